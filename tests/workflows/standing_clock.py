"""A clock that stands until it is set, and a desk on a few files that goes by it."""

from datetime import UTC, datetime, timedelta

from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress


class Clock:
    """A clock that stands until it is set."""

    def __init__(self):
        self.at = datetime(2026, 11, 24, 9, tzinfo=UTC)

    def __call__(self):
        return self.at

    def on(self, **time):
        self.at += timedelta(**time)


def desk_by(clock, files, *, at, monkeypatch):
    """The library is read; to be closed by whoever asked."""
    monkeypatch.setattr("kbdesk.desk.now", clock)
    folder = at / "content"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = open_desk(content=folder, data=at / "data")
    opened.library.refresh(Progress())
    return opened
