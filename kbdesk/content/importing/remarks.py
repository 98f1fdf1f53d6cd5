"""Collects what needs a hand in one file, with the line where it stands in the source."""

from kbdesk.domain.moved_in import Remark
from kbdesk.domain.place import Place

_LONGEST = 120


class Remarks:
    """Finds lines by what was found there: conversions change the text, the source stays.

    The same words found again are looked for further on, so that each gets its own line.
    """

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._source = source
        self._from: dict[str, int] = {}
        self.found: list[Remark] = []

    def add(self, code: str, raw: str = "", *, what: str | None = None) -> None:
        """One more; `raw` is a piece of the source as it stands there, `what` what to show of it (else `raw`)."""
        shown = " ".join((raw if what is None else what).split())
        shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
        line = self._line(raw)
        self.found.append(Remark(Place(self._path, line), code, shown))

    def as_written(self, *pieces: str) -> str:
        """The first of these that stands in the source: a link may have been a shortcode there."""
        return next((piece for piece in pieces if piece.partition("\n")[0] in self._source), pieces[-1])

    def _line(self, raw: str) -> int:
        first = raw.strip().partition("\n")[0].strip()[:_LONGEST]
        if not first:
            return 0
        at = self._source.find(first, self._from.get(first, 0))
        if at < 0:
            at = self._source.find(first)
        if at < 0:
            return 0
        self._from[first] = at + len(first)
        return self._source.count("\n", 0, at) + 1


def comment(raw: str) -> str:
    """What could not be converted, for the editor's eyes: readers do not see it, nothing is lost."""
    inside = " ".join(raw.split()).replace("--", "- -").strip()
    return f"<!-- import: {inside} -->"
