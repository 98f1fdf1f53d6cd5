from datetime import UTC, datetime

import pytest

from kbdesk.delivery.choose import ChooseChannel
from kbdesk.delivery.in_memory import InMemoryChannel
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import EntryState, Failure, Receipt, Verdict
from kbdesk.domain.referral import Referral
from kbdesk.wording.outbox import KEY_PLACES, LETTER, REASONS, REMARKS, STATES

REFERRAL = Referral("key", "c1", "faults", "Geen warm water", datetime(2026, 3, 2, tzinfo=UTC), "KD-1")


def chooser(data, **credentials):
    return ChooseChannel(data, lambda name: credentials.get(name, ""), now=lambda: REFERRAL.created)


def settings(kind, **options):
    return ChannelSettings("desk", kind, tuple(options.items()))


def test_a_folder_given_without_its_whole_path_lies_in_the_data_folder_and_is_made(tmp_path):
    channel = chooser(tmp_path / "data")(settings("folder", path="outbox"))
    assert channel.deliver(REFERRAL) == Receipt("KD-1.json")
    assert (tmp_path / "data" / "outbox" / "KD-1.json").is_file()


def test_a_folder_given_with_its_whole_path_is_not_made(tmp_path):
    channel = chooser(tmp_path / "data")(settings("folder", path=str(tmp_path / "share")))
    assert channel.deliver(REFERRAL).code == "folder-missing"
    (tmp_path / "share").mkdir()
    assert channel.deliver(REFERRAL) == Receipt("KD-1.json")


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (settings("pigeon"), "channel-unknown"),
        (settings("folder"), "channel-incomplete"),
        (settings("folder", path="~nobody-of-that-name/out"), "channel-incomplete"),
        (settings("smtp", host="mail.example"), "channel-incomplete"),
        (
            settings("smtp", host="mail.example", to="a@b.example", **{"from": "c@d.example"}, port="x"),
            "channel-incomplete",
        ),
        (settings("webhook", url="https://desk.example/hook"), "channel-incomplete"),
        (settings("webhook", url="ftp://desk.example/hook", credential="hook"), "channel-incomplete"),
        (settings("request-tracker", url="https://desk.example"), "channel-incomplete"),
    ],
)
def test_settings_that_name_no_channel_wait_for_a_person(tmp_path, chosen, code):
    failure = chooser(tmp_path)(chosen)
    assert isinstance(failure, Failure)
    assert (failure.verdict, failure.code) == (Verdict.REFUSED, code)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (settings("webhook", url="http://desk.example/hook", credential="hook"), "not-encrypted"),
        (settings("request-tracker", url="https://desk.example", queue="Q", credential="rt"), "secret-missing"),
    ],
)
def test_a_channel_that_would_be_open_or_lacks_its_credential_waits_as_a_whole(tmp_path, chosen, code):
    failure = chooser(tmp_path)(chosen)
    assert isinstance(failure, Failure)
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, code)


def test_the_desk_in_memory_fails_on_command_and_keeps_what_only_seemed_lost():
    refused, unclear = Failure(Verdict.REFUSED, "bad-queue"), Failure(Verdict.UNCLEAR, "no-answer")
    desk = InMemoryChannel((refused, unclear))
    assert desk.deliver(REFERRAL) == refused
    assert desk.find(REFERRAL) is None
    assert desk.deliver(REFERRAL) == unclear
    assert desk.find(REFERRAL) == Receipt("1")
    assert desk.received == [REFERRAL]


def test_every_state_has_a_word_and_every_word_is_in_both_languages():
    assert set(STATES) == {f"state.{state}" for state in EntryState}
    for table in (STATES, REASONS, REMARKS, KEY_PLACES, LETTER):
        for key, (english, dutch) in table.items():
            assert english, key
            assert dutch, key
