"""The key of the records: made once a data folder, kept in the system's key store, else in a file of the user alone.

`records.key` in the data folder says which: it holds the word `key-store` and the name of an account there, or `file`
and the key itself. That file appears in one step and never changes, so two programs that start for the first time at
the same moment end up with the same key; and a key store that was emptied is noticed instead of a new key being made
over records that it could never open. No key is ever in a message, a log or a `repr`.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.settings import KeyPlace

KEY_BYTES = 32
_SERVICE = "kbdesk"
_REAL_KEY_STORE = 1.0
"""`keyring` rates its backends; below 1 are those that fail, forget or keep secrets in plain files."""


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


def records_key(data: Path, *, key_store: KeyStore | None = None) -> bytes:
    """The 32 bytes that open the records of a data folder; made, and kept, when there are no records yet.

    `key_store` defaults to the system's own. Raises StateUnwritable: `records-key-gone` when there are records and no
    key, `records-key-unreachable` when the key store does not answer, `records-unwritable` when it cannot be kept.
    """
    path = _path(data)
    try:
        kept = _read(path)
        if kept is None:
            if (data / "records.db").exists():
                raise StateUnwritable("records-key-gone", path=str(path))
            _make(path, key_store or system_key_store())
            kept = _read(path)
    except OSError as error:
        raise StateUnwritable("records-unwritable", path=str(path), reason=error.strerror) from error
    if kept is None:
        raise StateUnwritable("records-key-gone", path=str(path))
    place, secret = kept
    if place is KeyPlace.KEY_STORE:
        return _key(_from_store(key_store or system_key_store(), secret, path), path)
    return _key(secret, path)


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


def _make(path: Path, store: KeyStore | None) -> None:
    """Makes a key and keeps it; when another program was first, its key stays and this one is forgotten."""
    secret, account = secrets.token_hex(KEY_BYTES), f"records-{secrets.token_hex(8)}"
    if store is not None and _holds(store, account, secret):
        if not _publish(path, f"{KeyPlace.KEY_STORE} {account}\n"):
            with suppress(KeyStoreSilent):
                store.remove(account)
    else:
        _publish(path, f"{KeyPlace.FILE} {secret}\n")


def _holds(store: KeyStore, account: str, secret: str) -> bool:
    """Puts the secret in the key store and reads it back: some take it and keep nothing."""
    try:
        store.put(account, secret)
        return store.get(account) == secret
    except KeyStoreSilent:
        return False


def _publish(path: Path, text: str) -> bool:
    """Puts the whole file in place unless there is one; False when another program was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        return _in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


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
