"""Channels tested and credentials given, a person looked for and erased: from the page, over real records."""

import json
from datetime import timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kbdesk.desk import now
from kbdesk.domain.language import Language
from kbdesk.domain.outbox import Failure, Verdict
from kbdesk.domain.progress import Progress

CHANNELS = """\
    mail:
      type: smtp
      host: 127.0.0.1
      port: 9
      from: kbdesk@example.org
      to: desk@example.org
      credential: mail-password
"""


def texts(part):
    return "\n".join(label.text() for label in part.findChildren(QLabel) if not label.isHidden())


def logged(shown):
    """The reference of a referral with a telephone number, in the outbox."""
    values = {"customer_name": "A. Jansen", "phone": "0612345678"}
    return shown.desk.refer.refer("faults", "Lekt", values=values).contact.reference


def test_each_channel_shows_its_teams_and_state_and_can_be_tested(shown, qtbot):
    part = shown.page.channels
    qtbot.waitUntil(lambda: bool(part._cards))
    card = part._cards["folder"]
    assert "Storingsdienst, Facturatie" in texts(card)
    assert "Open" in texts(card)
    shown.find("settings.channel.folder.test").click()
    qtbot.waitUntil(lambda: card._trial is not None)
    assert card._told.text().splitlines()[0] == shown.words.say("set.channel.fine")
    shown.words.switch(Language.EN)
    assert "In order" in card._told.text()


def test_a_paused_channel_says_why_and_is_opened_again(shown, qtbot):
    logged(shown)
    part, outbox = shown.page.channels, shown.desk._records.outbox
    claim = outbox.claim(now(), owner="test")
    refused = Failure(Verdict.PAUSED, "no-rights", "401")
    outbox.mark_failed(claim.entry.referral, refused, now(), not_before=now() + timedelta(hours=1))
    part.refresh()
    qtbot.waitUntil(lambda: "Gepauzeerd" in texts(part))
    with qtbot.waitSignal(shown.news.send_asked):
        shown.find("settings.channel.folder.again").click()
    qtbot.waitUntil(lambda: "Gepauzeerd" not in texts(part))


def test_a_credential_is_given_kept_and_forgotten(shown, qtbot, tmp_path):
    file = tmp_path / "content" / "kbdesk.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("  help: false\n", "") + CHANNELS, encoding="utf-8")
    shown.desk.library.open()
    part = shown.page.channels
    part.refresh()
    qtbot.waitUntil(lambda: "mail" in part._cards)
    assert "Nog niet op dit apparaat" in texts(part)
    field = shown.find("settings.credential.mail-password.typed")
    QTest.keyClicks(field, "geheim")
    shown.find("settings.credential.mail-password.in_file").setChecked(True)
    shown.find("settings.credential.mail-password.keep").click()
    assert field.text() == ""
    qtbot.waitUntil(lambda: "bestand dat alleen u" in texts(part))
    assert shown.desk.credentials.get("mail-password") == "geheim"
    shown.find("settings.credential.mail-password.forget").click()
    qtbot.waitUntil(lambda: "Nog niet op dit apparaat" in texts(part))


def test_a_person_is_looked_for_given_and_erased_after_one_question(shown, qtbot, tmp_path):
    reference = logged(shown)
    privacy = shown.page.privacy
    privacy._typed.setText("06 12345678")
    shown.find("settings.person.look").click()
    qtbot.waitUntil(lambda: reference in privacy._person.said.text())
    privacy.export_to(tmp_path / "persoon.json")
    qtbot.waitUntil(lambda: "Geschreven" in privacy._person.said.text())
    form = json.loads((tmp_path / "persoon.json").read_text(encoding="utf-8"))
    assert form["contacts"][0]["reference"] == reference
    shown.find("settings.person.erase").click()
    assert privacy._sure.isVisible()
    assert shown.find("settings.person.no").hasFocus()
    shown.find("settings.person.no").click()
    assert not privacy._sure.isVisible()
    shown.find("settings.person.erase").click()
    shown.find("settings.person.yes").click()
    qtbot.waitUntil(lambda: f"{reference} blijft" in privacy._person.said.text())  # it has not reached the desk
    shown.desk.deliver.run(Progress(), at_once=True)
    shown.find("settings.person.look").click()
    qtbot.waitUntil(shown.find("settings.person.erase").isVisible)
    shown.find("settings.person.erase").click()
    shown.find("settings.person.yes").click()
    qtbot.waitUntil(lambda: "Gewist" in privacy._person.said.text())
    assert not shown.desk.privacy.look("06 12345678").counts.any


def test_nobody_is_found_and_said_so_and_nothing_stays_on_the_screen(shown, qtbot):
    privacy = shown.page.privacy
    privacy._typed.setText("niemand@example.org")
    shown.find("settings.person.look").click()
    qtbot.waitUntil(lambda: privacy._person.said.text() == shown.words.say("person.nothing"))
    assert not shown.find("settings.person.erase").isVisible()
    shown.window.show_page("find")
    assert privacy._typed.text() == ""
    assert privacy._person.said.isHidden()


def test_what_is_due_is_only_looked_at_first_and_the_log_tells_in_numbers(shown, qtbot):
    privacy = shown.page.privacy
    shown.find("settings.purge.look").click()
    qtbot.waitUntil(lambda: "Zou weggehaald worden" in privacy._due.said.text())
    shown.find("settings.purge.now").click()
    qtbot.waitUntil(lambda: "Weggehaald" in privacy._due.said.text())
    shown.find("settings.log.show").click()
    qtbot.waitUntil(lambda: bool(privacy._logged.said.text()))
