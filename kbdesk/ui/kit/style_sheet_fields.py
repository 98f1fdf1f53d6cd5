"""The part of the style sheet for what is typed in, chosen from and scrolled: fields, boxes, menus, tabs, lists."""

from kbdesk.ui.kit.measure import Measure
from kbdesk.ui.kit.tokens import IconSize, Tokens

_FIELDS = "QLineEdit, QPlainTextEdit, QTextEdit[look='field'], QComboBox, QDateEdit, QTimeEdit, QSpinBox"
_ONE_LINE = "QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox"
_CAN_BE_WRONG = ("QLineEdit", "QPlainTextEdit", "QComboBox")


def fields(t: Tokens, m: Measure, icons: str) -> str:
    """`icons` is the folder of the icons, as a style sheet writes it."""
    focused = ", ".join(f"{name.strip()}:focus" for name in _FIELDS.split(",")) + ', QLineEdit[ringed="true"]'
    wrong = ", ".join(f'{name}[wrong="true"]' for name in _CAN_BE_WRONG)
    return f"""
{_FIELDS} {{ background: {t.card}; color: {t.text}; border: {t.edge}px solid {t.control_line};
  border-radius: {t.radius_control}px; padding: {m.px(8)} {m.px(11)}; font-size: {m.px(t.size_text)};
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
{_ONE_LINE} {{ min-height: {m.inside(8)}; }}
{focused} {{ border: {t.ring}px solid {t.accent}; padding: {m.ringed(8)} {m.ringed(11)}; }}
{wrong} {{ border-color: {t.danger.bar}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {t.hover}; color: {t.muted}; }}
QLineEdit[look="search"] {{ font-size: {m.px(t.size_search)}; border-radius: {t.radius_card}px;
  padding: {m.px(10)} 6px; min-height: {m.px(t.size_search * 1.4)}; }}
QLineEdit[look="search"]:focus {{ border: {t.ring}px solid {t.accent};
  padding: {m.ringed(10)} {6 - t.ring + t.edge}px; }}
QLineEdit > QToolButton {{ border: none; padding: 2px; background: transparent; min-height: 0; min-width: 0; }}
QComboBox::drop-down {{ subcontrol-origin: border; subcontrol-position: right center; width: {m.px(30)};
  border: none; background: transparent; }}
QComboBox::down-arrow {{ image: url({icons}/chevron-down-{t.name}.svg); width: {m.px(16)}; height: {m.px(16)}; }}
QPushButton::menu-indicator {{ image: url({icons}/chevron-down-{t.name}.svg); width: {m.px(16)}; height: {m.px(16)};
  subcontrol-origin: padding; subcontrol-position: right center; }}
QComboBox QAbstractItemView {{ background: {t.card}; color: {t.text}; border: {t.edge}px solid {t.control_line};
  padding: 4px; outline: none; selection-background-color: {t.accent_tint}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {m.target(small=True)}px; padding: 0 {m.px(8)};
  border-radius: {t.radius_small}px; }}
QDateEdit::drop-down, QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button, QTimeEdit::down-button,
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QCheckBox, QRadioButton {{ color: {t.text}; spacing: {m.px(10)}; font-size: {m.px(t.size_text)};
  padding: {m.px(5)}; border: {t.ring}px solid transparent; border-radius: {t.radius_small}px; background: transparent;
  min-height: {m.inside(5, small=True, edge=t.ring)}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {m.px(16)}; height: {m.px(16)}; background: {t.card};
  border: {t.edge}px solid {t.control_line}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {m.px(9)}; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url({icons}/check-{t.name}.svg); }}
QRadioButton::indicator:checked {{ background: {t.card}; border: {m.px(5)} solid {t.accent};
  width: {m.px(8)}; height: {m.px(8)}; }}
"""


def menus(t: Tokens, m: Measure) -> str:
    """Menus and tabs."""
    return f"""
QMenu {{ icon-size: {m.px(IconSize.USUAL)}; background: {t.card}; color: {t.text}; border: {t.edge}px solid {t.control_line};
  padding: 5px; }}
QMenu::item {{ padding: {m.px(8)} {m.px(26)} {m.px(8)} {m.px(12)}; border-radius: {t.radius_small}px;
  font-size: {m.px(t.size_text)}; min-height: {m.inside(8, small=True)}; }}
QMenu::icon {{ padding-left: {m.px(10)}; }}
QMenu::item:selected {{ background: {t.accent_tint}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; font-size: {m.px(t.size_small)}; font-weight: 600; min-height: 0; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 8px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: none; border-bottom: 2px solid transparent;
  padding: {m.px(9)} {m.px(14)}; font-size: {m.px(t.size_text)}; font-weight: 600;
  min-height: {m.inside(9, small=True)}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ border: {t.ring}px solid {t.accent}; border-radius: {t.radius_small}px; }}
QTabWidget::pane {{ border: none; border-top: {t.edge}px solid {t.line}; }}
"""


def lists(t: Tokens, m: Measure) -> str:
    """Lists, tables, trees and the sheets that text is read on."""
    return f"""
QAbstractItemView {{ background: transparent; border: none; outline: none; color: {t.text};
  selection-background-color: {t.accent_tint}; selection-color: {t.text}; font-size: {m.px(t.size_text)}; }}
QListView::item:selected, QListView::item:hover {{ background: transparent; }}
QTableView, QTreeView {{ gridline-color: {t.line}; alternate-background-color: transparent; }}
QTableView::item, QTreeView::item, QListWidget::item {{ padding: {m.px(8)}; border: none;
  border-bottom: {t.edge}px solid {t.line}; }}
QTableView::item:hover, QTreeView::item:hover, QListWidget::item:hover {{ background: {t.hover}; }}
QTableView::item:selected, QTreeView::item:selected, QListWidget::item:selected {{ background: {t.accent_tint};
  color: {t.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {t.muted}; border: none;
  border-bottom: {t.edge}px solid {t.line}; padding: {m.px(8)}; font-size: {m.px(t.size_label)}; font-weight: 600; }}
QTextBrowser {{ background: transparent; border: {t.ring}px solid transparent; border-radius: {t.radius_control}px; }}
QListView[look="ringed"] {{ border: {t.ring}px solid transparent; border-radius: {t.radius_control}px; }}
QListView[look="ringed"]:focus {{ border-color: {t.accent}; }}
QTextBrowser:focus {{ border-color: {t.accent}; }}
"""


def scroll_bars(t: Tokens) -> str:
    """Thin, without arrows."""
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {t.control_line}; border-radius: 3px; margin: 1px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
