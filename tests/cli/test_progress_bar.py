"""The bar and Ctrl+C: asked to stop, then made to stop, and all as before afterwards."""

import signal

import pytest

from kbdesk.cli.progress_bar import ProgressBar
from kbdesk.domain.progress import Cancelled


def test_ctrl_c_stops_the_job_at_its_next_step():
    before = signal.getsignal(signal.SIGINT)
    with ProgressBar(None) as progress:
        progress.step(0, 2)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            progress.step(1, 2)
    assert signal.getsignal(signal.SIGINT) is before


def test_pressed_twice_it_interrupts_at_once():
    with ProgressBar(None):
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_short_work_draws_nothing(capsys):
    with ProgressBar({"other": "Bezig"}) as progress:
        progress.step(1, 2, "read")
    assert capsys.readouterr().err == ""


def test_work_that_lasts_is_drawn_with_its_name(capsys, monkeypatch):
    monkeypatch.setattr("kbdesk.cli.progress_bar.SECONDS_WITHOUT_BAR", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with ProgressBar({"read": "Lezen", "other": "Bezig"}) as progress:
        progress.step(1, 2, "read")
        progress.step(2, 2, "unknown")
    assert "Bezig" in capsys.readouterr().err
