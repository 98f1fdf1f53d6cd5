"""The gentle signals: what the ranking knows of an entry beside its words. They do not depend on the question's words,
so they are worked out once for a language and a day, not at each keystroke.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.language import UNKNOWN_LANGUAGE
from kbdesk.domain.verdict import NO_VERDICTS, Verdicts
from kbdesk.search import weights
from kbdesk.search.sidecar import Sidecar
from kbdesk.search.sidecar_writer import CONFIDENCES, KINDS

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signals:
    """For each entry of a segment the product of its factors, and what it is instead with just this title."""

    sidecar: Sidecar
    usual: Floats
    titled: Floats

    def all(self, title: int) -> Floats:
        """For every entry, where `title` is the fingerprint of what was typed; not to be written to."""
        titled = np.flatnonzero(self.sidecar.title == np.uint64(title))
        if not len(titled):
            return self.usual
        factors = self.usual.copy()
        factors[titled] = self.titled[titled]
        return factors


def signals_of(sidecar: Sidecar, *, lang: str, today: date, verdicts: Verdicts = NO_VERDICTS) -> Signals:
    day = today.toordinal()
    own = [number for number, code in enumerate(sidecar.languages) if code in {lang, UNKNOWN_LANGUAGE}]
    factor = np.where(np.isin(sidecar.lang, own), 1.0, weights.OTHER_LANGUAGE)
    factor *= np.where(sidecar.confidence == CONFIDENCES.index(Confidence.VALIDATED), weights.VALIDATED, 1.0)
    archived = sidecar.confidence == CONFIDENCES.index(Confidence.ARCHIVED)
    until, due = sidecar.valid_until, sidecar.due
    not_in_force = (sidecar.valid_from > day) | ((until > 0) & (until < day))
    lowered = np.where(archived, weights.ARCHIVED, 1.0) * np.where(not_in_force, weights.NOT_IN_FORCE, 1.0)
    lowered *= np.where((due > 0) & (due < day), weights.OVERDUE, 1.0)
    lowered *= np.where(sidecar.kind == KINDS.index(Kind.STEP), weights.STEP, 1.0)
    lowered *= _told(sidecar, verdicts)
    titled = (factor * weights.EXACT_TITLE).astype(np.float32)
    return Signals(sidecar, (factor * lowered).astype(np.float32), titled)


def _told(sidecar: Sidecar, verdicts: Verdicts) -> Floats:
    """A little up for what helped, a little down for what did not; the more said so, the nearer to the bound."""
    factors = np.ones(sidecar.count, np.float32)
    for path, tally in verdicts.by_path.items():
        balance = tally.helped - tally.not_helped
        said = tally.helped + tally.not_helped + weights.VERDICT_PATIENCE
        factors[sidecar.of_path(path)] = 1 + weights.VERDICT * balance / said
    return factors
