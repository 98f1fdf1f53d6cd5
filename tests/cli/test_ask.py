"""The main job in a terminal, driven by what a person would type."""

SCRIPT_TO_REFERRAL = "1\n\n1\n0612345678\n\n"


def test_words_find_numbers_open_and_a_full_stop_ends(kb):
    said = kb("ask", typed="slang ketel\n1\n\n.\n")
    assert said.code == 0
    assert "  1. Hoe vul ik de ketel bij?" in said.out
    assert " 1. Kraan open." in said.out


def test_behind_an_equals_sign_words_are_taken_as_they_stand(kb):
    said = kb("ask", typed="stekkr\n=\n= slangg\nm\n.\n").out
    assert "Gelezen als: stekker (= zoekt precies wat er staat)" in said
    assert "Niets gevonden voor: stekkr" in said
    assert said.count("Niets gevonden voor: slangg") == 2


def test_a_link_opens_what_it_leads_to(kb):
    said = kb("ask", typed="slang\n1\n1\n\n.\n")
    assert "Lees de code voor." in said.out


def test_a_script_found_is_followed_to_its_number(kb):
    said = kb("ask", typed=f"douche koud\n{SCRIPT_TO_REFERRAL}.\n")
    assert "│    PR-" in said.out
    assert kb("contacts", "list").code == 0


def test_a_step_found_is_where_the_script_begins(kb):
    said = kb("ask", typed="stekker\n1\nq\n.\n")
    assert "1. Bijvullen" in said.out


def test_nothing_found_leads_to_a_referral_with_the_words_kept(kb):
    said = kb("ask", typed="zzzz qqqq\nr\n2\n\n0612345678\nbelt terug\no\n.\n")
    assert "! meldt het aan de redactie, r verwijst door" in said.out
    assert "│    PR-" in said.out
    assert "billing\tzzzz qqqq" in said.out


def test_the_queue_is_proposed_from_what_was_read(kb):
    said = kb("ask", typed="slang\n1\n\nr\n\n\n\n\n.\n")
    assert "Enter voor Storingsdienst" in said.out
    assert "│    PR-" in said.out


def test_a_referral_can_be_left_and_asks_again_for_what_does_not_fit(kb):
    said = kb("ask", typed="r\n9\n1\n\nOnderwerp\n12\n0612345678\n.\n.\n")
    assert "Er is hier geen nummer 9" in said.out
    assert "telefoonnummer" in said.out
    assert "Er is niets doorverwezen." in said.out
    assert kb("contacts", "list").code == 1


def test_a_call_that_was_left_is_offered_and_gone_on_with(kb):
    kb("ask", typed="douche\n1\n\n2\n")
    said = kb("ask", typed="g 1\n\n1,6\n\n0612345678\n\n.\n")
    assert "Verdergaan waar u was?" in said.out
    assert "2. Meten" in said.out
    assert "│    PR-" in said.out
    assert "Verdergaan" not in kb("ask", typed=".\n").out


def test_a_run_goes_on_at_the_revision_it_began_with(kb, content):
    kb("ask", typed="douche\n1\n\n2\n")
    file = content / "scripts/cold.nl.md"
    file.write_text(file.read_text("utf-8").replace("Wat ziet u op het scherm?", "Anders gezegd."), encoding="utf-8")
    assert "Wat ziet u op het scherm?" in kb("ask", typed="g\n").out


def test_referring_from_within_a_script_keeps_the_script(kb):
    said = kb("ask", typed="douche\n1\n\nr\n\n\n0612345678\n\nq\n.\n")
    assert "│    PR-" in said.out
    assert "bewaard" in said.out


def test_the_outbox_can_be_sent(kb, data):
    said = kb("ask", typed="r\n\nLekt\n\n\no send\no\n.\n")
    assert "1 verzonden" in said.out
    assert "Het postvak uit is leeg." in said.out
    assert list((data / "desk").glob("PR-*.json"))


def test_full_stop_in_a_script_ends_the_talk(kb):
    said = kb("ask", typed="douche\n1\n\n.\nslang\n")
    assert "slang" not in said.out


def test_it_speaks_english_too(kb):
    said = kb("ask", typed="cold shower\n1\n\n1\n0612345678\n\n?\n.\n", lang="en")
    assert "Enter: read and understood" in said.out
    assert "Outcome: Referred" in said.out


def test_odd_input_only_gets_an_answer(kb):
    said = kb("ask", typed="7\n\ng 9\no what\n\x00\x1b[2J\n(((\nm\n?\n" + "x" * 5000 + "\n.\n")
    assert said.code == 0
    assert "\x1b" not in said.out


def test_more_shows_more(kb, content):
    for number in range(12):
        (content / f"articles/n{number}.nl.md").write_text(f"# Zonnepaneel {number}\n", encoding="utf-8")
    said = kb("ask", typed="zonnepaneel\nm\n12\n.\n")
    assert "en nog 5" in said.out
    assert " 12. Zonnepaneel" in said.out


def test_records_that_do_not_open_keep_nobody_from_searching(kb, data):
    kb("refer", "--queue", "faults", "--subject", "Lekt")
    (data / "records.key").unlink()
    said = kb("ask", typed="slang\n1\n\nr\n\nLekt\n\n\n.\n")
    assert said.code == 0
    assert "Kraan open." in said.out
    assert "sleutel" in said.err


def test_what_only_looks_like_a_number_is_told_and_the_talk_goes_on(kb):
    odd = "²\n" + "9" * 5000 + "\n"
    said = kb("ask", typed=f"slang\n{odd}g ²\nr\n{odd}.\ndouche koud\n1\n\nj ²\nt²\n{odd}q\n.\n")
    assert said.code == 0
