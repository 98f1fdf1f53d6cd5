from PySide6.QtCore import QRect, QSize

from kbdesk.ui.frame.placing import FRAME, USUAL, first_size, normal_size, within

LAPTOP = QRect(0, 0, 1366, 768)
DESKTOP = QRect(0, 27, 1920, 1053)


def with_frame(window):
    """As the system draws it: a title above, a line at the sides and below."""
    side = FRAME.width() // 2
    return window.adjusted(-side, -(FRAME.height() - side), side, side)


def test_on_a_small_screen_the_window_fills_it():
    assert first_size(LAPTOP.size()) is None
    assert normal_size(LAPTOP.size()).height() < 768


def test_on_a_large_screen_it_has_its_usual_size():
    assert first_size(DESKTOP.size()) == USUAL


def test_a_window_that_fits_stays_where_it_stood():
    stood = QRect(300, 200, 1000, 600)
    assert within(stood, DESKTOP) == stood


def test_a_window_of_a_larger_screen_gets_smaller_and_comes_inside():
    for stood in (QRect(2400, 1300, 2000, 1200), QRect(-50, -30, 1366, 768), QRect(900, 500, 1000, 700)):
        assert LAPTOP.contains(with_frame(within(stood, LAPTOP)))
        assert DESKTOP.contains(with_frame(within(stood, DESKTOP)))


def test_a_second_screen_keeps_its_own_window():
    second = QRect(1920, 0, 1920, 1080)
    assert within(QRect(2000, 100, 800, 600), second) == QRect(2000, 100, 800, 600)
    assert QSize(800, 600) == within(QRect(0, 0, 800, 600), second).size()
