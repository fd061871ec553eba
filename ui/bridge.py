"""The one thread boundary: work runs in threads of its own and speaks to the window in the window's thread only.

A signal of a worker that is connected to a lambda or to a plain object's method runs in the worker's thread. So no
signal of a worker is ever given away: each crosses once, queued, to a method of a QObject of the window's thread (the
Job, the Bridge), and only from there the public signals are sent.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from auditor.errors import AuditorError
from auditor.model.device import AttachedPhone, ConnectionState
from auditor.model.options import Options
from auditor.model.package import LockedProfile
from ui.job import Control, Job, across
from ui.turns import SOON_MS
from ui.watch import Watch, workplace_for

if TYPE_CHECKING:
    from auditor.app import Sitting, Workplace
    from auditor.workflow.desk import Desk

T = TypeVar("T")
__all__ = ["Bridge", "Control", "Job"]


class Bridge(QObject):
    """Starts work, watches the phones, and knows what is under way. Lives in the window's thread.

    phones: those attached, as last told; locked: of those that are ready, by serial, the profiles that are locked or
    switched off, once the phone was asked; nothing: why there may be none and what to do; trouble: why phones cannot be
    watched, or None. phones_changed is sent after any of the three changed; watching, when others are watched than
    before.
    """

    phones_changed = Signal()
    watching = Signal()
    busy_changed = Signal()
    crashed = Signal(object)
    _crossing = Signal(int, str, object)

    def __init__(self, options: Options) -> None:
        """Start nothing yet."""
        super().__init__()
        self._options = options
        self._jobs: list[Job] = []
        self._watch: Watch | None = None
        self._watches = 0
        self._sitting: Sitting | None = None
        self.phones: tuple[AttachedPhone, ...] = ()
        self.locked: dict[str, tuple[LockedProfile, ...]] = {}
        self.nothing: tuple[str, str] | None = None
        self.trouble: AuditorError | None = None
        self.practice = False
        self._closed = False
        self._crossing.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    # ------------------------------------------------------------ work
    @property
    def jobs(self) -> tuple[Job, ...]:
        """The work under way."""
        return tuple(self._jobs)

    def start(self, work: "Callable[[Workplace, Control], T]") -> Job:
        """Run work in a thread of its own, with a workplace of its own."""

        def run(control: Control) -> T:
            with workplace_for(self._options) as workplace:
                return work(workplace, control)

        return self._begin(run)

    def at_desk(self, work: "Callable[[Desk, Control], T]") -> Job:
        """Run work in a thread of its own, at a desk with the phones of this sitting. Fails if they cannot be seen."""
        sitting = self._sitting

        def run(control: Control) -> T:
            if sitting is None:
                raise self.trouble or AuditorError("The phone cannot be read", "phones are still looked for", "Wait")
            with workplace_for(self._options) as workplace:
                return work(workplace.desk_at(sitting), control)

        return self._begin(run)

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for job in self._jobs:
            job.cancel()

    def _begin(self, run: Callable[[Control], object]) -> Job:
        job = Job(self, run)
        self._jobs.append(job)
        job.crashed.connect(self.crashed)
        job.ended.connect(self._ended)
        # Once what was clicked has been answered: the page is laid out before the work takes the interpreter.
        QTimer.singleShot(SOON_MS, job, job.begin)
        self.busy_changed.emit()
        return job

    def _ended(self) -> None:
        self._jobs = [job for job in self._jobs if job.running]
        self.busy_changed.emit()

    # ------------------------------------------------------------ phones
    def watch_phones(self, *, practice: bool) -> None:
        """Watch real or practice phones from now on; what was watched before is let go."""
        if self._closed:
            return
        before = self._watch
        self.stop_watching()
        self._watches += 1
        self.practice = practice
        self._watch = Watch(self._options, self._watches, practice, across(self._crossing), before)
        self._watch.start()
        self.watching.emit()

    def look_again(self, serial: str) -> None:
        """Ask a phone once more which of its profiles are locked: its owner may have opened one since."""
        if self._watch is not None and self._sitting is not None and serial in self.locked:
            self._watch.look(self._sitting, serial)

    def stop_watching(self) -> None:
        """Let go of the phones; returns at once."""
        if self._watch is not None:
            self._watch.stop()
        self._sitting = None
        self._show((), None, None)

    def close(self) -> None:
        """Stop everything and wait until the adb server has ended. For the end of the program, after the window."""
        self._closed = True
        self.cancel_all()
        self.stop_watching()
        if self._watch is not None:
            self._watch.join()
        for job in self._jobs:
            job.join()

    def _arrive(self, watch: int, kind: str, value: object) -> None:
        if watch != self._watches or self._watch is None or self._watch.stopped:
            return
        if kind == "sitting":
            self._sitting = cast("Sitting", value)
        elif kind == "phones":
            phones, nothing = cast("tuple[tuple[AttachedPhone, ...], tuple[str, str] | None]", value)
            self._show(phones, nothing, None)
        elif kind == "profiles":
            serial, self.locked[serial] = cast("tuple[str, tuple[LockedProfile, ...]]", value)
            self.phones_changed.emit()
        elif kind == "trouble":
            self._sitting = None
            self._show((), None, cast("AuditorError", value))
        else:
            self.crashed.emit(value)

    def _show(
        self, phones: tuple[AttachedPhone, ...], nothing: tuple[str, str] | None, trouble: AuditorError | None
    ) -> None:
        self.phones, self.nothing, self.trouble = phones, nothing, trouble
        ready = {phone.serial for phone in phones if phone.state is ConnectionState.READY}
        self.locked = {serial: profiles for serial, profiles in self.locked.items() if serial in ready}
        self.phones_changed.emit()
