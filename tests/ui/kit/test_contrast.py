import pytest

from kbdesk.ui.kit.tokens import DARK, LIGHT


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2.2, success criterion 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(tokens):
    grounds = {name: getattr(tokens, name) for name in ("window", "card", "hover", "code", "accent_tint")}
    for text in ("text", "heading", "muted"):
        for ground, colour in grounds.items():
            yield f"{text} on {ground}", getattr(tokens, text), colour
    for ground in ("window", "card", "accent_tint"):
        yield f"accent on {ground}", tokens.accent, grounds[ground]
    yield "text on accent", tokens.on_accent, tokens.accent
    yield "text on accent under the pointer", tokens.on_accent, tokens.accent_hover
    yield "matched word", tokens.mark_text, tokens.mark
    for name in ("note", "tip", "warning", "danger", "neutral"):
        tone = getattr(tokens, name)
        yield f"{name} on its tint", tone.text, tone.tint
        yield f"{name} on card", tone.text, tokens.card
        yield f"text on {name}", tokens.text, tone.tint


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_every_text_stands_out_from_its_ground_by_4_5_to_1(tokens):
    weak = [f"{what}: {contrast(one, other):.2f}" for what, one, other in pairs(tokens) if contrast(one, other) < 4.5]
    assert not weak, "\n".join(weak)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_focus_ring_stands_out_by_3_to_1(tokens):
    assert all(contrast(tokens.accent, ground) >= 3 for ground in (tokens.window, tokens.card, tokens.hover))


def test_a_tone_is_found_by_the_words_of_the_content():
    assert LIGHT.tone("caution") is LIGHT.danger
    assert LIGHT.tone("important") is LIGHT.note
    assert LIGHT.tone("something else") is LIGHT.neutral
