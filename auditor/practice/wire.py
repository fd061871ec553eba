"""The ADB message codec: a 24-byte header and a payload, as AOSP's adb/protocol.txt describes them. Pure."""

import struct
from dataclasses import dataclass
from enum import Enum

HEADER = struct.Struct("<6I")
MASK = 0xFFFFFFFF
VERSION_CHECKSUM = 0x01000000
"""A_VERSION_MIN: payloads carry a checksum (Android 8 and older)."""
VERSION_NO_CHECKSUM = 0x01000001
"""A_VERSION_SKIP_CHECKSUM: checksums are neither sent nor looked at (Android 9 and newer)."""
PAYLOAD_LEGACY = 4096
"""MAX_PAYLOAD_V1: the most that an adbd before Android 7 takes in one message."""
PAYLOAD_V2 = 256 * 1024
"""MAX_PAYLOAD_V2: Android 7 to 9."""
PAYLOAD_MODERN = 1024 * 1024
"""MAX_PAYLOAD: Android 10 and newer."""


class WireError(ValueError):
    """The bytes are no ADB message."""


class Command(Enum):
    """The message kinds; the value is the little-endian number of the four letters."""

    CNXN = 0x4E584E43
    AUTH = 0x48545541
    OPEN = 0x4E45504F
    OKAY = 0x59414B4F
    WRTE = 0x45545257
    CLSE = 0x45534C43


@dataclass(frozen=True, slots=True)
class Message:
    """One message: kind, its two numbers, its bytes."""

    command: Command
    arg0: int
    arg1: int
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class Header:
    """The first 24 bytes of a message. length: payload bytes that follow."""

    command: Command
    arg0: int
    arg1: int
    length: int
    checksum: int


def checksum(payload: bytes) -> int:
    """The sum of the payload's bytes, 32 bits: what the protocol calls data_crc32."""
    return sum(payload) & MASK


def encode(message: Message, *, with_checksum: bool) -> bytes:
    """The message as it goes over the wire."""
    number = message.command.value
    summed = checksum(message.payload) if with_checksum else 0
    header = HEADER.pack(number, message.arg0, message.arg1, len(message.payload), summed, number ^ MASK)
    return header + message.payload


def decode_header(raw: bytes, *, max_payload: int) -> Header:
    """Read 24 bytes. Raises WireError for an unknown kind, a broken magic number or a payload beyond max_payload."""
    number, arg0, arg1, length, summed, magic = HEADER.unpack(raw)
    if magic != number ^ MASK:
        raise WireError(f"magic {magic:08x} does not belong to command {number:08x}")
    if length > max_payload:
        raise WireError(f"payload of {length} bytes, {max_payload} allowed")
    try:
        command = Command(number)
    except ValueError as error:
        raise WireError(f"unknown command {number:08x}") from error
    return Header(command, arg0, arg1, length, summed)


def join(header: Header, payload: bytes, *, check: bool) -> Message:
    """Header and payload as one message. Raises WireError if check is asked and the checksum differs."""
    if check and header.checksum != checksum(payload):
        raise WireError(f"checksum {header.checksum:08x} is not that of the payload")
    return Message(header.command, header.arg0, header.arg1, payload)
