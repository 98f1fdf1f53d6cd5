"""A window of its own on a screen of its own, with somebody beside it who reads it over the bus; tells as JSON.

Run in a session of its own (`dbus-run-session`), with the language and the folder of data as words.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from screen_reader import ENABLED, NotThere, ScreenReader

PRESSABLE = {
    "push button",
    "check box",
    "radio button",
    "text",
    "combo box",
    "button menu",
    "toggle button",
    "page tab",
}


def in_window(job: Callable[[ScreenReader, Path], dict[str, object]]) -> None:
    """Does the job and prints what it gives; ends with what was shown when something was not there."""
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


def without_a_name(reader: ScreenReader) -> list[str]:
    """What can be pressed or written in, and does not say what it is."""
    return [
        f"{one.role} {one.path}"
        for one in reader.things()
        if one.role in PRESSABLE and one.has(ENABLED) and not one.name
    ]
