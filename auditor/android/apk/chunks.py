"""Android's binary resource format: chunks, their strings, and values (ResourceTypes.h). Pure and bounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.android.apk.ranges import BadApkError, FileView, TooLargeError, WholeFile, unpack

STRING_POOL, TABLE, XML, XML_MAP, PACKAGE, TYPE = 0x0001, 0x0002, 0x0003, 0x0180, 0x0200, 0x0201
START_ELEMENT, END_ELEMENT = 0x0102, 0x0103
NOTHING = 0xFFFFFFFF
REFERENCE, STRING, DYNAMIC_REFERENCE = 0x01, 0x03, 0x07
HEADER = 8
POOL_HEADER = 28
UTF8 = 0x100
# A large app's table has some thousands of chunks, its manifest some ten thousand.
MAX_CHUNKS = 60_000
# Strings of a table may be long texts; a name or a path is short.
MAX_STRING = 4096
# What a record keeps of a label; Android's own Settings clip sooner.
LONG_MARK = 0x80
WIDE_LONG_MARK = 0x8000


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a file, addressed from its own beginning."""

    view: FileView
    start: int
    length: int

    def want(self, ranges: list[tuple[int, int]]) -> None:
        """Ask for several (offset, length) at once. Raises NeedBytesError, BadApkError."""
        for offset, length in ranges:
            self._check(offset, length)
        self.view.want([(self.start + offset, length) for offset, length in ranges])

    def get(self, offset: int, length: int) -> bytes:
        """Bytes of the region. Raises NeedBytesError, BadApkError."""
        self._check(offset, length)
        return self.view.get(self.start + offset, length)

    def numbers(self, layout: str, offset: int, size: int) -> tuple[int, ...]:
        """Numbers of so many bytes at an offset, little endian. Raises NeedBytesError, BadApkError."""
        return unpack(layout, self.get(offset, size), 0)

    def part(self, offset: int, length: int) -> "Region":
        """A region within this one. Raises BadApkError."""
        self._check(offset, length)
        return Region(self.view, self.start + offset, length)

    def _check(self, offset: int, length: int) -> None:
        if offset < 0 or length < 0 or offset + length > self.length:
            raise BadApkError("a part of its resources reaches beyond its end")


def region_of(data: bytes) -> Region:
    """A region over bytes that are all known."""
    return Region(WholeFile(data), 0, len(data))


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk. offset: in its region; header: bytes of its header; size: with header and content."""

    kind: int
    offset: int
    header: int
    size: int


def chunk_at(region: Region, offset: int) -> Chunk:
    """The chunk that begins there. Raises NeedBytesError, BadApkError."""
    kind, header, size = region.numbers("HHI", offset, HEADER)
    if header < HEADER or size < header or offset + size > region.length:
        raise BadApkError("a part of its resources has a size that cannot be")
    return Chunk(kind, offset, header, size)


def chunks(region: Region, start: int) -> Iterator[Chunk]:
    """The chunks from start to the region's end. Raises NeedBytesError, BadApkError, TooLargeError."""
    at = start
    for _ in range(MAX_CHUNKS):
        if at + HEADER > region.length:
            return
        chunk = chunk_at(region, at)
        yield chunk
        at += chunk.size
    raise TooLargeError(f"its resources have more than {MAX_CHUNKS} parts")


@dataclass(frozen=True)
class Strings:
    """A string pool, read string by string. region: the pool's chunk."""

    region: Region

    @cached_property
    def _head(self) -> tuple[int, ...]:
        return self.region.numbers("HHIIIIII", 0, POOL_HEADER)

    @property
    def count(self) -> int:
        """How many strings it has."""
        return self._head[3]

    def want(self, indices: list[int]) -> None:
        """Ask for several strings at once: first for where they lie, then for themselves."""
        self.region.want([(self._head[1] + 4 * index, 4) for index in indices if index < self.count])
        places = [self._place(index) for index in indices if index < self.count]
        self.region.want([(at, self._room(at)) for at in places])

    def get(self, index: int) -> str | None:
        """The string of that number, clipped; None if there is none. Raises NeedBytesError, BadApkError."""
        if not 0 <= index < self.count:
            return None
        at = self._place(index)
        data = self.region.get(at, self._room(at))
        return _narrow(data) if self._head[5] & UTF8 else _wide(data)

    def _place(self, index: int) -> int:
        (offset,) = self.region.numbers("I", self._head[1] + 4 * index, 4)
        return self._head[6] + offset

    def _room(self, at: int) -> int:
        return max(0, min(MAX_STRING, self.region.length - at))


def _narrow(data: bytes) -> str:
    """UTF-8 behind two lengths, in characters and in bytes, each of one byte or two."""
    at = 2 if unpack("B", data, 0)[0] & LONG_MARK else 1
    (length,) = unpack("B", data, at)
    at += 1
    if length & LONG_MARK:
        length = (length & ~LONG_MARK) << 8 | unpack("B", data, at)[0]
        at += 1
    return data[at : at + length].decode("utf-8", "replace")


def _wide(data: bytes) -> str:
    (length,) = unpack("H", data, 0)
    at = 2
    if length & WIDE_LONG_MARK:
        length = (length & ~WIDE_LONG_MARK) << 16 | unpack("H", data, at)[0]
        at += 2
    return data[at : at + 2 * length].decode("utf-16-le", "replace")


def strings_at(region: Region, chunk: Chunk) -> Strings:
    """The pool in that chunk. Raises BadApkError if it is none."""
    if chunk.kind != STRING_POOL or chunk.size < POOL_HEADER:
        raise BadApkError("its strings are not where they should be")
    return Strings(region.part(chunk.offset, chunk.size))


@dataclass(frozen=True, slots=True)
class Value:
    """A value as resources and manifests hold it. kind: Res_value's dataType."""

    kind: int
    data: int

    @property
    def reference(self) -> int | None:
        """The resource that it refers to, or None."""
        refers = self.kind in (REFERENCE, DYNAMIC_REFERENCE) and self.data != 0
        return self.data if refers else None
