"""The phone's end of one ADB connection: handshake, streams, flow control. Knows no service by itself."""

import asyncio
import contextlib
import os
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from auditor.practice import wire
from auditor.practice.auth import (
    AUTH_PUBLIC_KEY,
    AUTH_SIGNATURE,
    AUTH_TOKEN,
    TOKEN_SIZE,
    BadKeyError,
    HostKey,
    read_host_key,
)
from auditor.practice.wire import Command, Message, WireError

UNREAD_LIMIT = 64
"""Messages that a service may leave unread before the phone withholds its OKAY."""


class StreamClosedError(ConnectionError):
    """The workstation closed the stream, or the connection went away."""


class Stream:
    """One opened service. At most one WRTE is under way until the workstation's OKAY, as the protocol demands."""

    def __init__(self, end: "DeviceEnd", local_id: int, remote_id: int) -> None:
        self._end = end
        self.local_id = local_id
        self.remote_id = remote_id
        self._may_write = asyncio.Event()
        self._may_write.set()
        self._arrived: deque[bytes] = deque()
        self._news = asyncio.Event()
        self._unacknowledged = 0
        self.gone = asyncio.Event()

    @property
    def closed(self) -> bool:
        """Whether either side has closed it."""
        return self.gone.is_set()

    async def write(self, data: bytes) -> None:
        """Send everything, in messages of at most the negotiated size. Raises StreamClosedError."""
        size = self._end.max_payload
        for start in range(0, len(data), size):
            await self._may_write.wait()
            if self.closed:
                raise StreamClosedError("closed by the workstation")
            self._may_write.clear()
            await self._end.send(Message(Command.WRTE, self.local_id, self.remote_id, data[start : start + size]))

    async def read(self) -> bytes:
        """The next bytes from the workstation; empty when it has closed the stream."""
        while not self._arrived:
            if self.closed:
                return b""
            self._news.clear()
            await self._news.wait()
        data = self._arrived.popleft()
        if self._unacknowledged:
            self._unacknowledged -= 1
            await self._acknowledge()
        return data

    async def close(self) -> None:
        """Wait until the last message was taken, then say CLSE."""
        if not self.closed:
            await self._may_write.wait()
        if not self.closed:
            self.shut()
            self._end.forget(self)
            await self._end.send(Message(Command.CLSE, self.local_id, self.remote_id))

    async def arrive(self, data: bytes) -> None:
        """A WRTE came in."""
        self._arrived.append(data)
        self._news.set()
        if len(self._arrived) > UNREAD_LIMIT:
            self._unacknowledged += 1
        else:
            await self._acknowledge()

    def acknowledged(self) -> None:
        """An OKAY came in."""
        self._may_write.set()

    def shut(self) -> None:
        """No more in either direction; wakes whoever waits."""
        self.gone.set()
        self._may_write.set()
        self._news.set()

    async def _acknowledge(self) -> None:
        await self._end.send(Message(Command.OKAY, self.local_id, self.remote_id))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a phone brings to a connection. banner: None means that it never answers CNXN (offline).

    knows: whether a key is trusted already. asked: called with an unknown key; True when the person allows it.
    opens: what runs the service of that name on its stream; None refuses to open it.
    """

    version: int
    max_payload: int
    banner: Callable[[], bytes | None]
    secure: Callable[[], bool]
    knows: Callable[[], tuple[HostKey, ...]]
    asked: Callable[[HostKey], Awaitable[bool]]
    opens: Callable[[str], "Service | None"]


Service = Callable[[Stream], Awaitable[None]]


class DeviceEnd:
    """One connection, from CNXN to its end."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, offer: Offer) -> None:
        self._reader = reader
        self._writer = writer
        self._offer = offer
        self._streams: dict[int, Stream] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._next_id = 1
        self._token = b""
        self._version = wire.VERSION_CHECKSUM
        self._online = False
        self.max_payload = wire.PAYLOAD_LEGACY

    async def run(self) -> None:
        """Serve until the connection ends, for whatever reason; leaves nothing running."""
        try:
            while True:
                await self._handle(await self._receive())
        except (ConnectionError, asyncio.IncompleteReadError, WireError):
            pass  # the workstation went away or speaks no ADB: either way the conversation is over
        finally:
            await self._end()

    def abort(self) -> None:
        """Break the connection at once, as a pulled cable does."""
        self._writer.transport.abort()

    async def send(self, message: Message) -> None:
        """Put one message on the wire. Raises StreamClosedError when there is no wire."""
        if self._writer.is_closing():
            raise StreamClosedError("connection is gone")
        self._writer.write(wire.encode(message, with_checksum=self._version == wire.VERSION_CHECKSUM))
        await self._writer.drain()

    def forget(self, stream: Stream) -> None:
        """The stream is closed."""
        self._streams.pop(stream.local_id, None)

    async def _receive(self) -> Message:
        raw = await self._reader.readexactly(wire.HEADER.size)
        header = wire.decode_header(raw, max_payload=max(self.max_payload, wire.PAYLOAD_MODERN))
        payload = await self._reader.readexactly(header.length)
        return wire.join(header, payload, check=self._online and self._version == wire.VERSION_CHECKSUM)

    async def _handle(self, message: Message) -> None:
        if message.command is Command.CNXN:
            await self._connect(message)
        elif message.command is Command.AUTH:
            await self._authenticate(message)
        elif self._online:
            await self._route(message)

    async def _connect(self, message: Message) -> None:
        self._version = min(message.arg0, self._offer.version)
        self.max_payload = min(message.arg1, self._offer.max_payload)
        if self._offer.banner() is None:
            return
        if self._offer.secure():
            await self._challenge()
        else:
            await self._welcome()

    async def _challenge(self) -> None:
        self._token = os.urandom(TOKEN_SIZE)
        await self.send(Message(Command.AUTH, AUTH_TOKEN, 0, self._token))

    async def _welcome(self) -> None:
        banner = self._offer.banner()
        if banner is not None:
            self._online = True
            await self.send(Message(Command.CNXN, self._offer.version, self._offer.max_payload, banner))

    async def _authenticate(self, message: Message) -> None:
        if message.arg0 == AUTH_SIGNATURE:
            if any(key.has_signed(self._token, message.payload) for key in self._offer.knows()):
                await self._welcome()
            else:
                await self._challenge()
        elif message.arg0 == AUTH_PUBLIC_KEY:
            with contextlib.suppress(BadKeyError):  # an unreadable key is not offered to the person: no answer
                self._start(self._ask(read_host_key(message.payload)))

    async def _ask(self, key: HostKey) -> None:
        if await self._offer.asked(key):
            await self._welcome()

    async def _route(self, message: Message) -> None:
        if message.command is Command.OPEN:
            await self._open(message)
            return
        stream = self._streams.get(message.arg1)
        if stream is None:
            return
        if message.command is Command.WRTE:
            await stream.arrive(message.payload)
        elif message.command is Command.OKAY:
            stream.acknowledged()
        elif message.command is Command.CLSE:
            self.forget(stream)
            stream.shut()
            await self.send(Message(Command.CLSE, stream.local_id, stream.remote_id))

    async def _open(self, message: Message) -> None:
        service = self._offer.opens(message.payload.rstrip(b"\0").decode("utf-8", "surrogateescape"))
        if service is None:
            await self.send(Message(Command.CLSE, 0, message.arg0))
            return
        stream = Stream(self, self._next_id, message.arg0)
        self._next_id += 1
        self._streams[stream.local_id] = stream
        await self.send(Message(Command.OKAY, stream.local_id, stream.remote_id))
        self._start(self._serve(stream, service))

    async def _serve(self, stream: Stream, service: Service) -> None:
        await service(stream)
        await stream.close()

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _end(self) -> None:
        for stream in tuple(self._streams.values()):
            stream.shut()
        self._streams.clear()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._writer.close()
        with contextlib.suppress(ConnectionError, TimeoutError):
            await self._writer.wait_closed()


async def _quietly(work: Awaitable[None]) -> None:
    """A service whose listener has gone has nobody left to tell."""
    with contextlib.suppress(ConnectionError):
        await work
