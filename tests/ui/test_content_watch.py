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
    one = ContentWatch(desk.library, desk.hear, lane(Rule.IN_ORDER))
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
    watch = ContentWatch(desk.library, desk.hear, lane(Rule.IN_ORDER))
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


@pytest.fixture
def listening(qtbot, lane, tmp_path):
    """A watch that looks only when it hears something, with the content folder it listens to."""
    desk = small_desk.small_desk(tmp_path)
    watch = ContentWatch(desk.library, desk.hear, lane(Rule.IN_ORDER))
    watch.known.connect(lambda _library: watch.look())
    watch.begin()
    watch.end()
    qtbot.waitUntil(lambda: watch.is_listening)
    yield watch, tmp_path / "content"
    watch.end()
    desk.close()


def test_a_file_written_in_place_is_heard_and_read(qtbot, listening):
    watch, content = listening
    with qtbot.waitSignal(watch.looked) as looked:
        (content / "cheese.nl.md").write_text("# Kaas\n\nJa.\n", encoding="utf-8")
    assert looked.args[0].changes.added == ("cheese.nl.md",)


def test_a_file_put_in_the_place_of_another_is_heard_and_read(qtbot, listening):
    watch, content = listening
    with qtbot.waitSignal(watch.looked, check_params_cb=lambda refreshed: bool(refreshed.changes.added)):
        (content / "cheese.nl.md").write_text("# Kaas\n\nJa.\n", encoding="utf-8")
    with qtbot.waitSignal(watch.looked, check_params_cb=lambda refreshed: bool(refreshed.changes.changed)) as looked:
        (content / ".cheese.swp").write_text("# Kaas\n\nNee, geen kaas.\n", encoding="utf-8")
        (content / ".cheese.swp").replace(content / "cheese.nl.md")
    assert looked.args[0].changes.changed == ("cheese.nl.md",)


def test_a_thousand_files_at_once_are_all_found_in_the_end(qtbot, listening):
    watch, content = listening
    for number in range(1000):
        folder = content / f"part-{number % 10}"
        folder.mkdir(exist_ok=True)
        (folder / f"text-{number}.nl.md").write_text(f"# Tekst {number}\n\nJa.\n", encoding="utf-8")
    qtbot.waitUntil(
        lambda: sum(card.path.startswith("part-") for card in watch._library.library.cards) == 1000, timeout=20_000
    )


def test_what_happens_in_hidden_folders_and_to_other_files_is_not_listened_to(qtbot, listening):
    watch, content = listening
    with qtbot.assertNotEmitted(watch.looking, wait=300):
        (content / ".git").mkdir()
        (content / ".git" / "a.md").write_text("x", encoding="utf-8")
        (content / "picture.png").write_bytes(b"x")


def test_a_folder_that_was_away_is_listened_to_again(qtbot, listening):
    watch, content = listening
    away = content.with_name("away")
    content.rename(away)
    with qtbot.waitSignal(watch.failed):
        watch.look()
    away.rename(content)
    with qtbot.waitSignal(watch.looked):
        watch.look()
    qtbot.waitUntil(lambda: not watch._lane.busy)
    with qtbot.waitSignal(watch.looked, check_params_cb=lambda refreshed: bool(refreshed.changes)):
        (content / "cheese.nl.md").write_text("# Kaas\n\nJa.\n", encoding="utf-8")


def test_a_window_that_closes_while_it_begins_to_listen_hears_nothing_more(tmp_path):
    desk = small_desk.small_desk(tmp_path)
    hear = desk.hear
    desk.close()
    assert hear.begin(lambda: None) is False
