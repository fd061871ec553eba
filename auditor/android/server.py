"""The adb server that phones are spoken to through: our own, private one, or one that the operator names.

Our own is adbutils' bundled program by its absolute path (never one from PATH), on a free port of 127.0.0.1, without
mDNS and without the search for emulators, so that only phones on a cable, or asked for by name, are seen. `ADB_USB=0`
keeps a practice server from even looking at USB (adb's main.cpp reads it; nothing under /dev/bus/usb is opened then).
A server that is not ours is spoken to over its socket only, which never starts, replaces or ends it; the adb program
itself would.

The key by which phones know this computer lies in the program's own folder, not in the operator's ~/.android: a phone's
owner allows Fieldcheck and nothing else, and can take exactly that back. (On Windows adb has no such choice and uses
the user's profile folder.) The same folder takes the server's log, which holds serials, until the server ends.
"""

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from auditor.android.connection import LOOPBACK, DeadlineError, RefusedError, host_answer, reason
from auditor.android.parse.devices import parse_devices
from auditor.android.program import AdbProgram, bundled_program
from auditor.android.server_process import START_SECONDS, ServerProcess, start_process
from auditor.android.watch import Phones, at_once, attached, watch
from auditor.errors import AdbError
from auditor.model.device import AttachedPhone
from auditor.paths import private_folder

CONNECT_SECONDS = 15.0
"""`host:connect` itself waits up to 10 s for a phone that is offline."""
USB_SCAN_SECONDS = 1.5
"""So long after its start a server may still be finding the phones on its USB ports."""
USUAL_PORT = 5037
"""Where every other adb program keeps its server."""
FOREIGN_SECONDS = 1.0
# Names of this computer that a server may be given by. Anything else would leave it.
_LOOPBACK_NAMES = (LOOPBACK, "localhost")
_MAX_PORT = 0xFFFF


class AdbServer:
    """A running adb server. Made by start() (ours, ended by close()) or given() (not ours, left alone)."""

    def __init__(self, port: int, program: AdbProgram | None, process: ServerProcess | None, warm_at: float) -> None:
        self.port = port
        self.program = program
        self._process = process
        self._warm_at = warm_at
        self.version = self._ask_version()

    @classmethod
    def start(cls, folder: Path, *, usb: bool) -> "AdbServer":
        """Start our own server; folder holds its key and log. usb False: it never looks at USB. Raises AdbError."""
        program = bundled_program()
        process = start_process(program, private_folder(folder), usb=usb)
        try:
            return cls(process.port, program, process, time.monotonic() + (USB_SCAN_SECONDS if usb else 0.0))
        except AdbError:
            process.end()
            raise

    @classmethod
    def given(cls, host: str, port: int) -> "AdbServer":
        """Use a server that runs already on this computer; it is never started or ended. Raises AdbError."""
        if host not in _LOOPBACK_NAMES or not 0 < port <= _MAX_PORT:
            raise AdbError(
                f"The adb server {host}:{port} is not used",
                "only one on this computer may be, as nothing is to leave it",
                f"Give {LOOPBACK}:PORT",
            )
        return cls(port, None, None, 0.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def ours(self) -> bool:
        """Whether we started it."""
        return self._process is not None

    @property
    def pid(self) -> int | None:
        """The server's process id if it is ours."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the server if it is ours. Safe to call twice."""
        if self._process is not None:
            self._process.end()

    def attached(self) -> Phones:
        """Every phone that the server sees, settled. Raises AdbError."""
        return attached(self.port, at_least=max(0.0, self._warm_at - time.monotonic()))

    def watch(self, changed: Callable[[Phones], None], stop: Callable[[], bool]) -> None:
        """Tell of every settled change of the list until stop, in the caller's thread. Raises AdbError."""
        watch(self.port, changed, stop)

    def at_once(self) -> Phones:
        """Every phone that the server sees at this moment. Raises AdbError."""
        return at_once(self.port)

    def connect(self, address: str) -> AttachedPhone:
        """Attach a phone by HOST:PORT and wait until its state settles. Raises AdbError if there is none."""
        try:
            words = host_answer(self.port, f"host:connect:{address}", CONNECT_SECONDS)
        except (OSError, RefusedError, DeadlineError) as error:
            raise _no_connection(address, reason(error)) from error
        for phone in self.attached():
            if phone.serial == address:
                return phone
        raise _no_connection(address, words.decode("utf-8", "backslashreplace"))

    def _ask_version(self) -> str:
        try:
            digits = host_answer(self.port, "host:version", START_SECONDS)
            return f"1.0.{int(digits, 16)}"
        except (OSError, RefusedError, DeadlineError, ValueError) as error:
            raise AdbError(
                f"The adb server on port {self.port} cannot be used",
                f"it does not answer as one ({reason(error)})",
                "Check the port, or leave --adb-server away so that a private server is started",
            ) from error


def foreign_usb_phones(port: int = USUAL_PORT) -> Phones:
    """Phones on USB that a server on the usual port holds, which ours can therefore not get. Empty if there is none.

    Only asks over the socket: no server is started or ended. One that does not answer within a second holds nothing
    that could be told.
    """
    try:
        lines = parse_devices(host_answer(port, "host:devices-l", FOREIGN_SECONDS))
        shown = {phone.serial: phone for phone in at_once(port)}
    except (OSError, RefusedError, DeadlineError, AdbError):
        return ()
    usb = {line.serial for line in lines if line.usb}
    return tuple(phone for serial, phone in shown.items() if serial in usb)


def _no_connection(address: str, why: str) -> AdbError:
    why = " ".join(why.split()) or "nothing answers there"
    return AdbError(f"The phone {address} cannot be attached", why, "Check the address and that the phone is on")
