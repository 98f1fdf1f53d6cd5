"""How soon kbdesk's window is painted after the process was started, beside other readers of the desktop.

    python benchmarks/start_beside.py [--rounds 5] [--content DIR] [--json]

Zeal, Zim, Kiwix and Recoll, as far as they are installed (Debian: zeal zim kiwix recoll), each with a home of its own
that it has been started in once before, by turns on a screen of Xvfb with no window manager. The screen's memory is
looked at every 2 ms: a program is *painted* when a twentieth of the pixels have changed, and *settled* when nothing
more changes for half a second (a blinking cursor is too small to count). That is all that can be seen from outside of
each alike; for kbdesk the settled window takes a question. CPU is what the program and its children used until then.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 1366, 768
PATIENCE, QUIET, LOOK = 20.0, 0.5, 0.002
SHARE_PAINTED, SHARE_CHANGED = 0.05, 0.002


class Screen:
    """An Xvfb whose pixels lie in a file that can be looked into."""

    def __init__(self, place: Path) -> None:
        seen, tells = os.pipe()
        self._program = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tells), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(place)],
            pass_fds=(tells,),
            stderr=subprocess.DEVNULL,
        )
        os.close(tells)
        with os.fdopen(seen) as answer:
            self.display = f":{answer.readline().strip()}"
        self._file = place / "Xvfb_screen0"

    def pixels(self) -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
        """Every fourth line, as it is now."""
        whole = np.memmap(self._file, dtype=np.uint32, mode="r")
        return whole[-WIDTH * HEIGHT :].reshape(HEIGHT, WIDTH)[::4].copy().ravel()

    def close(self) -> None:
        self._program.terminate()
        self._program.wait(10)


def start_once(command: list[str], screen: Screen, home: Path) -> dict[str, float]:
    """Milliseconds to painted and settled, and CPU seconds so far; nothing when no window came."""
    environment = {
        **os.environ,
        "DISPLAY": screen.display,
        "HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(home),
        "QTWEBENGINE_DISABLE_SANDBOX": "1",  # for whoever measures as root
        "KBDESK_KEY": "file",
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    empty = screen.pixels()
    began = time.perf_counter()
    program = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    painted, changed, last = 0.0, began, empty
    while (now := time.perf_counter()) - began < PATIENCE and not (painted and now - changed > QUIET):
        pixels = screen.pixels()
        if (pixels != last).mean() > SHARE_CHANGED:
            changed, last = now, pixels
        if not painted and (pixels != empty).mean() > SHARE_PAINTED:
            painted = now
        time.sleep(LOOK)
    used = _cpu_of(program.pid)
    os.killpg(program.pid, 15)
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, 9)
        program.wait()
    if not painted:
        return {}
    return {"painted": (painted - began) * 1000, "settled": (changed - began) * 1000, "cpu": used}


def _cpu_of(pid: int) -> float:
    """CPU seconds of a process and of those of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(int(one) for one in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def programs(content: Path | None, place: Path) -> dict[str, list[str]]:
    """Those that are installed; kbdesk first."""
    own = [
        sys.executable,
        "-m",
        "kbdesk",
        *(["--content", str(content)] if content else []),
        "--data",
        str(place / "d"),
    ]
    notebook = place / "notebook"
    notebook.mkdir()
    (notebook / "notebook.zim").write_text("[Notebook]\nname=Notes\n", encoding="utf-8")
    found = {"kbdesk": own}
    others = {
        "zeal": ["zeal"],
        "zim": ["zim", "--standalone", str(notebook)],
        "kiwix": ["kiwix-desktop"],
        "recoll": ["recoll"],
    }
    return found | {name: command for name, command in others.items() if shutil.which(command[0])}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--content", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "screen").mkdir()
        screen = Screen(place / "screen")
        times: dict[str, list[dict[str, float]]] = {}
        try:
            commands = programs(options.content, place)
            for number in range(options.rounds + 1):
                for program, command in commands.items():
                    home = place / program
                    home.mkdir(mode=0o700, exist_ok=True)
                    told = start_once(command, screen, home)
                    if number and told:  # the first start of each makes its files
                        times.setdefault(program, []).append(told)
        finally:
            screen.close()
    if options.json:
        print(json.dumps(times, indent=1))
        return
    print(f"{'program':10}{'painted ms':>12}{'settled ms':>12}{'CPU s':>8}{'painted, × kbdesk':>20}")
    own = statistics.median(one["painted"] for one in times["kbdesk"])
    for program, told in times.items():
        painted, settled, cpu = (statistics.median(one[key] for one in told) for key in ("painted", "settled", "cpu"))
        print(f"{program:10}{painted:12.0f}{settled:12.0f}{cpu:8.2f}{painted / own:20.2f}")


if __name__ == "__main__":
    main()
