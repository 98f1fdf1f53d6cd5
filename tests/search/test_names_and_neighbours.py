"""What stands on top: names with inner capitals, pieces of codes, neighbours, titles that are headings, compounds."""

import pytest
from search_builders import an_article, an_index, ask, found, on_top

OTHERS = [
    an_article(f"other{number}.md", f"Iets {number}", f"Een verhaal over van alles {number}.") for number in range(9)
]


def explained(index, text, path, name):
    """The value of a fact in the explanation of a hit."""
    hit = next(hit for hit in ask(index, text, explain=True).hits if hit.path == path)
    return next(fact for line in hit.explanation for fact in line.split() if fact.startswith(f"{name}="))


@pytest.mark.parametrize("typed", ["requestHeaders", "zet requestHeaders"])
def test_who_holds_a_name_stands_above_who_holds_another_form_of_it_or_its_parts(tmp_path, typed):
    index = an_index(
        tmp_path,
        an_article("name.md", "Beleid", "Van alles en nog wat, zet dat maar aan, met requestHeaders ergens. " * 2),
        an_article("parts.md", "Request headers", "Request headers. Zet de request headers. Headers, request."),
        an_article("form.md", "RequestHeader", "Een requestHeader, requestHeader en requestHeader. Zet het."),
        *OTHERS,
    )
    assert on_top(index, typed) == "name.md"


def test_typed_in_small_letters_it_is_a_word_like_any_other(tmp_path):
    index = an_index(
        tmp_path,
        an_article("name.md", "Beleid", "Van alles en nog wat. " * 90 + "Met statuscodes."),
        an_article("form.md", "Iets", "Hier staat van alles over een statuscode."),
        *OTHERS,
    )
    assert on_top(index, "statuscodes") == "form.md"
    assert on_top(index, "statusCodes") == "name.md"


def test_a_text_with_one_word_of_a_known_code_is_not_worth_showing(tmp_path):
    index = an_index(
        tmp_path,
        an_article(
            "code.md", "Datums", "Een lang verhaal over van alles en nog wat, met TODAY-2w als voorbeeld erin. " * 3
        ),
        an_article("word.md", "Today", "Today. Wat is today? Today is vandaag."),
        *OTHERS,
    )
    assert found(index, "TODAY-2w") == ["code.md"]
    assert set(found(index, "TODAY 2w")) == {"code.md", "word.md"}


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("Wij gaan warme dranken schenken.", "1.00"),
        ("Wij schenken een warme, zoete drank.", "0.50"),
        ("De drank is warm.", "0.00"),
        ("Het is warm.\n\nDrank.", "1.00"),
    ],
)
def test_neighbours_of_the_question_count_in_any_form_and_half_with_a_word_between(tmp_path, body, share):
    index = an_index(tmp_path, an_article("a.md", "Iets", body), *OTHERS)
    assert explained(index, "warme drank", "a.md", "nearness") == f"nearness={share}"


def test_a_pair_does_not_reach_from_one_field_into_the_next(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Warme", "Drank is er altijd."), *OTHERS)
    assert explained(index, "warme drank", "a.md", "nearness") == "nearness=0.00"


def test_a_title_that_is_a_heading_further_down_counts_half(tmp_path):
    own = an_article("own.md", "Storing", "Wat te doen?\n\nBel ons.")
    borrowed = an_article("borrowed.md", "Storing", "Wat te doen?\n\nStoring\n\nBel.", headings=("Storing", "Meer"))
    opening = an_article("opening.md", "Storing", "Storing\n\nWat te doen? Bel.", headings=("Storing", "Meer"))
    index = an_index(tmp_path, own, borrowed, opening, *OTHERS)
    shares = [
        explained(index, "storing bellen", f"{name}.md", "title_share") for name in ("own", "opening", "borrowed")
    ]
    assert shares[0] == shares[1]
    assert float(shares[2].partition("=")[2]) == pytest.approx(float(shares[0].partition("=")[2]) / 2, abs=0.01)


def test_an_unknown_compound_is_as_rare_as_the_rarer_of_its_parts(tmp_path):
    services = [an_article(f"service{number}.md", "Service", f"Onze service, nummer {number}.") for number in range(12)]
    dates = [an_article(f"afspraak{number}.md", "Afspraak", f"Een afspraak maken {number}.") for number in range(2)]
    index = an_index(tmp_path, *services, *dates, *OTHERS)
    compound = explained(index, "serviceafspraak", "afspraak0.md", "idf")
    assert compound == explained(index, "afspraak", "afspraak0.md", "idf")
