"""The zip around an app: end record, central directory, single entries. Pure, bounded, stricter than zip need be.

Android itself refuses what is refused here: zip64, several disks, encryption, methods other than stored and deflated
(libziparchive, zip_archive.cc). Of two entries with one name the first is meant there; such a file is refused here.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.android.apk.ranges import BadApkError, FileView, TooLargeError, unpack

END, CENTRAL, LOCAL = 0x06054B50, 0x02014B50, 0x04034B50
END_SIZE, CENTRAL_SIZE, LOCAL_SIZE = 22, 46, 30
STORED, DEFLATED = 0, 8
ZIP64 = 0xFFFFFFFF
"""Instead of a size that stands in a zip64 record."""
ENCRYPTED = 0x0001 | 0x0040 | 0x2000
"""Flags: encrypted, strongly encrypted, directory masked (APPNOTE 4.4.4)."""
# What is read first: the end record, and for small apps everything behind the entries.
TAIL = 16 * 1024
# The end record's comment is at most 65,535 bytes long; no tool for Android writes one, so it is looked for second.
LONGEST_COMMENT = 0xFFFF
# 65,535 entries at 46 bytes and a usual name of 60; the largest apps have some 30,000.
MAX_DIRECTORY = 8 * 1024 * 1024
# Alignment pads at most 4 bytes, or a page for libraries; what is read is no library.
EXTRA_SLACK = 64
MAX_PACKED = 16 * 1024 * 1024
MAX_UNPACKED = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the zip, by the central directory's word. offset: of its local header."""

    name: str
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Archive:
    """The zip's directory. start: where the central directory begins."""

    entries: dict[str, Entry]
    start: int

    def entry(self, name: str) -> Entry | None:
        """The entry of that name, or None."""
        return self.entries.get(name)


def read_archive(view: FileView, slack: int = 0) -> Archive:
    """Read the directory. slack: if it must be asked for, so many bytes before it are too. Raises BadApkError."""
    end_at, end = _end(view)
    _sig, disk, first_disk, here, count, size, start, _comment = unpack("IHHHHIIH", end, 0)
    if disk or first_disk or here != count or ZIP64 in (size, start):
        raise BadApkError("its zip is of a kind that Android does not install")
    if size > MAX_DIRECTORY:
        raise TooLargeError(f"its directory has {size} bytes")
    if start + size > end_at or size < count * CENTRAL_SIZE:
        raise BadApkError("its zip's directory does not fit")
    if not view.has(start, size):
        view.want([(max(0, start - slack), size + min(start, slack))])
    return Archive(_entries(view.get(start, size), count, start), start)


def _end(view: FileView) -> tuple[int, bytes]:
    for length in (TAIL, LONGEST_COMMENT + END_SIZE):
        at = max(0, view.size - length)
        tail = view.get(at, view.size - at)
        found = tail.rfind(b"PK\5\6")
        while found >= 0:
            whole = found + END_SIZE <= len(tail)
            if whole and found + END_SIZE + unpack("H", tail, found + 20)[0] == len(tail):
                return at + found, tail[found : found + END_SIZE]
            found = tail.rfind(b"PK\5\6", 0, found)
    raise BadApkError("it is no zip")


def _entries(directory: bytes, count: int, start: int) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    at = 0
    for _ in range(count):
        fields = unpack("IHHHHHHIIIHHHHHII", directory, at)
        signature, _, _, flags, method, _, _, crc, packed, size, name_len, extra, comment, *_, offset = fields
        if signature != CENTRAL or offset + LOCAL_SIZE > start:
            raise BadApkError("its zip's directory is broken")
        raw = directory[at + CENTRAL_SIZE : at + CENTRAL_SIZE + name_len]
        name = raw.decode("utf-8", "backslashreplace")
        if len(raw) != name_len or name in entries:
            raise BadApkError("its zip names an entry twice or not at all")
        entries[name] = Entry(name, method, flags, crc, packed, size, offset)
        at += CENTRAL_SIZE + name_len + extra + comment
    return entries


def span_of(entry: Entry, view: FileView) -> tuple[int, int]:
    """Where an entry probably lies with its header: offset and length."""
    length = LOCAL_SIZE + len(entry.name.encode()) + EXTRA_SLACK + entry.packed
    return entry.offset, max(0, min(length, view.size - entry.offset))


def check_size(entry: Entry, most: int) -> None:
    """Raise BadApkError if the entry cannot be read, TooLargeError if it is larger than so many bytes."""
    if entry.flags & ENCRYPTED or entry.method not in (STORED, DEFLATED):
        raise BadApkError(f"its entry {entry.name[:80]} is encrypted or packed in an unknown way")
    if entry.size > min(most, MAX_UNPACKED) or entry.packed > min(most, MAX_PACKED):
        raise TooLargeError(f"its entry {entry.name[:80]} has {max(entry.size, entry.packed)} bytes")


def want_entries(view: FileView, entries: Iterable[Entry]) -> None:
    """Ask for several entries at once. Raises NeedBytesError, BadApkError."""
    view.want([span_of(entry, view) for entry in entries])


def data_start(view: FileView, entry: Entry) -> int:
    """Where the entry's data begins, behind its local header. Raises BadApkError."""
    signature, *_, name_len, extra = unpack("IHHHHHIIIHH", view.get(entry.offset, LOCAL_SIZE), 0)
    raw = view.get(entry.offset + LOCAL_SIZE, name_len)
    if signature != LOCAL or raw.decode("utf-8", "backslashreplace") != entry.name:
        raise BadApkError(f"its entry {entry.name[:80]} is not where its directory says")
    return entry.offset + LOCAL_SIZE + name_len + extra


def read_entry(view: FileView, entry: Entry, most: int) -> bytes:
    """The whole content of an entry, checked by its CRC. Raises NeedBytesError, BadApkError, TooLargeError."""
    check_size(entry, most)
    packed = view.get(data_start(view, entry), entry.packed)
    data = packed if entry.method == STORED else _inflated(packed, entry)
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise BadApkError(f"its entry {entry.name[:80]} is not what its checksum says")
    return data


def _inflated(packed: bytes, entry: Entry) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than it should have: a zip bomb shows itself and goes no further.
        data = unpacker.decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise BadApkError(f"its entry {entry.name[:80]} cannot be unpacked") from error
    return data
