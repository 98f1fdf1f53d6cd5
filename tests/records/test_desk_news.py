from records_builders import NOON, finish

from kbdesk.domain.desk import DeskAnswer, DeskState

OPEN = DeskState("7", "open")
ANSWERED = DeskState("7", "open", answers=(DeskAnswer(NOON, "Monteur komt dinsdag"),))


def unread(records):
    return records.desk_news.unread(records.desk_news.all_known())


def test_what_is_known_of_all_referrals_comes_at_once_as_it_does_one_by_one(records):
    for number, state in ((1, OPEN), (2, ANSWERED)):
        finish(records, number)
        records.desk_news.keep(f"r{number}", state, NOON)
    finish(records, 3)
    known = records.desk_news.all_known()
    assert known == {key: records.desk_news.known(key) for key in ("r1", "r2")}


def test_an_answer_is_unread_until_it_was_seen_and_the_next_one_is_again(records):
    finish(records)
    records.desk_news.keep("r1", OPEN, NOON)
    assert unread(records) == frozenset()
    records.desk_news.keep("r1", ANSWERED, NOON)
    assert unread(records) == {"r1"}
    records.desk_news.mark_read("r1", ANSWERED)
    assert unread(records) == frozenset()
    records.desk_news.keep("r1", DeskState("7", "resolved", True, ANSWERED.answers), NOON)
    assert unread(records) == {"r1"}


def test_a_referral_that_was_answered_before_it_was_first_asked_about_is_news(records):
    finish(records)
    records.desk_news.keep("r1", ANSWERED, NOON)
    assert unread(records) == {"r1"}
