"""Run by test_by_screen_reader.py in a session of its own: what is beside the main job, by roles and names alone.

Before the window opens, a list of people to call is in the data, and what stands where the desk's folder should be keeps
referrals waiting. Each part gives what it found; the test judges it.
"""

import subprocess
import sys
from pathlib import Path

from screen_reader import CHECKED, ENABLED, SELECTED, ScreenReader
from window_session import in_window, without_a_name

Found = dict[str, object]
CSV = "Naam;Telefoon;Klantnummer\nZoë de Wit;06 12345678;40012345\nJan Jansen;0201234567;40012346\n"


def main() -> None:
    data = Path(sys.argv[2])
    data.mkdir(parents=True, exist_ok=True)
    table = data.parent / "bellen.csv"
    table.write_text(CSV, encoding="utf-8")
    words = [sys.executable, "-m", "kbdesk", "lists", "import", str(table)]
    how = ["--script", "meter-reading-call", "--data", str(data), "--quiet"]
    subprocess.run([*words, *how], check=True, stdout=subprocess.DEVNULL)
    (data / "outbox").write_text("in the way", encoding="utf-8")
    in_window(job)


def job(reader: ScreenReader, data: Path) -> Found:
    """From the tour to the list, in the order of a day."""
    reader.press("push button", "Overslaan")
    found: Found = {}
    unnamed: list[str] = []
    for part in (keys_sheet, settings, flag, refer, change_and_resend, contacts, promise, undo, command_list):
        found[part.__name__] = part(reader)
        if part is refer:
            (data / "outbox").unlink()
        unnamed += without_a_name(reader)
    return {**found, "without a name": unnamed}


def keys_sheet(reader: ScreenReader) -> Found:
    """What is typed leaves the lines that fit; a button leads on to keys of one's own."""
    reader.press("push button", "Alle toetsen")
    reader.write("Zoek een toets", "zoekveld")
    reader.is_gone("label", "Tekst groter")
    lines = [one.name for one in reader.things() if one.role == "label"]
    reader.press("push button", "Kies eigen toetsen")
    part = reader.find_that("list item", "Toetsen", lambda one: one.has(SELECTED), what="that is selected")
    return {"lines": lines, "selected": part.name}


def settings(reader: ScreenReader) -> Found:
    """A choice says which of its options is on; another language changes every name at once, and back."""
    reader.press("check box", "Licht of donker: Donker")
    reader.find_that("check box", "Licht of donker: Donker", lambda one: one.has(CHECKED), what="that is on")
    light = reader.find("check box", "Licht of donker: Licht")
    reader.press("check box", "Taal van het venster: English")
    reader.find_that("check box", "Language of the window: English", lambda one: one.has(CHECKED), what="that is on")
    pages = [one.name for one in reader.things() if one.role == "check box"][:5]
    reader.press("check box", "Language of the window: Nederlands")
    reader.find("check box", "Taal van het venster: Nederlands")
    return {"light is on": light.has(CHECKED), "pages in English": pages}


def command_list(reader: ScreenReader) -> Found:
    """The cursor stays in the field, so what is chosen is said."""
    reader.write("Zoekveld", ">postvak")
    said = reader.hear("Postvak uit")
    row = reader.find_that("list item", "Naar de pagina Postvak uit", lambda one: one.has(SELECTED))
    reader.write("Wat wilt u doen?", "doorverwijzen")
    return {"said": said, "row": row.name, "then": reader.hear("Doorverwijzen")}


def flag(reader: ScreenReader) -> Found:
    """Nothing was found; that is said, and told to the editors."""
    reader.write("Zoekveld", "qwxzvk")
    count = reader.hear("0 resultaten")
    reader.press("push button", "Meld aan de redactie")
    reader.write("Opmerking voor de redactie", "Iets over een brommende warmtepomp.")
    reader.press("push button", "Melden")
    return {"count": count, "thanks": reader.hear("Genoteerd")}


def refer(reader: ScreenReader) -> Found:
    """A value that does not fit is said with its field, and stands at it; then the number is there."""
    reader.press("check box", "Doorverwijzen")
    reader.write("Onderwerp", "Warmtepomp bromt")
    reader.write("Telefoonnummer", "12")
    reader.press("push button", "Afronden en doorverwijzen")
    said = reader.hear("Telefoonnummer")
    wrong = reader.description_of(reader.find("text", "Telefoonnummer"))
    reader.write("Telefoonnummer", "06 12345678")
    reader.press("push button", "Afronden en doorverwijzen")
    return {"said": said, "described": wrong, "reference": reader.find("label", "KD-").name}


def change_and_resend(reader: ScreenReader) -> Found:
    """The row says all of itself; changing opens the fields of what was sent, filled in."""
    reader.press("check box", "Postvak uit")
    row = reader.find("list item", "KD-").name
    reader.press("push button", "Wijzigen en opnieuw sturen")
    subject = reader.text_of(reader.find("text", "Onderwerp"))
    reader.write("Onderwerp", "Warmtepomp bromt hard")
    reader.press("push button", "Opnieuw sturen")
    after = reader.find_that("list item", "KD-", lambda one: "bromt hard" in one.name, what="with its new subject")
    return {"row": row, "subject": subject, "after": after.name}


def contacts(reader: ScreenReader) -> Found:
    """The list that was brought in: its row in hand, its buttons with their keys."""
    reader.press("check box", "Contacten")
    tabs = [one.name for one in reader.things() if one.role == "page tab"]
    reader.press("page tab", "Bellijsten")
    lists = reader.find("cell", "bellen").name
    row = reader.find("cell", "Zoë de Wit").name
    reader.press("push button", "Begin met de eerste")
    who = reader.find("label", "Zoë de Wit").name
    acts = [one.name for one in reader.things() if one.role == "push button" and one.has(ENABLED)]
    return {"tabs": tabs, "list": lists, "row": row, "who": who, "acts": acts}


def promise(reader: ScreenReader) -> Found:
    """The call of the list, its first step announced; when to call back is typed, and how it was read is said."""
    reader.press("push button", "Begin het gesprek")
    reader.hear("Wie neemt er op")
    reader.write("Terugbellen om", "morgen 10 uur")
    field = reader.find_that("text", "Terugbellen om", lambda one: bool(reader.description_of(one)), what="described")
    return {"read as": reader.description_of(field)}


def undo(reader: ScreenReader) -> Found:
    """The wrap-up is filled in and closed, and taken back."""
    reader.press("push button", "Opgehangen")
    reader.press("check box", "Uitkomst: Beantwoord")
    chosen = reader.find_that("check box", "Uitkomst: Beantwoord", lambda one: one.has(CHECKED), what="that is on")
    reader.press("push button", "Bevestigen")
    reader.press("push button", "Ongedaan maken")
    reader.is_gone("push button", "Ongedaan maken")
    return {"outcome": chosen.name, "open again": reader.find("push button", "Bevestigen").name}


if __name__ == "__main__":
    main()
