"""One connection to an adb server, on adbutils' AdbConnection, with what an audit cannot accept taken out.

What adbutils 2.12 does and this does not: start a server when none answers (on the default port, whatever port was
meant) and leave the refused socket open; send with `send`, which may send half; wait per `recv` for as long as a phone
keeps dripping; return a short read as if it were whole; sleep 10 ms on every close.
"""

import socket
import time
from types import TracebackType
from typing import Self

from adbutils import AdbConnection

from auditor.errors import CancelledError
from auditor.ports import Stop

# How long one wait may last before the operator's wish to stop is looked at again.
TICK = 0.1
# adb counts with four hexadecimal digits.
MAX_SERVICE = 0xFFFF
CHUNK = 1 << 18
# A host service is answered by the server itself, at once; `connect` waits for a phone for at most 10 s.
HOST_SECONDS = 15.0
LOOPBACK = "127.0.0.1"
CONNECT_SECONDS = 3.0
"""A server on this computer takes a connection at once or not at all."""


class DeadlineError(Exception):
    """The total time for an answer is over."""


class RefusedError(Exception):
    """The adb server said FAIL; the text is its reason."""


def reason(error: Exception) -> str:
    """What prevented an answer, in words: an OSError's own text would begin with its number."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or "it is silent"


class _Socket(AdbConnection):  # type: ignore[misc]  # adbutils has no types
    """AdbConnection that only ever connects: adbutils' own starts a server where none is, and leaks refused sockets."""

    def __init__(self, port: int) -> None:
        self._address = (LOOPBACK, port)
        super().__init__(LOOPBACK, port)

    def _safe_connect(self) -> socket.socket:
        made = socket.create_connection(self._address, CONNECT_SECONDS)
        made.settimeout(None)
        return made


class Deadline:
    """A moment after which nothing is waited for any more, and the operator's wish to stop."""

    def __init__(self, seconds: float, stop: Stop = lambda: False) -> None:
        self._end = time.monotonic() + seconds
        self._stop = stop

    def next_wait(self) -> float:
        """How long the next wait may last, in seconds. Raises DeadlineError, CancelledError."""
        if self._stop():
            raise CancelledError("The work was stopped", "the operator asked for it", "Start it again when ready")
        left = self._end - time.monotonic()
        if left <= 0:
            raise DeadlineError
        return min(TICK, left)


class Connection:
    """A connection to an adb server on this computer. Use as a context manager.

    Every method may raise OSError (the server is gone), DeadlineError and CancelledError.
    """

    def __init__(self, port: int, deadline: Deadline) -> None:
        self._deadline = deadline
        self._adb = _Socket(port)
        self._socket: socket.socket = self._adb.conn

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def ask(self, service: str) -> None:
        """Send a service and wait for its OKAY. Raises RefusedError with the server's reason."""
        raw = service.encode("utf-8", "surrogateescape")
        if len(raw) > MAX_SERVICE:
            raise ValueError(f"a service of {len(raw)} bytes cannot be asked for")
        self._socket.settimeout(HOST_SECONDS)
        self._socket.sendall(b"%04x" % len(raw) + raw)
        status = self.exactly(4)
        if status == b"FAIL":
            raise RefusedError(self.counted().decode("utf-8", "backslashreplace"))
        if status != b"OKAY":
            raise ConnectionError(f"the adb server answered {status!r}")

    def send(self, data: bytes) -> None:
        """Send bytes to the service that was opened last."""
        self._socket.settimeout(HOST_SECONDS)
        self._socket.sendall(data)

    def counted(self) -> bytes:
        """An answer that begins with its length in four hexadecimal digits."""
        digits = self.exactly(4)
        try:
            size = int(digits, 16)
        except ValueError as error:
            raise ConnectionError(f"the adb server gave {digits!r} as a length") from error
        return self.exactly(size)

    def exactly(self, size: int) -> bytes:
        """So many bytes. Raises ConnectionError if the stream ends before."""
        pieces = bytearray()
        while len(pieces) < size:
            piece = self.some(size - len(pieces))
            if not piece:
                raise ConnectionError(f"the stream ended after {len(pieces)} of {size} bytes")
            pieces += piece
        return bytes(pieces)

    def some(self, size: int = CHUNK) -> bytes:
        """The next bytes, at most so many; empty at the end of the stream."""
        while (piece := self.poll(size)) is None:
            pass
        return piece

    def poll(self, size: int = CHUNK) -> bytes | None:
        """As some, but None after one TICK without any."""
        self._socket.settimeout(self._deadline.next_wait())
        try:
            return self._socket.recv(size)
        except TimeoutError:
            return None


def host_answer(port: int, service: str, seconds: float = HOST_SECONDS, stop: Stop = lambda: False) -> bytes:
    """Ask the server itself something with a counted answer. Raises as Connection does, and RefusedError."""
    with Connection(port, Deadline(seconds, stop)) as connection:
        connection.ask(service)
        return connection.counted()
