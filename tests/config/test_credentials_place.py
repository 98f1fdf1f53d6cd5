"""Where a credential lies is told without telling the credential."""

from kbdesk.config.credentials import Credentials
from kbdesk.domain.settings import CredentialPlace


class Store:
    """A key store that works."""

    def __init__(self):
        self.kept = {}

    def get(self, account):
        return self.kept.get(account)

    def put(self, account, secret):
        self.kept[account] = secret

    def remove(self, account):
        self.kept.pop(account, None)


def test_each_place_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("kbdesk.config.credentials.system_key_store", lambda: None)
    plain = Credentials(tmp_path)
    assert plain.lies_in("mail") is None
    plain.keep("mail", "geheim")
    assert plain.lies_in("mail") is CredentialPlace.MEMORY
    plain.keep("desk", "geheim", in_file=True)
    assert plain.lies_in("desk") is CredentialPlace.FILE
    stored = Credentials(tmp_path, key_store=Store())
    stored.keep("mail", "geheim")
    assert stored.lies_in("mail") is CredentialPlace.KEY_STORE
    stored.forget("mail")
    assert stored.lies_in("mail") is None
