from datetime import date

from kbdesk.domain.article import PHASES, Card, Confidence, Header, Kind, Stamp
from kbdesk.domain.content_report import coverage, reviews, translations
from kbdesk.domain.library import Library
from kbdesk.domain.organisation import Label, Organisation, Product

TODAY = date(2026, 11, 24)


def card(identity, **facts):
    header = Header(identity, lang=facts.pop("lang", "nl"), **facts)
    return Card(f"{identity}.{header.lang}.md", Stamp(1, 1), "", header)


def library(*cards, products=("gas", "heat"), languages=("nl", "en")):
    named = tuple(Product(code, Label()) for code in products)
    return Library(Organisation(products=named, languages=languages), cards)


def test_each_article_stands_in_each_of_its_cells_and_its_languages_count_as_one():
    made = coverage(
        library(
            card("a", product=("gas", "heat"), phase=("use",)),
            card("a", product=("gas",), phase=("use",), lang="en"),
            card("b", product=("gas",), phase=("use", "billing")),
        ),
        TODAY,
    )
    assert made.articles == 2
    assert (made.at("gas", "use"), made.at("heat", "use"), made.at("gas", "billing")) == (2, 1, 1)
    assert len(made.gaps) == 2 * len(PHASES) - 3


def test_what_is_no_article_in_use_covers_nothing():
    made = coverage(
        library(
            card("a", kind=Kind.SCRIPT, product=("gas",), phase=("use",)),
            card("b", confidence=Confidence.ARCHIVED, product=("gas",), phase=("use",)),
            card("c", valid_until=date(2026, 1, 1), product=("gas",), phase=("use",)),
        ),
        TODAY,
    )
    assert (made.articles, made.at("gas", "use")) == (0, 0)


def test_an_article_about_nothing_in_particular_fills_no_gap():
    made = coverage(library(card("a")), TODAY)
    assert made.at("", "") == 1
    assert len(made.gaps) == 2 * len(PHASES)


def test_a_product_that_nobody_declared_has_its_row():
    assert coverage(library(card("a", product=("solar",), phase=("use",))), TODAY).at("solar", "use") == 1


def test_reviews_are_those_that_are_overdue_or_due_within_thirty_days_by_owner():
    made = reviews(
        library(
            card("late", owner="team b", reviewed=date(2026, 5, 1), review_months=6),
            card("soon", owner="team a", reviewed=date(2026, 6, 24), review_months=6),
            card("fine", owner="team a", reviewed=date(2026, 6, 25), review_months=6),
            card("nobody", reviewed=date(2020, 1, 1), review_months=6),
            card("undated", owner="team a"),
            card("gone", reviewed=date(2020, 1, 1), review_months=6, confidence=Confidence.ARCHIVED),
        ),
        TODAY,
    )
    told = [(owner, [(one.card.header.id, one.overdue) for one in due]) for owner, due in made.by_owner()]
    assert told == [("team a", [("soon", False)]), ("team b", [("late", True)]), ("", [("nobody", True)])]
    assert (made.texts, made.undated) == (5, 1)


def test_a_half_is_missing_or_behind_what_it_follows():
    made = translations(
        library(
            card("only", revision=2),
            card("pair", revision=5),
            card("pair", revision=4, based_on=4, lang="en"),
            card("even", revision=5),
            card("even", revision=4, based_on=5, lang="en"),
            card("gone", confidence=Confidence.ARCHIVED),
        )
    )
    told = [(one.card.header.id, one.lang, one.is_missing, one.based_on, one.revision) for one in made.untranslated]
    assert told == [("only", "en", True, 0, 0), ("pair", "en", False, 4, 5)]
    assert made.texts == 3
