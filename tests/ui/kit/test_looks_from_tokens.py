"""The looks come from the tokens and from nowhere else; every control is as high as a hand needs."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget

import kbdesk.ui
from kbdesk.domain.settings import Contrast
from kbdesk.ui.kit.theme import Scheme
from kbdesk.ui.kit.tokens import HIGH_DARK, HIGH_LIGHT, SCHEMES, Tokens, for_fingers

SOURCES = sorted(Path(kbdesk.ui.__file__).parent.rglob("*.py"))
TOKENS = "tokens.py"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
MOTION = re.compile(r"\b(QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|QParallelAnimationGroup)\b")
LOOKS = ("", "primary", "quiet", "framed", "contents", "danger")
TOOL_LOOKS = ("", "rail", "filter", "link")


@pytest.fixture
def looks(theme):
    """The theme, put back afterwards."""
    yield theme
    theme.use_touch(False)
    theme.take_accent("")
    theme.choose_contrast(Contrast.NORMAL)


def code_of(file):
    return file.read_text(encoding="utf-8")


def test_no_colour_is_written_anywhere_but_in_the_tokens():
    pure = {"contrast.py", "accent.py"}  # black and white as the ends of lightness
    found = []
    for file in SOURCES:
        if file.name == TOKENS or file.name in pure:
            continue
        for node in ast.walk(ast.parse(code_of(file))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value):
                found.append(f"{file.name}:{node.lineno} {node.value}")
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "QColor"
                and any(isinstance(one, ast.Constant) and isinstance(one.value, int) for one in node.args)
            ):
                found.append(f"{file.name}:{node.lineno} QColor of numbers")
    assert not found, "\n".join(found)


def test_every_token_is_used():
    text = "\n".join(code_of(file) for file in SOURCES if file.name != TOKENS)
    names = [field.name for field in fields(Tokens)]
    unused = [name for name in names if not re.search(rf"\.{name}\b|[\"']{name}[\"']", text)]
    assert not unused


def test_nothing_moves_by_itself(theme, qapp):
    moving = [file.name for file in SOURCES if MOTION.search(code_of(file))]
    assert not moving
    effects = (Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeTooltip)
    assert not any(qapp.isEffectEnabled(effect) for effect in effects)


def controls(parent):
    """One of each kind that the style sheet knows."""
    made: list[QWidget] = []
    for kind, names in ((QPushButton, LOOKS), (QToolButton, TOOL_LOOKS)):
        for look in names:
            button = kind(parent)
            button.setProperty("look", look)
            button.setText("Ja")
            made.append(button)
    made += [QLineEdit(parent), QComboBox(parent), QCheckBox("Ja", parent)]
    return made


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("touch", "least"), [(False, 32), (True, 44)])
def test_every_control_is_as_high_as_a_hand_needs(qtbot, looks, touch, least, percent):
    looks.use_touch(touch)
    looks.resize_text(percent)
    parent = QWidget()
    qtbot.addWidget(parent)
    low = []
    for one in controls(parent):
        one.ensurePolished()
        if one.sizeHint().height() < least:
            low.append(f"{type(one).__name__} {one.property('look')}: {one.sizeHint().height()}")
    assert not low, "\n".join(low)


@pytest.mark.parametrize(("touch", "least"), [(False, 32), (True, 44)])
def test_all_buttons_of_the_page_that_finds_can_be_met(qtbot, looks, find_page, finding, touch, least):
    looks.use_touch(touch)
    with qtbot.waitSignal(find_page.answered):
        find_page.ask("geen internet")
    find_page.results.filters.set_open(True)
    qtbot.waitUntil(lambda: find_page.reading.is_reading)
    buttons = [one for one in find_page.findChildren(QAbstractButton) if one.isVisible() and one.objectName()]
    assert len(buttons) > 5
    low = [f"{one.objectName()}: {one.width()}x{one.height()}" for one in buttons if one.height() < least]
    # A clear sign inside a field is part of the field.
    assert not [said for said in low if "clear" not in said], "\n".join(low)


def test_a_ring_takes_the_place_of_the_edge_and_changes_no_size(qtbot, looks):
    for contrast in (Contrast.NORMAL, Contrast.HIGH):
        looks.choose_contrast(contrast)
        parent = QWidget()
        qtbot.addWidget(parent)
        made = controls(parent)
        parent.show()
        for one in made:
            one.ensurePolished()
            before = one.sizeHint()
            one.setFocus(Qt.FocusReason.TabFocusReason)
            assert one.sizeHint() == before, one.property("look")


def test_contrast_touch_and_the_organisations_colour_are_put_in_place_at_once(qtbot, looks, qapp):
    with qtbot.waitSignal(looks.changed):
        looks.choose_contrast(Contrast.HIGH)
    assert looks.tokens is HIGH_LIGHT
    looks.choose(Scheme.DARK)
    assert looks.tokens is HIGH_DARK
    looks.choose(Scheme.LIGHT)
    looks.choose_contrast(Contrast.NORMAL)
    with qtbot.waitSignal(looks.changed):
        looks.take_accent("#e30613")
    assert looks.tokens.accent in qapp.styleSheet()
    assert f"selection-background-color: {looks.tokens.accent}" in qapp.styleSheet()
    with qtbot.waitSignal(looks.changed):
        looks.use_touch(True)
    assert looks.target() == 44
    with qtbot.assertNotEmitted(looks.changed):
        looks.use_touch(True)
        looks.take_accent("#e30613")


def test_touch_changes_heights_and_no_colours():
    for scheme in SCHEMES:
        touched = for_fingers(scheme)
        changed = {
            field.name for field in fields(Tokens) if getattr(scheme, field.name) != getattr(touched, field.name)
        }
        assert changed == {"least_target", "choice"}
