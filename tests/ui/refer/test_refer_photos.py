"""Photos in the referral's form: added three ways, shown, refused with a sentence, kept through a crash, sent along."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from small_desk import FIELDS, QUEUES, small_desk
from small_pictures import image, picture

from kbdesk.domain.photo import MOST_PHOTOS
from kbdesk.domain.progress import Progress
from kbdesk.records.photo_scaling import LARGEST_FILE
from kbdesk.ui.kit.background import Rule
from kbdesk.ui.refer.matter import Matter
from kbdesk.ui.refer.page import ReferPage

MATTER = Matter("douche blijft koud", ("boiler",))


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot, page_of, desk):
    return page_of(desk)


@pytest.fixture
def page_of(qtbot, theme, words, lane):
    def make(desk, *, begins=True):
        page = ReferPage(theme, words, refer=desk.refer, photos=desk.added_photos, records=lane(Rule.IN_ORDER))
        qtbot.addWidget(page)
        page.resize(900, 900)
        with qtbot.waitExposed(page):
            page.show()
        if begins:
            page.begin(MATTER)
        return page

    return make


def named(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def a_file(tmp_path, name="IMG_0001.jpg", **more):
    path = tmp_path / name
    path.write_bytes(picture(**more))
    return path


def add(qtbot, page, *paths):
    strip = page.form.photos
    strip.files_given.emit(paths)
    qtbot.waitUntil(lambda: not strip.is_busy)


def finish(qtbot, page):
    named(page, "refer.field.phone").setText("0612345678")
    with qtbot.waitSignal(page.referred) as referred:
        named(page, "refer.finish").click()
    return referred.args[0].referral


def test_a_photo_by_file_goes_along_under_a_name_that_tells_of_nobody(qtbot, page, desk, tmp_path):
    add(qtbot, page, a_file(tmp_path, "Mw. Jansen badkamer.png", width=3000, height=1500))
    (photo,) = page.form.photos.photos
    assert "kB" in page.form.photos._thumbs[0]._size.text()
    referral = finish(qtbot, page)
    (entry,) = desk.photos.of_referral(referral.id)
    assert (entry.name, entry.digest) == (photo.name, photo.digest)
    assert "Jansen" not in entry.name
    assert "1 foto gaat erachteraan" in named(page, "refer.state").text()
    desk.deliver.run(Progress())
    (file,) = (tmp_path / "data" / "desk").glob("*photo-1-*")
    assert file.read_bytes() == photo.data


def test_files_that_are_dropped_anywhere_on_the_form_are_added(qtbot, page, tmp_path):
    mime = QMimeData()
    mime.setUrls(
        [QUrl.fromLocalFile(str(a_file(tmp_path, f"{n}.png", colour=c))) for n, c in ((1, "red"), (2, "blue"))]
    )
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    for event in (enter, drop):
        QApplication.sendEvent(page.form, event)
        assert event.isAccepted()
    qtbot.waitUntil(lambda: len(page.form.photos.photos) == 2)


def test_a_picture_on_the_clipboard_is_pasted_from_any_field(qtbot, page):
    QGuiApplication.clipboard().setImage(image(300, 200))
    with qtbot.waitActive(page):
        page.activateWindow()
    named(page, "refer.subject").setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.form.photos.photos) == 1)
    assert page.form.photos.photos[0].media_type == "image/png"


def test_text_on_the_clipboard_is_pasted_as_text(qtbot, page):
    QGuiApplication.clipboard().setText("toch wel")
    field = named(page, "refer.subject")
    field.setFocus()
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "toch wel"
    assert page.form.photos.photos == ()


def test_what_is_no_photo_is_said_by_its_name_and_keeps_out_no_other(qtbot, page, tmp_path):
    empty, text, huge = tmp_path / "leeg.jpg", tmp_path / "brief.jpg", tmp_path / "groot.jpg"
    empty.write_bytes(b"")
    text.write_bytes(b"Beste Jansen, dit is geen foto.")
    with huge.open("wb") as file:
        file.truncate(80 * 1024 * 1024)
    assert LARGEST_FILE < 80 * 1024 * 1024
    add(qtbot, page, empty, a_file(tmp_path), text, huge)
    said = named(page, "refer.photos.error")
    assert not said.isHidden()
    for words in ("De foto leeg.jpg is leeg", "brief.jpg", "groot.jpg is te groot (80 MB, hoogstens 64)"):
        assert words in said.text()
    assert str(tmp_path) not in said.text()
    assert len(page.form.photos.photos) == 1
    add(qtbot, page, a_file(tmp_path, "goed.png", colour="blue"))
    assert said.isHidden()


def test_one_photo_too_many_is_said(qtbot, page, tmp_path):
    add(qtbot, page, *(a_file(tmp_path, f"{n}.png", width=20 + n) for n in range(MOST_PHOTOS + 1)))
    assert len(page.form.photos.photos) == MOST_PHOTOS
    assert str(MOST_PHOTOS) in named(page, "refer.photos.error").text()
    assert not named(page, "refer.photos.add").isEnabled()


def test_a_removed_photo_does_not_go_along(qtbot, page, desk, tmp_path):
    add(qtbot, page, a_file(tmp_path, "a.png"), a_file(tmp_path, "b.png", colour="blue"))
    _, second = page.form.photos.photos
    named(page, "refer.photos.remove.1").click()
    qtbot.waitUntil(lambda: page.form.photos.photos == (second,))
    referral = finish(qtbot, page)
    assert [one.name for one in desk.photos.of_referral(referral.id)] == [second.name]


def test_photos_are_back_after_a_crash_though_the_camera_is_gone(qtbot, page, page_of, desk, tmp_path):
    file = a_file(tmp_path)
    add(qtbot, page, file)
    (photo,) = page.form.photos.photos
    qtbot.waitUntil(lambda: bool(desk.refer.draft()))
    file.unlink()
    page._draft.pause()
    again = page_of(desk, begins=False)
    qtbot.waitUntil(lambda: again.form.photos.photos == (photo,))
    referral = finish(qtbot, again)
    assert [one.digest for one in desk.photos.of_referral(referral.id)] == [photo.digest]
    assert desk.added_photos.of("refer") == ()


def test_the_next_referral_begins_without_photos(qtbot, page, desk, tmp_path):
    add(qtbot, page, a_file(tmp_path))
    finish(qtbot, page)
    named(page, "refer.again").click()
    assert page.form.photos.photos == ()
    assert desk.photos.of_referral(finish_second(qtbot, page).id) == ()


def finish_second(qtbot, page):
    named(page, "refer.subject").setText("iets anders")
    return finish(qtbot, page)


def test_a_field_of_the_team_that_takes_photos_names_them_in_the_text(qtbot, page_of, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "small_desk.FIELDS", FIELDS + "plate: {type: photo, label: {nl: Typeplaatje, en: Plate}, pii: none}\n"
    )
    monkeypatch.setattr("small_desk.QUEUES", QUEUES.replace("[customer_name, phone]", "[phone, plate]"))
    desk = small_desk(tmp_path)
    page = page_of(desk)
    (strip,) = page.form.field_strips()
    assert named(page, "refer.field.plate.photos.add").isVisible()
    strip.files_given.emit((a_file(tmp_path),))
    qtbot.waitUntil(lambda: len(strip.photos) == 1)
    referral = finish(qtbot, page)
    assert {one.name: one.value for one in referral.values}["plate"] == strip_name(desk, referral)
    desk.close()


def strip_name(desk, referral):
    (entry,) = desk.photos.of_referral(referral.id)
    return entry.name


def test_the_quick_form_asks_for_a_subject_one_field_and_a_photo_with_large_buttons(qtbot, page, desk, tmp_path):
    named(page, "refer.quick").click()
    assert named(page, "refer.subject").isVisible()
    assert named(page, "refer.field.phone").isVisible()
    for rest in ("refer.field.customer_name", "refer.note", "refer.urgency.high"):
        assert not named(page, rest).isVisible(), rest
    for large in ("refer.subject", "refer.field.phone", "refer.photos.add", "refer.finish", "refer.queue.faults"):
        assert named(page, large).height() >= 56, large
    add(qtbot, page, a_file(tmp_path))
    referral = finish(qtbot, page)
    assert referral.urgency == "normal"
    assert len(desk.photos.of_referral(referral.id)) == 1
    named(page, "refer.again").click()
    named(page, "refer.quick").click()
    assert named(page, "refer.field.customer_name").isVisible()


def test_a_field_that_holds_something_stays_in_sight_in_the_quick_form(qtbot, page):
    named(page, "refer.field.customer_name").setText("A. Jansen")
    named(page, "refer.quick").click()
    assert named(page, "refer.field.customer_name").isVisible()
