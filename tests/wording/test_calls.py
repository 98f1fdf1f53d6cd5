"""Every code that a page looks up has its sentence, in both languages."""

import ast
import re
from pathlib import Path

import pytest

import kbdesk
from kbdesk.domain import field_check
from kbdesk.domain.organisation import FieldType
from kbdesk.ui.kit.action_table import ACTIONS
from kbdesk.wording.call_kept import CALL_KEPT
from kbdesk.wording.calling_back import CALLING_BACK
from kbdesk.wording.calls import CALLS, within
from kbdesk.wording.contact_referrals import CONTACT_REFERRALS
from kbdesk.wording.contact_strip import CONTACT_STRIP
from kbdesk.wording.fields import FIELDS
from kbdesk.wording.outbox import LETTER
from kbdesk.wording.referrals import REFER_WORDS
from kbdesk.wording.speak import speak

BLANK = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("table", [CALLS, CALL_KEPT, FIELDS, CONTACT_STRIP])
def test_both_languages_are_there_and_fill_in_the_same(table):
    for key, (english, dutch) in table.items():
        assert english, key
        assert dutch, key
        assert set(BLANK.findall(english)) == set(BLANK.findall(dutch)), key
        assert english.count("|") == dutch.count("|"), key


def test_every_code_of_a_field_error_has_its_sentence():
    tree = ast.parse(Path(field_check.__file__).read_text(encoding="utf-8"))
    codes = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "FieldError"
        and isinstance(call.args[0], ast.Constant)
    }
    codes |= {f"not-{kind}" for kind in FieldType if kind in field_check._READERS}
    assert codes
    assert {f"field.{code}" for code in codes} <= set(FIELDS)


def test_every_key_that_a_page_says_is_in_a_table():
    root = Path(kbdesk.__file__).parent / "ui"
    said = set()
    for folder in ("call", "refer", "outbox"):
        for file in (root / folder).glob("*.py"):
            said |= set(
                re.findall(r'"((?:call|start|zone|finished|refer)\.[a-z_]+)"', file.read_text(encoding="utf-8"))
            )
    names = re.compile(
        r"call\.(step|choice|script|facts|clock|start|notice|finish|practice|steps|title|came_by|field|goes_along|back|park"
        r"|above|below|news|end_otherwise|go_on|first_read|copy_say)$|refer\.(note|queue|subject|urgency|finish|within|notice|field|look_up|paste_photo)$"
    )
    own = re.compile(r"call\.(wrap|contacts|new|nothing|outcome|undo|undo_line|wrap_up)$")
    known = {*CALLS, *CALL_KEPT, *REFER_WORDS, *CONTACT_REFERRALS, *(action.name for action in ACTIONS)}
    assert {key for key in said - known if not names.match(key) and not own.match(key)} == set()


def test_every_key_that_the_contact_says_is_in_a_table():
    root = Path(kbdesk.__file__).parent / "ui"
    files = [*(root / "call").glob("*.py"), root / "calls_news.py"]
    said = set()
    for file in files:
        said |= set(re.findall(r'"((?:strip|contacts|wrap|promise|log)\.[a-z_]+)"', file.read_text(encoding="utf-8")))
    assert said
    known = {*CONTACT_STRIP, *CONTACT_REFERRALS, *CALLING_BACK, *(action.name for action in ACTIONS)}
    assert {key for key in said if key not in known} <= {"promise.later.menu"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("24h", "binnen 24 uur"),
        ("1d", "binnen 1 werkdag"),
        ("2d", "binnen 2 werkdagen"),
        ("now", "direct"),
        ("zo snel mogelijk", "zo snel mogelijk"),
        ("", ""),
    ],
)
def test_how_soon_a_team_answers_is_said_in_words(code, words):
    table = {**CALLS, **LETTER}
    assert within(code, lambda key, **values: speak(table, key, "nl", **values)) == words
