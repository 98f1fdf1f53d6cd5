"""The organisation's colour in a scheme: reckoned for each, so that what is written in it or on it can be read. Pure.

A yellow that nobody could read on white becomes a dark one there and stays as it is in the dark; the hue is the
brand's in all four schemes.
"""

from dataclasses import replace

from kbdesk.ui.kit.contrast import contrast, mixed, moved_until
from kbdesk.ui.kit.tokens import TONES, Tokens

ENOUGH, ENOUGH_IN_HIGH, ENOUGH_FOR_EDGES = 4.5, 7.0, 3.0
"""WCAG 2.2: text in AA, text in AAA, edges of controls."""
_HOVER = 0.80
_TINTS, _DARK_TINTS = (0.10, 0.08, 0.06), (0.18, 0.14, 0.10, 0.06)
_LINES = (0.55, 0.65, 0.75, 0.85)
_FORM = frozenset("0123456789abcdef")


def in_colour_of(tokens: Tokens, accent: str) -> Tokens:
    """The scheme with that accent (`#rrggbb`); unchanged for anything else."""
    accent = accent.lower()
    if len(accent) != 7 or accent[0] != "#" or not _FORM.issuperset(accent[1:]):
        return tokens
    enough = ENOUGH_IN_HIGH if tokens.is_high else ENOUGH
    end = "#ffffff" if tokens.is_dark else "#000000"

    def parts(colour: str) -> dict[str, str]:
        return {
            "accent": colour,
            "accent_tint": _tint(tokens, colour, enough),
            "accent_line": _line(tokens, colour),
            "accent_hover": mixed(colour, end, _HOVER),
        }

    def can_be_read(colour: str) -> bool:
        made = parts(colour)
        grounds = (tokens.window, tokens.card, tokens.hover, made["accent_tint"])
        on_it = (contrast(tokens.on_accent, made[name]) for name in ("accent", "accent_hover"))
        return min(*(contrast(colour, ground) for ground in grounds), *on_it) >= enough

    made = parts(moved_until(accent, can_be_read, lighter=tokens.is_dark))
    return replace(
        tokens,
        accent=made["accent"],
        accent_tint=made["accent_tint"],
        accent_line=made["accent_line"],
        accent_hover=made["accent_hover"],
    )


def _line(tokens: Tokens, colour: str) -> str:
    """As quiet an edge as can be seen."""
    lines = () if tokens.is_high else (mixed(colour, tokens.card, share) for share in _LINES)
    grounds = (tokens.card, tokens.window)
    return next((one for one in lines if min(contrast(one, on) for on in grounds) >= ENOUGH_FOR_EDGES), colour)


def _tint(tokens: Tokens, colour: str, enough: float) -> str:
    """As strong a tint as words can be read on. Boxes in a text are told apart by their ground
    (`rich_text.box_kinds`): no two may have the same.
    """
    shares = _DARK_TINTS if tokens.is_dark else _TINTS
    tints = [mixed(colour, tokens.card, share) for share in shares]
    texts = (tokens.text, tokens.heading, tokens.muted)
    tint = next((one for one in tints if min(contrast(text, one) for text in texts) >= enough), tints[-1])
    taken = {tokens.tone(name).tint for name in TONES} | {tokens.code, tokens.card}
    while tint in taken:
        tint = mixed(tint, tokens.text, 0.98)
    return tint
