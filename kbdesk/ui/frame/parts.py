"""What of the window a style sheet has rules for, in parts that can be dressed one by one (`kbdesk.ui.kit.dressing`)."""

from PySide6.QtWidgets import QMainWindow, QWidget

from kbdesk.ui.frame.page_stack import PageStack
from kbdesk.ui.frame.side_split import SideSplit
from kbdesk.ui.frame.whole import Whole


def parts_of(window: QMainWindow, whole: Whole, split: SideSplit, stack: PageStack) -> tuple[QWidget, ...]:
    """The rows, what stands beside the pages, the pages; what lies over them and the menus."""
    rows = (row for row in whole.rows() if row is not split)
    over = (one for one in window.children() if isinstance(one, QWidget) and one is not whole)
    return (*rows, *split.parts(), *stack.named.values(), *over)
