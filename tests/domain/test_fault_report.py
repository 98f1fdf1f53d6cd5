"""What is written of an unexpected error says where, and neither what was typed nor who was there."""

import pytest

from kbdesk.domain.errors import Refused
from kbdesk.domain.fault_report import report_lines, spot_of, without_folders


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/home/jan.jansen/kbdesk/kbdesk/ui/app.py", "kbdesk/ui/app.py"),
        ("C:\\Users\\Jan Jansen\\AppData\\kbdesk\\ui\\app.py", "kbdesk/ui/app.py"),
        ("/home/jan/.venv/lib/python3.11/site-packages/whoosh/index.py", "whoosh/index.py"),
        ("/usr/lib/python3.11/json/decoder.py", "json/decoder.py"),
        ("/home/jan/work/kbdesk-jan/plugin.py", "plugin.py"),
        ("/home/jan/plugin.py", "plugin.py"),
        ("<string>", "<string>"),
    ],
)
def test_no_folder_of_a_person_stands_in_it(path, kept):
    assert without_folders(path) == kept


def raised(cause, error):
    try:
        try:
            raise cause
        except type(cause) as before:
            raise error from before
    except type(error) as caught:
        return caught


def test_kind_and_way_are_told_and_no_text():
    error = raised(ValueError("Jansen 0612345678"), Refused("bad-queue", name="Jansen"))
    lines = report_lines(error, error.__traceback__)
    assert lines[-1] == "Refused bad-queue"
    assert lines[1] == "ValueError, and from that:"
    assert "test_fault_report.py" in lines[0]
    assert "Jansen" not in " ".join(lines)


def test_causes_that_go_round_end():
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert len(report_lines(first, None)) == 6


def test_the_same_spot_is_known_again():
    errors = [raised(ValueError(str(n)), KeyError(str(n))) for n in range(2)]
    assert len({spot_of(error, error.__traceback__) for error in errors}) == 1
