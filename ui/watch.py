"""The thread that holds the way to the phones open: the half of the thread boundary that belongs to the watch."""

import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, cast

from auditor.errors import AuditorError
from auditor.model.device import AttachedPhone, ConnectionState
from auditor.model.options import Options
from ui.job import LAST_SECONDS

if TYPE_CHECKING:
    from auditor.app import Sitting, Workplace

RETRY_SECONDS = 3.0
"""So long after the way to the phones broke it is opened anew."""


class Watch:
    """The thread that holds the way to the phones open and tells of every change."""

    def __init__(
        self,
        options: Options,
        number: int,
        practice: bool,
        told: Callable[[int, str, object], None],
        before: "Watch | None",
    ) -> None:
        self._options, self._number, self._practice, self._told = options, number, practice, told
        self._before = before
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fieldcheck phones", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the thread to end; returns at once."""
        self._stop.set()

    def join(self) -> None:
        """Wait until it has ended, for a bounded time."""
        self._thread.join(LAST_SECONDS)

    def _run(self) -> None:
        if self._before is not None:
            # Two adb servers would fight over the phones on USB.
            self._before.join()
            self._before = None
        while not self._stop.is_set():
            try:
                self._sit()
            except AuditorError as error:
                self._tell("trouble", error)
                self._stop.wait(RETRY_SECONDS)
            except BaseException as error:  # noqa: BLE001 # catch-all: a fault in a thread must reach the crash handler
                self._tell("crashed", error)
                return

    def look(self, sitting: "Sitting", serial: str) -> None:
        """Ask a phone which profiles are locked, in a thread of its own: one that hangs must not hide the others."""

        def run() -> None:
            # A phone that is gone again or does not answer is told by its state, or by the audit.
            with suppress(AuditorError):
                self._tell("profiles", (serial, sitting.phones.open(serial).locked_profiles()))

        threading.Thread(target=run, name="fieldcheck profiles", daemon=True).start()

    def _tell(self, kind: str, value: object) -> None:
        """Nobody listens any more once it was asked to end: the window may be gone by then."""
        if not self._stop.is_set():
            self._told(self._number, kind, value)

    def _sit(self) -> None:
        with workplace_for(self._options) as workplace, workplace.sitting(practice=self._practice) as sitting:
            self._tell("sitting", sitting)

            ready: set[str] = set()

            def changed(phones: tuple[AttachedPhone, ...]) -> None:
                nothing = None if phones else sitting.phones.nothing_seen()
                self._tell("phones", (phones, nothing))
                now = {phone.serial for phone in phones if phone.state is ConnectionState.READY}
                for serial in now - ready:
                    self.look(sitting, serial)
                ready.clear()
                ready.update(now)

            sitting.phones.watch(changed, self._stop.is_set)


def workplace_for(options: Options) -> "Workplace":
    """A workplace of the calling thread. The core takes a third of a second to load: the first paint does not wait."""
    return cast("Workplace", import_module("auditor.app").Workplace(options))
