"""Every remark of moving in has its sentence in both languages."""

import ast
from pathlib import Path

import kbdesk
from kbdesk.domain.moved_in import Remark
from kbdesk.domain.place import Place
from kbdesk.wording.moving_in import REMARKS, remark_sentence

PROGRAM = Path(kbdesk.__file__).parent


def codes():
    """Codes that the program gives, by the calls that give them."""
    files = [*(PROGRAM / "content/importing").glob("*.py"), PROGRAM / "workflows/move_in.py"]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).rpartition(".")[2]
            place = {"add": 0, "NotReadable": 0, "_Refused": 0, "Remark": 1}.get(called)
            if place is not None and len(node.args) > place:
                yield from (
                    part.value
                    for part in ast.walk(node.args[place])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.islower()
                )


def test_every_remark_has_its_sentence_in_both_languages():
    found = set(codes())
    assert {"shortcode", "docx-entities", "exists", "picture-large"} <= found
    assert found - set(REMARKS) == set()
    for code, (english, dutch) in REMARKS.items():
        assert english.count("{what}") == dutch.count("{what}"), code
        assert remark_sentence(Remark(Place("a.md"), code, "x"), "nl")


def test_every_remark_stands_in_the_page_about_moving_in():
    page = (PROGRAM.parent / "docs/moving-in.md").read_text(encoding="utf-8")
    assert [code for code in REMARKS if f"`{code}`" not in page] == []
