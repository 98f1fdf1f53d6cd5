"""Whatever stands in an address, it is read within its bounds or refused with a code; nothing else comes of it."""

import unicodedata
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.asked_address import (
    LONGEST_ADDRESS,
    LONGEST_FIELD,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_QUERY,
    MOST_TOLD,
    AskedCall,
    AskedOutbox,
    AskedSearch,
    AskedText,
    Dropped,
    read_address,
)
from kbdesk.domain.contact import Direction
from kbdesk.domain.errors import WrongUse

REFUSALS = {"address-not-ours", "address-too-long", "address-unknown", "address-empty", "address-name-refused"}
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
KEYS = st.one_of(
    st.sampled_from(["number", "name", "direction", "lang", "script", "q", "field.a", "Field.b", "field.", "x"]), WORDS
)


def call(**pairs):
    return read_address("kbdesk://call?" + urlencode(pairs, quote_via=quote))


def code(address):
    with pytest.raises(WrongUse) as refused:
        read_address(address)
    return refused.value.code


def test_a_call_brings_who_calls_and_which_script_is_proposed():
    asked = read_address(
        "kbdesk://call?number=%2B31612345678&name=J.%20de%20Vries&direction=incoming&script=no-hot-water"
        "&field.appliance=boiler&lang=NL"
    )
    fields = (("appliance", "boiler"),)
    assert asked == AskedCall("+31612345678", "J. de Vries", Direction.INCOMING, "nl", "no-hot-water", fields)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("kbdesk://find?q=geen+warm%20water", AskedSearch("geen warm water")),
        ("kbdesk://show/no-hot-water#which-appliance", AskedText("no-hot-water", "which-appliance")),
        ("kbdesk://show/articles/pressure.nl.md", AskedText("articles/pressure.nl.md")),
        ("kbdesk://outbox", AskedOutbox()),
        ("KBDESK://Outbox/", AskedOutbox()),
        ("kbdesk:outbox", AskedOutbox()),
        ("kbdesk://call/?number=123456", AskedCall("123456")),
        ("kbdesk://call", AskedCall()),
        ("  kbdesk://find/?q=x\r\n", AskedSearch("x")),
    ],
)
def test_every_form_is_read_as_browsers_windows_and_people_write_it(address, asked):
    assert read_address(address) == asked


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("+31612345678", "+31612345678"),
        ("%2B31 6 12 34 56 78", "+31 6 12 34 56 78"),
        ("sip:0612345678@pbx.example;user=phone", "0612345678"),
        ("tel:%2B31612345678;ext=3", "+31612345678"),
        ("(06)%2012-34.56/78", "(06) 12-34.56/78"),
        ("204", "204"),
    ],
)
def test_a_number_is_read_as_telephones_write_it(written, read):
    asked = read_address(f"kbdesk://call?number={written}")
    assert (asked.number, asked.dropped) == (read, ())


@pytest.mark.parametrize("number", ["anonymous", "<b>1</b>", "+", "1" * 61, "javascript:alert(1)", "1;rm -rf"])
def test_what_is_no_number_is_let_go_and_told(number):
    asked = call(number=number)
    assert not asked.number or asked.number == "1"
    assert asked.number or [one.name for one in asked.dropped] == ["number"]


def test_what_is_not_known_is_let_go_and_told():
    asked = read_address(
        "kbdesk://call?number=112233&send=yes&delete=all&field.a=1&field.a=2&direction=up&lang=klingon"
    )
    assert asked.fields == (("a", "1"),)
    assert set(asked.dropped) == {
        Dropped("send", "unknown"),
        Dropped("delete", "unknown"),
        Dropped("field.a", "twice"),
        Dropped("direction", "not-understood"),
        Dropped("lang", "not-understood"),
    }


def test_a_value_that_is_too_long_is_let_go_and_told():
    asked = call(name="x" * (LONGEST_NAME + 1), **{"field.note": "y" * (LONGEST_FIELD + 1)})
    assert (asked.name, asked.fields) == ("", ())
    assert asked.dropped == (Dropped("name", "too-long"), Dropped("field.note", "too-long"))


def test_control_characters_and_marks_that_turn_the_direction_are_taken_out():
    asked = call(name="Jan\x00\x1b[31m\u202egnp.exe\r\nBcc: x", **{"field.a": "een\x07\ntwee"})
    assert asked.name == "Jan[31mgnp.exe Bcc: x"
    assert asked.fields == (("a", "een\ntwee"),)


def test_a_name_is_no_html():
    assert call(name="Jan <img src='//host/x'>").name == "Jan img src='//host/x'"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..%2f..%2fetc",
        "%252e%252e/x",
        "/etc/passwd",
        "a/../b",
        "C:\\Windows",
        "\\\\host\\share",
        "file:///etc/passwd",
        "a\x00/../b",
        "x" * (LONGEST_ID + 1),
        "$(rm -rf)",
        "--answers=x",
        "a?b",
        ".",
    ],
)
def test_a_hostile_name_of_a_script_or_text_is_refused(name):
    written = name if "%" in name else quote(name, safe="/.")
    assert code(f"kbdesk://call?script={written}") == "address-name-refused"
    if not name.startswith("/"):
        assert code(f"kbdesk://show/{written}") == "address-name-refused"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://example.org", "address-not-ours"),
        ("", "address-not-ours"),
        ("kbdesk", "address-not-ours"),
        ("kbdesk://delete?id=1", "address-unknown"),
        ("kbdesk://", "address-unknown"),
        ("kbdesk://find", "address-empty"),
        ("kbdesk://find?q=%00%20", "address-empty"),
        ("kbdesk://show/", "address-empty"),
        ("kbdesk://find?q=" + "x" * (LONGEST_QUERY + 1), "address-too-long"),
        ("kbdesk://find?q=" + "x" * LONGEST_ADDRESS, "address-too-long"),
    ],
)
def test_what_cannot_be_asked_is_refused(address, expected):
    assert code(address) == expected


def test_an_address_full_of_nonsense_fills_no_window():
    asked = read_address("kbdesk://call?" + "&".join(f"key{number}=1" for number in range(500)))
    assert len(asked.dropped) == MOST_TOLD


def is_clean(text, *, lines=False):
    return all(
        unicodedata.category(sign)[0] != "C" or sign in "\u200c\u200d" or (lines and sign == "\n") for sign in text
    )


@given(
    st.sampled_from(["call", "find", "show", "outbox", "call/", "", "x"]),
    st.lists(st.tuples(KEYS, WORDS), max_size=8),
    st.booleans(),
    WORDS,
)
def test_whatever_stands_in_an_address_comes_out_clean_and_within_its_bounds(what, pairs, is_encoded, tail):
    encode = quote if is_encoded else str
    query = "&".join(f"{encode(key)}={encode(value)}" for key, value in pairs)
    try:
        asked = read_address(f"kbdesk://{what}?{query}#{tail}")
    except WrongUse as refused:
        why = refused
        asked = None
    if asked is None:
        assert why.code in REFUSALS
        assert all(len(str(fact)) <= 60 and is_clean(str(fact)) for fact in why.facts.values())
        return
    assert len(asked.dropped) <= MOST_TOLD
    assert all(len(one.name) <= 60 and is_clean(one.name) for one in asked.dropped)
    if isinstance(asked, AskedCall):
        bounds = {asked.number: LONGEST_NUMBER, asked.name: LONGEST_NAME, asked.script: LONGEST_ID, asked.lang: 3}
        assert all(len(text) <= longest and is_clean(text) for text, longest in bounds.items())
        assert all(is_clean(value, lines=True) and 0 < len(value) <= LONGEST_FIELD for _, value in asked.fields)
        assert ".." not in asked.script.split("/")
    if isinstance(asked, AskedSearch):
        assert 0 < len(asked.query) <= LONGEST_QUERY
        assert is_clean(asked.query)


@given(st.text(max_size=300))
def test_no_text_at_all_does_more_than_be_read_or_refused(text):
    try:
        found = read_address(text)
    except WrongUse as refused:
        found = refused.code
    assert found in REFUSALS or isinstance(found, AskedCall | AskedSearch | AskedText | AskedOutbox)


@given(WORDS, WORDS)
def test_what_is_encoded_as_it_should_be_comes_out_as_it_went_in(name, value):
    tidy = " ".join(value.replace("<", "").replace(">", "").split())
    if tidy.isprintable() and len(tidy) <= LONGEST_NAME:
        asked = read_address(f"kbdesk://call?name={quote(tidy)}&field.{quote(name)}={quote(tidy)}")
        assert asked.name == tidy
