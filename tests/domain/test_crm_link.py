"""A value never decides where a link leads, and one that is missing makes no link."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.crm_link import call_address, fill, fill_all, leads_astray, values_in
from kbdesk.domain.organisation import CrmLink, Label

QUERY = "https://crm.example/zoek?q={{phone}}&n={{ name }}"


def test_values_are_named_once_each():
    assert values_in(QUERY + "{{phone}}") == ("phone", "name")


def test_values_are_encoded_whole():
    address = fill(QUERY, {"phone": "+31612345678", "name": "A&B=/?#é"})
    assert address == "https://crm.example/zoek?q=%2B31612345678&n=A%26B%3D%2F%3F%23%C3%A9"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1))
def test_no_value_leads_elsewhere_or_adds_to_the_address(value):
    address = fill("https://crm.example/a/{{x}}?q={{x}}", {"x": value})
    if not value.strip():
        assert address == ""
        return
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("https", "crm.example", "")
    assert parse_qs(parts.query, strict_parsing=True) == {"q": [value.strip()]}
    assert parts.path.count("/") == 2


def test_a_missing_value_makes_no_link():
    assert fill(QUERY, {"phone": "+31612345678", "name": " "}) == ""
    assert fill(QUERY, {"phone": "+31612345678"}) == ""


@pytest.mark.parametrize(
    "template",
    [
        "ftp://crm.example/{{phone}}",
        "javascript:alert({{phone}})",
        "file:///etc/{{phone}}",
        "//crm.example/{{phone}}",
        "crm.example/{{phone}}",
        "https://{{name}}.example/",
        "https://crm.example:{{phone}}/",
        "https://{{name}}@crm.example/",
        "https://user@crm.example/{{phone}}",
        "{{phone}}",
        "https:///x",
        "https://[bad/{{phone}}",
        "https://crm.example/a b",
        "",
    ],
)
def test_a_template_that_may_lead_astray_is_never_filled(template):
    assert leads_astray(template)
    assert fill(template, {"phone": "1", "name": "x"}) == ""


def test_only_links_that_can_be_filled_are_offered_in_the_readers_language():
    links = (
        CrmLink("customer", Label((("nl", "Klant"), ("en", "Customer"))), "https://crm.example/?q={{phone}}"),
        CrmLink("file", Label(), "https://crm.example/{{customer_number}}"),
    )
    found = fill_all(links, {"phone": "+31612345678"}, "en")
    assert [(one.label, one.address) for one in found] == [("Customer", "https://crm.example/?q=%2B31612345678")]


def test_only_a_number_in_one_form_can_be_dialled():
    assert call_address("+31612345678") == "tel:+31612345678"
    for other in ("0612345678", "", "+31;ext=1", "+31612345678,9", "tel:+31612345678"):
        assert call_address(other) == ""
