"""Blank texts to begin with: front matter by the schema, a body in the text's own language.

A blank script can be followed and passes the check; so does every other blank text, but for the words that are still to
be written. Codes come from the organisation files where there are any.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kbdesk.content.schema.header import HEADER, ID_PATTERN
from kbdesk.domain.article import Kind
from kbdesk.domain.organisation import Effect, Organisation

FOLDERS = {Kind.ARTICLE: "articles", Kind.SCRIPT: "scripts", Kind.NOTICE: "notices", Kind.PHRASE: "phrases"}
_PLAIN = re.compile(r"[^\W\d_][^:#{}\[\],&*?|<>=!%@`\"'\n\\]*")


@dataclass(frozen=True, slots=True)
class Blank:
    """What a new text is to be. `review` are the defaults of `kbdesk.yml`, as written there."""

    kind: Kind
    id: str
    lang: str
    title: str
    today: date
    review: Mapping[str, str]

    @property
    def path(self) -> str:
        """Where it goes, relative to the content folder."""
        return f"{FOLDERS[self.kind]}/{self.id}.{self.lang}.md"


def id_and_title(named: str) -> tuple[str, str]:
    """An id from a title, or a title from an id: whichever was typed."""
    named = " ".join(named.split())
    if re.fullmatch(ID_PATTERN, named):
        words = named.replace("-", " ").strip()
        return named.strip("-"), words[:1].upper() + words[1:]
    plain = unicodedata.normalize("NFKD", named.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-"), named


def blank_text(blank: Blank, organisation: Organisation, words: Mapping[str, tuple[str, str]]) -> str:
    """The whole file. `words` is the table of `kbdesk.wording.blank_texts`."""
    place = 1 if blank.lang == "nl" else 0

    def say(key: str) -> str:
        return words[key][place]

    known = {
        "id": blank.id,
        "type": blank.kind.value,
        "lang": blank.lang,
        "title": _scalar(blank.title),
        "summary": _scalar(say("summary")),
        "reviewed": blank.today.isoformat(),
        "revision": "1",
        **_review(blank.review),
    }
    keys = [key for key in HEADER.keys if blank.kind in key.must]
    header = "\n".join(f"{key.name}: {known[key.name]}" for key in keys)
    body = say(f"body.{blank.kind.value}").format(title=blank.title, **_outcomes(organisation))
    return f"---\n{header}\n---\n\n{body}"


def _review(given: Mapping[str, str]) -> dict[str, str]:
    """Defaults for new texts; what the organisation says goes before."""
    audience = given.get("audience") or "agent"
    return {
        "confidence": given.get("confidence") or "wip",
        "governance": given.get("governance") or "experience",
        "owner": _scalar(given.get("owner") or "team"),
        "review_every": given.get("review_every") or "6m",
        "audience": f"[{audience}]",
    }


def _outcomes(organisation: Organisation) -> dict[str, str]:
    """A code for a question that was answered, and one for a call that ends otherwise."""
    by_effect = {outcome.effect: outcome.code for outcome in reversed(organisation.outcomes)}
    closed = by_effect.get(Effect.CLOSED) or by_effect.get(Effect.SOLVED) or "closed"
    return {"solved": by_effect.get(Effect.SOLVED) or closed, "closed": closed}


def _scalar(text: str) -> str:
    """Text as YAML reads it back, quoted only where it must be."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"
