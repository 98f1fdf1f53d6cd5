"""A .docx as a draft: mammoth makes HTML of it, the rest is as for a page of an export. Nothing outside is loaded."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from kbdesk.content.importing.docx_parts import checked_parts
from kbdesk.content.importing.draft import Draft, NotReadable, OldHeader
from kbdesk.content.importing.html_draft import Html, html_draft
from kbdesk.content.importing.old_header import day_in
from kbdesk.content.importing.placing import bare_name
from kbdesk.content.schema.blank_texts import id_and_title

_STYLES = """
p[style-name='Title'] => h1.document-title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Code'] => pre:separator('\\n')
r[style-name='HTML Code'] => code
u => em
"""
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
_PROPERTIES = "docProps/core.xml"
_TITLE = re.compile(r"<h1 class=\"document-title\">(.{1,600}?)</h1>", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]{0,100}>(.{1,1000}?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,400}>")
_UNTITLED = re.compile(r"(?i)(?:microsoft )?word|document\d*|untitled.*|naamloos.*|\.docx?$|^PowerPoint")


def docx_draft(path: str, content: bytes) -> Draft:
    """Raises NotReadable for what is no document or does not keep within bounds."""
    # Loaded here because only documents need it.
    import mammoth

    parts = checked_parts(content)
    pictures: dict[str, bytes] = {}

    def kept(image: Any) -> dict[str, str]:
        with image.open() as stream:
            found = stream.read()
        ending = _ENDINGS.get(image.content_type, str(image.content_type).rpartition("/")[2] or "bin")
        name = f"embedded:{len(pictures) + 1}.{re.sub(r'[^a-z0-9]', '', ending.lower())}"
        pictures[name] = found
        return {"src": name}

    try:
        result = mammoth.convert_to_html(
            BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(kept),
        )
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
        # The library reads what Word writes; of anything else it may raise whatever its steps raise.
        raise NotReadable("docx-broken", f"{type(error).__name__}: {error}") from error
    html = str(result.value)
    header = _header(parts, html)
    header = header if header.title else replace(header, title=id_and_title(bare_name(PurePosixPath(path).stem))[1])
    return html_draft(Html(path, html, header, pictures, is_titled=True))


def _header(parts: ZipFile, html: str) -> OldHeader:
    """Title, keywords and day of the document's own properties; a title in the text goes before."""
    told = _properties(parts)
    titled = _TITLE.search(html)
    headings = _HEADING.findall(html)
    title = titled[1] if titled else headings[0] if len(headings) == 1 else ""
    words = " ".join(_TAG.sub("", title).split()) or (
        "" if _UNTITLED.search(told.get("title", "")) else told.get("title", "")
    )
    keywords = tuple(word.strip() for word in re.split(r"[,;]", told.get("keywords", "")) if word.strip())
    day: date | None = day_in(told.get("modified", ""))
    return OldHeader(title=words, summary=told.get("description", ""), keywords=keywords, day=day)


def _properties(parts: ZipFile) -> dict[str, str]:
    if _PROPERTIES not in parts.namelist():
        return {}
    # Checked before: well formed, no document type, bounded.
    root = ET.fromstring(parts.read(_PROPERTIES))  # noqa: S314
    return {str(el.tag).rpartition("}")[2]: " ".join((el.text or "").split()) for el in root}
