"""Makes .venv: the private Python of this checkout, filled from a lock file, every file checked against its hash.

Called by ./run ("runtime") and ./test ("development") when .venv/installed does not hold a copy of the lock file in
force. In order:

1. one at a time: a second start says that it waits for the first, and then has nothing to do;
2. pip is found, not installed (pip_wheel.py): it runs out of its own wheel, so neither pip nor ensurepip nor rights on
   this machine are needed;
3. all wheels are fetched to .venv-setup, while .venv stays as it was: a lost network harms nothing, and what has been
   fetched is in pip's cache for the next time;
4. .venv is made anew, or for the development tools filled up, from those wheels and without the network;
5. byte code is compiled once, and last of all the lock file is copied to .venv/installed. Whatever stops this script
   before that line, the next start begins again at 1.

pip and not uv: ten seconds against four, once, and no second tool that must itself be fetched and trusted first.
Everything is said on stderr: stdout belongs to the program that starts afterwards.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import certificates
import pip_wheel

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "installed"
UNFINISHED = VENV / "unfinished"
RUN_PIP = ROOT / "setup" / "run_pip.py"
SCRATCH = ROOT / ".venv-setup"
WHEELS = SCRATCH / "wheels"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
# The development lock holds the whole of the runtime lock.
LOCKS = {"runtime": [RUNTIME], "development": [RUNTIME, DEVELOPMENT]}


def main() -> int:
    locks = LOCKS[sys.argv[1]]
    try:
        SCRATCH.mkdir(exist_ok=True)
        with (SCRATCH / "lock").open("a+b") as file:
            if our_turn(file.fileno(), locks):
                install(locks, Pip(file.fileno()))
    except KeyboardInterrupt:
        say("stopped. The next start goes on from here.")
        return 130
    except pip_wheel.NoPip as missing:
        say(str(missing))
        return 1
    except subprocess.CalledProcessError as failed:
        say(f"setting up did not succeed ({Path(failed.cmd[0]).name} gave {failed.returncode}); the reason is above.")
        say("Is there a network? The next start tries again, and need not fetch twice what came through.")
        return 1
    except OSError as problem:
        say(f"setting up did not succeed: {problem}")
        return 1
    return 0


def in_force(lock: str) -> bool:
    stamp = STAMPS / lock
    return PYTHON.exists() and stamp.exists() and stamp.read_bytes() == (ROOT / lock).read_bytes()


def install(locks: list[str], pip: "Pip") -> None:
    begun = time.monotonic()
    say(f"setting up .venv from {locks[-1]} (about 130 MB to fetch, once).")
    pip.fetch(locks[-1])
    if not in_force(RUNTIME) or UNFINISHED.exists():
        make_venv()
    UNFINISHED.touch()
    pip.fill_venv(locks[-1])
    make_checkout_importable()
    compile_once()
    STAMPS.mkdir(exist_ok=True)
    UNFINISHED.unlink()
    for lock in locks:
        shutil.copyfile(ROOT / lock, STAMPS / lock)
    for leftover in (WHEELS, SCRATCH / "apt"):
        shutil.rmtree(leftover, ignore_errors=True)
    say(f"ready after {time.monotonic() - begun:.0f} s.")


class Pip:
    """pip out of its wheel: run by this Python to fetch, by .venv's to install."""

    def __init__(self, lock_file: int) -> None:
        self._wheel = pip_wheel.find(SCRATCH)
        self._lock_file = lock_file
        # What a user has set for other work must not send our packages elsewhere.
        self._environment = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
        self._environment |= certificates.for_pip(self._wheel, SCRATCH, self._environment)

    def fetch(self, lock: str) -> None:
        self._run(sys.executable, "download", "--dest", str(WHEELS), lock=lock)

    def fill_venv(self, lock: str) -> None:
        self._run(str(PYTHON), "install", "--no-compile", "--no-index", "--find-links", str(WHEELS), lock=lock)

    def _run(self, python: str, *words: str, lock: str) -> None:
        command = [python, str(RUN_PIP), str(self._wheel), *words, "--disable-pip-version-check", "--no-input"]
        # The lock names every package, so pip resolves nothing; wheels only, so no package's own script runs.
        command += ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(ROOT / lock)]
        if not sys.stderr.isatty():
            command.append("--quiet")
        # pip keeps our lock open: should this script be killed, the next start still waits for pip.
        keep: tuple[int, ...] = () if os.name == "nt" else (self._lock_file,)
        subprocess.run(command, check=True, env=self._environment, stdout=sys.stderr, pass_fds=keep)


def make_venv() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    base: str = getattr(sys, "_base_executable", sys.executable)
    if os.name != "nt":
        # The real name (python3.11): when the system moves on to 3.12, .venv/bin/python points nowhere and is made anew.
        base = os.path.realpath(base)
    subprocess.run([base, "-I", "-m", "venv", "--without-pip", str(VENV)], check=True, stdout=sys.stderr)


def make_checkout_importable() -> None:
    """From any folder, and still after the checkout has been moved: the path is relative."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)}))
    (packages / "kbdesk-checkout.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="utf-8")


def compile_once() -> None:
    """In two processes, and quietly: Whoosh is older than some warnings of the compiler."""
    code = "import compileall, sys; [compileall.compile_dir(d, quiet=2, workers=0) for d in sys.argv[1:]]"
    folders = [VENV / "lib", VENV / "Lib", ROOT / "kbdesk"]
    command = [str(PYTHON), "-W", "ignore", "-c", code, *(str(folder) for folder in folders if folder.is_dir())]
    subprocess.run(command, check=True, stdout=sys.stderr)


def our_turn(lock_file: int, locks: list[str]) -> bool:
    """Waits for the lock, which ends with its holder however that ends; false when the holder has done our work."""
    told = False
    while not all(in_force(lock) for lock in locks):
        if lock_now(lock_file):
            return not all(in_force(lock) for lock in locks)
        if not told:
            say("another start is setting up .venv; waiting for it.")
            told = True
        time.sleep(0.2)
    return False


def lock_now(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def say(sentence: str) -> None:
    print(f"kbdesk: {sentence}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
