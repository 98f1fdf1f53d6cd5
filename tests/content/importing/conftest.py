"""Small folders of other tools, brought in for real."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kbdesk.domain.moved_in import MovedIn
from kbdesk.domain.progress import Progress
from kbdesk.workflows.move_in import MoveIn

TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
WORDS = "This is the answer that you can give to the customer, and it is for all of them.\n"


@dataclass(frozen=True)
class Brought:
    """A move and where it went."""

    moved: MovedIn
    target: Path

    def text(self, path: str) -> str:
        return (self.target / path).read_text(encoding="utf-8")

    def body(self, path: str) -> str:
        """What stands below the header and the title."""
        return self.text(path).split("---\n", 2)[2].strip("\n").partition("\n")[2].strip("\n")

    def codes(self) -> list[str]:
        return [remark.code for remark in self.moved.remarks]

    def told(self, code: str) -> list[tuple[str, int, str]]:
        return [(one.place.path, one.place.line, one.what) for one in self.moved.remarks if one.code == code]

    def targets(self) -> dict[str, str]:
        return {one.source: one.target for one in (*self.moved.articles, *self.moved.pictures)}

    def only(self) -> str:
        """The body of the only article."""
        (one,) = self.moved.articles
        return self.body(one.target)


Bring = Callable[..., Brought]


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Writes a source folder."""

    def laid(files: dict[str, str | bytes]) -> Path:
        root = tmp_path / "old"
        root.mkdir(exist_ok=True)
        for path, content in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return root

    return laid


@pytest.fixture
def bring(tmp_path: Path, lay) -> Bring:
    """Writes a source folder and brings it in."""

    def brought(files: dict[str, str | bytes], *, progress: Progress | None = None, **wanted: object) -> Brought:
        target = tmp_path / "new"
        moved = MoveIn(lambda: TODAY).bring(lay(files), target, progress or Progress(), **wanted)
        return Brought(moved, target)

    return brought


def page(body: str = WORDS, **keys: str) -> str:
    """A text with front matter."""
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in keys.items()) + f"---\n{body}"


def docx(document: str, *, more: dict[str, bytes] | None = None, relations: str = "", core: str = "") -> bytes:
    """A .docx as Word lays one out, `document` standing in its body."""
    schema = "http://schemas.openxmlformats.org"
    main = (
        f'<w:document xmlns:w="{schema}/wordprocessingml/2006/main" xmlns:r="{schema}/officeDocument/2006/relationships"'
        f' xmlns:a="{schema}/drawingml/2006/main" xmlns:wp="{schema}/drawingml/2006/wordprocessingDrawing"'
        f' xmlns:pic="{schema}/drawingml/2006/picture"><w:body>{document}</w:body></w:document>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/></w:style>'
        for name, called in {"Title": "Title", "Kop1": "heading 1", "Kop2": "heading 2"}.items()
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{schema}/package/2006/content-types"><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{schema}/package/2006/relationships"><Relationship Id="r1" Type="{schema}'
            '/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{schema}/package/2006/relationships">{relations}</Relationships>'
        ).encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{schema}/wordprocessingml/2006/main">{styles}</w:styles>'.encode(),
        "word/document.xml": main.encode(),
    }
    if core:
        parts["docProps/core.xml"] = core.encode()
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as written:
        for name, content in (parts | (more or {})).items():
            written.writestr(name, content)
    return stream.getvalue()


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of Word."""
    of = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{of}<w:r><w:t>{words}</w:t></w:r></w:p>"
