"""A .docx is a zip of XML; before anything reads it, what would grow or reach out is refused.

Bounded are the number of parts, what they unpack to, and the depth and number of elements. A document type is refused
outright: Word never writes one, and entities that grow, or fetch a file, need one.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from kbdesk.content.importing.draft import NotReadable

MAX_BYTES = 50 * 1024 * 1024
_MOST_PARTS = 4_000
_MOST_UNPACKED = 150 * 1024 * 1024
_MOST_XML = 25 * 1024 * 1024
_MOST_ELEMENTS = 400_000
_DEEPEST = 90
_MAIN_PART = "word/document.xml"


class _Refused(ValueError):
    """Why the XML is not read on."""


def checked_parts(content: bytes) -> ZipFile:
    """The zip, when all in it is within bounds. Raises NotReadable."""
    try:
        parts = ZipFile(BytesIO(content))
        infos = parts.infolist()
        _check_sizes(infos)
        elements = 0
        for info in infos:
            if info.filename.endswith((".xml", ".rels")):
                elements += _check_xml(parts.read(info), info.filename, left=_MOST_ELEMENTS - elements)
    except (
        BadZipFile,
        LargeZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        if isinstance(error, NotReadable):
            raise
        raise NotReadable("docx-broken", str(error)) from error
    return parts


def _check_sizes(infos: list[ZipInfo]) -> None:
    if len(infos) > _MOST_PARTS:
        raise NotReadable("too-large", f"> {_MOST_PARTS}")
    if sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise NotReadable("too-large", f"> {_MOST_UNPACKED // 1024 // 1024} MiB")
    if any(info.file_size > _MOST_XML for info in infos if info.filename.endswith((".xml", ".rels"))):
        raise NotReadable("too-large", f"> {_MOST_XML // 1024 // 1024} MiB XML")
    names = [info.filename for info in infos]
    if _MAIN_PART not in names and not any(name.startswith("word/document") for name in names):
        raise NotReadable("docx-broken", _MAIN_PART)
    if len(names) != len(set(names)):
        raise NotReadable("docx-broken", "zip")


def _check_xml(content: bytes, name: str, *, left: int) -> int:
    """The number of elements in a part. Raises NotReadable."""
    depth = count = 0

    def opens(_name: str, _attributes: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST or count > left:
            raise _Refused("too-deep" if depth > _DEEPEST else "too-large")

    def closes(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def has_type(*_of: object) -> None:
        raise _Refused("docx-entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler = opens
    parser.EndElementHandler = closes
    parser.StartDoctypeDeclHandler = has_type
    return _parsed(parser.Parse, content, name) or count


def _parsed(parse: Callable[..., object], content: bytes, name: str) -> int:
    try:
        parse(content, True)
    except _Refused as refused:
        raise NotReadable(str(refused), name) from refused
    except expat.ExpatError as error:
        raise NotReadable("docx-broken", f"{name}: {error}") from error
    return 0
