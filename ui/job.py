"""One piece of work in a thread of its own: the half of the thread boundary that belongs to the bridge's jobs."""

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from auditor.errors import AuditorError, CancelledError
from auditor.model.reading import Progress
from ui.garbage import stays_if_much

LAST_SECONDS = 20.0
"""So long the end of the program waits for a thread: an adb server gets 5 s to end, a question is cut at once."""


def across(signal: SignalInstance) -> Callable[..., None]:
    """What a thread calls to send a signal of the window's; nothing once the window has gone, which it may outlive."""

    def send(*values: object) -> None:
        with suppress(RuntimeError):  # "Signal source has been deleted"; no slot runs in here, only in Qt's thread
            signal.emit(*values)

    return send


class Control:
    """What work is given: how to report, to hand over parts, and to learn that it should stop. Any thread."""

    def __init__(self, told: Callable[[str, object], None]) -> None:
        """told: takes a kind and a value across the boundary."""
        self._told = told
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._newest: Progress | None = None

    def report(self, progress: Progress) -> None:
        """Say how far the work has come. Only the newest is shown: a fast worker cannot flood the window."""
        with self._lock:
            waiting, self._newest = self._newest is not None, progress
        if not waiting:
            self._told("progress", None)

    def take_progress(self) -> Progress | None:
        """The newest report that was not taken yet. The window's side of report()."""
        with self._lock:
            newest, self._newest = self._newest, None
        return newest

    def partial(self, value: object) -> None:
        """Hand over a part of the result before the end."""
        self._told("part", value)

    def stop(self) -> bool:
        """Whether the work should end; asked by the workflow between and during questions."""
        return self._stop.is_set()

    def ask_to_stop(self) -> None:
        """Make stop() say True."""
        self._stop.set()


class Job(QObject):
    """One piece of work under way. Exactly one of done, failed and cancelled is sent, then ended."""

    progressed = Signal(object)
    partly = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    crashed = Signal(object)
    _crossing = Signal(str, object)

    def __init__(self, parent: QObject, work: Callable[[Control], object]) -> None:
        """Made and started by the Bridge."""
        super().__init__(parent)
        self._work = work
        self._cross = across(self._crossing)
        self._control = Control(self._cross)
        self._crossing.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="fieldcheck work", daemon=True)
        self.running = True

    def begin(self) -> None:
        """Start the thread."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it ends in good order, or at once if it has not begun anything."""
        self._control.ask_to_stop()

    def join(self) -> None:
        """Wait until the thread has ended, for a bounded time; one that was not begun never will. For the end."""
        if self._thread.ident is not None:
            self._thread.join(LAST_SECONDS)

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._control.stop()

    def _run(self) -> None:
        try:
            result = self._work(self._control)
        except CancelledError as error:
            self._cross("cancelled", error)
        except AuditorError as error:
            self._cross("failed", error)
        except BaseException as error:  # noqa: BLE001 # catch-all: a fault in a thread must reach the crash handler
            self._cross("crashed", error)
        else:
            stays_if_much()
            self._cross("done", result)

    def _arrive(self, kind: str, value: object) -> None:
        if kind == "progress":
            newest = self._control.take_progress()
            if newest is not None:
                self.progressed.emit(newest)
            return
        if kind == "part":
            self.partly.emit(value)
            return
        self.running = False
        if kind == "cancelled":
            self.cancelled.emit()
        else:
            {"failed": self.failed, "crashed": self.crashed, "done": self.done}[kind].emit(value)
        self.ended.emit()
