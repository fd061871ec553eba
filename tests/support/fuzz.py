"""A mutation fuzzer for readers of strangers' bytes: changes good samples and keeps what breaks a promise.

The promises: no error but the typed one, no reading of more than a second, no more than 256 MB of memory.
"""

import hashlib
import random
import resource
import struct
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LONGEST = 1.0
MEMORY_MB = 256
TEMPTING = (0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
MOST_CHANGES = 12
LARGEST = 1 << 20


@dataclass(frozen=True)
class Reader:
    """What is tried: reads bytes, raises allowed errors. mend: makes checksums right again after a change."""

    name: str
    read: Callable[[bytes], object]
    allowed: tuple[type[Exception], ...]
    mend: Callable[[bytes], bytes] = bytes


@dataclass(frozen=True)
class Find:
    """One broken promise and the bytes that broke it."""

    reader: str
    promise: str
    data: bytes

    @property
    def file_name(self) -> str:
        return f"{self.reader}-{hashlib.sha256(self.data).hexdigest()[:12]}.bin"


def broken_promise(reader: Reader, data: bytes) -> str | None:
    """Which promise these bytes break, or None."""
    begun, before = time.process_time(), _peak_mb()
    try:
        reader.read(data)
    except reader.allowed:
        pass
    except Exception as error:  # noqa: BLE001 - whatever it is, it breaks the promise
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
    if time.process_time() - begun > LONGEST and _untraced(reader, data) > LONGEST:
        return f"more than {LONGEST} s"
    return f"more than {MEMORY_MB} MB" if _peak_mb() - before > MEMORY_MB else None


def _untraced(reader: Reader, data: bytes) -> float:
    """Seconds of this process for one more reading, which nobody traces: coverage makes readers five times slower."""
    trace = sys.gettrace()
    sys.settrace(None)
    try:
        begun = time.process_time()
        with suppress(*reader.allowed):
            reader.read(data)
        return time.process_time() - begun
    finally:
        sys.settrace(trace)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fuzz(reader: Reader, seeds: Sequence[bytes], seconds: float, seed: int) -> tuple[int, tuple[Find, ...]]:
    """Try changed samples for so long. Returns how many, and one find for each kind of broken promise."""
    chance, end = random.Random(seed), time.monotonic() + seconds
    finds: dict[str, Find] = {}
    for tried, data in enumerate(_changed(chance, seeds, reader.mend), 1):
        promise = broken_promise(reader, data)
        if promise is not None:
            finds.setdefault(promise, Find(reader.name, promise, data))
        if time.monotonic() > end:
            return tried, tuple(finds.values())
    raise AssertionError("samples never end")


def _changed(chance: random.Random, seeds: Sequence[bytes], mend: Callable[[bytes], bytes]) -> Iterator[bytes]:
    kept = list(seeds)
    while True:
        data = bytearray(chance.choice(kept))
        for _ in range(chance.randint(1, MOST_CHANGES)):
            chance.choice(_CHANGES)(chance, data, kept)
            if not data:
                data = bytearray(chance.choice(kept))
        made = bytes(data[:LARGEST])
        yield mend(made) if chance.random() < 0.8 else made
        if chance.random() < 0.002:
            kept[chance.randrange(len(kept))] = chance.choice((made, *seeds))


def _flip(chance: random.Random, data: bytearray, _kept: Sequence[bytes]) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _number(chance: random.Random, data: bytearray, _kept: Sequence[bytes]) -> None:
    value, layout = chance.choice(TEMPTING), chance.choice(("<B", "<H", "<I", ">I", "<Q"))
    raw = struct.pack(layout, value & (1 << 8 * struct.calcsize(layout)) - 1)
    at = chance.randrange(len(data))
    data[at : at + len(raw)] = raw


def _nudge(chance: random.Random, data: bytearray, _kept: Sequence[bytes]) -> None:
    at = chance.randrange(len(data))
    data[at] = (data[at] + chance.choice((-4, -1, 1, 4))) & 0xFF


def _cut(chance: random.Random, data: bytearray, _kept: Sequence[bytes]) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 4, 64, len(data)))]


def _repeat(chance: random.Random, data: bytearray, _kept: Sequence[bytes]) -> None:
    at = chance.randrange(len(data))
    piece = data[at : at + chance.choice((1, 4, 28, 256))]
    data[at:at] = piece * chance.choice((1, 2, 64))


def _splice(chance: random.Random, data: bytearray, kept: Sequence[bytes]) -> None:
    other = chance.choice(kept)
    at, start = chance.randrange(len(data)), chance.randrange(len(other))
    piece = other[start : start + chance.choice((4, 28, 512))]
    data[at : at + len(piece)] = piece


_CHANGES = (_flip, _number, _number, _nudge, _cut, _repeat, _splice)


def mended_png(data: bytes) -> bytes:
    """The bytes with the checksum of every PNG chunk made right, so that a reader looks inside."""
    made, at = bytearray(data), 8
    while at + 12 <= len(made):
        (length,) = struct.unpack_from(">I", made, at)
        end = at + 8 + length
        if end + 4 > len(made):
            break
        struct.pack_into(">I", made, end, zlib.crc32(made[at + 4 : end]))
        at = end + 4
    return bytes(made)
