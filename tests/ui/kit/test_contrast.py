"""Every pair of text and ground, of control and ground, in all schemes and in the colours of organisations."""

import re
from dataclasses import fields

import pytest

from kbdesk.ui.kit.accent import in_colour_of
from kbdesk.ui.kit.contrast import contrast, mixed, moved_until
from kbdesk.ui.kit.style_sheet import style_sheet
from kbdesk.ui.kit.tokens import HIGH_DARK, LIGHT, SCHEMES, TONES, Tone, for_fingers, scheme_of

HOUSE = ""
BRANDS = (HOUSE, "#ffd400", "#e30613", "#00a19a", "#003366", "#000000", "#ffffff", "#7f7f7f", "#c6ff00", "#ff69b4")
GROUNDS = ("window", "card", "hover", "code", "accent_tint")


@pytest.fixture(params=SCHEMES, ids=lambda scheme: scheme.name)
def scheme(request):
    return request.param


@pytest.fixture(params=BRANDS, ids=lambda brand: brand or "house")
def tokens(request, scheme):
    return in_colour_of(scheme, request.param)


def text_pairs(tokens):
    grounds = {name: getattr(tokens, name) for name in GROUNDS}
    for text in ("text", "heading", "muted"):
        for ground, colour in grounds.items():
            yield f"{text} on {ground}", getattr(tokens, text), colour
    for ground in ("window", "card", "hover", "accent_tint"):
        yield f"accent on {ground}", tokens.accent, grounds[ground]
    yield "text on accent", tokens.on_accent, tokens.accent
    yield "text on accent under the pointer", tokens.on_accent, tokens.accent_hover
    yield "matched word", tokens.mark_text, tokens.mark
    for name in TONES:
        tone = getattr(tokens, name)
        yield f"{name} on its tint", tone.text, tone.tint
        for ground in ("window", "card", "hover"):
            yield f"{name} on {ground}", tone.text, grounds[ground]
        for text in ("text", "heading", "muted"):
            yield f"{text} on {name}", getattr(tokens, text), tone.tint


def control_pairs(tokens):
    for ground in ("window", "card", "hover"):
        yield f"focus ring on {ground}", tokens.accent, getattr(tokens, ground)
        yield f"edge of a control on {ground}", tokens.control_line, getattr(tokens, ground)
    yield "focus ring round a main button", tokens.heading, tokens.accent_tint
    yield "edge of a chosen chip on card", tokens.accent_line, tokens.card
    yield "edge of a chosen chip on window", tokens.accent_line, tokens.window
    yield "edge of a main button on card", tokens.accent, tokens.card
    for name in TONES:
        tone = getattr(tokens, name)
        yield f"icon and bar of {name} on its tint", tone.bar, tone.tint
        yield f"icon and bar of {name} on card", tone.bar, tokens.card


def enough(tokens):
    return 7.0 if tokens.is_high else 4.5


def weak(pairs, least):
    return [f"{what}: {contrast(one, other):.2f}" for what, one, other in pairs if contrast(one, other) < least]


def test_every_text_stands_out_from_its_ground(tokens):
    found = weak(text_pairs(tokens), enough(tokens))
    assert not found, "\n".join(found)


def test_the_focus_ring_and_the_edges_of_controls_stand_out_by_3_to_1(tokens):
    found = weak(control_pairs(tokens), 3)
    assert not found, "\n".join(found)


def test_every_rule_of_the_style_sheet_that_names_both_text_and_ground_can_be_read(tokens):
    sheet = style_sheet(tokens, 1.0)
    pairs = []
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        text = re.search(r"(?<![\w-])color: (#[0-9a-f]{6})", body)
        ground = re.search(r"(?<![\w-])background: (#[0-9a-f]{6})", body)
        if text and ground:
            pairs.append((rule.strip(), text[1], ground[1]))
    assert len(pairs) > 30
    found = weak(pairs, enough(tokens))
    assert not found, "\n".join(found)


def test_high_contrast_has_black_on_white_and_white_on_black():
    assert contrast(scheme_of(is_dark=False, is_high=True).text, "#ffffff") == pytest.approx(21)
    assert contrast(HIGH_DARK.text, HIGH_DARK.window) == pytest.approx(21)


def test_a_brand_keeps_its_hue_and_anything_else_leaves_the_scheme_alone(scheme):
    red = in_colour_of(scheme, "#E30613").accent
    parts = [int(red[at : at + 2], 16) for at in (1, 3, 5)]
    assert parts[0] > max(parts[1:]) + 60
    for nothing in ("", "red", "#12345", "#12345g", "1d4ed8"):
        assert in_colour_of(scheme, nothing) is scheme


def test_boxes_in_a_text_can_be_told_apart_by_their_ground(tokens):
    tints = [getattr(tokens, name).tint for name in ("note", "tip", "warning", "danger")]
    grounds = [*tints, tokens.accent_tint, tokens.code]
    assert len(set(grounds)) == len(grounds)


def test_all_colours_are_written_alike(scheme):
    for field in fields(scheme):
        value = getattr(scheme, field.name)
        colours = (value.bar, value.tint, value.text) if isinstance(value, Tone) else (value,)
        for colour in colours:
            assert not (isinstance(colour, str) and "#" in colour) or re.fullmatch("#[0-9a-f]{6}", colour)


def test_fingers_get_44_pixels_in_the_same_colours(scheme):
    touched = for_fingers(scheme)
    assert touched.least_target == 44
    assert touched.accent == scheme.accent


def test_a_tone_is_found_by_the_words_of_the_content():
    assert LIGHT.tone("caution") is LIGHT.danger
    assert LIGHT.tone("important") is LIGHT.note
    assert LIGHT.tone("something else") is LIGHT.neutral


def test_contrast_is_that_of_wcag_and_a_colour_moves_no_further_than_it_must():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert moved_until("#1d4ed8", lambda colour: contrast(colour, "#ffffff") >= 4.5, lighter=False) == "#1d4ed8"
    yellow = moved_until("#ffd400", lambda colour: contrast(colour, "#ffffff") >= 4.5, lighter=False)
    assert 4.5 <= contrast(yellow, "#ffffff") < 5
    assert moved_until("#ffffff", lambda _colour: False, lighter=False) == "#000000"
