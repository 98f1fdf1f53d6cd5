"""What may be shown of the files beside the articles."""

from pathlib import Path

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.fixture
def reader(tmp_path: Path) -> ReadContent:
    root = tmp_path / "inhoud"
    (root / "img").mkdir(parents=True)
    (root / "img" / "goed.svg").write_text(DRAWING.format('<path d="M0 0h9"/>'), encoding="utf-8")
    (root / "img" / "fout.svg").write_text(DRAWING.format('<image href="//host/share/x.png"/>'), encoding="utf-8")
    (root / "img" / "foto.png").write_bytes(b"\x89PNG")
    (tmp_path / "geheim.png").write_bytes(b"\x89PNG")
    folder = ContentFolder(root)
    return ReadContent(folder, KeepLibrary(folder, SearchIndex(tmp_path / "index")))


@pytest.mark.parametrize("path", ["img/goed.svg", "img/foto.png"])
def test_a_picture_of_the_folder_is_given(path: str, reader: ReadContent) -> None:
    file = reader.file(path)
    assert file is not None
    assert file.name == path.removeprefix("img/")


@pytest.mark.parametrize("path", ["img/fout.svg", "img/weg.png", "img", "../geheim.png", "/etc/hostname", ""])
def test_what_leads_out_is_no_file_or_is_not_there_gives_nothing(path: str, reader: ReadContent) -> None:
    assert reader.file(path) is None
