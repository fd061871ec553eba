"""Who signs a report: the identity, and its passphrase or PIN, with what a token says of its PIN before one is sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from auditor.errors import AuditorError
from auditor.model.identity import Identity, IdentityKind, PinState
from ui.bridge import Job
from ui.layout import column
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.parts import CARE, TROUBLE, Field, Note
from ui.widgets import Button

SETTINGS = "settings"
PRACTICE = ""


class SignerChoice(View):
    """The choice and the secret. changed: either did. name: who was chosen, None for the practice identity."""

    changed = Signal()

    def __init__(self, office: Office) -> None:
        """Nobody can sign yet; offer() says who could."""
        super().__init__(office)
        self.setObjectName("plain")
        self._identities: tuple[Identity, ...] | None = None
        self._practice = False
        self._job: Job | None = None
        self._state: PinState | None = None
        self.identity = Field("reportIdentity", QComboBox(), hint=True)
        self.secret = Field("reportSecret", QLineEdit(), hint=True)
        self.secret.control.setEchoMode(QLineEdit.EchoMode.Password)
        self.set_up = Button(office.theme, "setUpIdentity", "key-round", "link")
        self.care = Note(office, "pinCare")
        self._secret = QWidget()
        self._secret.setLayout(column(14, self.secret.layout))
        self.setLayout(column(self.identity.layout, self.set_up, self._secret, self.care))
        self.identity.control.currentIndexChanged.connect(self._chosen_anew)
        self.secret.control.textChanged.connect(self.changed)
        self.set_up.clicked.connect(lambda: office.go(SETTINGS, "identities"))
        self.retranslate()

    # ------------------------------------------------------------ what is chosen
    def offer(self, identities: tuple[Identity, ...], *, practice: bool) -> None:
        """Let one of these sign. practice: the case is an exercise, which the practice identity may sign."""
        self._identities, self._practice = identities, practice
        self.retranslate()
        self._chosen_anew()

    @property
    def name(self) -> str | None:
        """The identity that signs; None for the practice identity."""
        return self._named() or None

    @property
    def ready(self) -> bool:
        """Whether somebody was chosen who could sign now. A token may want its PIN on its own keys."""
        chosen = self._chosen()
        if chosen is None:
            return self._named() == PRACTICE
        return bool(self.secret.control.text()) or chosen.kind is IdentityKind.TOKEN

    def take_secret(self) -> str:
        """The passphrase or PIN, which is not kept."""
        secret = self.secret.control.text()
        self.secret.control.clear()
        return secret

    def forget(self) -> None:
        """Another case: nothing was typed and nobody is known."""
        self._identities = None
        self.secret.control.clear()
        self.retranslate()

    def _named(self) -> str | None:
        """A name, PRACTICE, or None while nobody is offered."""
        named: str | None = self.identity.control.currentData()
        return named

    def _chosen(self) -> Identity | None:
        name = self._named()
        return next((one for one in self._identities or () if one.name == name), None)

    def _is_token(self) -> bool:
        chosen = self._chosen()
        return chosen is not None and chosen.kind is IdentityKind.TOKEN

    def _chosen_anew(self) -> None:
        self._state = None
        self.look()
        self._say()
        self.changed.emit()

    # ------------------------------------------------------------ what the token says
    def look(self) -> None:
        """Ask the token how it wants its PIN and whether wrong ones were entered. Nothing is sent to it."""
        self.care.hide()
        name = self.name
        if not self._is_token() or name is None:
            return
        self._job = job = self.office.bridge.start(lambda place, _control: place.signers.pin_state(name))
        job.done.connect(self._looked)
        job.failed.connect(self._not_there)

    def _looked(self, state: PinState) -> None:
        if self.sender() is self._job:
            self._state = state
            self._say()

    def _not_there(self, error: AuditorError) -> None:
        if self.sender() is self._job:
            self._state = None
            self.care.tell_error(error)

    # ------------------------------------------------------------ words
    def retranslate(self) -> None:
        """Put every sentence anew; who was chosen stays so."""
        box, text = self.identity.control, self.text
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        if self._practice and self._identities is not None:
            box.addItem(text("report.practice"), PRACTICE)
        for one in self._identities or ():
            place = one.token or text("report.keyfile")
            box.addItem(f"{shown(one.name, 60)} · {shown(one.organisation, 60)} · {shown(place, 40)}", one.name)
        if box.count():
            box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        self.set_up.say(text("report.setup"))
        self.set_up.setVisible(self._identities == ())
        self._say()

    def _say(self) -> None:
        text, chosen = self.text, self._chosen()
        hint = text("report.practice.hint") if self._named() == PRACTICE else ""
        if chosen is not None:
            hint = text("report.identity.hint", day=text.day(chosen.not_after.date()), digest=chosen.fingerprint[:16])
        self.identity.say(text("report.identity"), hint or text("report.identity.none"))
        self.identity.hint.setVisible(True)
        token, state = self._is_token(), self._state
        pad = token and state is not None and state.pin_pad
        self.secret.say(text("report.pin" if token else "report.passphrase"), text("report.pin.hint") if token else "")
        self._secret.setVisible(chosen is not None and not pad)
        if state is not None and state.last_try:
            self.care.tell(TROUBLE, text("report.pin.last"), text("report.pin.last.more"))
        elif state is not None and state.missed:
            self.care.tell(CARE, text("report.pin.missed"), text("report.pin.missed.more"))
        elif pad:
            self.care.tell(CARE, text("report.pin.pad"))
