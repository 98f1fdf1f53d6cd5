"""A drawing is shown when it is no more than a drawing."""

from pathlib import Path

import pytest

from kbdesk.content.svg_pictures import is_safe_drawing

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 80">'
HARMLESS = [
    '<path d="M0 0h9"/><text x="1" y="2">Kraan</text>',
    '<linearGradient id="g"/><rect fill="url(#g)" width="9" height="9"/>',
    '<g id="a"><path d="M0 0h9"/></g><use href="#a"/><use xlink:href="#a" x="9"/>',
    '<style>.a { fill: #123 }</style><rect class="a"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>',
    '<a href="https://voorbeeld.nl"><text>x</text></a>',
]
NESTED_USES = '<rect id="g0"/>' + "".join(
    f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 40)
)
HOSTILE = [
    "<script>alert(1)</script>",
    '<rect onload="alert(1)"/>',
    '<image href="file:///etc/passwd"/>',
    '<image xlink:href="/etc/hostname.png"/>',
    '<image xlink:href="//host/share/x.png"/>',
    '<image href="\\\\host\\share\\x.png"/>',
    '<image href="https://kwaad.example/x.png"/>',
    '<image href="ander.png"/>',
    '<image href="&#47;&#47;host/share/x.png"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    '<feImage href="//host/x.png"/>',
    '<use href="ander.svg#a"/>',
    '<rect fill="url(//host/x.svg#g)"/>',
    '<rect style="fill: url( &quot;https://kwaad.example/x&quot; )"/>',
    "<style>@import '//host/x.css';</style>",
    "<style>rect { fill: url(file:///x) }</style>",
    "<foreignObject><iframe/></foreignObject>",
    NESTED_USES + '<use href="#g39"/>',
    '<g id="a"><use href="#a"/></g><use href="#a"/>',
    "<g>" * 60_000 + "</g>" * 60_000,
]


def drawing(folder: Path, content: str | bytes) -> Path:
    file = folder / "x.svg"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize("inside", HARMLESS)
def test_a_drawing_that_keeps_to_itself_is_safe(inside: str, tmp_path: Path) -> None:
    assert is_safe_drawing(drawing(tmp_path, f"{START}{inside}</svg>"))


@pytest.mark.parametrize("inside", HOSTILE)
def test_a_drawing_that_leads_out_or_works_without_end_is_not(inside: str, tmp_path: Path) -> None:
    assert not is_safe_drawing(drawing(tmp_path, f"{START}{inside}</svg>"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen tekening",
        b"\x89PNG",
        f"{START}<rect/></svg>".encode("utf-16"),
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{START}<text>&x;</text></svg>'.encode(),
        f"<!doctype svg>{START}</svg>".encode(),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="90000000"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9000"/>',
        START.encode() + b" " * (2 * 1024 * 1024) + b"</svg>",
    ],
)
def test_what_is_no_plain_drawing_of_a_sensible_size_is_not(content: bytes, tmp_path: Path) -> None:
    assert not is_safe_drawing(drawing(tmp_path, content))


def test_a_drawing_that_is_not_there_is_not_safe(tmp_path: Path) -> None:
    assert not is_safe_drawing(tmp_path / "weg.svg")
