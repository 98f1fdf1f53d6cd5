"""A field of a script that takes photos: kept with the call, sent where the referral names the field."""

import pytest
import small_desk
from led_by_keys import led_over
from small_pictures import picture

from kbdesk.domain.run import Mode
from kbdesk.ui.call.call_photos import CallPhotos
from kbdesk.ui.kit.background import Rule
from kbdesk.ui.kit.photo_strip import PhotoStrip

PLATE = "plate: {type: photo, label: {nl: Typeplaatje, en: Plate}, pii: none}\n"
PHONE = "- Telefoonnummer: `___ phone*`\n"


def script(include):
    text = small_desk.SCRIPT.replace("  phone: {use: phone}\n", "  phone: {use: phone}\n  plate: {use: plate}\n")
    text = text.replace(PHONE, PHONE + "- Typeplaatje: `___ plate`\n")
    return text.replace("customer_name, phone, appliance, pressure", include)


@pytest.fixture
def desk_with(tmp_path, monkeypatch):
    made = []

    def make(include):
        monkeypatch.setattr(small_desk, "FIELDS", small_desk.FIELDS + PLATE)
        monkeypatch.setattr(small_desk, "SCRIPT", script(include))
        made.append(small_desk.small_desk(tmp_path))
        return made[0]

    yield make
    made[0].close()


@pytest.fixture
def led_on(qtbot, theme, words, lane):
    def make(desk):
        led = led_over(desk, qtbot, theme, words, lane)
        page = led.page
        CallPhotos(
            page.sheet.pieces, page.led, desk.added_photos, records=lane(Rule.IN_ORDER), words=words, parent=page
        )
        return led

    return make


def strip_of(led):
    return led.window.findChild(PhotoStrip, "call.field.plate.photos")


def add(qtbot, led):
    strip = strip_of(led)
    strip.picture_given.emit(picture())
    qtbot.waitUntil(lambda: len(strip.photos) == 1)
    qtbot.waitUntil(lambda: strip.value() in {ask.value for ask in led.view.asks})
    return strip.photos[0]


def ended(desk, led):
    """The run finished, as the call page does it."""
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    run = desk.call.resume(led.view.run)
    for name, value in (("customer_name", "A. Jansen"), ("phone", "0612345678")):
        run, _ = desk.call.capture(run, name, value)
    return desk.call.finish(run)[1]


def test_a_photo_taken_in_a_step_goes_with_the_referral_that_names_its_field(qtbot, desk_with, led_on):
    desk = desk_with("phone, plate")
    led = led_on(desk)
    led.to_outcome()
    photo = add(qtbot, led)
    referral = ended(desk, led).referral
    assert {one.name: one.value for one in referral.values}["plate"] == photo.name
    assert [(one.name, one.digest) for one in desk.photos.of_referral(referral.id)] == [(photo.name, photo.digest)]


def test_only_what_is_named_leaves(qtbot, desk_with, led_on):
    desk = desk_with("phone")
    led = led_on(desk)
    led.to_outcome()
    add(qtbot, led)
    assert desk.photos.of_referral(ended(desk, led).referral.id) == ()


def test_a_photo_is_still_there_when_the_step_is_shown_again(qtbot, desk_with, led_on):
    led = led_on(desk_with("phone, plate"))
    led.to_outcome()
    photo = add(qtbot, led)
    spot = led.page.acts.now.spot
    with qtbot.waitSignal(led.page.led.changed):
        led.page.led.back(spot)
    assert strip_of(led) is None or not strip_of(led).isVisible()
    with qtbot.waitSignal(led.page.led.changed):
        led.page.led.go_on(led.page.acts.now.spot) if led.view.goes_on else led.page.led.choose(
            led.view.choices[-1].number, led.page.acts.now.spot
        )
    qtbot.waitUntil(lambda: strip_of(led) is not None and strip_of(led).photos == (photo,))


def test_in_practice_no_photo_is_kept(qtbot, desk_with, led_on, tmp_path):
    led = led_on(desk_with("phone, plate"))
    with qtbot.waitSignal(led.page.led.changed):
        led.page.led.begin("boiler", "nl", mode=Mode.PRACTICE, step="monteur-nodig")
    strip = strip_of(led)
    strip.picture_given.emit(picture())
    assert "oefenen" in strip._error.text()
    assert not (tmp_path / "data" / "photos").exists()
