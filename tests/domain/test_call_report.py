"""The figures of contacts equal a straightforward count, whatever the contacts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbdesk.domain.call_report import (
    DIMENSIONS,
    CountedContact,
    CountedPromise,
    PromiseFigures,
    call_report,
    promise_figures,
    repeats_among,
)
from kbdesk.domain.contact import Direction
from kbdesk.domain.organisation import Policies

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
IN, OUT = Direction.INCOMING, Direction.OUTGOING


def contact(identity, hours=0, **facts):
    started = MONDAY + hours * HOUR
    return CountedContact(identity, started, started.date(), **facts)


def report(contacts, *, policies=None, since=MONDAY, promises=()):
    return call_report(
        contacts, promises, policies or Policies(), since=since, promises_since=since, now=MONDAY + 4 * WEEK
    )


def group(made, name):
    return dict(dict(made.groups)[name])


ROWS = st.lists(
    st.tuples(
        st.integers(0, 30 * 24),
        st.sampled_from(["", "+31612345678", "+31201234567"]),
        st.sampled_from([IN, IN, IN, OUT]),
        st.booleans(),
        st.sampled_from(["customer", "prospect", "unknown"]),
        st.sampled_from([(), ("gas",), ("gas", "boiler")]),
        st.sampled_from(["", "use", "billing"]),
        st.integers(0, 900),
    ),
    max_size=25,
)


def with_parents(rows):
    """Contacts as the records close them one after the other: the parent is the latest of the same number in a week."""
    made, phones = [], {}
    for place, (hours, phone, direction, resolved, party, product, phase, talk) in enumerate(sorted(rows)):
        started = MONDAY + hours * HOUR
        before = [one for one in made if phone and phones[one.id] == phone and started - one.started <= WEEK]
        one = contact(
            f"c{place}",
            hours,
            direction=direction,
            resolved=resolved,
            party=party,
            product=product,
            phase=phase,
            talk=talk,
            parent=before[-1].id if before else "",
        )
        made.append(one)
        phones[one.id] = phone
    return made, phones


@given(ROWS, st.booleans())
@settings(max_examples=200, deadline=None)
def test_the_figures_are_those_of_a_straightforward_count(rows, counts_all):
    contacts, phones = with_parents(rows)
    made = report(contacts, policies=Policies(count_first_contact=counts_all))

    def calls(one, other):
        """`other` is the same number calling within a week after `one`."""
        later = contacts.index(other) > contacts.index(one)
        same = phones[one.id] and phones[one.id] == phones[other.id]
        return later and same and other.started - one.started <= WEEK and {one.direction, other.direction} == {IN}

    again = [other for other in contacts if any(calls(one, other) for one in contacts)]
    first = [
        one for one in contacts if one.direction is IN and one not in again and (counts_all or one.party == "customer")
    ]
    answered = [one for one in first if one.resolved and not any(calls(one, other) for other in contacts)]
    total = made.total
    assert (total.contacts, total.repeats) == (len(contacts), len(again))
    assert (total.first, total.answered) == (len(first), len(answered))
    assert total.talk.n == sum(one.talk > 0 for one in contacts)
    for name, codes in DIMENSIONS.items():
        for code, figures in group(made, name).items():
            members = [one for one in contacts if code in codes(one)]
            assert figures.contacts == len(members) > 0
            assert figures.repeats == sum(one in again for one in members)
            assert figures.answered == sum(one in answered for one in members)
        if name != "product":
            assert sum(one.contacts for one in group(made, name).values()) == len(contacts)


def test_our_own_call_is_no_repeat_and_does_not_hide_one():
    called = contact("a", resolved=True)
    ours = contact("b", 24, direction=OUT, parent="a")
    again = contact("c", 48, parent="b", resolved=True)
    assert repeats_among([called, ours]) == (frozenset(), frozenset())
    assert repeats_among([called, ours, again]) == ({"c"}, {"a"})


def test_somebody_who_calls_back_after_our_call_is_a_first_contact():
    made = report([contact("a", direction=OUT), contact("b", 1, parent="a", resolved=True)])
    assert (made.total.repeats, made.total.first, made.total.answered) == (0, 1, 1)


def test_an_earlier_contact_that_was_erased_still_counts():
    assert repeats_among([contact("b", parent="gone")]) == ({"b"}, frozenset())


def test_contacts_that_name_each_other_do_not_go_round():
    turning = [
        contact("a", parent="b", direction=OUT),
        contact("b", parent="a", direction=OUT),
        contact("c", parent="a"),
    ]
    assert repeats_among(turning) == (frozenset(), frozenset())


def test_a_contact_of_before_the_period_says_only_who_called_again():
    made = report([contact("a", -48, resolved=True), contact("b", parent="a", resolved=True)])
    assert (made.total.contacts, made.total.repeats, made.total.first) == (1, 1, 0)


def test_the_policy_leaves_first_contacts_of_others_out_of_the_report_only():
    contacts = [contact("a", party="customer", resolved=True), contact("b", party="prospect", resolved=True)]
    for counts, first in ((True, 2), (False, 1)):
        made = report(contacts, policies=Policies(count_first_contact=counts))
        assert (made.total.contacts, made.total.first, made.total.answered) == (2, first, first)


def test_where_no_party_is_noted_every_first_contact_counts():
    made = report([contact("a", resolved=True)], policies=Policies(count_first_contact=False, parties=()))
    assert (made.total.first, made.first_of_all) == (1, True)


def test_days_and_phases_stand_in_their_own_order_and_what_was_not_said_last():
    phases = ["", "billing", "information", "billing"]
    made = report([contact(str(n), 48 - n * 24, phase=phase) for n, phase in enumerate(phases)], since=MONDAY - WEEK)
    assert list(group(made, "day")) == ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]
    assert list(group(made, "phase")) == ["information", "billing", ""]


def test_each_promise_is_one_of_four():
    minute = timedelta(minutes=1)
    kept = [None, MONDAY, MONDAY + 30 * minute, MONDAY + 31 * minute]
    promises = [CountedPromise(MONDAY - WEEK, MONDAY, one) for one in kept]
    promises.append(CountedPromise(MONDAY - WEEK, MONDAY + WEEK))
    assert promise_figures(promises, MONDAY + HOUR) == PromiseFigures(made=5, kept=2, late=1, overdue=1, ahead=1)


@pytest.mark.parametrize("name", list(DIMENSIONS))
def test_no_contacts_make_no_groups(name):
    assert group(report([]), name) == {}
