"""Run by test_by_screen_reader.py in a session of its own: starts a screen and a window, does the main job, tells."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from screen_reader import ENABLED, NotThere, ScreenReader

PRESSABLE = {"push button", "check box", "radio button", "text", "combo box", "button menu", "toggle button"}


def main() -> None:
    lang, data = sys.argv[1], Path(sys.argv[2])
    seen, tells = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(tells,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    with os.fdopen(seen) as answer:
        os.environ["DISPLAY"] = f":{answer.readline().strip()}"
    window = subprocess.Popen([sys.executable, "-m", "kbdesk", "--data", str(data), "--lang", lang])
    try:
        reader = ScreenReader("kbdesk")
        try:
            told = job(reader, data)
        except NotThere as missing:
            sys.exit(f"{missing}; shown was\n{reader.outline()}")
        print(json.dumps(told))
    finally:
        window.terminate()
        window.wait(10)
        screen.terminate()
        screen.wait(10)


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


def without_a_name(reader: ScreenReader) -> list[str]:
    """What can be pressed or written in, and does not say what it is."""
    return [
        f"{one.role} {one.path}"
        for one in reader.things()
        if one.role in PRESSABLE and one.has(ENABLED) and not one.name
    ]


def arrived(folder: Path) -> None:
    """Waits until the folder of the channel holds a ticket."""
    until = time.monotonic() + 30
    while not any(folder.glob("*.json")):
        if time.monotonic() > until:
            sys.exit("nothing arrived at the desk")
        time.sleep(0.1)


if __name__ == "__main__":
    main()
