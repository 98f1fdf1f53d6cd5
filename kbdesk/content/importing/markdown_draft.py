"""A Markdown file of any of the tools as a draft: every construct is known by its own form, whichever tool it was."""

import re

from kbdesk.content.front_matter import cut
from kbdesk.content.importing.box_lines import with_alerts
from kbdesk.content.importing.components import without_components, without_expressions
from kbdesk.content.importing.docfx import with_includes, without_docfx
from kbdesk.content.importing.draft import Draft, NotReadable
from kbdesk.content.importing.html_blocks import with_blocks
from kbdesk.content.importing.hugo import shown_shortcodes, without_shortcodes
from kbdesk.content.importing.inline_html import one_line_breaks, without_active, without_inline_html
from kbdesk.content.importing.liquid import hidden_raw, with_values, without_liquid, without_raw_tags
from kbdesk.content.importing.masks import Masks, without_signs
from kbdesk.content.importing.old_header import keys_of, old_header
from kbdesk.content.importing.plain_words import plain_words
from kbdesk.content.importing.remarks import Remarks
from kbdesk.content.importing.site import Site
from kbdesk.domain.moved_in import Origin

MOST_CHARACTERS = 700_000
"""The longest of 9,000 real articles has fewer; what is longer is a log or a trap."""
_WITH_LIQUID = frozenset(
    {Origin.JEKYLL, Origin.GITHUB_DOCS, Origin.GITBOOK, Origin.MKDOCS, Origin.MARKDOWN, Origin.HTML}
)
_BRACES = re.compile(r"\{\{(?![<%])[^{}\n`]{1,200}\}\}")
"""Here these would be a value of a script; where the tool knows no Liquid they were meant to be read."""
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_FORMFEED = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")


def markdown_draft(path: str, text: str, site: Site) -> Draft:
    """Raises NotReadable for a text that is longer than any article."""
    if len(text) > MOST_CHARACTERS:
        raise NotReadable("too-large", f"{len(text)} > {MOST_CHARACTERS}")
    text = without_signs(_FORMFEED.sub("", text))
    parts = cut(text)
    remarks = Remarks(path, text)
    keys = keys_of(text, parts.yaml, remarks)
    body, anchors = converted(parts.body, path, site, remarks)

    def plain(value: str) -> str:
        return plain_words(_one_line(value, path, site))

    return Draft(path, old_header(keys, plain), body, anchors, remarks=tuple(remarks.found))


def converted(body: str, path: str, site: Site, remarks: Remarks) -> tuple[str, dict[str, str]]:
    """A body as Markdown that GitHub reads, and the old anchors of its headings."""
    masks = Masks()
    body = masks.unmask(with_includes(masks.mask(body), path, site, remarks))
    masks = Masks()
    for whole, inside in hidden_raw(body) if "raw" in body else ():
        body = body.replace(whole, inside if "```" in inside else masks.keep(inside), 1)
    text = masks.mask(body)
    text = without_docfx(text, lambda alt, source: f"![{' '.join(alt.split())}](<{source}>)")
    text = without_shortcodes(text, remarks)
    is_mdx = path.endswith(".mdx") or site.origin is Origin.DOCUSAURUS
    if site.origin in _WITH_LIQUID and not is_mdx:
        text = with_values(masks.mask(without_liquid(text, site, remarks)), site, remarks)
    else:
        text = _BRACES.sub(lambda match: f"`{match[0]}`", text) if not is_mdx else text
    text = masks.mask(text)
    if is_mdx:
        text = masks.mask(without_components(text, remarks))
        text = masks.mask(without_expressions(text, remarks))
    text = with_alerts(text, remarks)
    text = with_blocks(without_active(text, remarks), remarks)
    text, anchors = without_inline_html(text, remarks)

    body = without_raw_tags(shown_shortcodes(masks.unmask(_EMPTY_LINES.sub("\n\n", text))))
    return body.strip("\n") + "\n", anchors


def _one_line(value: str, path: str, site: Site) -> str:
    """A value of the header with what is put in from elsewhere; what cannot be put in is left out."""
    unheard = Remarks(path, "")
    value = with_includes(value, path, site, unheard) if "[!" in value else value
    value = without_liquid(without_shortcodes(without_docfx(value, lambda alt, _: alt), unheard), site, unheard)
    return one_line_breaks(value)
