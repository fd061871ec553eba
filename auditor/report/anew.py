"""The drawing inside a signed file against the same record drawn anew: byte for byte, but for how streams were packed.

A comparison of what a PDF reader makes of two files would trust that every reader makes the same of them. Whoever
holds a valid key can write a file that readers take differently. Here the file must begin with the very bytes that the
record gives when it is drawn again; then there is nothing left that a reader could take differently. Only the packing
of a stream may differ, because zlib packs differently from one edition to another: it must unpack to the same bytes.
"""

import base64
import bisect
import re
import zlib
from dataclasses import dataclass, field

from auditor.report.envelope import RefusedError

OTHERWISE = "The pages do not say what the attached record says."
_STREAM = b"\nstream\n"
_LENGTH = re.compile(rb"/Length (\d+)")
_END_OF_ASCII = b"~>"
_DIGITS = re.compile(rb"[1-9]\d{0,9}")
_TABLE = b"xref\n0 "
_ENTRY = re.compile(rb"(\d{10}) 00000 n")
_IDENTIFIER = re.compile(rb"\[<[0-9a-f]{32}><[0-9a-f]{32}>\]")
# Packed anew, a stream may grow; twice the size and a little is more than any edition of zlib differs by.
_ROOM = 1024


@dataclass(slots=True)
class _Moved:
    """How far the bytes of the drawing lie from where they lie in the file, from certain places on."""

    places: list[int] = field(default_factory=lambda: [0])
    shifts: list[int] = field(default_factory=lambda: [0])

    def note(self, place: int, shift: int) -> None:
        self.places.append(place)
        self.shifts.append(shift)

    def to_file(self, place: int) -> int:
        """The place in the file for a place in the drawing, of which the byte before was already seen."""
        return place + self.shifts[bisect.bisect_right(self.places, place) - 1]


def end_of_drawing(data: bytes, drawn: bytes) -> int:
    """Where the drawing ends in a signed file that begins with it. Raises RefusedError if it does not."""
    if data.startswith(drawn):
        return len(drawn)
    expected = _with_streams_of(data, drawn)
    if not data.startswith(expected):
        raise RefusedError(OTHERWISE)
    return len(expected)


def _with_streams_of(data: bytes, drawn: bytes) -> bytes:
    """The drawing as it would be if its streams were packed as they are in the file."""
    expected, place, moved = bytearray(), 0, _Moved()
    table = drawn.rindex(_TABLE)
    while (start := drawn.find(_STREAM, place, table)) >= 0:
        start += len(_STREAM)
        length = list(_LENGTH.finditer(drawn, place, start))[-1]
        end = start + int(length[1])
        expected += drawn[place : length.start(1)]
        found = _DIGITS.match(data, len(expected))
        if found is None:
            raise RefusedError(OTHERWISE)
        expected += found[0] + drawn[length.end(1) : start]
        packed = data[len(expected) : len(expected) + int(found[0])]
        if packed != drawn[start:end] and not _same(packed, drawn[start:end], drawn[place:start]):
            raise RefusedError(OTHERWISE)
        expected += packed
        moved.note(end, len(expected) - end)
        place = end
    return bytes(expected) + drawn[place:table] + _ending(data, drawn[table:], moved, table)


def _same(packed: bytes, own: bytes, head: bytes) -> bool:
    """Whether two streams unpack to the same bytes. The head says how they are packed: our own, so it can be relied on.

    Nothing may stand after the packed bytes, where only some readers would look.
    """
    if b"/FlateDecode" not in head or len(packed) > 2 * len(own) + _ROOM:
        return False
    if b"/ASCII85Decode" in head:
        if not packed.endswith(_END_OF_ASCII):
            return False
        packed, own = _binary(packed), _binary(own)
    plain = zlib.decompress(own)
    inflater = zlib.decompressobj()
    try:
        same = inflater.decompress(packed, len(plain) + 1) == plain
    except zlib.error:
        return False
    return same and inflater.eof and not inflater.unused_data


def _binary(packed: bytes) -> bytes:
    try:
        return base64.a85decode(packed.removesuffix(_END_OF_ASCII), ignorechars=b"\n")
    except ValueError as error:
        raise RefusedError(OTHERWISE) from error


def _ending(data: bytes, own: bytes, moved: _Moved, table: int) -> bytes:
    """The cross-reference table with the places in the file, and its trailer, whose identifier is a mere digest."""
    entries, _, trailer = own.partition(b"trailer")
    entries = _ENTRY.sub(lambda entry: b"%010d 00000 n" % moved.to_file(int(entry[1])), entries)
    start = moved.to_file(table)
    identifier = _IDENTIFIER.search(data, start, start + len(own) + _ROOM)
    if identifier:
        trailer = _IDENTIFIER.sub(identifier[0], trailer, count=1)
    return entries + b"trailer" + trailer.replace(b"startxref\n%d\n" % table, b"startxref\n%d\n" % start)
