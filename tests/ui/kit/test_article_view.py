from dataclasses import replace

import content_in_memory as content
import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from kbdesk.domain.language import Language
from kbdesk.ui.kit.article_print import print_page
from kbdesk.ui.kit.article_view import ArticleView
from kbdesk.ui.kit.rich_block import RichBlock
from kbdesk.ui.kit.theme import Scheme

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="100"><circle cx="50" cy="50" r="40" fill="#d92d20"/></svg>'
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "ont.svg").write_text(SVG.format(w=2000), encoding="utf-8")
    (tmp_path / "img" / "small.svg").write_text(SVG.format(w=100), encoding="utf-8")
    return tmp_path


@pytest.fixture
def view(qtbot, theme, words, folder):
    def picture(path):
        file = folder / path
        return file if file.is_file() else None

    one = ArticleView(theme, words, picture)
    qtbot.addWidget(one)
    one.resize(1200, 700)
    one.show()
    return one


def test_the_column_holds_at_most_75_characters(view):
    view.show_page(content.FIBRE)
    widest = 0
    block = view.document().begin()
    while block.isValid():
        layout = block.layout()
        if "Gebruik dit artikel" in block.text():
            widest = max(layout.lineAt(line).textLength() for line in range(layout.lineCount()))
        block = block.next()
    assert 55 <= widest <= 80


def test_the_column_fits_into_a_narrow_window(view, qtbot):
    view.show_page(content.FIBRE)
    view.resize(320, 700)
    root = view.document().rootFrame().frameFormat()
    assert root.leftMargin() <= 32
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)


def test_pictures_come_only_from_where_they_were_handed_in(view, folder):
    secret = folder / "secret.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(secret))
    assert view.loadResource(IMAGE, QUrl.fromLocalFile(str(secret))) is None
    assert view.loadResource(IMAGE, QUrl("https://example.org/a.png")) is None
    assert view.loadResource(IMAGE, QUrl("//host/share/a.png")) is None
    assert view.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("file:///etc/passwd")) is None
    assert not view.loadResource(IMAGE, QUrl("kb:img/small.svg")).isNull()


def test_a_wide_picture_is_made_as_wide_as_the_column(view):
    view.show_page(content.FIBRE)
    image = view.loadResource(IMAGE, QUrl("kb:img/ont.svg"))
    assert abs(image.width() / image.devicePixelRatio() - view.picture_width()) <= 2
    small = view.loadResource(IMAGE, QUrl("kb:img/small.svg"))
    assert small.width() / small.devicePixelRatio() < 160


def test_a_missing_picture_leaves_a_quiet_place(view):
    assert not view.loadResource(IMAGE, QUrl("kb:img/gone.png")).isNull()


def test_links_are_told_and_never_followed(view, qtbot):
    view.show_page(content.FIBRE)
    before = view.toPlainText()
    with qtbot.waitSignal(view.link_inside) as inside:
        view.anchorClicked.emit(QUrl("kb:articles/a%20b.nl.md#het-kopje"))
    assert inside.args == ["articles/a b.nl.md", "het-kopje"]
    with qtbot.waitSignal(view.link_outside) as outside:
        view.anchorClicked.emit(QUrl("tel:0612345678"))
    assert outside.args == ["tel:0612345678"]
    with qtbot.assertNotEmitted(view.link_outside):
        view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert view.toPlainText() == before


def test_what_to_say_is_copied_without_its_head(view):
    view.show_page(content.FIBRE)
    assert view.copy_say(0)
    assert QGuiApplication.clipboard().text().split() == (
        "Kunt u mij vertellen welke kleur het lampje PON op het witte kastje heeft?".split()
    )
    assert not view.copy_say(7)


def test_callouts_are_painted_on_their_own_ground(view, theme):
    view.show_page(content.FIBRE)
    image = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(40, 500, 20) for y in range(0, 700, 4)}
    assert QColor(theme.tokens.warning.tint).name() in seen
    assert QColor(theme.tokens.accent_tint).name() in seen


def test_find_in_the_text_counts_and_goes_round(view, qtbot):
    view.show_page(content.FIBRE)
    view.find_bar.open_bar()
    view.find_bar.field.setText("lampje")
    total = view.toPlainText().casefold().count("lampje")
    assert f"1 van {total}" in view.find_bar._count.text()
    view.find_bar.next_asked.emit(-1)
    assert f"{total} van {total}" in view.find_bar._count.text()
    view.find_bar.field.setText("zoiets staat er niet")
    assert view.find_bar._count.text() == "Niet gevonden"
    view.find_bar.close_bar()
    assert view.extraSelections() == []


def test_words_of_callouts_follow_the_language_of_the_window(view, words):
    view.show_page(content.FIBRE)
    assert "Let op" in view.toPlainText()
    words.switch(Language.EN)
    assert "Warning" in view.toPlainText()


def test_a_heading_is_jumped_to(view):
    view.resize(900, 300)
    view.show_page(content.FIBRE, anchor="doorverwijzen")
    assert view.verticalScrollBar().value() > 300
    tops = dict(view.heading_tops(("signaal-meten", "doorverwijzen")))
    assert 0 < tops["signaal-meten"] < tops["doorverwijzen"]


def test_looks_change_with_the_theme_and_the_place_is_kept(view, theme):
    view.resize(900, 300)
    view.show_page(content.FIBRE)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    theme.resize_text(150)
    assert abs(bar.value() / bar.maximum() - 0.5) < 0.05


def test_a_page_is_printed(folder, tmp_path, qapp):
    target = tmp_path / "page.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    print_page(content.FIBRE, lambda path: folder / path, printer, lang="nl")
    assert target.read_bytes().startswith(b"%PDF")


def test_a_block_is_as_high_as_its_words(qtbot, theme):
    around = QWidget()
    qtbot.addWidget(around)
    block = RichBlock(theme, lambda _path: None, around)
    block.resize(500, 10)
    block.show_html("<p>Een regel.</p>", "nl")
    around.show()
    one_line = block.height()
    block.show_html("<p>Een regel.</p>" * 6, "nl")
    assert block.height() > 3 * one_line
    assert block.verticalScrollBar().maximum() == 0
    assert block.rect().contains(QPoint(1, 1))


def heights(view):
    layout, block = view.document().documentLayout(), view.document().begin()
    while block.isValid():
        if block.text().strip():
            yield block.text(), layout.blockBoundingRect(block).height()
        block = block.next()


def test_a_long_text_with_many_boxes_shows_every_line_of_it(view, qtbot):
    part = '<h2 id="h{n}">Stap {n}</h2><blockquote class="say"><p>Zeg dit.</p></blockquote><p>Doe dat {n}.</p><ul><li>Keuze</li></ul>'
    html = "".join(part.format(n=number) for number in range(120))
    page = replace(content.FIBRE, html=html)
    view.show_page(page, anchor="h60")
    for width in (1200, 700, 1000):
        view.resize(width, 700)
        qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 5_000)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        view.grab()
        assert [text for text, height in heights(view) if height < 5] == []


def test_what_was_found_stays_marked_in_other_looks_and_the_one_in_hand_stays_so(view, theme):
    view.show_page(content.FIBRE)
    view.find_bar.open_bar()
    view.find_bar.field.setText("lampje")
    view.find_bar.next_asked.emit(1)
    marked = len(view.extraSelections())
    theme.choose(Scheme.DARK)
    assert len(view.extraSelections()) == marked > 1
    assert "2 van" in view.find_bar._count.text()
    assert view.extraSelections()[1].format.background().color() == theme.colour("accent")


def test_nothing_that_was_found_lies_below_the_bar_of_finding(view, qtbot):
    view.resize(500, 300)
    view.show_page(content.FIBRE)
    view.show()
    top = view.document().rootFrame().frameFormat().topMargin()
    view.find_bar.open_bar()
    view.find_bar.field.setText("e")
    for _ in range(len(view.extraSelections())):
        view.find_bar.next_asked.emit(-1)
        assert view.cursorRect().top() >= view.find_bar.geometry().bottom()
    view.find_bar.close_bar()
    assert view.document().rootFrame().frameFormat().topMargin() == top
