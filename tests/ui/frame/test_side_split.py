from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kbdesk.ui.frame.side_split import SideSplit

WIDE, MIDDLE, NARROW = 1200, 760, 380


def holder(inner):
    one = QWidget()
    QVBoxLayout(one).addWidget(inner)
    return one


class Stands:
    """A split with a field in the pages and one in the side."""

    def __init__(self, qtbot, theme):
        self.page_field, self.side_field = QLineEdit(), QLineEdit()
        self.pages, self.side, self.line = holder(self.page_field), holder(self.side_field), QLabel("one line")
        self.window = QWidget()
        self.split = SideSplit(theme, self.pages)
        QVBoxLayout(self.window).addWidget(self.split)
        self.split.set_side(self.side, self.line)
        qtbot.addWidget(self.window)
        self.window.resize(WIDE, 500)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.page_field.setFocus()

    def seen(self):
        return [name for name in ("pages", "side", "line") if getattr(self, name).isVisible()]


def test_where_there_is_room_a_contact_stands_beside_the_pages_at_once(qtbot, theme):
    one = Stands(qtbot, theme)
    assert one.seen() == ["pages"]
    one.split.offer(True)
    assert one.seen() == ["pages", "side"]
    one.split.show_side(False)
    assert one.seen() == ["pages"]
    one.split.offer(False)
    one.split.offer(True)
    assert one.seen() == ["pages", "side"]


def test_in_a_smaller_window_it_is_one_line_until_somebody_wants_more(qtbot, theme):
    one = Stands(qtbot, theme)
    one.window.resize(MIDDLE, 500)
    one.split.offer(True)
    assert one.seen() == ["pages", "line"]
    one.split.show_side(True)
    assert one.seen() == ["pages", "side"]
    one.split.show_side(False)
    assert one.seen() == ["pages", "line"]
    one.split.offer(False)
    assert one.seen() == ["pages"]


def test_in_the_narrowest_it_takes_the_place_of_the_pages_until_the_cursor_leaves_it(qtbot, theme):
    one = Stands(qtbot, theme)
    one.window.resize(NARROW, 500)
    one.split.offer(True)
    one.split.show_side(True)
    assert one.seen() == ["side"]
    assert one.side_field.hasFocus()
    one.split.uncover()
    assert one.seen() == ["pages", "line"]
    outside = QLineEdit()
    one.window.layout().addWidget(outside)
    outside.show()
    one.split.show_side(True)
    outside.setFocus()
    assert one.seen() == ["pages", "line"]


def test_a_window_that_gets_narrow_folds_it_and_one_that_gets_wide_unfolds_it(qtbot, theme):
    one = Stands(qtbot, theme)
    one.split.offer(True)
    one.window.resize(NARROW, 500)
    assert one.seen() == ["pages", "line"]
    one.window.resize(WIDE, 500)
    assert one.seen() == ["pages", "side"]


def test_it_never_keeps_the_window_wide(qtbot, theme):
    one = Stands(qtbot, theme)
    one.side.setMinimumWidth(300)
    one.pages.setMinimumWidth(300)
    one.split.offer(True)
    assert one.split.minimumSizeHint().width() < 300


class Painted(QObject):
    """The geometry of a widget at each painting of it."""

    def __init__(self, widget):
        super().__init__()
        self.seen = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            self.seen.append(watched.geometry().getRect())
        return False


def test_folding_and_unfolding_are_one_picture_each(qtbot, theme):
    one = Stands(qtbot, theme)
    one.window.resize(MIDDLE, 500)
    one.split.offer(True)
    qtbot.wait(20)
    for is_shown in (True, False):
        painted = Painted(one.pages)
        one.split.show_side(is_shown)
        qtbot.waitUntil(lambda painted=painted: bool(painted.seen))
        qtbot.wait(20)
        assert len(set(painted.seen)) == 1
