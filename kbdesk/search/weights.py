"""Every number that decides what stands above what, in one place.

They were tuned on known-item questions over thousands of articles; `benchmarks/relevance.py` shows what a change does.
Numbers under "baked in" are part of the sidecar: a change of them asks for a new `ANALYSIS_VERSION`.
"""

ANALYSIS_VERSION = 1
"""Raised when words, fields, baked-in weights or stored entries change; an index of another version is rebuilt."""

# Baked in: what a word weighs in an entry.
FIELDS = ("title", "keywords", "codes", "headings", "summary", "body")
FIELD_BOOST = {"title": 8.0, "keywords": 6.0, "codes": 8.0, "headings": 2.5, "summary": 2.0, "body": 1.0}
LENGTH_SHARE = {"title": 0.5, "keywords": 0.3, "codes": 0.0, "headings": 0.6, "summary": 0.6, "body": 0.97}
"""How far the length of a field thins out its words (b of BM25)."""
USUAL_LENGTH = {"title": 6.0, "keywords": 12.0, "codes": 2.0, "headings": 20.0, "summary": 20.0, "body": 250.0}
USUAL_LENGTH_COUNTS = 20
"""So many imagined entries of usual length stand beside the real ones, so that a folder of three files is judged fairly."""
SMALLEST_WEIGHT, WEIGHT_STEP = 0.02, 0.03
"""Weights are kept in one byte: the number of steps of 3 % above the smallest."""

# Words of a question.
SATURATION = 2.2
"""A weight w counts w / (w + SATURATION): the tenth mention adds little."""
SAME_STEM = 0.4
IN_COMPOUND = 0.3
SPLIT_BOTH, SPLIT_KNOWN, SPLIT_ONE = 0.6, 0.4, 0.2
"""Both parts of a compound, of one that the index knows as a word as well, one part alone."""
JOINED = 1.0
SYNONYM = 0.7
PER_EDIT = 0.8
CANDIDATES = 3
LONGEST_COMPARED = 32
"""So many different words of a line count; the rest of a pasted text is left out."""

# An entry as a whole.
COVERAGE = 0.6
"""Exponent on the share of the question (by rarity) that was found."""
TITLE_SHARE = 0.4
NEARNESS = 0.3
NEARNESS_TOP = 50
EXACT_TITLE = 1.6
OTHER_LANGUAGE = 0.85
ARCHIVED = 0.55
NOT_IN_FORCE = 0.65
OVERDUE = 0.96
VALIDATED = 1.04
STEP = 0.9
STEP_MUCH_BETTER = 1.35
"""A step stands below its own script unless it scores so many times more."""
WORTH_SHOWING = 0.1
"""What scores less than this part of the best hit is left out."""

SNIPPET_LENGTH = 160
SMALL_SEGMENT, MANY_SMALL = 400, 8
"""More than so many segments under this size are folded into one at the next update."""
LENGTH_DRIFT = 1.2
"""Small segments are folded as well when the usual length they were weighed with is off by this factor."""
