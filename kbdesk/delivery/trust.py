"""Whom a channel trusts at the other end of the line."""

import ssl
from pathlib import Path

import truststore

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""This machine itself: the one place to which a referral may go unencrypted."""


def trusted(ca_file: str) -> ssl.SSLContext:
    """The system's certificates, where an organisation puts its own; and a file of its own on top.

    Raises OSError when that file cannot be read.
    """
    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        trust.load_verify_locations(cafile=str(Path(ca_file).expanduser()))
    return trust
