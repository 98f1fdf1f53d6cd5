"""The style sheet of the whole window, made from tokens.

Widgets say what they are by the property `look` (`card`, `primary`, `quiet`, `muted`, …) and, where it has a meaning
in colour, `tone`; this is the only place that turns those words into looks. Every control shows a ring when it has
the focus, changes nothing in size for it, and is as high as a hand needs (`Measure.target`).
"""

from kbdesk.ui.kit.measure import Measure
from kbdesk.ui.kit.resources import resource_folder
from kbdesk.ui.kit.style_sheet_fields import fields, lists, menus, scroll_bars
from kbdesk.ui.kit.tokens import TONES, IconSize, Tokens


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The sheet for a scheme with text at `scale` (1.0 to 2.0)."""
    measure = Measure(tokens, scale)
    icons = (resource_folder() / "icons").as_posix()
    parts = (_ground, _labels, _buttons, _tool_buttons, _quiet_buttons, _status, menus, lists)
    return "\n".join([*(part(tokens, measure) for part in parts), fields(tokens, measure, icons), scroll_bars(tokens)])


def _ground(t: Tokens, m: Measure) -> str:
    return f"""
QDialog {{ background: {t.window}; }}
QFrame[look="card"] {{ background: {t.card}; border: {t.edge}px solid {t.line}; border-radius: {t.radius_card}px; }}
QFrame[look="plain"], QWidget[look="plain"] {{ background: transparent; border: none; }}
QFrame[look="line"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[look="say"] {{ background: {t.accent_tint}; border: none; border-radius: {t.radius_card}px; }}
{_toned("QFrame", "notice", t)}
QFrame[look="notice"] {{ border-radius: {t.radius_control}px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {t.accent_line}; border-radius: 2px; }}
QToolTip {{ background: {t.card}; color: {t.text}; border: {t.edge}px solid {t.control_line};
  padding: {m.px(5)} {m.px(8)}; font-size: {m.px(t.size_label)}; }}
QProgressBar {{ background: {t.hover}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _toned(widget: str, look: str, t: Tokens) -> str:
    """In high contrast the tint alone is too quiet: an edge shows where it ends."""
    rules = []
    for name in TONES:
        tone = t.tone(name)
        rules.append(
            f'{widget}[look="{look}"][tone="{name}"] {{ background: {tone.tint}; color: {tone.text};'
            f" border: {t.edge}px solid {tone.bar if t.is_high else tone.tint}; }}"
        )
    return "\n".join(rules)


def _labels(t: Tokens, m: Measure) -> str:
    return f"""
QLabel {{ background: transparent; color: {t.text}; font-size: {m.px(t.size_text)}; }}
QLabel[look="title"] {{ color: {t.heading}; font-size: {m.px(t.size_h1)}; font-weight: 700; }}
QLabel[look="heading"] {{ color: {t.heading}; font-size: {m.px(t.size_h2)}; font-weight: 600; }}
QLabel[look="subheading"] {{ color: {t.heading}; font-size: {m.px(t.size_h3)}; font-weight: 600; }}
QLabel[look="section"] {{ color: {t.muted}; font-size: {m.px(t.size_small)}; font-weight: 600; }}
QLabel[look="label"] {{ color: {t.text}; font-size: {m.px(t.size_label)}; font-weight: 500; }}
QLabel[look="muted"] {{ color: {t.muted}; font-size: {m.px(t.size_label)}; }}
QLabel[look="small"] {{ color: {t.muted}; font-size: {m.px(t.size_small)}; }}
QLabel[look="error"] {{ color: {t.danger.text}; font-size: {m.px(t.size_label)}; }}
QLabel[look="number"] {{ color: {t.heading}; font-size: {m.px(t.size_number)}; font-weight: 700; }}
QLabel[look="key"] {{ background: {t.code}; color: {t.text}; border: {t.edge}px solid {t.control_line};
  border-bottom-width: 2px; border-radius: {t.radius_small}px; padding: 1px {m.px(6)};
  font-size: {m.px(t.size_small)}; font-weight: 500; }}
QLabel[look="chip"] {{ border-radius: {m.px(8)}; padding: {m.px(2)} {m.px(8)}; font-weight: 600;
  font-size: {m.px(t.size_small)}; }}
{_toned("QLabel", "chip", t)}
"""


def _buttons(t: Tokens, m: Measure) -> str:
    return f"""
QPushButton, QToolButton {{ icon-size: {m.px(IconSize.USUAL)}; }}
QPushButton {{ background: {t.card}; color: {t.text}; border: {t.edge}px solid {t.control_line};
  border-radius: {t.radius_control}px; padding: {m.px(7)} {m.px(14)}; font-weight: 500;
  font-size: {m.px(t.size_text)}; min-height: {m.inside(7)}; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.line if not t.is_high else t.hover}; }}
QPushButton:disabled {{ color: {t.muted}; border-color: {t.line}; }}
QPushButton:focus {{ border: {t.ring}px solid {t.accent}; padding: {m.ringed(7)} {m.ringed(14)}; }}
QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: {t.edge}px solid {t.accent};
  font-weight: 600; }}
QPushButton[look="primary"]:hover {{ background: {t.accent_hover}; color: {t.on_accent};
  border-color: {t.accent_hover}; }}
QPushButton[look="primary"]:focus {{ border: {t.ring}px solid {t.heading}; }}
QPushButton[look="primary"]:disabled {{ background: {t.hover}; color: {t.muted}; border-color: {t.line}; }}
QPushButton[look="danger"] {{ color: {t.danger.text}; }}
QPushButton[look="quiet"] {{ background: transparent; border: {t.edge}px solid transparent; color: {t.accent}; }}
QPushButton[look="quiet"]:hover {{ background: {t.accent_tint}; color: {t.accent}; }}
QPushButton[look="quiet"]:focus {{ border: {t.ring}px solid {t.accent}; }}
QPushButton[look="framed"] {{ background: {t.card}; border: {t.edge}px solid {t.line}; padding: {m.px(8)} {m.px(12)};
  font-weight: 600; font-size: {m.px(t.size_label)}; margin: {m.margin()}; min-height: {m.inside(8)}; }}
QPushButton[look="framed"]:hover {{ background: {t.hover}; }}
QPushButton[look="framed"]:checked {{ background: {t.accent_tint}; color: {t.accent}; border-color: {t.accent_line}; }}
QPushButton[look="framed"]:focus {{ border: {t.ring}px solid {t.accent}; margin: 0; }}
"""


def _tool_buttons(t: Tokens, m: Measure) -> str:
    small = f"min-height: {m.inside(5, small=True, edge=t.ring)}; min-width: {m.inside(5, small=True, edge=t.ring)}"
    return f"""
QToolButton {{ background: transparent; border: {t.ring}px solid transparent; border-radius: {t.radius_control}px;
  color: {t.text}; padding: {m.px(5)}; font-size: {m.px(t.size_text)}; {small}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.line if not t.is_high else t.hover}; }}
QToolButton:checked {{ background: {t.accent_tint}; color: {t.accent}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[look="rail"] {{ padding: {m.px(8)}; border-radius: {t.radius_card}px; }}
QToolButton[look="rail"]:checked {{ border-color: {t.accent if t.is_high else t.accent_tint}; }}
QToolButton[look="rail"]:focus {{ border-color: {t.accent}; }}
QToolButton[look="filter"] {{ background: {t.card}; border: {t.edge}px solid {t.control_line};
  border-radius: {m.px(14)}; padding: {m.px(4)} {m.px(10)}; font-size: {m.px(t.size_label)}; font-weight: 500;
  margin: {m.margin()}; min-height: {m.inside(4, small=True, margin=True)}; min-width: 0; }}
QToolButton[look="filter"]:hover {{ background: {t.hover}; }}
QToolButton[look="filter"]:checked {{ background: {t.accent_tint}; border-color: {t.accent_line}; color: {t.accent}; }}
QToolButton[look="filter"]:focus {{ border: {t.ring}px solid {t.accent}; margin: 0; }}
QToolButton[look="link"] {{ color: {t.accent}; padding: {m.px(4)} {m.px(6)}; font-weight: 500; min-width: 0;
  min-height: {m.inside(4, small=True, edge=t.ring)}; }}
QToolButton[look="link"]:hover {{ background: {t.accent_tint}; color: {t.accent}; }}
"""


def _quiet_buttons(t: Tokens, m: Measure) -> str:
    """The list of headings, what to see also."""
    return f"""
QPushButton[look="contents"] {{ background: transparent; border: {t.ring}px solid transparent; color: {t.muted};
  padding: {m.px(4)} {m.px(8)}; text-align: left; font-size: {m.px(t.size_label)}; font-weight: 400;
  min-height: {m.inside(4, small=True, edge=t.ring)}; }}
QPushButton[look="contents"]:hover {{ color: {t.text}; }}
QPushButton[look="contents"]:checked {{ color: {t.accent}; font-weight: 600; }}
QPushButton[look="contents"]:focus {{ border-color: {t.accent}; outline: none; }}
"""


def _status(t: Tokens, m: Measure) -> str:
    rules = []
    for name in TONES:
        tone = t.tone(name)
        rules.append(
            f'QPushButton[look="status"][tone="{name}"] {{ background: {tone.tint}; color: {tone.text};'
            f" border: {t.ring}px solid {tone.bar if t.is_high else tone.tint}; border-radius: {m.px(14)};"
            f" padding: {m.px(4)} {m.px(12)}; font-weight: 600; font-size: {m.px(t.size_small)};"
            f" min-height: {m.inside(4, small=True, edge=t.ring)}; }}"
            f'QPushButton[look="status"][tone="{name}"]:hover {{ border-color: {tone.bar}; }}'
            f'QPushButton[look="status"][tone="{name}"]:focus {{ border-color: {t.accent}; }}'
        )
    return "\n".join(rules)
