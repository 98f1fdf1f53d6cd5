"""One start of the search on an index that is there, for `search_speed.py`: INDEX. Prints times and memory as JSON.

Its modules are loaded first, as the window has them. Memory is what the search adds to them: all of it, and what is the
process's own (the rest is the mapped index, which the system can take back).
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import rapidfuzz.distance
import rapidfuzz.process
import Stemmer

from benchmarks.memory import own_mb, resident_mb
from kbdesk.domain.hit import Question
from kbdesk.search import searcher, whoosh_band
from kbdesk.search.index import SearchIndex

LOADED = (np, rapidfuzz.distance, rapidfuzz.process, Stemmer, searcher, whoosh_band)
TODAY = date(2026, 1, 1)
TYPED = ("geen warm water", "factuur betalen klant", "how to create an order", "rapport instellen", "password reset")


def main() -> None:
    index = SearchIndex(Path(sys.argv[1]))
    before = _memory()
    began = time.perf_counter()
    index.answer(Question("geen warm wat", as_you_type=True, limit=50), today=TODAY)
    first = time.perf_counter()
    index.state()
    state = time.perf_counter()
    opened = _memory()
    for line in TYPED:
        for length in range(1, len(line) + 1):
            index.answer(Question(line[:length], as_you_type=True), today=TODAY)
        index.answer(Question(line.replace("e", "ee")), today=TODAY)
        index.answer(Question(f'"{line}"'), today=TODAY)
    after = _memory()
    print(
        json.dumps(
            {
                "first hit ms": (first - began) * 1000,
                "state ms": (state - first) * 1000,
                "opened adds MB": opened[0] - before[0],
                "asked adds MB": after[0] - before[0],
                "of it own MB": after[1] - before[1],
            }
        )
    )


def _memory() -> tuple[float, float]:
    return resident_mb(), own_mb()


if __name__ == "__main__":
    main()
