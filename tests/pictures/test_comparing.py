import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from picture_set.comparing import difference, side_by_side  # noqa: E402  found only now
from picture_set.design_page import design_page, sizes_without_a_word  # noqa: E402
from picture_set.plan import FOR_DOCS, QUICK, all_pictures  # noqa: E402
from picture_set.taking import kept_form  # noqa: E402


@pytest.fixture
def drawn(tmp_path):
    def draw(name, text, *, size=(600, 300)):
        picture = Image.new("RGB", size, "#ffffff")
        ImageDraw.Draw(picture).text((40, 40), text, fill="#1f2937", font_size=28)
        file = tmp_path / f"{name}.png"
        kept_form(picture).save(file)
        return file

    return draw


def test_a_word_that_changed_is_seen(drawn):
    assert not difference(drawn("a", "24 resultaten"), drawn("b", "24 resultaten")).is_one
    assert difference(drawn("a", "24 resultaten"), drawn("b", "25 antwoorden")).is_one


def test_another_size_and_a_missing_picture_are_said(drawn, tmp_path):
    one = drawn("a", "x")
    assert "300x150" in difference(one, drawn("b", "x", size=(800, 300))).what
    assert difference(tmp_path / "never.png", one).what == "is new"
    assert difference(one, tmp_path / "never.png").what == "was not made"


def test_before_after_and_difference_stand_side_by_side(drawn, tmp_path):
    to = tmp_path / "beside" / "a.png"
    side_by_side(drawn("a", "een"), drawn("b", "twee"), to)
    with Image.open(to) as sheet:
        assert sheet.width == 3 * 300 + 2 * 8
        assert (220, 0, 0) in {colour for _, colour in sheet.getcolors(100_000)}


def test_the_page_of_the_design_says_what_the_code_says():
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    assert page == design_page(), "write it anew: tools/pictures --docs"


def test_the_page_of_the_design_says_what_each_size_is_for():
    assert not sizes_without_a_word()


def test_every_picture_of_the_page_is_there():
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    for name in FOR_DOCS:
        assert f"pictures/{name}.png" in page
        assert (ROOT / "docs" / "pictures" / f"{name}.png").is_file()


def test_the_handful_and_the_pictures_of_the_page_belong_to_the_set():
    names = [picture.name for picture in all_pictures()]
    assert len(set(names)) == len(names)
    assert set(QUICK) | set(FOR_DOCS) <= set(names)
