"""How a shell's answer is laid out in the stream: shell v2 packets, or markers on phones that do not have them.

Shell v2 (packages/modules/adb/shell_protocol.h): packets of one byte of kind, four bytes of length (little endian) and
data. Kind 1 is stdout, 2 stderr, 3 the exit code in one byte. A stream that ends without an exit packet was cut: plain
`shell:` cannot tell that from a whole answer, which is why it is not believed without markers.
"""

import re
import secrets
from typing import Protocol

STDOUT, STDERR, EXIT = 1, 2, 3
HEADER = 5
MARK_BYTES = 12
# "\nMARK E 255\n" at the most, with carriage returns of a terminal.
_MARKER_TAIL = 64


class Framing(Protocol):
    """Collects an answer from the pieces of a stream."""

    stdout: bytearray
    stderr: bytearray
    exit_code: int | None

    def service(self, command: str) -> str:
        """The service to ask the phone for."""
        ...

    def take(self, piece: bytes) -> bool:
        """Read one piece; True when the answer is whole. Raises ValueError if the stream breaks the layout."""
        ...

    def finish(self) -> None:
        """The stream has ended or is given up: what was read so far is the answer."""
        ...


class ShellV2:
    """Packets."""

    def __init__(self) -> None:
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.exit_code: int | None = None
        self._head = bytearray()
        self._kind = 0
        self._left = 0

    def service(self, command: str) -> str:
        """`raw` keeps a terminal out of it."""
        return f"shell,v2,raw:{command}"

    def take(self, piece: bytes) -> bool:
        """See Framing. A packet's data goes straight to its channel, however long the packet says it is."""
        at = 0
        while at < len(piece):
            if self._left == 0:
                at = self._take_head(piece, at)
                continue
            data = piece[at : at + self._left]
            at += len(data)
            self._left -= len(data)
            if self._kind == EXIT:
                self.exit_code = data[0]
                return True
            (self.stdout if self._kind == STDOUT else self.stderr).extend(data)
        return False

    def _take_head(self, piece: bytes, at: int) -> int:
        part = piece[at : at + HEADER - len(self._head)]
        self._head += part
        if len(self._head) == HEADER:
            self._kind, self._left = self._head[0], int.from_bytes(self._head[1:], "little")
            self._head.clear()
            if self._kind not in (STDOUT, STDERR, EXIT) or (self._kind == EXIT and self._left != 1):
                raise ValueError(f"a packet of kind {self._kind} and {self._left} bytes")
        return at + len(part)

    def finish(self) -> None:
        """See Framing."""


class Markers:
    """For phones without shell v2: a random mark before and after, with `$?`. stderr is merged into stdout.

    The mark is new for every command, because what a phone prints is partly text that its apps chose. binary: asked
    over `exec:`, since `shell:` of these phones runs in a terminal that rewrites line ends.
    """

    def __init__(self, *, binary: bool = False) -> None:
        self._way = "exec" if binary else "shell"
        self._mark = secrets.token_hex(MARK_BYTES)
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.exit_code: int | None = None
        self._finished = False
        self._end = re.compile(rb"\r*\n?%b E (\d{1,3})\r*\n" % self._mark.encode())

    def service(self, command: str) -> str:
        """The command in a subshell, so that its exit status is its own."""
        return f"{self._way}:echo {self._mark} B; ( {command} ) 2>&1; echo; echo {self._mark} E $?"

    def take(self, piece: bytes) -> bool:
        """See Framing."""
        start = max(0, len(self.stdout) - _MARKER_TAIL)
        self.stdout += piece
        match = self._end.search(self.stdout, start)
        if match is None:
            return False
        self.exit_code = int(match[1])
        del self.stdout[match.start() :]
        self.finish()
        return True

    def finish(self) -> None:
        """Take the beginning mark away; without it nothing is the command's own output."""
        if self._finished:
            return
        self._finished = True
        mark = re.match(rb"%b B\r*\n" % self._mark.encode(), self.stdout)
        if mark is not None:
            del self.stdout[: mark.end()]
        elif self.stdout:
            self.stderr, self.stdout, self.exit_code = self.stdout, bytearray(), None
