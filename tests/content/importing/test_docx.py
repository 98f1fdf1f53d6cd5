"""Word documents: what comes over, and what is refused before anything reads it."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kbdesk.content.importing.docx_draft import docx_draft
from kbdesk.content.importing.draft import NotReadable
from tests.content.importing.conftest import PNG, WORDS, docx, paragraph

SCHEMA = "http://schemas.openxmlformats.org"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="The gauge"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:{how}="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>'
    "<cp:keywords>boiler; water</cp:keywords><dcterms:modified>2025-02-03T10:00:00Z</dcterms:modified></cp:coreProperties>"
)


def relation(target, mode=""):
    return f'<Relationship Id="p1" Type="{SCHEMA}/officeDocument/2006/relationships/image" Target="{target}"{mode}/>'


def test_a_document_with_title_headings_and_picture(bring):
    body = (
        paragraph("No hot water", "Title")
        + paragraph(WORDS.strip())
        + paragraph("Steps", "Kop1")
        + paragraph("Open it_now.")
        + PICTURE.format(how="embed")
    )
    made = docx(
        body,
        more={"word/media/image1.png": PNG},
        relations=relation("media/image1.png"),
        core=CORE.format(title="Word"),
    )
    brought = bring({"Geen warm water (v2).docx": made})
    path = "articles/geen-warm-water-v2.en.md"
    assert brought.body(path) == (
        f"{WORDS}\n## Steps\n\nOpen it\\_now.\n\n![The gauge](../{brought.moved.pictures[0].target})"
    )
    text = brought.text(path)
    for line in ("title: No hot water\n", "reviewed: 2025-02-03\n", "keywords: [boiler, water]\n"):
        assert line in text
    assert (brought.target / brought.moved.pictures[0].target).read_bytes() == PNG


@pytest.mark.parametrize(
    ("title", "headings", "called"),
    [("Pressure", ("One", "Two"), "Pressure"), ("Document1", ("One", "Two"), "Druk meten"), ("", ("Only",), "Only")],
)
def test_the_title_is_the_texts_own_else_the_properties_else_the_files(bring, title, headings, called):
    body = "".join(paragraph(one, "Kop1") + paragraph(WORDS.strip()) for one in headings)
    brought = bring({"druk-meten.docx": docx(body, core=CORE.format(title=title))})
    assert brought.moved.articles[0].title == called
    assert brought.text("articles/druk-meten.en.md").count("\n# ") == 1


def test_a_linked_picture_is_not_fetched(bring, tmp_path):
    (tmp_path / "secret.png").write_bytes(PNG)
    target = (tmp_path / "secret.png").as_uri()
    made = docx(paragraph(WORDS) + PICTURE.format(how="link"), relations=relation(target, ' TargetMode="External"'))
    brought = bring({"a.docx": made})
    assert brought.moved.pictures == ()
    assert "secret" not in brought.only()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY f SYSTEM "file:///etc/passwd">]><d>&b;&f;</d>'
)


def bomb():
    """A part of zeros that unpacks to 200 MB."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as written, written.open("word/document.xml", "w") as part:
        for _ in range(200):
            part.write(b"\0" * 1024 * 1024)
    return stream.getvalue()


def lying():
    """A zip whose list says its part is small."""
    content = bytearray(docx(paragraph(WORDS)))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/document.xml"))
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no zip at all", "docx-broken"),
        (docx(paragraph(WORDS))[:-200], "docx-broken"),
        (docx("<w:p><w:unclosed></w:p>"), "docx-broken"),
        (docx(paragraph(WORDS), more={"word/styles.xml": ENTITIES}), "docx-entities"),
        (docx("<w:p>" * 200 + "</w:p>" * 200), "too-deep"),
        (docx("<w:p/>" * 450_000), "too-large"),
        (lying(), "docx-broken"),
    ],
)
def test_what_is_no_document_is_refused(content, code):
    with pytest.raises(NotReadable) as refused:
        docx_draft("a.docx", content)
    assert refused.value.code == code


def test_entities_and_bombs_are_refused_before_they_grow():
    stream = BytesIO()
    with ZipFile(stream, "w") as written:
        written.writestr("word/document.xml", ENTITIES)
    for content, code in ((stream.getvalue(), "docx-entities"), (bomb(), "too-large")):
        with pytest.raises(NotReadable) as refused:
            docx_draft("a.docx", content)
        assert refused.value.code == code


def test_a_bad_document_is_told_and_the_others_come_over(bring):
    brought = bring({"bad.docx": b"PK", "~$good.docx": b"lock", "good.docx": docx(paragraph(WORDS))})
    assert list(brought.targets()) == ["good.docx"]
    assert brought.told("docx-broken")[0][0] == "bad.docx"
