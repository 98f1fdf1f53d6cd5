"""`kbdesk show --as pdf`: a text as a PDF, drawn by Qt without a screen."""

from PySide6.QtGui import QGuiApplication

from kbdesk.domain.article import Page
from kbdesk.ui.kit.article_print import Picture, pdf_of
from kbdesk.ui.kit.theme import load_fonts


def page_as_pdf(page: Page, picture: Picture, *, lang: str) -> bytes:
    """The bytes of the file."""
    app = QGuiApplication.instance() or QGuiApplication(["kbdesk", "-platform", "offscreen"])
    load_fonts()
    made = pdf_of(page, picture, lang=lang)
    del app  # kept until here: without it there are no fonts
    return made
