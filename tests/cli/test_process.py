"""What only a process of its own can show: what is loaded, signals, pipes, code pages, bugs."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
HEAVY = ("PySide6", "markdown", "markdown_it", "httpx", "rich", "sqlcipher3", "nh3", "keyring", "asyncio")
LOADED = (
    "import sys; from kbdesk.cli.main import run_command_line; code = run_command_line(sys.argv[1:]);"
    "print('LOADED', code, *(name for name in {heavy} if name in sys.modules), file=sys.stderr)"
)


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KBDESK_", "PYTHON"))}
    return {
        **kept,
        "PYTHONPATH": str(HOME),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "KBDESK_KEY": "file",
        **more,
    }


@pytest.fixture
def start(content, data):
    """The arguments of a process that runs kbdesk on the small content folder."""

    def words(*rest: str, python: tuple[str, ...] = ("-m", "kbdesk")) -> list[str]:
        folders = ["--content", str(content), "--data", str(data), "--lang", "nl"]
        return [sys.executable, *python, *folders, *rest]

    return words


def ran(words, *, typed="", **more):
    return subprocess.run(
        words, input=typed.encode(), capture_output=True, timeout=60, check=False, env=environment(**more)
    )


def test_find_on_a_warm_index_loads_nothing_heavy(start):
    assert ran(start("index")).returncode == 0
    done = ran(start("find", "warm", python=("-c", LOADED.format(heavy=HEAVY))))
    assert done.stderr.decode().strip() == "LOADED 0"
    assert b"Geen warm water" in done.stdout


def test_the_whole_job_runs_without_the_library_of_the_window(start, tmp_path):
    barred = tmp_path / "barred"
    (barred / "PySide6").mkdir(parents=True)
    (barred / "PySide6" / "__init__.py").write_text("raise ImportError('barred')\n", encoding="utf-8")
    path = os.pathsep.join([str(barred), str(HOME)])
    done = ran(start("ask"), typed="douche koud\n1\n\n1\n0612345678\n\no send\n.\n", PYTHONPATH=path)
    assert done.returncode == 0, done.stderr.decode()
    assert "1 verzonden" in done.stdout.decode()


def test_without_a_display_the_terminal_takes_over(start):
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a display here")
    done = subprocess.run(
        start(),
        input=b"warm\n.\n",
        capture_output=True,
        timeout=60,
        check=False,
        env={k: v for k, v in environment().items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "Geen warm water" in done.stdout.decode()
    assert "geen scherm" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_in_a_script_keeps_the_run(start):
    with subprocess.Popen(
        start("call", "cold"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONUNBUFFERED="1"),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n2\n")
        process.stdin.flush()
        said = b""
        while b"Code (F28):" not in said:
            said += process.stdout.read1()
        process.send_signal(signal.SIGINT)
        said, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
    done = ran(start("ask"), typed="g\n")
    assert "2. Meten" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_ends_it_quietly(start, content):
    for number in range(60):
        (content / f"articles/n{number}.nl.md").write_text("# Zonnepaneel\n\n" + "zon " * 400, encoding="utf-8")
    assert ran(start("index")).returncode == 0
    questions = content.parent / "vragen.txt"
    questions.write_text("zonnepaneel\n" * 200, encoding="utf-8")
    with subprocess.Popen(
        start("find", "--limit", "60", "--batch", str(questions)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["hits"]
        process.stdout.close()
        told = process.stderr.read()
    assert process.returncode == 0
    assert told == b""


def test_words_are_utf8_whatever_the_code_page(start):
    done = ran(start("show", "refill"), PYTHONIOENCODING="cp1252:strict", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 0
    assert "» Ziet u de meter?" in done.stdout.decode("utf-8")


def test_a_bug_leaves_a_report_without_what_was_typed(start, data, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import kbdesk.workflows.refer_directly as it\n"
        "def fails(self, queue, subject, **more):\n"
        "    raise RuntimeError('said ' + subject)\n"
        "it.ReferDirectly.refer = fails\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(broken), str(HOME)])
    done = ran(start("refer", "--queue", "faults", "--subject", "Geheim"), PYTHONPATH=path)
    assert done.returncode == 70
    assert b"Geheim" not in done.stderr
    assert done.stdout == b""
    (report,) = (data / "log").glob("bug-*.txt")
    text = report.read_text("utf-8")
    assert str(report) in done.stderr.decode()
    assert "RuntimeError" in text
    assert "Geheim" not in text


def test_index_and_find_at_once_do_not_hinder_each_other(start):
    both = [
        subprocess.Popen(start(*words), stdout=subprocess.PIPE, env=environment())
        for words in (("index",), ("find", "warm"))
    ]
    for process in both:
        process.communicate(timeout=60)
    assert [process.returncode for process in both] == [0, 0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("words", [("find", "warm"), ("--json", "find", "warm"), ("show", "refill")])
def test_a_full_disk_behind_stdout_is_told(start, words):
    assert ran(start("index")).returncode == 0
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(start(*words), stdout=full, stderr=subprocess.PIPE, check=False, env=environment())
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of its own there")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_was_closed_before_is_no_bug(start, closed):
    words = start("ask")
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *words],
        input=b"warm\n.\n",
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr.decode()
