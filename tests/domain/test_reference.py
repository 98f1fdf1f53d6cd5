import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.reference import DEVICE_NUMBERS, make_reference, read_reference

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DEVICES = st.integers(0, DEVICE_NUMBERS - 1)
COUNTERS = st.integers(0, 100_000)


def places_of(reference):
    """The places of the characters behind the prefix."""
    return [place for place in range(len("KD-"), len(reference)) if reference[place] != "-"]


def test_ten_thousand_devices_with_a_hundred_contacts_each_share_no_reference():
    chance = random.Random(20260302)
    devices = {chance.randrange(DEVICE_NUMBERS) for _ in range(10_000)}
    assert len(devices) == 10_000
    made = {make_reference("KD", device, counter) for device in devices for counter in range(100)}
    assert len(made) == 1_000_000


@given(DEVICES, COUNTERS)
def test_a_reference_is_read_back_as_it_was_made(device, counter):
    reference = make_reference("KD", device, counter)
    assert read_reference(reference, "KD") == reference


@given(DEVICES, COUNTERS)
def test_every_single_wrong_character_is_caught(device, counter):
    reference = make_reference("KD", device, counter)
    for place in places_of(reference):
        for wrong in ALPHABET:
            if wrong != reference[place]:
                assert read_reference(reference[:place] + wrong + reference[place + 1 :], "KD") is None


@given(DEVICES, COUNTERS)
def test_every_swap_of_neighbours_is_caught(device, counter):
    reference = make_reference("KD", device, counter)
    places = places_of(reference)
    for left, right in itertools.pairwise(places):
        swapped = list(reference)
        swapped[left], swapped[right] = swapped[right], swapped[left]
        if reference[left] != reference[right]:
            assert read_reference("".join(swapped), "KD") is None


@given(DEVICES, COUNTERS, st.randoms(use_true_random=False))
def test_any_case_spacing_and_look_alike_is_accepted(device, counter, chance):
    reference = make_reference("KD", device, counter)
    look_alikes = {"1": "1IlL", "0": "0oO", "V": "VvUu"}
    typed = "KD" + "".join(
        chance.choice(look_alikes.get(reference[place], reference[place])) + chance.choice(["", " ", "-", "."])
        for place in places_of(reference)
    )
    assert read_reference(chance.choice([typed, typed.lower(), f"  {typed}\n"]), "KD") == reference


@given(st.text())
def test_whatever_is_typed_is_read_or_refused_never_worse(typed):
    read = read_reference(typed, "KD")
    assert read is None or read_reference(read, "KD") == read


def test_a_reference_of_another_organisation_is_none_of_ours():
    assert read_reference(make_reference("AB", 1, 1), "KD") is None
