"""The text of the new file: front matter by our own table of keys, then the body."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kbdesk.content.importing.placing import Placed
from kbdesk.content.schema.header import AUDIENCES, HEADER, SUMMARY_LIMIT
from kbdesk.domain.article import Kind

_PLAIN = re.compile(r"[^\W\d_](?:[^:#{}\[\],&*?|<>=!%@`\"'\n\\]*[^\s:#{}\[\],&*?|<>=!%@`\"'\n\\])?")
_WORDS_OF_YAML = frozenset("true false yes no on off null y n".split())
_CONTROLS = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200b\u202a-\u202e\u2066-\u2069]+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_MOST_KEYWORDS, _LONGEST_KEYWORD = 30, 60


def article_text(placed: Placed, body: str, *, aliases: Iterable[str], today: date, review: Mapping[str, str]) -> str:
    """The whole file. `review` are the defaults of the target's `kbdesk.yml`, as written there."""
    header = placed.draft.header
    audience = [one.strip() for one in (review.get("audience") or "").split(",") if one.strip() in AUDIENCES]
    said: dict[str, str] = {
        "id": placed.id,
        "type": Kind.ARTICLE.value,
        "lang": placed.lang,
        "title": scalar(placed.title),
        "summary": scalar(summary_of(placed)[0]),
        "audience": f"[{', '.join(audience or ['agent'])}]",
        "confidence": "wip" if header.is_draft else "not-validated",
        "governance": review.get("governance") or "experience",
        "owner": scalar(review.get("owner") or "team"),
        "reviewed": (header.day or today).isoformat(),
        "review_every": review.get("review_every") or "6m",
        "revision": "1",
        "keywords": _listed(_CONTROLS.sub(" ", word)[:_LONGEST_KEYWORD] for word in header.keywords[:_MOST_KEYWORDS]),
        "aliases": _listed(aliases),
        "valid_until": header.until.isoformat() if header.until else "",
    }
    rows = [f"{key.name}: {said[key.name]}" for key in HEADER.keys if said.get(key.name)]
    return "---\n" + "\n".join(rows) + f"\n---\n\n{body.strip(chr(10))}\n"


def summary_of(placed: Placed) -> tuple[str, bool]:
    """The lead line, and whether it had to be made from the first paragraph."""
    said = _shortened(placed.draft.header.summary)
    return (said, False) if said else (_shortened(placed.draft.lead) or _shortened(placed.title), True)


def _shortened(text: str) -> str:
    """Whole sentences as far as they fit, else whole words."""
    text = " ".join(_CONTROLS.sub(" ", text).split())
    if len(text) <= SUMMARY_LIMIT:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, SUMMARY_LIMIT)]
    if ends and ends[-1] >= SUMMARY_LIMIT // 3:
        return text[: ends[-1]]
    return text[: SUMMARY_LIMIT - 1].rpartition(" ")[0].rstrip(",;:–- ") + "…"


def has_words(body: str) -> bool:
    """False for a text of headings alone."""
    lines = re.sub(r"<!--[^\n]{0,2000}?-->", "", body).split("\n")
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def scalar(text: str) -> str:
    """Text as YAML reads it back, quoted only where it must be."""
    text = " ".join(_CONTROLS.sub(" ", text).split())
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return "'" + text.replace("'", "''") + "'"


def _listed(values: Iterable[str]) -> str:
    parts = [scalar(value) for value in dict.fromkeys(values) if value.strip()]
    return f"[{', '.join(parts)}]" if parts else ""
