import pytest
import small_desk

from kbdesk.desk import open_desk
from kbdesk.domain.errors import ContentUnreadable, Locked
from kbdesk.domain.library import Library
from kbdesk.ui.content_watch import ContentWatch
from kbdesk.ui.kit.background import Rule


@pytest.fixture
def watch(qtbot, lane, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    one = ContentWatch(desk.library, lane(Rule.IN_ORDER))
    yield one
    one.end()
    desk.close()


def test_what_the_index_knew_comes_first_then_a_look_at_the_folder(qtbot, watch):
    with qtbot.waitSignals([watch.known, watch.looking, watch.looked], order="strict"):
        watch.begin()


def test_a_reading_that_was_stopped_is_not_begun_again_by_itself(qtbot, watch):
    with qtbot.waitSignal(watch.looked):
        watch.begin()
    watch.look()
    with qtbot.waitSignal(watch.stopped):
        watch.stop()
    with qtbot.assertNotEmitted(watch.looking):
        watch.look()
    with qtbot.waitSignals([watch.looking, watch.looked]):
        watch.go_on()
    assert not watch.is_stopped


def test_a_trouble_is_told_once_and_again_after_it_was_over(watch, qtbot):
    told = []
    watch.failed.connect(told.append)
    for error in (ContentUnreadable("content-missing", folder="x"), ContentUnreadable("content-missing", folder="x")):
        watch._look_failed(error)
    assert len(told) == 1
    watch._look_failed(Locked("index-locked", folder="x"))
    assert len(told) == 2
    with qtbot.waitSignal(watch.looked):
        watch.look()
    watch._look_failed(Locked("index-locked", folder="x"))
    assert len(told) == 3


def test_without_a_folder_it_goes_on_looking_and_finds_it_when_it_comes(qtbot, lane, tmp_path):
    desk = open_desk(content=tmp_path / "later", data=tmp_path / "data")
    watch = ContentWatch(desk.library, lane(Rule.IN_ORDER))
    with qtbot.waitSignal(watch.known) as known, qtbot.waitSignal(watch.failed) as failed:
        watch.begin()
    assert known.args == [Library()]
    assert failed.args[0].code == "content-missing"
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.md").write_text("# Kaas\n\nJa.\n", encoding="utf-8")
    with qtbot.waitSignal(watch.looked) as looked:
        watch.look()
    assert looked.args[0].changes.added == ("a.md",)
    watch.end()
    desk.close()
