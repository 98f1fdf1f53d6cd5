import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import kbdesk
from kbdesk.config.secrets import KeyStoreSilent, key_place, records_key, system_key_store
from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.settings import KeyPlace


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
def test_without_a_key_store_that_works_the_key_is_in_a_file_for_this_user_alone(tmp_path, store):
    key = records_key(tmp_path, key_store=store)
    assert records_key(tmp_path, key_store=store) == key
    assert key_place(tmp_path) is KeyPlace.FILE
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "records.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["records.key"]


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


@pytest.mark.parametrize("content", ["", "file", "file abcd", "file " + "zz" * 32, "pocket " + "00" * 32, "é"])
def test_a_damaged_key_file_is_said_plainly_and_left_alone(tmp_path, content):
    path = tmp_path / "records.key"
    path.write_text(content, encoding="utf-8")
    assert code_of(lambda: records_key(tmp_path, key_store=OpenKeyStore())) == "records-key-gone"
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
        "import sys, pathlib; from kbdesk.config.secrets import records_key; sys.stdin.readline();"
        "print(records_key(pathlib.Path(sys.argv[1])).hex())"
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


def test_a_setting_that_names_no_key_store_leaves_the_file(tmp_path):
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "nowhere.Keyring"}
    ask = "import sys, pathlib; from kbdesk.config.secrets import records_key; records_key(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", ask, str(tmp_path)], check=True, env=environment)
    assert key_place(tmp_path) is KeyPlace.FILE
