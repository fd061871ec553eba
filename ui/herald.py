"""Says aloud what changes by itself: phones that come and go, and audits that end."""

from PySide6.QtCore import QObject

from auditor.model.device import AttachedPhone, ConnectionState
from auditor.model.package import LockedProfile
from ui.office import Office
from ui.session import Stage
from ui.text import shown
from ui.views.states import phone_title, state_words


class Herald(QObject):
    """Compares what is with what was, and tells the difference in one sentence."""

    def __init__(self, parent: QObject, office: Office) -> None:
        """Nothing was told yet."""
        super().__init__(parent)
        self._office = office
        self._phones: dict[str, AttachedPhone] = {}
        self._states: dict[str, tuple[ConnectionState, tuple[LockedProfile, ...]]] = {}
        self._stages: dict[str, Stage] = {}
        office.bridge.phones_changed.connect(self._phones_changed)
        office.sessions.changed.connect(self._sessions_changed)

    def _phones_changed(self) -> None:
        text, bridge = self._office.text, self._office.bridge
        now = {phone.serial: phone for phone in bridge.phones}
        states = {serial: (phone.state, bridge.locked.get(serial, ())) for serial, phone in now.items()}
        for serial, phone in now.items():
            if self._states.get(serial) != states[serial]:
                state = state_words(text, phone, bridge)
                self._office.tell(text("phones.card", phone=phone_title(phone), state=state))
        for serial, phone in self._phones.items():
            if serial not in now:
                self._office.tell(text("phones.went", phone=phone_title(phone)))
        self._phones, self._states = now, states

    def _sessions_changed(self) -> None:
        text = self._office.text
        now = {session.serial: session.stage for session in self._office.sessions.lasting()}
        for session in self._office.sessions.lasting():
            before = self._stages.get(session.serial)
            if session.stage is Stage.AUDITED and before is Stage.AUDITING and session.audit is not None:
                verdict = text(f"verdict.{session.audit.present_verdict.name}")
                self._office.tell(text("audit.ended", phone=shown(session.audit.device.title, 60), verdict=verdict))
        self._stages = now
