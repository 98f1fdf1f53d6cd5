"""The style sheet of the whole window, made from tokens.

Widgets say what they are by the property `look` (`card`, `primary`, `quiet`, `muted`, …) and, where it has a meaning
in colour, `tone`; this is the only place that turns those words into looks. Every control shows a ring when it has
the focus, and changes nothing in size for it.
"""

from kbdesk.ui.kit.resources import resource_folder
from kbdesk.ui.kit.tokens import Tokens


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The sheet for a scheme with text at `scale` (1.0 to 2.0)."""
    return "\n".join(part(tokens, scale) for part in (_ground, _labels, _buttons, _inputs, _menus, _lists)) + _scroll(
        tokens
    )


def _px(size: float, scale: float) -> str:
    return f"{round(size * scale)}px"


def _ground(t: Tokens, s: float) -> str:
    return f"""
QMainWindow, QDialog, QWidget[look="window"] {{ background: {t.window}; }}
QFrame[look="card"] {{ background: {t.card}; border: 1px solid {t.line}; border-radius: {t.radius_card}px; }}
QFrame[look="plain"], QWidget[look="plain"] {{ background: transparent; border: none; }}
QFrame[look="line"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[look="say"] {{ background: {t.accent_tint}; border: none; border-radius: {t.radius_card}px; }}
{_toned("QFrame", "notice", t)}
QFrame[look="notice"] {{ border-radius: {t.radius_control}px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {t.accent_line}; border-radius: 2px; }}
QToolTip {{ background: {t.card}; color: {t.text}; border: 1px solid {t.control_line}; padding: {_px(5, s)} {_px(8, s)};
  font-size: {_px(t.size_label, s)}; }}
QProgressBar {{ background: {t.hover}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _toned(widget: str, look: str, t: Tokens) -> str:
    rules = []
    for name in ("note", "tip", "warning", "danger", "neutral"):
        tone = t.tone(name)
        rules.append(
            f'{widget}[look="{look}"][tone="{name}"] {{ background: {tone.tint}; color: {tone.text};'
            f" border: 1px solid {tone.tint}; }}"
        )
    return "\n".join(rules)


def _labels(t: Tokens, s: float) -> str:
    return f"""
QLabel {{ background: transparent; color: {t.text}; font-size: {_px(t.size_text, s)}; }}
QLabel[look="title"] {{ color: {t.heading}; font-size: {_px(t.size_h1, s)}; font-weight: 700; }}
QLabel[look="heading"] {{ color: {t.heading}; font-size: {_px(t.size_h2, s)}; font-weight: 600; }}
QLabel[look="subheading"] {{ color: {t.heading}; font-size: {_px(t.size_h3, s)}; font-weight: 600; }}
QLabel[look="section"] {{ color: {t.muted}; font-size: {_px(t.size_small, s)}; font-weight: 600; }}
QLabel[look="label"] {{ color: {t.text}; font-size: {_px(t.size_label, s)}; font-weight: 500; }}
QLabel[look="muted"] {{ color: {t.muted}; font-size: {_px(t.size_label, s)}; }}
QLabel[look="small"] {{ color: {t.muted}; font-size: {_px(t.size_small, s)}; }}
QLabel[look="error"] {{ color: {t.danger.text}; font-size: {_px(t.size_label, s)}; }}
QLabel[look="number"] {{ color: {t.heading}; font-size: {_px(34, s)}; font-weight: 700; }}
QLabel[look="key"] {{ background: {t.code}; color: {t.text}; border: 1px solid {t.control_line}; border-bottom-width: 2px;
  border-radius: 5px; padding: 1px {_px(6, s)}; font-size: {_px(t.size_small, s)}; font-weight: 500; }}
QLabel[look="chip"] {{ border-radius: {round(8 * s)}px; padding: {_px(2, s)} {_px(8, s)}; font-weight: 600;
  font-size: {_px(t.size_small, s)}; }}
{_toned("QLabel", "chip", t)}
"""


def _buttons(t: Tokens, s: float) -> str:
    return f"""
QPushButton, QToolButton {{ icon-size: {_px(16, s)}; }}
QPushButton {{ background: {t.card}; color: {t.text}; border: 1px solid {t.control_line};
  border-radius: {t.radius_control}px; padding: {_px(7, s)} {_px(14, s)}; font-weight: 500;
  font-size: {_px(t.size_text, s)}; min-height: {_px(20, s)}; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.line}; }}
QPushButton:disabled {{ color: {t.muted}; border-color: {t.line}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: {round(7 * s) - 1}px {round(14 * s) - 1}px; }}
QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
  font-weight: 600; }}
QPushButton[look="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.heading}; }}
QPushButton[look="primary"]:disabled {{ background: {t.line}; color: {t.muted}; border-color: {t.line}; }}
QPushButton[look="danger"] {{ color: {t.danger.text}; }}
QPushButton[look="quiet"] {{ background: transparent; border: 1px solid transparent; color: {t.accent}; }}
QPushButton[look="quiet"]:hover {{ background: {t.accent_tint}; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {t.accent}; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {t.radius_control}px;
  color: {t.text}; padding: {_px(5, s)}; font-size: {_px(t.size_text, s)}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.line}; }}
QToolButton:checked {{ background: {t.accent_tint}; color: {t.accent}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[look="rail"] {{ padding: {_px(8, s)}; border-radius: {t.radius_card}px; }}
QToolButton[look="filter"] {{ background: {t.card}; border: 1px solid {t.control_line}; border-radius: {round(13 * s)}px;
  padding: {_px(3, s)} {_px(9, s)}; font-size: {_px(t.size_label, s)}; font-weight: 500; margin: 1px;
  min-height: {_px(18, s)}; }}
QToolButton[look="filter"]:hover {{ background: {t.hover}; }}
QToolButton[look="filter"]:checked {{ background: {t.accent_tint}; border-color: {t.accent_line}; color: {t.accent}; }}
QToolButton[look="filter"]:focus {{ border: 2px solid {t.accent}; margin: 0; }}
QToolButton[look="link"] {{ color: {t.accent}; padding: {_px(3, s)} {_px(6, s)}; font-weight: 500; }}
QToolButton[look="link"]:hover {{ background: {t.accent_tint}; }}
QPushButton[look="contents"] {{ background: transparent; border: 2px solid transparent; color: {t.muted};
  padding: {_px(4, s)} {_px(8, s)}; text-align: left; font-size: {_px(t.size_label, s)}; font-weight: 400; }}
QPushButton[look="contents"]:hover {{ color: {t.text}; }}
QPushButton[look="contents"]:checked {{ color: {t.accent}; font-weight: 600; }}
QPushButton[look="contents"]:focus {{ border-color: {t.accent}; outline: none; }}
QPushButton[look="framed"] {{ background: {t.card}; border: 1px solid {t.line}; padding: {_px(8, s)} {_px(12, s)};
  font-weight: 600; font-size: {_px(t.size_label, s)}; margin: 1px; }}
QPushButton[look="framed"]:hover {{ background: {t.hover}; }}
QPushButton[look="framed"]:focus {{ border: 2px solid {t.accent}; margin: 0; }}
{_status(t, s)}
"""


def _status(t: Tokens, s: float) -> str:
    rules = []
    for name in ("note", "tip", "warning", "danger", "neutral"):
        tone = t.tone(name)
        rules.append(
            f'QPushButton[look="status"][tone="{name}"] {{ background: {tone.tint}; color: {tone.text};'
            f" border: 2px solid {tone.tint}; border-radius: {round(13 * s)}px; padding: {_px(4, s)} {_px(12, s)};"
            f" font-weight: 600; font-size: {_px(t.size_small, s)}; min-height: {_px(18, s)}; }}"
            f'QPushButton[look="status"][tone="{name}"]:hover {{ border-color: {tone.bar}; }}'
            f'QPushButton[look="status"][tone="{name}"]:focus {{ border-color: {t.accent}; }}'
        )
    return "\n".join(rules)


def _inputs(t: Tokens, s: float) -> str:
    fields = "QLineEdit, QPlainTextEdit, QTextEdit[look='field'], QComboBox, QDateEdit, QTimeEdit, QSpinBox"
    focused = ", ".join(f"{name.strip()}:focus" for name in fields.split(","))
    wrong = ", ".join(f'{name.strip()}[wrong="true"]' for name in ("QLineEdit", "QPlainTextEdit", "QComboBox"))
    icons = (resource_folder() / "icons").as_posix()
    return f"""
{fields} {{ background: {t.card}; color: {t.text}; border: 1px solid {t.control_line};
  border-radius: {t.radius_control}px; padding: {_px(8, s)} {_px(11, s)}; font-size: {_px(t.size_text, s)};
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
{focused} {{ border: 2px solid {t.accent}; padding: {round(8 * s) - 1}px {round(11 * s) - 1}px; }}
{wrong} {{ border-color: {t.danger.bar}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {t.hover}; color: {t.muted}; }}
QLineEdit[look="search"] {{ font-size: {_px(t.size_search, s)}; border-radius: {t.radius_card}px;
  padding: {_px(11, s)} 6px; border-color: {t.line}; }}
QLineEdit[look="search"]:focus {{ border: 2px solid {t.accent}; padding: {round(11 * s) - 1}px 5px; }}
QLineEdit > QToolButton {{ border: none; padding: 2px; background: transparent; }}
QComboBox::drop-down {{ subcontrol-origin: border; subcontrol-position: right center; width: {_px(30, s)};
  border: none; background: transparent; }}
QComboBox::down-arrow {{ image: url({icons}/chevron-down-{t.name}.svg); width: {_px(16, s)}; height: {_px(16, s)}; }}
QComboBox QAbstractItemView {{ background: {t.card}; color: {t.text}; border: 1px solid {t.control_line};
  padding: 4px; outline: none; selection-background-color: {t.accent_tint}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {_px(32, s)}; padding: 0 {_px(8, s)}; border-radius: 6px; }}
QDateEdit::drop-down, QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button, QTimeEdit::down-button,
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QCheckBox, QRadioButton {{ color: {t.text}; spacing: {_px(10, s)}; font-size: {_px(t.size_text, s)};
  padding: {_px(5, s)}; border: 2px solid transparent; border-radius: 6px; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {_px(16, s)}; height: {_px(16, s)}; background: {t.card};
  border: 1px solid {t.neutral.bar}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {round(9 * s)}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url({icons}/check-{t.name}.svg); }}
QRadioButton::indicator:checked {{ background: {t.card}; border: {_px(5, s)} solid {t.accent};
  width: {_px(8, s)}; height: {_px(8, s)}; }}
"""


def _menus(t: Tokens, s: float) -> str:
    return f"""
QMenu {{ icon-size: {_px(16, s)}; background: {t.card}; color: {t.text}; border: 1px solid {t.control_line}; padding: 5px; }}
QMenu::item {{ padding: {_px(8, s)} {_px(26, s)} {_px(8, s)} {_px(12, s)}; border-radius: 6px;
  font-size: {_px(t.size_text, s)}; }}
QMenu::icon {{ padding-left: {_px(10, s)}; }}
QMenu::item:selected {{ background: {t.accent_tint}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; font-size: {_px(t.size_small, s)}; font-weight: 600; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 8px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: none; border-bottom: 2px solid transparent;
  padding: {_px(9, s)} {_px(14, s)}; font-size: {_px(t.size_text, s)}; font-weight: 600; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ border: 2px solid {t.accent}; border-radius: 6px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
"""


def _lists(t: Tokens, s: float) -> str:
    return f"""
QAbstractItemView {{ background: transparent; border: none; outline: none; color: {t.text};
  selection-background-color: {t.accent_tint}; selection-color: {t.text}; font-size: {_px(t.size_text, s)}; }}
QListView::item:selected, QListView::item:hover {{ background: transparent; }}
QTableView, QTreeView {{ gridline-color: {t.line}; alternate-background-color: transparent; }}
QTableView::item, QTreeView::item, QListWidget::item {{ padding: {_px(8, s)}; border: none;
  border-bottom: 1px solid {t.line}; }}
QTableView::item:hover, QTreeView::item:hover, QListWidget::item:hover {{ background: {t.hover}; }}
QTableView::item:selected, QTreeView::item:selected, QListWidget::item:selected {{ background: {t.accent_tint};
  color: {t.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
  padding: {_px(8, s)}; font-size: {_px(t.size_label, s)}; font-weight: 600; }}
QTextBrowser {{ background: transparent; border: 2px solid transparent; border-radius: {t.radius_control}px; }}
QTextBrowser:focus {{ border-color: {t.accent}; }}
"""


def _scroll(t: Tokens) -> str:
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {t.control_line}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {t.neutral.bar}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
