"""The few messages of Streamlit's protocol that its client needs, by hand.

Protobuf is fields, each with its number and a value; the numbers are those of
Streamlit 1.67's `BackMsg` and `ForwardMsg`.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["auto_reruns", "rerun"]

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
"""How a value is written."""
RERUN_SCRIPT = 11
QUERY, WIDGETS, PAGE_HASH, FRAGMENT, IS_AUTO, CONTEXT = 1, 2, 3, 5, 6, 8
"""Fields of a request to run the script."""
TIMEZONE = 1
AUTO_RERUN = 21
RERUN_FRAGMENT = 2
"""Field of what asks for a timer."""


def rerun(fragment: str = "") -> bytes:
    """Ask for the page, or for one fragment of it."""
    body = _field(QUERY, b"") + _field(WIDGETS, b"") + _field(PAGE_HASH, b"")
    if fragment:
        body += _field(FRAGMENT, fragment.encode())
        body += bytes([IS_AUTO << 3 | VARINT, 1])
    body += _field(CONTEXT, _field(TIMEZONE, b"UTC"))
    return _field(RERUN_SCRIPT, body)


def auto_reruns(message: bytes) -> Iterator[str]:
    """Yield the fragments for which a message asks a timer."""
    for number, value in _fields(message):
        if number == AUTO_RERUN:
            for inner, name in _fields(value):
                if inner == RERUN_FRAGMENT:
                    yield name.decode()


def _field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | BYTES) + _varint(len(value)) + value


def _varint(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the value of each field; numbers have no value here."""
    at = 0
    while at < len(message):
        key, at = _read(message, at)
        length = 0
        if key & 7 == VARINT:
            _, at = _read(message, at)
        elif key & 7 == BYTES:
            length, at = _read(message, at)
        else:
            length = {FIXED64: 8, FIXED32: 4}[key & 7]
        yield key >> 3, message[at : at + length]
        at += length


def _read(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return number, at
