"""The customer's number for a contact: made without a network, short enough to read out.

`KD-7F3K-Q2M4-9X`: the organisation's prefix, then in Crockford's base 32 (no I, L, O, U) seven characters for the
device, the device's own counter, and two check characters. A device draws its number once, of 2^35: among 10,000
devices two draw the same in 1 of 700 organisations, and a counter never repeats on one device.

The check is a weighted sum modulo the prime 1021 (ISO/IEC 7064 builds its pure systems the same way); it catches
every single wrong character and every swap of neighbours.
"""

import re

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
_MODULUS = 1021
DEVICE_NUMBERS = 32**7
"""How many different devices there can be; a device's number is drawn below it."""
_DEVICE_CHARACTERS = 7
_CHECK_CHARACTERS = 2


def make_reference(prefix: str, device: int, counter: int) -> str:
    """The reference number `counter` (from 0) of a device.

    Raises ValueError when device or counter are out of bounds.
    """
    if not 0 <= device < DEVICE_NUMBERS or counter < 0:
        raise ValueError(f"device {device} or counter {counter} out of bounds")
    payload = _encode(device, _DEVICE_CHARACTERS) + _encode(counter, 1)
    whole = payload + _encode(_checksum(payload), _CHECK_CHARACTERS)
    groups = [whole[:4], whole[4:8], whole[8:]]
    return "-".join([prefix.upper(), *(group for group in groups if group)])


def read_reference(typed: str, prefix: str) -> str | None:
    """A reference as typed back, in any case and spacing, in its one form; None when it is none or mistyped."""
    text = re.sub(r"[^0-9A-Z]", "", typed.upper())
    if not text.startswith(prefix.upper()):
        return None
    body = text[len(prefix) :].translate(_LOOK_ALIKES)
    payload, check = body[:-_CHECK_CHARACTERS], body[-_CHECK_CHARACTERS:]
    if len(payload) <= _DEVICE_CHARACTERS or any(char not in _ALPHABET for char in body):
        return None
    if _decode(check) != _checksum(payload):
        return None
    return make_reference(prefix, _decode(payload[:_DEVICE_CHARACTERS]), _decode(payload[_DEVICE_CHARACTERS:]))


def _checksum(payload: str) -> int:
    total = 0
    for char in payload:
        total = (total + _ALPHABET.index(char)) * 3 % _MODULUS
    return total


def _encode(number: int, width: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 32)
        text = _ALPHABET[digit] + text
    return text.rjust(width, "0")


def _decode(text: str) -> int:
    number = 0
    for char in text:
        number = number * 32 + _ALPHABET.index(char)
    return number
