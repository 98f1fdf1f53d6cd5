"""Front matter of other tools (Hugo, Jekyll, Docusaurus, MkDocs, DocFX, GitHub Docs): what of it means something here."""

import re

from kbdesk.content.yaml_nodes import Mapping, text, texts
from kbdesk.domain.article import Confidence, Header
from kbdesk.domain.language import UNKNOWN_LANGUAGE

_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_SUMMARY = ("description", "intro", "summary")
_KEYWORDS = ("tags", "keywords")
_ALIASES = ("aliases", "redirect_from")
_LANGUAGE = ("lang", "language")
_KNOWN = {"title", "draft", *_SUMMARY, *_KEYWORDS, *_ALIASES, *_LANGUAGE}


def header_of_other_tool(keys: Mapping) -> Header:
    """A header with neither id nor kind of its own; keys without a meaning here are kept as text."""
    found = {name.text.casefold(): value for name, value in keys.pairs}
    summary = next((text(found[name]) for name in _SUMMARY if name in found), "")
    keywords = [word for name in _KEYWORDS for part in texts(found.get(name)) for word in part.split(",")]
    lang = next((match[1].lower() for name in _LANGUAGE if (match := _LANG.fullmatch(text(found.get(name))))), "")
    is_draft = text(found.get("draft")).casefold() == "true"
    return Header(
        id="",
        lang=lang or UNKNOWN_LANGUAGE,
        title=" ".join(text(found.get("title")).split()),
        summary=" ".join(summary.split()),
        confidence=Confidence.WIP if is_draft else Confidence.NOT_VALIDATED,
        keywords=tuple(word.strip() for word in keywords if word.strip()),
        aliases=tuple(alias for name in _ALIASES for alias in texts(found.get(name))),
        extra=tuple((name.text, text(value)) for name, value in keys.pairs if name.text.casefold() not in _KNOWN),
    )
