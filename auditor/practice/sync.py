"""The `sync:` service, reading side: STAT, LIST, RECV and their second editions. SEND is refused."""

import struct
from dataclasses import dataclass
from typing import Protocol

from auditor.practice.channel import Write
from auditor.practice.files import FOLDER, TIME, FileFacts
from auditor.practice.transport import Stream

REQUEST = struct.Struct("<4sI")
NAME_LIMIT = 1024
"""AOSP's file_sync_service.cpp takes paths of at most 1024 bytes."""
DATA_SIZE = 64 * 1024
"""SYNC_DATA_MAX."""
ENOENT = 2
LINKS = 1


class Tree(Protocol):
    """The files as sync needs them."""

    def read(self, path: str) -> bytes | None: ...

    def facts(self, path: str) -> FileFacts | None: ...

    def names(self, folder: str) -> tuple[str, ...]: ...


@dataclass(slots=True)
class SyncService:
    """One sync session on a stream."""

    stream: Stream
    write: Write
    tree: Tree
    buffer: bytes = b""

    async def run(self) -> None:
        """Answer requests until QUIT or the end."""
        while (request := await self._request()) is not None:
            kind, path = request
            if kind == b"QUIT":
                return
            answer = self._answer(kind, path)
            await self.write(answer)
            if answer.startswith(b"FAIL"):
                return

    def _answer(self, kind: bytes, path: str) -> bytes:
        if kind == b"STAT":
            return self._stat(path)
        if kind in (b"STA2", b"LST2"):
            return kind + self._stat2(self.tree.facts(path))
        if kind == b"LIST":
            return self._list(path)
        if kind == b"LIS2":
            return self._list2(path)
        if kind == b"RECV":
            return self._receive(path)
        return _fail("practice phones take no files" if kind in (b"SEND", b"SND2") else "unknown request")

    def _stat(self, path: str) -> bytes:
        facts = self.tree.facts(path)
        if facts is None:
            return struct.pack("<4sIII", b"STAT", 0, 0, 0)
        return struct.pack("<4sIII", b"STAT", facts.mode, facts.size, TIME)

    def _stat2(self, facts: FileFacts | None) -> bytes:
        """Struct __packed stat_v2 without its id: error, dev, ino, mode, nlink, uid, gid, size, three times."""
        if facts is None:
            return struct.pack("<IQQIIIIQqqq", ENOENT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        return struct.pack("<IQQIIIIQqqq", 0, 1, 1, facts.mode, LINKS, 1000, 1000, facts.size, TIME, TIME, TIME)

    def _list(self, path: str) -> bytes:
        entries = []
        for name, facts in self._entries(path):
            raw = name.encode()
            entries.append(struct.pack("<4sIIII", b"DENT", facts.mode, facts.size, TIME, len(raw)) + raw)
        return b"".join(entries) + struct.pack("<4sIIII", b"DONE", 0, 0, 0, 0)

    def _list2(self, path: str) -> bytes:
        entries = []
        for name, facts in self._entries(path):
            raw = name.encode()
            entries.append(b"DNT2" + self._stat2(facts) + struct.pack("<I", len(raw)) + raw)
        return b"".join(entries) + b"DONE" + bytes(72)

    def _entries(self, path: str) -> list[tuple[str, FileFacts]]:
        prefix = path.rstrip("/") + "/"
        return [(name, self.tree.facts(prefix + name) or FileFacts(FOLDER, 0)) for name in self.tree.names(path)]

    def _receive(self, path: str) -> bytes:
        content = self.tree.read(path)
        if content is None:
            return _fail(f"open failed: No such file or directory: {path}")
        chunks = (content[start : start + DATA_SIZE] for start in range(0, len(content), DATA_SIZE))
        return b"".join(REQUEST.pack(b"DATA", len(chunk)) + chunk for chunk in chunks) + REQUEST.pack(b"DONE", 0)

    async def _request(self) -> tuple[bytes, str] | None:
        if not await self._fill(REQUEST.size):
            return None
        kind, length = REQUEST.unpack_from(self.buffer)
        if length > NAME_LIMIT or not await self._fill(REQUEST.size + length):
            return None
        path = self.buffer[REQUEST.size : REQUEST.size + length].decode("utf-8", "surrogateescape")
        self.buffer = self.buffer[REQUEST.size + length :]
        return kind, path

    async def _fill(self, size: int) -> bool:
        while len(self.buffer) < size:
            piece = await self.stream.read()
            if not piece:
                return False
            self.buffer += piece
        return True


def _fail(reason: str) -> bytes:
    raw = reason.encode("utf-8", "replace")
    return REQUEST.pack(b"FAIL", len(raw)) + raw
