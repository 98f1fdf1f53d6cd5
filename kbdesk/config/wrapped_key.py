"""A key under a passphrase: the key itself is random, the passphrase only opens the envelope it lies in.

So a passphrase can be changed without writing the records anew, and a wrong one is known at once: the envelope
(AES-256-GCM) does not open. What the passphrase becomes is slow and wants 128 MB (scrypt, N = 2^17, r = 8, p = 1, as
the OWASP Password Storage Cheat Sheet asks), so that trying many costs much; the cost stands in the envelope and may
be raised later.
"""

import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_COST = 17
_LARGEST_COST = 21
_BLOCK, _LANES = 8, 1
_SALT_BYTES, _NONCE_BYTES = 16, 12
_NAME = "scrypt"
_ABOUT = b"kbdesk records key"


def wrap(key: bytes, passphrase: str) -> str:
    """The envelope, as one word of ASCII."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_stretched(passphrase, salt, _COST)).encrypt(nonce, key, _ABOUT)
    return ".".join([_NAME, str(_COST), salt.hex(), nonce.hex(), sealed.hex()])


def unwrap(envelope: str, passphrase: str) -> bytes | None:
    """The key; None when the passphrase is another one. Raises ValueError for what is no envelope."""
    name, cost, *parts = envelope.split(".")
    if name != _NAME or len(parts) != 3 or not 1 <= int(cost) <= _LARGEST_COST:
        raise ValueError("no envelope of ours")
    salt, nonce, sealed = (bytes.fromhex(part) for part in parts)
    try:
        return AESGCM(_stretched(passphrase, salt, int(cost))).decrypt(nonce, sealed, _ABOUT)
    except InvalidTag:
        return None


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    """The same letters are the same passphrase, however a keyboard composes its accents (NFKC)."""
    letters = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    return Scrypt(salt=salt, length=32, n=2**cost, r=_BLOCK, p=_LANES).derive(letters)
