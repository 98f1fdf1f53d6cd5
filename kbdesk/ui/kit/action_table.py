"""All that can be done by key, in the order of the sheet of keys (F1). One line is one action.

To add an action:

1. here, a line: its name, its group on the sheet, where it holds, its keys;
2. in `kbdesk/wording/actions.py`, a line: `act.<name>` in English and Dutch;
3. where its widget is made, a line: `bind(self, "read.print", self._print)` (`kbdesk.ui.kit.actions`).

The sheet of keys, the command list (Ctrl+Shift+A), the user's own keys and the tests find it there by themselves. No
widget makes a `QShortcut` of its own; a test looks for those. Keys that a widget takes from `keyPressEvent` (arrows,
Enter, digits) have a line as well, with `fixed=True`, so that the sheet tells of them; they are not bound.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The headings of the sheet, in its order."""

    EVERYWHERE = "everywhere"
    FIND = "find"
    READ = "read"
    CALL = "call"
    REFER = "refer"
    CONTACTS = "contacts"
    OUTBOX = "outbox"
    SETTINGS = "settings"


WINDOW = "window"
"""The place of what holds everywhere: such a key may be nothing else anywhere."""


@dataclass(frozen=True, slots=True)
class Action:
    """`place` is where the keys hold: `window`, or the name of a page; one key is one action in a place.

    `caps` is what the sheet shows instead of the keys, two spaces between keycaps. `quiet`: the command list has it,
    the sheet has not. `fixed`: no shortcut is made and no other key can be chosen. `number` fills in the words.
    """

    name: str
    group: Group
    keys: tuple[str, ...] = ()
    place: str = WINDOW
    caps: str = ""
    quiet: bool = False
    fixed: bool = False
    number: int = 0
    words: str = ""

    @property
    def sentence(self) -> str:
        """Key of its words."""
        return self.words or f"act.{self.name}"

    @property
    def is_on_sheet(self) -> bool:
        """Whether the sheet of keys has a line for it."""
        return not self.quiet and bool(self.keys or self.caps)


_EVERY, _FIND, _READ, _CALL = Group.EVERYWHERE, Group.FIND, Group.READ, Group.CALL

ACTIONS: tuple[Action, ...] = (
    Action("search", _EVERY, ("Ctrl+K", "/")),
    Action("commands", _EVERY, ("Ctrl+Shift+A",), caps="Ctrl+Shift+A  >"),
    Action("pages", _EVERY, caps="Ctrl+1 … 5", fixed=True),
    Action("page.find", _EVERY, quiet=True),
    Action("page.call", _EVERY, quiet=True),
    Action("page.refer", _EVERY, quiet=True),
    Action("page.outbox", _EVERY, quiet=True),
    Action("page.contacts", _EVERY, quiet=True),
    Action("zone.next", _EVERY, ("F6",)),
    Action("zone.before", _EVERY, ("Shift+F6",)),
    Action("back", _EVERY, ("Esc",)),
    Action("refer", _EVERY, ("Ctrl+R",)),
    Action("spelling.next", _EVERY, ("F7",)),
    Action("flag", _EVERY, ("F8",)),
    Action("asked.take", _EVERY, ("Ctrl+Shift+N",)),
    Action("asked.leave", _EVERY, quiet=True),
    Action("fold", _EVERY, ("F9",)),
    Action("compact", _EVERY, ("Ctrl+Shift+K",)),
    Action("text.larger", _EVERY, ("Ctrl++", "Ctrl+="), caps="Ctrl++"),
    Action("text.smaller", _EVERY, ("Ctrl+-",)),
    Action("text.usual", _EVERY, ("Ctrl+0",)),
    Action("settings", _EVERY, ("Ctrl+,",)),
    Action("keys", _EVERY, ("F1",)),
    Action("help", _EVERY, quiet=True),
    Action("tour", _EVERY, quiet=True),
    Action("content", _EVERY, quiet=True),
    Action("language", _EVERY, quiet=True),
    Action("looks.light", _EVERY, quiet=True),
    Action("looks.dark", _EVERY, quiet=True),
    Action("looks.system", _EVERY, quiet=True),
    Action("find.move", _FIND, caps="↑  ↓", place="find", fixed=True),
    Action("find.open", _FIND, caps="Enter", place="find", fixed=True),
    Action("find.filters", _FIND, ("Ctrl+L",), "find"),
    Action("find.literal", _FIND, ("Ctrl+Shift+L",), "find"),
    Action("read.look_up", _READ, ("Ctrl+F",), "find"),
    Action("read.back", _READ, ("Alt+Left",), "find"),
    Action("read.forward", _READ, ("Alt+Right",), "find"),
    Action("read.copy_say", _READ, ("Ctrl+Shift+C",), "find"),
    Action("read.print", _READ, ("Ctrl+P",), "find"),
    Action("read.helped", _READ, ("Alt+H",), "find"),
    Action("read.not_helped", _READ, ("Alt+Shift+H",), "find"),
    Action("call.digits", _CALL, caps="1 … 9", place="call", fixed=True),
    Action("call.digits_typing", _CALL, caps="Alt+1 … 9", place="call", fixed=True),
    *(
        Action(f"call.choose.{digit}", _CALL, (f"Alt+{digit}",), "call", quiet=True, number=digit, words="act.choose")
        for digit in range(1, 10)
    ),
    Action("call.previous", _CALL, caps="Backspace", place="call", fixed=True),
    Action("call.back", _CALL, ("Alt+Left",), "call", quiet=True),
    Action("call.understood", _CALL, ("Alt+U",), "call"),
    Action("call.steps", _CALL, ("Ctrl+J",), "call"),
    Action("call.whole", _CALL, ("Ctrl+Shift+O",), "call"),
    Action("call.other_language", _CALL, ("Ctrl+Shift+T",), "call"),
    Action("call.copy_say", _CALL, ("Ctrl+Shift+C",), "call"),
    Action("contact.new", _CALL, ("Ctrl+N",)),
    Action("call.next_contact", _CALL, ("Ctrl+Tab",)),
    Action("call.contact_before", _CALL, ("Ctrl+Shift+Tab",), quiet=True),
    Action("call.hold", _CALL, ("Ctrl+Shift+H",)),
    Action("call.park", _CALL, ("Ctrl+Shift+P",)),
    Action("call.hang_up", _CALL, ("Ctrl+Shift+E",)),
    Action("call.finish", _CALL, ("Ctrl+Return", "Ctrl+Enter"), "call", caps="Ctrl+Enter"),
    Action("call.undo", _CALL, ("Ctrl+Z",), "call"),
    Action("contact.log", _CALL, ("Ctrl+Return", "Ctrl+Enter"), "find", caps="Ctrl+Enter", quiet=True),
    Action("promise.call", _CALL, ("Ctrl+Shift+B",)),
    Action("promise.done", _CALL, ("Ctrl+Shift+D",)),
    Action("promise.later", _CALL, ("Ctrl+Shift+M",)),
    Action("lists.next", Group.CONTACTS, ("N",), "contacts"),
    Action("lists.call", Group.CONTACTS, ("C",), "contacts"),
    Action("lists.dial", Group.CONTACTS, ("B",), "contacts"),
    Action("lists.no_answer", Group.CONTACTS, ("G",), "contacts"),
    Action("lists.later", Group.CONTACTS, ("L",), "contacts"),
    Action("lists.do_not_call", Group.CONTACTS, ("X",), "contacts"),
    Action("settings.filter", Group.SETTINGS, ("Ctrl+F",), "settings"),
    Action("outbox.look_up", Group.OUTBOX, ("Ctrl+F",), "outbox"),
    Action("refer.paste_photo", Group.REFER, caps="Ctrl+V", place="refer", fixed=True),
    Action("refer.finish", Group.REFER, ("Ctrl+Return", "Ctrl+Enter"), "refer", caps="Ctrl+Enter"),
)


def action_named(name: str) -> Action:
    """Raises KeyError where the table has none: a missing line is a bug."""
    return {action.name: action for action in ACTIONS}[name]


def page_action(page: str, number: int) -> Action:
    """To a page: Ctrl and its place in the rail."""
    return Action(f"page.{page}", Group.EVERYWHERE, (f"Ctrl+{number}",), quiet=True)
