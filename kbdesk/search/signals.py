"""The gentle signals: what the ranking knows of an entry beside its words. They do not depend on the question's words,
so they are worked out once for a language and a day, not at each keystroke.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.language import UNKNOWN_LANGUAGE
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

    def of(self, entries: NDArray[np.int32], title: int) -> Floats:
        """For some entries, where `title` is the fingerprint of what was typed."""
        is_title = self.sidecar.title[entries] == np.uint64(title)
        return np.where(is_title, self.titled[entries], self.usual[entries])


def signals_of(sidecar: Sidecar, *, lang: str, today: date) -> Signals:
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
    titled = (factor * weights.EXACT_TITLE).astype(np.float32)
    return Signals(sidecar, (factor * lowered).astype(np.float32), titled)
