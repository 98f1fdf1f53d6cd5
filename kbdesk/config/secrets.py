"""The key of the records: made once a data folder, kept in the system's key store, else under a passphrase.

`records.key` in the data folder says which: it holds the word `key-store` and the name of an account there,
`passphrase` and the key in its envelope, or `file` and the key itself. The last is plain, and only there because
somebody chose so (or made the folder with a kbdesk that did not ask). That file appears in one step and the key never
changes, so two programs that start for the first time at the same moment end up with the same key; and a key store that
was emptied is noticed instead of a new key being made over records that it could never open. `move_key` puts the same
key elsewhere. No key and no passphrase is ever in a message, a log or a `repr`.
"""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.settings import KeyPlace
from kbdesk.whole_file import PRIVATE, drafted

KEY_BYTES = 32
SHORTEST_PASSPHRASE = 8
"""Characters."""
_SERVICE = "kbdesk"
_REAL_KEY_STORE = 1.0
"""`keyring` rates its backends; below 1 are those that fail, forget or keep secrets in plain files."""


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """What was said of the key where nobody can be asked; either goes before the key store of a new data folder."""

    passphrase: str = field(default="", repr=False)
    in_file: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "KeyChoice":
        """`KBDESK_PASSPHRASE` opens (or begins) records under a passphrase; `KBDESK_KEY=file` chooses the plain file."""
        return cls(environment.get("KBDESK_PASSPHRASE", ""), environment.get("KBDESK_KEY", "") == KeyPlace.FILE)


class KeyStore(Protocol):
    """What is wanted of a key store. Each may raise KeyStoreSilent."""

    def get(self, account: str) -> str | None: ...

    def put(self, account: str, secret: str) -> None: ...

    def remove(self, account: str) -> None: ...


class KeyStoreSilent(Exception):
    """The key store is locked, or gave no answer."""


class SystemKeyStore:
    """The system's own: Keychain, Windows' credentials, Secret Service or KWallet, by way of `keyring`."""

    def get(self, account: str) -> str | None:
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, account)
        except KeyringError as error:
            raise KeyStoreSilent from error

    def put(self, account: str, secret: str) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, account, secret)
        except KeyringError as error:
            raise KeyStoreSilent from error

    def remove(self, account: str) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.delete_password(_SERVICE, account)
        except KeyringError as error:
            raise KeyStoreSilent from error


def system_key_store() -> KeyStore | None:
    """The system's key store where there is a real one; asking never opens a window."""
    import keyring

    try:
        rating = getattr(keyring.get_keyring(), "priority", 0)
    except (ImportError, AttributeError):  # a setting of `keyring` names one that is not there
        return None
    return SystemKeyStore() if float(rating) >= _REAL_KEY_STORE else None


def records_key(data: Path, *, key_store: KeyStore | None = None, choice: KeyChoice | None = None) -> bytes:
    """The 32 bytes that open the records of a data folder; made, and kept, when there are no records yet.

    `key_store` defaults to the system's own. Raises StateUnwritable: `records-key-gone` when there are records and no
    key, `records-key-unreachable` when the key store does not answer, `records-unwritable` when it cannot be kept;
    `records-passphrase-new` when there is no key store and nothing was chosen, `records-passphrase-missing` and
    `records-passphrase-wrong` when the key lies under one.
    """
    path, choice = _path(data), choice or KeyChoice()
    try:
        kept = _read(path)
        if kept is None:
            if (data / "records.db").exists():
                raise StateUnwritable("records-key-gone", path=str(path))
            _make(path, key_store, choice)
            kept = _read(path)
    except OSError as error:
        raise StateUnwritable("records-unwritable", path=str(path), reason=error.strerror) from error
    if kept is None:
        raise StateUnwritable("records-key-gone", path=str(path))
    place, secret = kept
    if place is KeyPlace.KEY_STORE:
        return _key(_from_store(key_store or system_key_store(), secret, path), path)
    if place is KeyPlace.PASSPHRASE:
        return _unwrapped(secret, choice.passphrase, path)
    return _key(secret, path)


def move_key(data: Path, key: bytes, to: KeyPlace, *, passphrase: str = "", key_store: KeyStore | None = None) -> None:
    """Puts the key of a data folder in another place, or under another passphrase; the records stay as they are.

    Raises StateUnwritable (`records-key-unreachable` without a key store that works) and WrongUse("passphrase-short").
    """
    path = _path(data)
    store = key_store or system_key_store()
    account = f"records-{secrets.token_hex(8)}"
    if to is KeyPlace.KEY_STORE and (store is None or not _holds(store, account, key.hex())):
        raise StateUnwritable("records-key-unreachable", path=str(path))
    if to is KeyPlace.PASSPHRASE:
        refuse_short(passphrase)
    secret = {KeyPlace.KEY_STORE: account, KeyPlace.FILE: key.hex()}.get(to) or wrapped(key, passphrase)
    try:
        before = _read(path)
        _publish(path, f"{to} {secret}\n", instead=True)
    except OSError as error:
        raise StateUnwritable("records-unwritable", path=str(path), reason=error.strerror) from error
    if before is not None and before[0] is KeyPlace.KEY_STORE and store is not None:
        with suppress(KeyStoreSilent):
            store.remove(before[1])


def refuse_short(passphrase: str) -> None:
    """Raises WrongUse for a passphrase that is guessed too soon."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WrongUse("passphrase-short", fewest=SHORTEST_PASSPHRASE)


def wrapped(key: bytes, passphrase: str) -> str:
    """The key in its envelope."""
    from kbdesk.config.wrapped_key import wrap

    return wrap(key, passphrase)


def key_place(data: Path) -> KeyPlace | None:
    """Where the key of a data folder lies, without asking for it; None before there is one."""
    try:
        kept = _read(_path(data))
    except OSError:
        return None
    return kept[0] if kept else None


def _path(data: Path) -> Path:
    return data / "records.key"


def _read(path: Path) -> tuple[KeyPlace, str] | None:
    """Where the key lies, and the key or its account; None when there is no file."""
    try:
        words = path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        words = []
    if len(words) != 2 or words[0] not in set(KeyPlace):
        raise StateUnwritable("records-key-gone", path=str(path))
    return KeyPlace(words[0]), words[1]


def _key(secret: str, path: Path) -> bytes:
    try:
        key = bytes.fromhex(secret)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StateUnwritable("records-key-gone", path=str(path))
    return key


def _unwrapped(envelope: str, passphrase: str, path: Path) -> bytes:
    from kbdesk.config.wrapped_key import unwrap

    if not passphrase:
        raise StateUnwritable("records-passphrase-missing", path=str(path))
    try:
        key = unwrap(envelope, passphrase)
    except ValueError:
        raise StateUnwritable("records-key-gone", path=str(path)) from None
    if key is None:
        raise StateUnwritable("records-passphrase-wrong", path=str(path))
    return key


def _from_store(store: KeyStore | None, account: str, path: Path) -> str:
    try:
        secret = store.get(account) if store is not None else None
    except KeyStoreSilent:
        raise StateUnwritable("records-key-unreachable", path=str(path)) from None
    if store is None:
        raise StateUnwritable("records-key-unreachable", path=str(path))
    if secret is None:
        raise StateUnwritable("records-key-gone", path=str(path))
    return secret


def _make(path: Path, store: KeyStore | None, choice: KeyChoice) -> None:
    """Makes a key and keeps it; when another program was first, its key stays and this one is forgotten."""
    key, account = secrets.token_bytes(KEY_BYTES), f"records-{secrets.token_hex(8)}"
    if choice.in_file:
        _publish(path, f"{KeyPlace.FILE} {key.hex()}\n")
        return
    if choice.passphrase:
        refuse_short(choice.passphrase)
        _publish(path, f"{KeyPlace.PASSPHRASE} {wrapped(key, choice.passphrase)}\n")
        return
    store = store or system_key_store()
    if store is None or not _holds(store, account, key.hex()):
        raise StateUnwritable("records-passphrase-new", path=str(path))
    if not _publish(path, f"{KeyPlace.KEY_STORE} {account}\n"):
        with suppress(KeyStoreSilent):
            store.remove(account)


def _holds(store: KeyStore, account: str, secret: str) -> bool:
    """Puts the secret in the key store and reads it back: some take it and keep nothing."""
    try:
        store.put(account, secret)
        return store.get(account) == secret
    except KeyStoreSilent:
        return False


def _publish(path: Path, text: str, *, instead: bool = False) -> bool:
    """Puts the whole file in place unless there is one (or `instead` of it); False when another program was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with drafted(path, text.encode("ascii"), mode=PRIVATE) as draft:
        if instead:
            draft.replace(path)
            return True
        return _in_place(draft, path)


def _in_place(draft: Path, path: Path) -> bool:
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links (a FAT stick). What is left is a gap of microseconds, once in its life.
        if path.exists():
            return False
        draft.replace(path)
    return True
