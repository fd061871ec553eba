"""Where phones come from: the adb server's list, and an opened phone for each that is ready."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from auditor.android.interview import Patience
from auditor.android.phone import AdbPhone
from auditor.android.server import USUAL_PORT, AdbServer, foreign_usb_phones
from auditor.android.transport import Transport
from auditor.android.watch import Phones
from auditor.errors import NoPhoneError, PhoneNotReadyError
from auditor.model.device import AttachedPhone, ConnectionState
from auditor.ports import Clock


class AdbPhoneSource:
    """Implements ports.PhoneSource. connection: how its phones are attached: "usb" or "simulated".

    A phone of a USB source that goes by HOST:PORT is called a "network" one. The server stays its owner's to close.
    """

    def __init__(self, server: AdbServer, clock: Clock, connection: str, patience: Patience | None = None) -> None:
        self._server = server
        self._clock = clock
        self._connection = connection
        self._patience = patience or Patience()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open between questions."""

    def attached(self) -> Phones:
        """Every phone that the server sees, settled, sorted by serial. Raises AdbError."""
        return self._server.attached()

    def watch(self, changed: Callable[[Phones], None], stop: Callable[[], bool]) -> None:
        """Tell of every settled change of the list until stop. Raises AdbError."""
        self._server.watch(changed, stop)

    def nothing_seen(self) -> tuple[str, str]:
        """Why no phone may be seen, and what to do: two clauses for a sentence."""
        held = foreign_usb_phones() if self._server.ours and self._connection == "usb" else ()
        if held:
            names = ", ".join(phone.serial for phone in held)
            return (
                f"another adb server of this computer (port {USUAL_PORT}) holds {names}",
                f"Use it with --adb-server 127.0.0.1:{USUAL_PORT}, or close the program that started it",
            )
        return (
            "none is attached that this computer can see",
            "Plug it in with a data cable, unlock it, turn on USB debugging and tap Allow",
        )

    def open(self, serial: str) -> AdbPhone:
        """Open a phone that is READY. Raises NoPhoneError, PhoneNotReadyError, AdbError."""
        phone = _find(self._server.at_once(), serial)
        if phone is None or phone.state is not ConnectionState.READY:
            phone = _find(self._server.attached(), serial)
        if phone is None:
            why, remedy = self.nothing_seen()
            raise NoPhoneError(f"The phone {serial} cannot be found", why, remedy)
        if phone.state is not ConnectionState.READY:
            raise PhoneNotReadyError(f"The phone {serial} cannot be read yet", phone.meaning, phone.remedy)
        transport = Transport(self._server.port, serial, self._clock)
        return AdbPhone(transport, self._clock, self._way(serial), self._patience)

    def _way(self, serial: str) -> str:
        return "network" if self._connection == "usb" and ":" in serial else self._connection


def _find(phones: Phones, serial: str) -> AttachedPhone | None:
    return next((phone for phone in phones if phone.serial == serial), None)
