import pytest

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.person_sought import SoughtBy, read_sought
from kbdesk.domain.reference import make_reference


def sought(typed, region="NL"):
    return read_sought(typed, prefix="KD", region=region)


@pytest.mark.parametrize("typed", ["06 12345678", "+31 6 1234 5678", "0031612345678", "06-12 34 56 78"])
@pytest.mark.parametrize("kept", ["06 12345678", "+31612345678", "0612345678", "bel (06) 12.34.56.78 na zessen"])
def test_a_number_is_found_however_it_was_written(typed, kept):
    assert sought(typed).by is SoughtBy.PHONE
    assert sought(typed).is_in(kept)


def test_another_number_is_not_found():
    assert not sought("06 12345678").is_in("06 12345679")
    assert not sought("06 12345678").is_in("612 en 345678 en 12345678")


def test_a_foreign_number_is_found_as_it_is_kept():
    assert sought("+32 470 12 34 56").is_in("+32470123456")
    assert sought("+32 470 12 34 56").is_in("+32 470 12 34 56")


def test_a_number_that_does_not_exist_is_found_by_its_end():
    for typed in ("06 98765432", "+31698765432"):
        assert sought(typed).is_in("0698765432")
        assert sought(typed).is_in("+31 6 98 76 54 32")
    assert sought("klant 1").by is SoughtBy.NAME
    assert sought("00123456").is_in("klantnummer 00123456")


def test_a_mail_address_is_found_as_a_whole():
    wanted = sought("Zoe@Voorbeeld.NL")
    assert wanted.by is SoughtBy.MAIL
    assert wanted.is_in("mail naar <zoe@voorbeeld.nl>, liefst vandaag.")
    assert wanted.is_in("zoe@voorbeeld.nl.")
    assert not wanted.is_in("kazoe@voorbeeld.nl")
    assert not wanted.is_in("zoe@voorbeeld.nl.example")


@pytest.mark.parametrize("typed", ["Zoë de Wit", "zoe de wit", "DE WIT", "zoe"])
def test_a_name_is_found_without_case_and_accents(typed):
    assert sought(typed).by is SoughtBy.NAME
    assert sought(typed).is_in("mevr. Zoe\u0308 de  Wit-Jansen")


@pytest.mark.parametrize("kept", ["Zoë Witteveen", "wit de zoe", "", "Wit, de"])
def test_a_name_is_found_as_whole_words_in_their_order(kept):
    assert not sought("de wit").is_in(kept)


def test_a_reference_is_found_in_any_spacing():
    reference = make_reference("KD", 12345, 6)
    wanted = sought(reference.replace("-", " ").lower())
    assert (wanted.by, wanted.key) == (SoughtBy.REFERENCE, reference)
    assert wanted.is_in(f"zie ook {reference.lower()}")


@pytest.mark.parametrize("typed", ["", " ", "7", "x", "12", "---"])
def test_what_could_be_anybody_is_refused(typed):
    with pytest.raises(WrongUse) as error:
        sought(typed)
    assert error.value.code == "person-unclear"
