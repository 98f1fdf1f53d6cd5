import ast
import re
from pathlib import Path

import pytest

import kbdesk.ui
from kbdesk.domain.language import Language
from kbdesk.ui.app import words_of_window
from kbdesk.ui.kit.icons import Icons
from kbdesk.ui.kit.resources import resource_folder
from kbdesk.ui.kit.tokens import DARK, LIGHT
from kbdesk.wording.window import WINDOW

SOURCES = sorted(Path(kbdesk.ui.__file__).parent.rglob("*.py"))
FIELD = re.compile(r"\{(\w+)\}")


def strings():
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield file.name, node.value


def test_every_icon_that_is_named_comes_along():
    named = set()
    for file in SOURCES:
        text = file.read_text(encoding="utf-8")
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
        named |= set(re.findall(r'\.(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', text))
        named |= set(re.findall(r'show_icon\("([a-z0-9-]+)"', text))
    missing = [name for name in sorted(named) if not (resource_folder() / "icons" / f"{name}.svg").is_file()]
    assert named
    assert not missing


def test_licences_of_icons_and_fonts_come_along():
    assert "ISC" in (resource_folder() / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "SIL Open Font License" in (resource_folder() / "fonts" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_pictures_of_the_style_sheet_have_the_colours_of_the_scheme(tokens):
    icons = resource_folder() / "icons"
    assert tokens.muted in (icons / f"chevron-down-{tokens.name}.svg").read_text(encoding="utf-8")
    assert tokens.on_accent in (icons / f"check-{tokens.name}.svg").read_text(encoding="utf-8")


def test_an_icon_is_drawn_in_its_colour_for_the_screen_and_only_once(qapp):
    icons = Icons(resource_folder() / "icons")
    one = icons.pixmap("search", "#ff0000", 16, ratio=2.0)
    assert (one.width(), one.devicePixelRatio()) == (32, 2.0)
    image = one.toImage()
    drawn = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200]
    assert drawn
    assert all(colour.red() > 200 and colour.green() < 60 for colour in drawn)
    assert icons.pixmap("search", "#ff0000", 16, ratio=2.0) is one


def test_every_sentence_that_is_asked_for_is_there(qapp):
    words = words_of_window(Language.NL)
    prefixes = {key.split(".")[0] for key in WINDOW if "." in key}
    asked = {
        (file, text)
        for file, text in strings()
        if re.fullmatch(r"[a-z]+(\.[a-z_-]+)+", text) and text.split(".")[0] in prefixes
    }
    names_of_controls = re.compile(r"(read|find|frame|page|notice|passphrase)\.")
    missing = [
        f"{file}: {text}" for file, text in sorted(asked) if not words.knows(text) and not names_of_controls.match(text)
    ]
    assert not missing


@pytest.mark.parametrize("key", sorted(WINDOW))
def test_a_sentence_has_both_languages_with_the_same_places_to_fill(key):
    english, dutch = WINDOW[key]
    assert english.strip()
    assert dutch.strip()
    assert set(FIELD.findall(english)) == set(FIELD.findall(dutch))
    assert ("|" in english) == ("|" in dutch)


def test_switching_the_language_is_told_once(qtbot):
    words = words_of_window(Language.NL)
    with qtbot.waitSignal(words.language_changed) as told:
        words.switch(Language.EN)
    assert told.args == [Language.EN]
    assert words.say("find.count", n=1) == "1 result"
    assert words.say_in("nl", "find.count", n=2) == "2 resultaten"
    with qtbot.assertNotEmitted(words.language_changed):
        words.switch(Language.EN)
