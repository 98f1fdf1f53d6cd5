"""What the channels log in with: passwords, tokens, signing keys. The content names them; they lie elsewhere.

Each lies in the system's key store under its name. Where there is none it is asked for once and kept in memory until
the program ends; only when somebody chose so is it written to a file that the user alone may read. No credential is
ever in a message, a log or a `repr`.
"""

from contextlib import suppress
from pathlib import Path

from kbdesk.config.secrets import KeyStore, KeyStoreSilent, system_key_store
from kbdesk.domain.settings import CredentialPlace
from kbdesk.whole_file import PRIVATE, put_whole

_PREFIX = "channel-"


class Credentials:
    """Of one data folder. `key_store` defaults to the system's own, asked for at the first need."""

    def __init__(self, data: Path, *, key_store: KeyStore | None = None) -> None:
        self._folder = data / "credentials"
        self._key_store = key_store
        self._asked_for_store = key_store is not None
        self._in_memory: dict[str, str] = {}

    def get(self, name: str) -> str:
        """The credential of that name; empty when there is none, or the key store gives no answer."""
        return self._found(name)[0]

    def lies_in(self, name: str) -> CredentialPlace | None:
        """Where the credential of that name is kept; None when there is none."""
        return self._found(name)[1]

    def _found(self, name: str) -> tuple[str, CredentialPlace | None]:
        if name in self._in_memory:
            return self._in_memory[name], CredentialPlace.MEMORY
        store = self._store()
        if store is not None:
            with suppress(KeyStoreSilent):
                if (found := store.get(_PREFIX + name)) is not None:
                    return found, CredentialPlace.KEY_STORE
        try:
            read = self._file(name).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            read = ""
        return read, CredentialPlace.FILE if read else None

    def keep(self, name: str, secret: str, *, in_file: bool = False) -> CredentialPlace:
        """Keeps it, and tells where: the key store; else memory, or a file with `in_file`. Raises OSError (the file)."""
        store = self._store()
        if store is not None:
            with suppress(KeyStoreSilent):
                store.put(_PREFIX + name, secret)
                if store.get(_PREFIX + name) == secret:
                    self._in_memory.pop(name, None)
                    return CredentialPlace.KEY_STORE
        if in_file:
            self._write(name, secret)
            return CredentialPlace.FILE
        self._in_memory[name] = secret
        return CredentialPlace.MEMORY

    def forget(self, name: str) -> None:
        """Removes it everywhere."""
        self._in_memory.pop(name, None)
        store = self._store()
        if store is not None:
            with suppress(KeyStoreSilent):
                store.remove(_PREFIX + name)
        self._file(name).unlink(missing_ok=True)

    def _store(self) -> KeyStore | None:
        if not self._asked_for_store:
            self._key_store, self._asked_for_store = system_key_store(), True
        return self._key_store

    def _file(self, name: str) -> Path:
        """Named by its letters in hexadecimal: a name comes from a content file and must not lead elsewhere."""
        return self._folder / f"{name.encode().hex()[:200]}.secret"

    def _write(self, name: str, secret: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        put_whole(self._file(name), f"{secret}\n".encode(), mode=PRIVATE)
