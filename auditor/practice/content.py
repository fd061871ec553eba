"""A file's bytes that are mostly zeros: as large as a real app, and no larger in memory than what it says."""

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache

MIB = 1 << 20
_ZEROS = bytes(MIB)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: some bytes, so many zeros, some bytes."""

    head: bytes
    zeros: int = 0
    tail: bytes = b""

    @property
    def size(self) -> int:
        """All of it, in bytes."""
        return len(self.head) + self.zeros + len(self.tail)

    def read(self, start: int, count: int) -> bytes:
        """At most so many bytes from start."""
        end = max(start, min(start + count, self.size))
        gap = len(self.head)
        behind = gap + self.zeros
        middle = max(0, min(end, behind) - max(start, gap))
        return self.head[start:end] + bytes(middle) + self.tail[max(0, start - behind) : max(0, end - behind)]

    def all(self) -> bytes:
        """Every byte."""
        return self.read(0, self.size)


@lru_cache(maxsize=64)
def zeros_crc(count: int) -> int:
    """CRC-32 of so many zeros."""
    crc = 0
    for _ in range(count // MIB):
        crc = zlib.crc32(_ZEROS, crc)
    return zlib.crc32(bytes(count % MIB), crc)


@lru_cache(maxsize=64)
def zeros_sha256(count: int) -> bytes:
    """SHA-256 of so many zeros."""
    digest = hashlib.sha256()
    for _ in range(count // MIB):
        digest.update(_ZEROS)
    digest.update(bytes(count % MIB))
    return digest.digest()
