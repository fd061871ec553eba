"""Which phones are attached, watched over one long connection (`host:track-devices-l`) and reported once they settle.

adbutils' own loop blocks for ever in a thread that nobody can stop, and invents an "absent" before every change of
state. A phone that is plugged in runs through offline, authorizing, unauthorized and offline within 20 ms before it is
ready, so a list counts once nothing has changed for a while.
"""

import time
from collections.abc import Callable

from auditor.android.connection import Connection, Deadline, DeadlineError, RefusedError, host_answer, reason
from auditor.android.parse.devices import parse_devices
from auditor.android.states import attached_phone
from auditor.errors import AdbError, CancelledError
from auditor.model.device import AttachedPhone, ConnectionState

SETTLED = 0.3
"""A list counts after so many seconds without a change."""
PATIENCE = 3.0
"""A list that never rests is reported all the same after so many seconds."""
MAX_LIST = 0xFFFF
"""The server counts a list with four hexadecimal digits."""
_TRACK = "host:track-devices-l"
_LIST = "host:devices-l"
_FOREVER = 1e9
_UNFINISHED = (ConnectionState.CONNECTING, ConnectionState.OFFLINE)

Phones = tuple[AttachedPhone, ...]


def watch(port: int, changed: Callable[[Phones], None], stop: Callable[[], bool]) -> None:
    """Call `changed` with the settled list, now and after every change, until `stop` says True; then return.

    Looks at `stop` ten times a second. Raises AdbError when the server goes away.
    """
    try:
        _track(port, changed, Deadline(_FOREVER, stop))
    except CancelledError:
        return


def attached(port: int, at_least: float = 0.0) -> Phones:
    """The settled list, after at most PATIENCE seconds, sorted by serial. Raises AdbError.

    Phones that are still connecting are waited for within that time, and so is any phone for `at_least` seconds
    after the call (a server that has just started has not looked at its USB ports yet).
    """
    now = time.monotonic()
    latest: list[Phones] = []

    def enough() -> bool:
        waited = time.monotonic() - now
        if not latest or waited >= PATIENCE:
            return waited >= PATIENCE
        unfinished = any(phone.state in _UNFINISHED for phone in latest[-1])
        return not unfinished and (bool(latest[-1]) or waited >= at_least)

    watch(port, latest.append, enough)
    return latest[-1] if latest else at_once(port)


def at_once(port: int) -> Phones:
    """The list as it is now, settled or not, sorted by serial. Raises AdbError."""
    try:
        return _phones(host_answer(port, _LIST))
    except (OSError, RefusedError, DeadlineError) as error:
        raise _gone(reason(error)) from error


def _track(port: int, changed: Callable[[Phones], None], deadline: Deadline) -> None:
    told: Phones | None = None
    lists = _Lists()
    try:
        with Connection(port, deadline) as connection:
            connection.ask(_TRACK)
            while (piece := connection.poll()) != b"":
                settled = lists.settled(piece)
                phones = told if settled is None else _phones(settled)
                if phones is not None and phones != told:
                    told = phones
                    changed(phones)
    except (OSError, RefusedError, DeadlineError, ValueError) as error:
        raise _gone(reason(error)) from error
    raise _gone("it ended the connection")


class _Lists:
    """Cuts the stream into lists and holds the newest until it has rested."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._newest: bytes | None = None
        self._first = self._last = 0.0

    def settled(self, piece: bytes | None) -> bytes | None:
        """Take what came (None: nothing) and return the newest list if it has settled. Raises ValueError."""
        now = time.monotonic()
        self._bytes += piece or b""
        while (one := self._next()) is not None:
            self._first = now if self._newest is None else self._first
            self._newest, self._last = one, now
        if self._newest is None or (now - self._last < SETTLED and now - self._first < PATIENCE):
            return None
        settled, self._newest = self._newest, None
        return settled

    def _next(self) -> bytes | None:
        if len(self._bytes) < 4:  # noqa: PLR2004 - the four digits of the length
            return None
        end = 4 + int(self._bytes[:4], 16)
        if len(self._bytes) < end:
            return None
        one = bytes(self._bytes[4:end])
        del self._bytes[:end]
        return one


def _phones(data: bytes) -> Phones:
    return tuple(attached_phone(line) for line in parse_devices(data))


def _gone(why: str) -> AdbError:
    return AdbError(
        "The phones cannot be seen",
        f"the adb server does not answer ({why})",
        "Start the program again; if it was given with --adb-server, check that it runs",
    )
