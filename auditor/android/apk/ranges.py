"""A file known in parts: readers ask for bytes, and what is not there yet is asked for as ranges. Pure."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

BLOCK = 4096
"""Phones are read in blocks of this size, which lies at a multiple of it."""


class BadApkError(ValueError):
    """The file breaks its format. The text is a clause for the operator."""


class TooLargeError(BadApkError):
    """Something in the file is larger than any honest app's."""


@dataclass(frozen=True, slots=True, order=True)
class Blocks:
    """A run of blocks: the first one's number, and how many."""

    first: int
    count: int

    @property
    def start(self) -> int:
        """The first byte."""
        return self.first * BLOCK

    @property
    def end(self) -> int:
        """The byte after the last one."""
        return (self.first + self.count) * BLOCK


class NeedBytesError(Exception):
    """These blocks must be read before the reader can go on. It starts anew then."""

    def __init__(self, blocks: tuple[Blocks, ...]) -> None:
        super().__init__(blocks)
        self.blocks = blocks


class FileView:
    """A file of known size, of which some blocks were read."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._blocks: dict[int, bytes] = {}

    def put(self, blocks: Blocks, data: bytes) -> None:
        """Take what was read. Raises ValueError if it is not exactly that many bytes."""
        if len(data) != self.length_of(blocks):
            raise ValueError(f"{len(data)} bytes are not those of {blocks}")
        for index in range(blocks.count):
            self._blocks[blocks.first + index] = data[index * BLOCK : (index + 1) * BLOCK]

    def length_of(self, blocks: Blocks) -> int:
        """How many bytes of the file lie in these blocks."""
        return max(0, min(blocks.end, self.size) - blocks.start)

    def has(self, offset: int, length: int) -> bool:
        """Whether these bytes were read. Raises BadApkError if they are not in the file."""
        return all(number in self._blocks for number in self._numbers(offset, length))

    def want(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Make sure that all of these (offset, length) are there. Raises NeedBytesError, BadApkError."""
        missing = {number for offset, length in ranges for number in self._numbers(offset, length)}
        if missing := missing - self._blocks.keys():
            raise NeedBytesError(_runs(missing))

    def get(self, offset: int, length: int) -> bytes:
        """Bytes of the file. Raises NeedBytesError if they were not read yet, BadApkError if they are not in it."""
        first, within = divmod(offset, BLOCK)
        if 0 <= length <= BLOCK - within and offset + length <= self.size and first in self._blocks:
            return self._blocks[first][within : within + length]
        self.want([(offset, length)])
        numbers = self._numbers(offset, length)
        joined = b"".join(self._blocks[number] for number in numbers)
        skip = offset - numbers.start * BLOCK
        return joined[skip : skip + length]

    def _numbers(self, offset: int, length: int) -> range:
        if offset < 0 or length < 0 or offset + length > self.size:
            raise BadApkError("it refers to bytes beyond its end")
        return range(offset // BLOCK, (offset + length + BLOCK - 1) // BLOCK)


def _runs(numbers: set[int]) -> tuple[Blocks, ...]:
    runs: list[Blocks] = []
    for number in sorted(numbers):
        if runs and runs[-1].first + runs[-1].count == number:
            runs[-1] = Blocks(runs[-1].first, runs[-1].count + 1)
        else:
            runs.append(Blocks(number, 1))
    return tuple(runs)


class WholeFile(FileView):
    """A file of which everything is known."""

    def __init__(self, data: bytes) -> None:
        super().__init__(len(data))
        self._data = data

    def has(self, offset: int, length: int) -> bool:
        """See FileView."""
        self.want([(offset, length)])
        return True

    def want(self, ranges: Iterable[tuple[int, int]]) -> None:
        """See FileView."""
        for offset, length in ranges:
            self._numbers(offset, length)

    def get(self, offset: int, length: int) -> bytes:
        """See FileView."""
        self._numbers(offset, length)
        return self._data[offset : offset + length]


def unpack(layout: str, data: bytes, offset: int) -> tuple[int, ...]:
    """Numbers at an offset, little endian. Raises BadApkError if they lie outside of the data."""
    form = _form(layout)
    if offset < 0 or offset + form.size > len(data):
        raise BadApkError("it ends in the middle of a value")
    return form.unpack_from(data, offset)


@lru_cache(maxsize=128)
def _form(layout: str) -> struct.Struct:
    return struct.Struct("<" + layout)
