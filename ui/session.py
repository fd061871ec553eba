"""The sitting with one phone: its audit, its removal, what is under way and what came of it."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from auditor.errors import AuditorError
from auditor.model.audit import Audit
from auditor.model.preflight import Preflight
from auditor.model.reading import Progress
from auditor.model.removal import SystemChoice
from ui.bridge import Bridge, Control, Job
from ui.later import later
from ui.models.app_rows import Seen
from ui.text import Text

if TYPE_CHECKING:
    from auditor.workflow.desk import Desk
    from auditor.workflow.removal import Prepared

_audit, _act = later("work", "audit"), later("work", "act")
_standing = later("work", "standing_of")
_settle = later("work", "settle")
_prepare, _prepare_return = later("work", "prepare"), later("work", "prepare_return")


class Stage(Enum):
    """Where the sitting with a phone stands."""

    READY = "ready to be audited"
    AUDITING = "being audited"
    AUDITED = "audited"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen once for the whole sitting: who audits, and against which policies (ids)."""

    operator: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """An audit as it stands now, what can be done about what it flagged, and its apps as they are shown."""

    audit: Audit
    preflights: tuple[Preflight, ...]
    seen: Seen


class Session(QObject):
    """One phone of this sitting. changed: stage, audit, apps or trouble; progressed: only how far the work has come.

    seen: the apps known so far. trouble: why the last work failed, or None. stopped: the last audit was stopped.
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, parent: QObject, bridge: Bridge, text: Text, serial: str) -> None:
        """Nothing is known of the phone yet. text: in whose language the apps are shown."""
        super().__init__(parent)
        self._bridge, self._text = bridge, text
        self.serial = serial
        self.stage = Stage.READY
        self.audit: Audit | None = None
        self.seen: Seen | None = None
        self.progress: Progress | None = None
        self.trouble: AuditorError | None = None
        self.stopped = False
        self.job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way with this phone."""
        return self.job is not None

    def cancel(self) -> None:
        """Ask what is under way to stop."""
        if self.job is not None:
            self.job.cancel()
            self.progressed.emit()

    # ------------------------------------------------------------ audit
    def begin_audit(self, choice: Choice) -> None:
        """Audit the phone in a thread. Does nothing while something is under way."""
        if self.busy:
            return
        serial, language = self.serial, self._text.language

        def work(desk: "Desk", control: Control) -> Standing:
            return cast("Standing", _audit(desk, control, serial, choice, language))

        self.stage, self.trouble, self.stopped = Stage.AUDITING, None, False
        self.audit = self.seen = None
        job = self._follow(self._bridge.at_desk(work))
        job.partly.connect(self._sighted)
        job.done.connect(self._audited)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.changed.emit()

    def _sighted(self, sighting: object) -> None:
        """Show what is known so far."""
        if self.stage is Stage.AUDITING:
            self.seen = cast("Seen", sighting)
            self.changed.emit()

    def _audited(self, standing: object) -> None:
        self.job = None
        self.take(cast("Standing", standing))

    def _failed(self, error: object) -> None:
        self._back(cast("AuditorError", error))

    def _cancelled(self) -> None:
        self.stopped = True
        self._back(None)

    def _back(self, trouble: AuditorError | None) -> None:
        self.job, self.stage, self.trouble = None, Stage.READY, trouble
        self.changed.emit()

    # ------------------------------------------------------------ removal
    def prepare(self, names: tuple[str, ...], system: SystemChoice) -> Job | None:
        """Recognise the phone and lay down the plan for these apps; done gives a Prepared. None while busy."""
        about, serial = self.audit, self.serial
        if self.busy or about is None:
            return None
        return self._follow(self._bridge.at_desk(lambda desk, _control: _prepare(desk, about, serial, names, system)))

    def prepare_return(self, names: tuple[str, ...]) -> Job | None:
        """The same for the plan that brings apps back which were removed in this case."""
        about, serial = self.audit, self.serial
        if self.busy or about is None:
            return None
        return self._follow(self._bridge.at_desk(lambda desk, _control: _prepare_return(desk, about, serial, names)))

    def carry_out(self, prepared: "Prepared", statement: str) -> Job | None:
        """Do what was confirmed with these words; done gives a Standing. None while busy."""
        if self.busy:
            return None
        return self._follow(self._bridge.at_desk(lambda desk, control: _act(desk, control, prepared, statement)))

    def take_audit(self, audit: Audit) -> None:
        """Show another state of the same audit, in which an exception was recorded. Does nothing while busy."""
        if self.busy:
            return
        job = self._follow(self._bridge.start(lambda _place, _control: _standing(audit)))
        job.done.connect(self._audited)

    def settle(self, case_id: str) -> Job | None:
        """State what came of steps of a case that an earlier sitting began; done gives a Standing. None while busy."""
        if self.busy:
            return None
        serial = self.serial
        return self._follow(self._bridge.at_desk(lambda desk, control: _settle(desk, control, case_id, serial)))

    def take(self, standing: Standing) -> None:
        """Show an audit as it now stands."""
        self.audit, self.stage, self.trouble = standing.audit, Stage.AUDITED, None
        self.seen = standing.seen
        self.changed.emit()

    # ------------------------------------------------------------ work under way
    def _follow(self, job: Job) -> Job:
        self.job, self.progress = job, None
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        return job

    def _progressed(self, progress: object) -> None:
        self.progress = cast("Progress", progress)
        self.progressed.emit()

    def _ended(self) -> None:
        if self.job is not None and not self.job.running:
            self.job = None
            self.changed.emit()


class Sessions(QObject):
    """The phones of this sitting by serial, and what was chosen for all of them. changed: one of them changed."""

    changed = Signal()

    def __init__(self, bridge: Bridge, text: Text) -> None:
        """A sitting begins."""
        super().__init__()
        self._bridge, self._text = bridge, text
        self._sessions: dict[str, Session] = {}
        bridge.watching.connect(self.begin)
        self.choice: Choice | None = None

    def of(self, serial: str) -> Session:
        """The sitting with a phone; begun if it is new."""
        if serial not in self._sessions:
            session = Session(self, self._bridge, self._text, serial)
            session.changed.connect(self.changed)
            self._sessions[serial] = session
        return self._sessions[serial]

    def lasting(self) -> tuple[Session, ...]:
        """The phones that have something to show even when they are unplugged."""
        return tuple(s for s in self._sessions.values() if s.stage is not Stage.READY or s.trouble is not None)

    def begin(self) -> None:
        """Forget every phone and choice: the sitting changed from real phones to practice or back."""
        self._sessions.clear()
        self.choice = None
        self.changed.emit()
