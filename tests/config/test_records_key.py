import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import kbdesk
from kbdesk.config.secrets import KeyChoice, KeyStoreSilent, key_place, move_key, records_key, system_key_store
from kbdesk.desk import open_desk
from kbdesk.domain.errors import DeskError, StateUnwritable, WrongUse
from kbdesk.domain.settings import KeyPlace

IN_FILE = KeyChoice(in_file=True)
PASSPHRASE = "vier woorden op een rij"


class OpenKeyStore:
    def __init__(self):
        self.secrets = {}

    def get(self, account):
        return self.secrets.get(account)

    def put(self, account, secret):
        self.secrets[account] = secret

    def remove(self, account):
        del self.secrets[account]


class LockedKeyStore:
    def get(self, account):
        raise KeyStoreSilent

    put = remove = lambda *_: (_ for _ in ()).throw(KeyStoreSilent())


class ForgetfulKeyStore(OpenKeyStore):
    def put(self, account, secret):
        pass


def code_of(act):
    with pytest.raises(StateUnwritable) as error:
        act()
    return error.value.code


def test_a_key_store_holds_the_key_and_the_data_folder_does_not(tmp_path):
    store = OpenKeyStore()
    key = records_key(tmp_path, key_store=store)
    assert len(key) == 32
    assert list(store.secrets.values()) == [key.hex()]
    assert key.hex() not in (tmp_path / "records.key").read_text(encoding="ascii")
    assert records_key(tmp_path, key_store=store) == key
    assert key_place(tmp_path) is KeyPlace.KEY_STORE


@pytest.mark.parametrize("store", [LockedKeyStore(), ForgetfulKeyStore()])
def test_without_a_key_store_that_works_nothing_is_kept_plain_in_silence(tmp_path, store):
    assert code_of(lambda: records_key(tmp_path, key_store=store)) == "records-passphrase-new"
    assert list(tmp_path.iterdir()) == []


def test_the_plain_file_is_for_this_user_alone_and_only_where_it_was_chosen(tmp_path):
    key = records_key(tmp_path, choice=IN_FILE)
    assert records_key(tmp_path) == key
    assert key_place(tmp_path) is KeyPlace.FILE
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "records.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["records.key"]


def test_a_key_under_a_passphrase_opens_with_it_and_with_no_other(tmp_path):
    key = records_key(tmp_path, choice=KeyChoice(PASSPHRASE))
    assert key_place(tmp_path) is KeyPlace.PASSPHRASE
    assert records_key(tmp_path, choice=KeyChoice(PASSPHRASE)) == key
    written = (tmp_path / "records.key").read_text(encoding="ascii")
    assert key.hex() not in written
    assert PASSPHRASE not in written
    assert code_of(lambda: records_key(tmp_path, choice=KeyChoice("vier andere woorden"))) == "records-passphrase-wrong"
    assert code_of(lambda: records_key(tmp_path)) == "records-passphrase-missing"


def test_an_accent_is_the_same_however_it_was_typed(tmp_path):
    key = records_key(tmp_path, choice=KeyChoice("caf\u00e9 om de hoek"))
    assert records_key(tmp_path, choice=KeyChoice("cafe\u0301 om de hoek")) == key


def test_a_short_passphrase_is_refused(tmp_path):
    with pytest.raises(WrongUse) as error:
        records_key(tmp_path, choice=KeyChoice("kort"))
    assert error.value.code == "passphrase-short"
    assert list(tmp_path.iterdir()) == []


def test_a_key_moves_from_place_to_place_and_stays_the_same(tmp_path):
    store, key = OpenKeyStore(), records_key(tmp_path, choice=IN_FILE)
    move_key(tmp_path, key, KeyPlace.PASSPHRASE, passphrase=PASSPHRASE)
    assert records_key(tmp_path, choice=KeyChoice(PASSPHRASE)) == key
    move_key(tmp_path, key, KeyPlace.PASSPHRASE, passphrase="een heel andere zin")
    assert code_of(lambda: records_key(tmp_path, choice=KeyChoice(PASSPHRASE))) == "records-passphrase-wrong"
    move_key(tmp_path, key, KeyPlace.KEY_STORE, key_store=store)
    assert records_key(tmp_path, key_store=store) == key
    move_key(tmp_path, key, KeyPlace.FILE, key_store=store)
    assert records_key(tmp_path) == key
    assert store.secrets == {}


def test_a_key_does_not_move_to_a_key_store_that_keeps_nothing(tmp_path):
    key = records_key(tmp_path, choice=IN_FILE)
    for store in (LockedKeyStore(), ForgetfulKeyStore()):
        code = code_of(lambda store=store: move_key(tmp_path, key, KeyPlace.KEY_STORE, key_store=store))
        assert code == "records-key-unreachable"
    assert records_key(tmp_path) == key


def test_the_environment_speaks_for_whoever_cannot_be_asked():
    assert KeyChoice.of({}) == KeyChoice()
    assert KeyChoice.of({"KBDESK_KEY": "file"}) == IN_FILE
    assert KeyChoice.of({"KBDESK_PASSPHRASE": PASSPHRASE}) == KeyChoice(PASSPHRASE)
    assert PASSPHRASE not in repr(KeyChoice(PASSPHRASE))


def test_the_passphrase_is_asked_once_a_session_and_again_when_it_was_wrong(tmp_path, monkeypatch):
    monkeypatch.delenv("KBDESK_KEY")
    asked, answers = [], iter(["kort", PASSPHRASE])

    def ask(why):
        asked.append(why.code)
        return next(answers)

    first = open_desk(data=tmp_path)
    first.ask_passphrase = ask
    assert first.contacts.latest(9) == ()
    assert first.refer.draft() == {}
    assert asked == ["records-passphrase-new", "passphrase-short"]
    answers = iter(["een andere zin", PASSPHRASE])
    second = open_desk(data=tmp_path)
    second.ask_passphrase = ask
    assert second.contacts.latest(9) == ()
    assert asked[2:] == ["records-passphrase-missing", "records-passphrase-wrong"]
    silent = open_desk(data=tmp_path)
    with pytest.raises(DeskError) as error:
        _ = silent.contacts
    assert error.value.code == "records-passphrase-missing"
    monkeypatch.setenv("KBDESK_PASSPHRASE", PASSPHRASE)
    assert open_desk(data=tmp_path).contacts.latest(9) == ()
    for desk in (first, second, silent):
        desk.close()


def test_a_file_of_before_goes_on_and_is_told_of_once(tmp_path, monkeypatch):
    records_key(tmp_path, choice=IN_FILE)
    monkeypatch.delenv("KBDESK_KEY")
    desk = open_desk(data=tmp_path)
    assert not desk.should_tell_of_key
    _ = desk.contacts
    assert desk.should_tell_of_key
    desk.has_told_of_key()
    assert not desk.should_tell_of_key
    again = open_desk(data=tmp_path)
    _ = again.contacts
    assert not again.should_tell_of_key
    desk.close()
    again.close()


def test_asking_where_the_key_lies_makes_none(tmp_path):
    assert key_place(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_each_data_folder_has_a_key_of_its_own(tmp_path):
    store = OpenKeyStore()
    assert records_key(tmp_path / "a", key_store=store) != records_key(tmp_path / "b", key_store=store)


def test_no_new_key_is_made_over_records_that_it_could_not_open(tmp_path):
    (tmp_path / "records.db").write_bytes(b"sealed")
    assert code_of(lambda: records_key(tmp_path, key_store=OpenKeyStore())) == "records-key-gone"
    assert not (tmp_path / "records.key").exists()


def test_a_key_store_that_was_emptied_is_noticed(tmp_path):
    store = OpenKeyStore()
    records_key(tmp_path, key_store=store)
    store.secrets.clear()
    assert code_of(lambda: records_key(tmp_path, key_store=store)) == "records-key-gone"
    assert store.secrets == {}


def test_a_locked_key_store_is_said_plainly(tmp_path):
    records_key(tmp_path, key_store=OpenKeyStore())
    assert code_of(lambda: records_key(tmp_path, key_store=LockedKeyStore())) == "records-key-unreachable"


@pytest.mark.parametrize(
    "content", ["", "file", "file abcd", "file " + "zz" * 32, "passphrase scrypt.17.00", "pocket " + "00" * 32, "é"]
)
def test_a_damaged_key_file_is_said_plainly_and_left_alone(tmp_path, content):
    path = tmp_path / "records.key"
    path.write_text(content, encoding="utf-8")
    opened = KeyChoice(PASSPHRASE)
    assert code_of(lambda: records_key(tmp_path, key_store=OpenKeyStore(), choice=opened)) == "records-key-gone"
    assert path.read_text(encoding="utf-8") == content


def test_a_key_is_in_no_error(tmp_path):
    path = tmp_path / "records.key"
    path.write_text("file " + "ab" * 31, encoding="ascii")
    with pytest.raises(StateUnwritable) as error:
        records_key(tmp_path)
    assert "abab" not in f"{error.value!r}{error.value}{error.value.__cause__!r}{error.value.__context__!r}"


def test_a_data_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert code_of(lambda: records_key(tmp_path / "data", key_store=OpenKeyStore())) == "records-unwritable"


def test_a_backend_that_only_forgets_is_no_key_store(monkeypatch):
    import keyring
    from keyring.backends import fail, null

    before = keyring.get_keyring()
    for backend in (fail.Keyring(), null.Keyring()):
        keyring.set_keyring(backend)
        assert system_key_store() is None
    keyring.set_keyring(before)


def test_programs_that_start_for_the_first_time_at_once_get_the_same_key(tmp_path):
    words = (
        "import sys, pathlib; from kbdesk.config.secrets import KeyChoice, records_key; sys.stdin.readline();"
        "print(records_key(pathlib.Path(sys.argv[1]), choice=KeyChoice(in_file=True)).hex())"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(kbdesk.__file__).parent.parent),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", words, str(tmp_path / "data")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    keys = {program.communicate()[0] for program in programs}
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["records.key"]


def test_a_setting_that_names_no_key_store_is_none(tmp_path):
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "nowhere.Keyring"}
    ask = "from kbdesk.config.secrets import system_key_store; print(system_key_store())"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        check=True,
        env=environment,
        cwd=Path(kbdesk.__file__).parent.parent,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "None"
