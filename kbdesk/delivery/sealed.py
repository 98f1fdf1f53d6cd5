"""Bytes that only the holder of a private key can read: CMS (RFC 5652), as S/MIME mail has it, AES-256.

The desk opens it with `openssl cms -decrypt -inform DER -in FILE -inkey KEY.pem`.
"""

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7EnvelopeBuilder, PKCS7Options


class NoCertificate(ValueError):
    """The bytes are no certificate with an RSA key."""


def sealed(content: bytes, certificate: bytes) -> bytes:
    """`certificate` as PEM, with an RSA key. Raises NoCertificate."""
    try:
        known = x509.load_pem_x509_certificate(certificate)
    except ValueError as error:
        raise NoCertificate(str(error)) from error
    if not isinstance(known.public_key(), RSAPublicKey):
        raise NoCertificate("no RSA key")
    builder = PKCS7EnvelopeBuilder().set_data(content).add_recipient(known)
    return builder.set_content_encryption_algorithm(AES256).encrypt(Encoding.DER, [PKCS7Options.Binary])
