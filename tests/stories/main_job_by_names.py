"""Run by test_by_screen_reader.py in a session of its own: starts a screen and a window, does the main job, tells."""

import sys
import time
from pathlib import Path

from screen_reader import ScreenReader
from window_session import in_window, without_a_name


def job(reader: ScreenReader, data: Path) -> dict[str, object]:
    """In the order in which a person would."""
    unnamed = without_a_name(reader)
    reader.write("Zoekveld", "geen warm water")
    reader.find("list item", "Belscript, aangewezen antwoord: Geen warm water")
    reader.press("push button", "Start belscript")
    reader.press("push button", "Begrepen")
    unnamed += without_a_name(reader)
    reader.press("push button", "3. Nee")
    reader.find("filler", "Stap 2")
    reader.press("push button", "1. ")
    reader.write("Foutcode op het scherm", "F28")
    reader.write("Waterdruk op de meter", "1,6")
    reader.press("push button", "Ga verder")
    reader.write("Naam, verplicht", "J. Voorbeeld")
    reader.write("Telefoonnummer, verplicht", "06 12345678")
    reader.write("Postcode en huisnummer, verplicht", "1234ab 56")
    reader.press("push button", "Afronden")
    reference = reader.find("label", "KD-").name
    unnamed += without_a_name(reader)
    arrived(data / "outbox")
    return {"reference": reference, "without a name": unnamed}


def arrived(folder: Path) -> None:
    """Waits until the folder of the channel holds a ticket."""
    until = time.monotonic() + 30
    while not any(folder.glob("*.json")):
        if time.monotonic() > until:
            sys.exit("nothing arrived at the desk")
        time.sleep(0.1)


if __name__ == "__main__":
    in_window(job)
