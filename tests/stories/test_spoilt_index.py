"""A byte spoilt inside the index between two starts: nobody has to do anything, and nobody keeps reading a wrong word."""

import pytest

from kbdesk.cli.main import run_command_line
from kbdesk.desk import open_desk
from kbdesk.domain.hit import Question
from kbdesk.domain.progress import Progress


@pytest.fixture
def places(tmp_path):
    """Content and data, with an index in which one byte is another one."""
    content, data = tmp_path / "content", tmp_path / "data"
    content.mkdir()
    for number in range(40):
        (content / f"a{number}.md").write_text(f"# Vrucht {number}\n\nAlles over bramen.\n", encoding="utf-8")
    desk = open_desk(content=content, data=data)
    desk.library.open()
    desk.library.refresh(Progress())
    desk.close()
    (segment,) = (data / "index").rglob("*.seg")
    whole = bytearray(segment.read_bytes())
    whole[int.from_bytes(whole[:8], "big") // 2] ^= 1
    segment.write_bytes(whole)
    return content, data


def test_a_spoilt_byte_is_noticed_at_the_first_look_and_the_index_made_anew(places):
    content, data = places
    again = open_desk(content=content, data=data)
    again.library.open()
    refreshed = again.library.refresh(Progress())
    assert refreshed.rebuild_reason == "damaged"
    assert again.find.find(Question("bramen"), Progress()).total == 40
    assert again.library.refresh(Progress()).rebuild_reason == ""
    again.close()


def test_the_terminal_says_so_in_one_line(places, capsys):
    content, data = places
    words = ["find", "bramen", "--content", str(content), "--data", str(data), "--lang", "en"]
    for expected in ("The index was damaged and was made anew.\n", ""):
        assert run_command_line(words) == 0
        told = capsys.readouterr()
        assert "Vrucht" in told.out
        assert told.err == expected
