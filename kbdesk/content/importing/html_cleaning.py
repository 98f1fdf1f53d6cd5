"""HTML as it comes to HTML that may be read: well formed, nothing that runs, no deeper than people nest.

The cleaner is a browser's own kind of parser, so that what comes after it never sees a broken page; other parsers need
time that grows with the square of what is broken.
"""

import re

from kbdesk.content.importing.draft import NotReadable

_MOST_TAGS = 40_000
_DEEPEST = 60
_BLOCKS = (
    "address article aside blockquote body caption center col colgroup dd details div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
).split()
_INLINE = (
    "a abbr acronym b br cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup tt u var"
).split()
_ACTIVE = {
    "script",
    "style",
    "object",
    "svg",
    "math",
    "template",
    "noscript",
    "title",
    "form",
    "button",
    "select",
    "textarea",
}
_VOID = {"br", "col", "hr", "img"}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_OPENS_FRAME = re.compile(r"<(?:iframe|video|embed)\b([^<>]{0,1500})>", re.IGNORECASE)
_SOURCE = re.compile(r"src\s?=\s?[\"'](https?://[^\"'<>\s]{1,500})[\"']")


def readable_html(unsafe: str) -> str:
    """The page without what runs or loads; films become links. Raises NotReadable for too much of it."""
    # Loaded here because a folder of Markdown does without it.
    import nh3

    if unsafe.count("<") > _MOST_TAGS:
        raise NotReadable("too-large", f"> {_MOST_TAGS} <…>")
    unsafe = _OPENS_FRAME.sub(_link_to_frame, unsafe)
    cleaned = nh3.clean(
        unsafe,
        tags={*_BLOCKS, *_INLINE},
        clean_content_tags=_ACTIVE,
        attributes={
            "*": {"class", "id"},
            "a": {"href", "name"},
            "img": {"src", "alt", "title"},
            "td": {"colspan", "rowspan", "align"},
            "th": {"colspan", "rowspan", "align"},
            "html": {"lang"},
            "ol": {"start"},
        },
        url_schemes={"http", "https", "mailto", "tel", "embedded"},
        link_rel=None,
    )
    _refuse_depth(cleaned)
    return cleaned


def _link_to_frame(match: re.Match[str]) -> str:
    found = _SOURCE.search(match[1])
    return f'<p class="import-embed"><a href="{found[1]}">{found[1]}</a></p>' if found else ""


def _refuse_depth(cleaned: str) -> None:
    depth = 0
    for closing, name in _TAG.findall(cleaned):
        depth += -1 if closing else name not in _VOID
        if depth > _DEEPEST:
            raise NotReadable("too-deep", f"> {_DEEPEST}")
