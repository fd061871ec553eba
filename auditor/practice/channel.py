"""How a service's answer travels: shell v2 packets or raw bytes, through sinks that may cut, drip or hang."""

import asyncio
import struct
from collections.abc import Awaitable, Callable
from typing import Protocol

from auditor.practice.faults import Drip, Drop, FaultKind, Hang, NoExit
from auditor.practice.transport import Stream

Write = Callable[[bytes], Awaitable[None]]

PACKET = struct.Struct("<BI")
STDIN, STDOUT, STDERR, EXIT, CLOSE_STDIN = 0, 1, 2, 3, 4
"""ShellProtocol::Id in AOSP's adb/shell_protocol.h; 5 (window size) is read and passed over."""
PACKET_LIMIT = 1 << 20
"""The most that one packet may claim to carry."""


class CutOffError(ConnectionError):
    """The fault says that the stream ends here. connection: and everything else with it."""

    def __init__(self, *, connection: bool) -> None:
        super().__init__("cut off by a fault")
        self.connection = connection


def faulty(stream: Stream, kind: FaultKind | None) -> Write:
    """The way out of a stream, with the fault in it; other kinds of fault leave it as it is."""
    if isinstance(kind, Drop | Hang):
        return _Cut(stream, kind.after, kind).__call__
    if isinstance(kind, Drip):
        return _Dripping(stream.write, kind).__call__
    return stream.write


class _Cut:
    """Lets so many bytes through; then breaks off or falls silent."""

    def __init__(self, stream: Stream, left: int, kind: Drop | Hang) -> None:
        self._stream, self._left, self._kind = stream, left, kind

    async def __call__(self, data: bytes) -> None:
        passing, self._left = data[: self._left], max(0, self._left - len(data))
        if passing:
            await self._stream.write(passing)
        if len(passing) == len(data):
            return
        if isinstance(self._kind, Drop):
            raise CutOffError(connection=self._kind.connection)
        await self._stream.gone.wait()
        raise CutOffError(connection=False)


class _Dripping:
    """Small chunks with a pause before each."""

    def __init__(self, write: Write, kind: Drip) -> None:
        self._write, self._kind = write, kind

    async def __call__(self, data: bytes) -> None:
        for start in range(0, len(data), self._kind.chunk):
            await asyncio.sleep(self._kind.pause)
            await self._write(data[start : start + self._kind.chunk])


class Channel(Protocol):
    """Where a command's output and exit code go, and where its input comes from."""

    async def stdout(self, data: bytes) -> None: ...

    async def stderr(self, data: bytes) -> None: ...

    async def exit(self, code: int) -> None: ...

    async def stdin(self) -> bytes:
        """Everything the workstation sends until it closes the input."""
        ...


class RawChannel:
    """`shell:` and `exec:`: one mixed stream of bytes, no exit code, input ends with the stream."""

    def __init__(self, stream: Stream, write: Write) -> None:
        self._stream, self._write = stream, write

    async def stdout(self, data: bytes) -> None:
        await self._write(data)

    async def stderr(self, data: bytes) -> None:
        await self._write(data)

    async def exit(self, code: int) -> None:
        """Nobody asks."""

    async def stdin(self) -> bytes:
        pieces = []
        while piece := await self._stream.read():
            pieces.append(piece)
        return b"".join(pieces)


class PacketChannel:
    """`shell,v2`: stdout, stderr and exit code in packets of one byte kind, four bytes length, data."""

    def __init__(self, stream: Stream, write: Write, kind: FaultKind | None) -> None:
        self._stream, self._write = stream, write
        self._tells_exit = not isinstance(kind, NoExit)
        self._buffer = b""
        self._input_ended = False

    async def stdout(self, data: bytes) -> None:
        await self._packet(STDOUT, data)

    async def stderr(self, data: bytes) -> None:
        await self._packet(STDERR, data)

    async def exit(self, code: int) -> None:
        if self._tells_exit:
            await self._packet(EXIT, bytes([code & 0xFF]))

    async def stdin(self) -> bytes:
        pieces = []
        while not self._input_ended:
            kind, data = await self._next_packet() or (CLOSE_STDIN, b"")
            self._input_ended = kind == CLOSE_STDIN
            if kind == STDIN:
                pieces.append(data)
        return b"".join(pieces)

    async def _packet(self, kind: int, data: bytes) -> None:
        for start in range(0, len(data), PACKET_LIMIT):
            piece = data[start : start + PACKET_LIMIT]
            await self._write(PACKET.pack(kind, len(piece)) + piece)

    async def _next_packet(self) -> tuple[int, bytes] | None:
        if not await self._fill(PACKET.size):
            return None
        kind, length = PACKET.unpack_from(self._buffer)
        if length > PACKET_LIMIT or not await self._fill(PACKET.size + length):
            return None
        data = self._buffer[PACKET.size : PACKET.size + length]
        self._buffer = self._buffer[PACKET.size + length :]
        return kind, data

    async def _fill(self, size: int) -> bool:
        while len(self._buffer) < size:
            piece = await self._stream.read()
            if not piece:
                return False
            self._buffer += piece
        return True
