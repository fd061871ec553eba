"""A zip as Android wants it, with entries that may be mostly zeros. Pure; the same bytes every time."""

import struct
import zlib
from dataclasses import dataclass

from auditor.practice.content import zeros_crc

LOCAL, CENTRAL = struct.Struct("<IHHHHHIIIHH"), struct.Struct("<IHHHHHHIIIHHHHHII")
END_RECORD = struct.Struct("<IHHHHIIH")
"""End of central directory without comment: 22 bytes."""
STORED, DEFLATED = 0, 8
ALIGNMENT = 4
DOS_TIME, DOS_DATE = 9 << 11 | 14 << 5 | 13, (2024 - 1980) << 9 | 2 << 5 | 11
"""11 February 2024, 09:14:26."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One entry: its bytes, or so many zeros. deflated: packed, where it is not zeros."""

    name: str
    data: bytes = b""
    zeros: int = 0
    deflated: bool = False


@dataclass(frozen=True, slots=True)
class Zip:
    """The parts of a zip: local entries up to the zeros, how many zeros follow, and the directory."""

    head: bytes
    zeros: int
    directory: bytes
    count: int

    @property
    def start(self) -> int:
        """Where the directory begins if nothing is put before it."""
        return len(self.head) + self.zeros

    def end(self, start: int) -> bytes:
        """The end record for a directory that begins there."""
        return END_RECORD.pack(0x06054B50, 0, 0, self.count, self.count, len(self.directory), start, 0)


def zipped(entries: list[Packed]) -> Zip:
    """The zip of these entries; only the last one may be of zeros."""
    head, directory, zeros = bytearray(), bytearray(), 0
    for entry in entries:
        local, central, body = _entry(entry, len(head))
        head += local + body
        directory += central
        zeros = entry.zeros
    return Zip(bytes(head), zeros, bytes(directory), len(entries))


def _entry(entry: Packed, offset: int) -> tuple[bytes, bytes, bytes]:
    name = entry.name.encode("utf-8", "replace")
    size = entry.zeros or len(entry.data)
    body = _deflate(entry.data) if entry.deflated else entry.data
    packed = entry.zeros or len(body)
    crc = zeros_crc(entry.zeros) if entry.zeros else zlib.crc32(entry.data)
    method = DEFLATED if entry.deflated else STORED
    padding = b"" if entry.deflated else bytes(-(offset + LOCAL.size + len(name)) % ALIGNMENT)
    common = (0, method, DOS_TIME, DOS_DATE, crc, packed, size, len(name))
    local = LOCAL.pack(0x04034B50, 20, *common, len(padding)) + name + padding
    central = CENTRAL.pack(0x02014B50, 20, 20, *common, 0, 0, 0, 0, 0, offset) + name
    return local, central, body


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
