"""What the records say of the outgoing lists, read in the lane and made into rows there."""

from dataclasses import dataclass

from kbdesk.domain.contact_list import ListProgress, ListRow, RowState
from kbdesk.ui.contacts.parted_model import Row, Wanted
from kbdesk.ui.contacts.row_words import RowWords
from kbdesk.workflows.work_lists import WorkLists


@dataclass(frozen=True, slots=True)
class ListState:
    """All lists as rows, and of the one that is open (the newest where none was) its row in hand and its first rows.

    `in_hand` is the row that is to be called; where there is none, the one whose call is going on.
    """

    lists: tuple[ListProgress, ...]
    list_rows: tuple[Row, ...]
    open: ListProgress | None
    in_hand: ListRow | None
    rows: tuple[Row, ...]


def read_state(
    lists: WorkLists, number: int, states: tuple[RowState, ...], wanted: Wanted, row_words: RowWords
) -> ListState:
    """As they stand now."""
    progress = lists.lists()
    one = next((found for found in progress if found.list.number == number), progress[0] if progress else None)
    held: tuple[ListRow, ...] = ()
    rows: tuple[ListRow, ...] = ()
    if one is not None:
        held = lists.rows(one.list.number, states=(RowState.IN_HAND,))
        rows = lists.rows(one.list.number, states=states, first=0, limit=wanted.limit)
    in_hand = next((row for row in held if not row.contact), held[-1] if held else None)
    made = tuple(map(row_words.list_row, rows))
    return ListState(progress, tuple(map(row_words.progress, progress)), one, in_hand, made)
