import logging

import pytest

from kbdesk.config.log import KEPT_FILES, close_log, open_log
from kbdesk.domain.errors import Refused

LOGGER = logging.getLogger("kbdesk.delivery.folder")


@pytest.fixture
def log(tmp_path):
    handler = open_log(tmp_path / "log")
    yield tmp_path / "log" / "kbdesk.log"
    close_log(handler)


def test_warnings_are_kept_and_chatter_is_not(log, caplog):
    LOGGER.info("looked at the folder")
    LOGGER.warning("the folder is gone")
    caplog.clear()
    text = log.read_text(encoding="utf-8")
    assert "WARNING kbdesk.delivery.folder: the folder is gone" in text
    assert "looked at" not in text


def test_of_an_error_its_kind_and_way_are_kept_but_not_its_text(log, caplog):
    for error in (ValueError("Zoë de Wit, 0612345678"), Refused("bad-queue", name="Zoë de Wit")):
        try:
            raise error
        except (ValueError, Refused):
            LOGGER.exception("not delivered")
    caplog.clear()
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "Refused bad-queue" in text
    assert "test_log.py" in text
    assert "Zoë" not in text
    assert "0612345678" not in text


def test_the_log_stays_small(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("kbdesk.config.log.LARGEST_FILE", 1_000)
    handler = open_log(tmp_path)
    for _ in range(100):
        LOGGER.warning("the folder is gone")
    close_log(handler)
    caplog.clear()
    files = list(tmp_path.iterdir())
    assert len(files) == KEPT_FILES + 1
    assert all(path.stat().st_size <= 1_000 for path in files)


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "log").write_text("", encoding="utf-8")
    handler = open_log(tmp_path / "log")
    assert handler is None
    close_log(handler)
