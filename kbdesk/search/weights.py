"""Every number that decides what stands above what, in one place.

They were tuned on known-item questions over thousands of articles; `benchmarks/relevance.py` shows what a change does.
Numbers under "baked in" are part of the sidecar: a change of them asks for a new `ANALYSIS_VERSION`.
"""

ANALYSIS_VERSION = 5
"""Raised when words, fields, baked-in weights or stored entries change; an index of another version is rebuilt."""

# Baked in: what a word weighs in an entry.
FIELDS = ("title", "keywords", "codes", "headings", "summary", "body", "lead")
"""The lead is the first paragraph: it says what a text is about. It stands in the body as well."""
FIELD_BOOST = {
    "title": 8.0,
    "keywords": 6.0,
    "codes": 8.0,
    "headings": 2.5,
    "summary": 2.0,
    "body": 1.0,
    "lead": 4.0,
}
LENGTH_SHARE = {
    "title": 0.5,
    "keywords": 0.3,
    "codes": 0.0,
    "headings": 0.6,
    "summary": 0.6,
    "body": 0.97,
    "lead": 0.85,
}
"""How far the length of a field thins out its words (b of BM25)."""
USUAL_LENGTH = {
    "title": 6.0,
    "keywords": 12.0,
    "codes": 2.0,
    "headings": 20.0,
    "summary": 20.0,
    "body": 250.0,
    "lead": 30.0,
}
USUAL_LENGTH_COUNTS = 20
"""So many imagined entries of usual length stand beside the real ones, so that a folder of three files is judged fairly."""
SAID_ANEW = {"en": 0.6}
"""What one mention counts in a language; 1 where it is not named. Measured, for English only (benchmarks/RESULTS.md says
how, and what was seen of the held-out half in choosing it). A guess at the reason: English says `invoice` in each `sales
invoice`, where Dutch goes on with `verkoopfactuur` and `facturen`, so that a further mention tells less."""
SMALLEST_WEIGHT, WEIGHT_STEP = 0.02, 0.03
"""Weights are kept in one byte: the number of steps of 3 % above the smallest."""

# Words of a question.
SATURATION = 3.0
"""A weight w counts w / (w + SATURATION): the tenth mention adds little."""
FUNCTION_WORD = 0.7
"""So much of their rarity is left to words that only hold a sentence together."""
SPREAD_OVER_LANGUAGES = 1000
"""A word is as rare as it is in the language where it is most common, seen beside so many imagined entries in which it
is as common as in the whole: in a small part of a collection little can be said of how rare a word is."""
SAME_STEM = 0.4
IN_COMPOUND = 0.4
SPLIT_BOTH, SPLIT_KNOWN, SPLIT_ONE = 0.8, 0.6, 0.3
"""Both parts of a compound, of one that the index knows as a word as well, one part alone."""
JOINED = 1.0
SYNONYM = 0.7
THESAURUS, THESAURUS_UP_TO = 0.5, 6
"""What mostly means the same elsewhere counts less than what the organisation calls the same, and not at all in a
question of more telling words, which say enough by themselves."""
TRANSLATED, FEW_MEET, MEETS = 0.6, 2, 0.4
"""A question that fewer texts of its own language meet by this share (by rarity) is asked in the other one as well."""
NAME = 0.6
"""Who holds a known name with inner capitals (`requestHeaders`) counts at least so much, who holds another form less."""
CODE = 0.4
"""Who holds a code of the question counts at least so much for it: how often it stands there says little."""
PIECE_OF_NAME, LONGEST_PIECE = 0.3, 3
"""One word of a known name of several (`queue` of `queue_name`); pieces of a code up to so many letters say nothing."""
PER_EDIT = 0.8
OTHER_FIRST_LETTER = 0.5
"""People seldom mistype the first letter: it counts half an edit more."""
PER_FREQUENCY = 0.2
"""Exponent on how common a near word is, beside the nearest one."""
CANDIDATES = 3
LONGEST_COMPARED = 32
"""So many different words of a line count; the rest of a pasted text is left out."""

# An entry as a whole.
COVERAGE = 0.3
"""Exponent on the share of the question (by rarity) that was found."""
TITLE_SHARE = 0.4
BORROWED_TITLE = 0.5
"""A title that a file has of a heading further down tells less of what the whole is about."""
NEARNESS = 0.2
ONE_BETWEEN = 0.5
"""Two neighbours of the question with one word between them in a text, beside those with none."""
NEARNESS_TOP = 50
EXACT_TITLE = 1.6
OTHER_LANGUAGE = 0.85
ARCHIVED = 0.55
NOT_IN_FORCE = 0.65
OVERDUE = 0.96
VALIDATED = 1.04
VERDICT, VERDICT_PATIENCE = 0.06, 4
"""What readers say of a text moves it at most 6 % up or down, half of that once they said the same four times."""
STEP = 0.9
STEP_MUCH_BETTER = 1.35
"""A step stands below its own script unless it scores so many times more."""
WORTH_SHOWING = 0.1
"""What scores less than this part of the best hit is left out."""

SNIPPET_LENGTH = 160
SMALL_SEGMENT = 400
"""Segments under this size are folded together."""
LENGTH_DRIFT = 1.2
"""Small segments are folded as well when the usual length they were weighed with is off by this factor."""
