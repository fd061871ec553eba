"""Says aloud what changes by itself: phones that come and go, and audits that end."""

from PySide6.QtCore import QObject

from auditor.model.device import AttachedPhone
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
        self._stages: dict[str, Stage] = {}
        office.bridge.phones_changed.connect(self._phones_changed)
        office.sessions.changed.connect(self._sessions_changed)

    def _phones_changed(self) -> None:
        text, bridge = self._office.text, self._office.bridge
        now = {phone.serial: phone for phone in bridge.phones}
        for serial, phone in now.items():
            before = self._phones.get(serial)
            if before is None or before.state is not phone.state:
                state = state_words(text, phone, practice=bridge.practice)
                key = "phones.came" if before is None else "phones.card"
                self._office.tell(text(key, phone=phone_title(phone), state=state))
        for serial, phone in self._phones.items():
            if serial not in now:
                self._office.tell(text("phones.went", phone=phone_title(phone)))
        self._phones = now

    def _sessions_changed(self) -> None:
        text = self._office.text
        now = {session.serial: session.stage for session in self._office.sessions.lasting()}
        for session in self._office.sessions.lasting():
            before = self._stages.get(session.serial)
            if session.stage is Stage.AUDITED and before is Stage.AUDITING and session.audit is not None:
                verdict = text(f"verdict.{session.audit.present_verdict.name}")
                self._office.tell(text("audit.ended", phone=shown(session.audit.device.title, 60), verdict=verdict))
        self._stages = now
