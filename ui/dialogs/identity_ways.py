"""The ways to an identity, each with its fields and its work."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from auditor.errors import AuditorError, IdentityError
from auditor.model.identity import Identity, NewIdentity, NewRequest, TokenCertificate
from auditor.workflow.signers import Person, TokenChoice
from ui.bridge import Control, Job
from ui.dialogs.files import ask_to_open, ask_where_to_save
from ui.layout import row
from ui.office import Office
from ui.text import shown
from ui.views.parts import Field
from ui.widgets import Button

if TYPE_CHECKING:
    from auditor.app import Workplace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a way. title: key of the sentence. remark: what the core says must be done next; may be empty."""

    title: str
    words: str
    facts: tuple[tuple[str, str], ...]
    remark: str = ""


class Way(QWidget):
    """One way to an identity. changed: something was filled in."""

    changed = Signal()
    key = ""

    def __init__(self, office: Office, parent: QWidget) -> None:
        """A subclass adds its fields."""
        super().__init__(parent)
        self.office = office
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._lines: dict[str, QLineEdit] = {}

    def line(self, name: str, *, secret: bool = False, hint: bool = False) -> QLineEdit:
        """A field for one line of text."""
        edit = QLineEdit()
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        field = Field(f"{self.key}:{name}", edit, hint=hint)
        field.say(self.office.text(f"identity.{name}"), self.office.text(f"identity.{name}.hint") if hint else "")
        self._box.addLayout(field.layout)
        self._box.addSpacing(10)
        edit.textChanged.connect(self.changed)
        self._lines[name] = edit
        return edit

    def file(self, name: str, kind: str, *, new: str = "") -> QLineEdit:
        """A field for a file, with a button that asks for one. new: the usual name of a file to be written."""
        edit = self.line(name)
        button = Button(self.office.theme, f"{self.key}:{name}:choose", kind="link")
        text = self.office.text
        button.say(text("report.choose"), text(f"identity.{name}.choose"))
        title = f"identity.{name}.choose"

        def ask() -> None:
            save = ask_where_to_save(self, text, title, kind, new) if new else ask_to_open(self, text, title, kind)
            if save is not None:
                edit.setText(str(save))

        button.clicked.connect(ask)
        self._box.addLayout(row(None, button))
        self._box.addSpacing(6)
        return edit

    def text_of(self, name: str) -> str:
        """What was filled in."""
        return self._lines[name].text()

    def ready(self) -> bool:
        """Whether everything that is needed is filled in."""
        return all(edit.text().strip() for edit in self._lines.values())

    def problem(self) -> AuditorError | None:
        """Why it cannot begin although everything is filled in, or None."""
        if "again" in self._lines and self.text_of("again") != self.text_of("passphrase"):
            return IdentityError("No identity was made", "the two passphrases differ", "Try again")
        return None

    def begin(self) -> Job:
        """Do it. The job's result is an Outcome; any other says that there is more to fill in."""
        raise NotImplementedError

    def _start(self, work: "Callable[[Workplace, Control], Outcome]") -> Job:
        return self.office.bridge.start(work)

    def _facts(self, identity: Identity) -> tuple[tuple[str, str], ...]:
        text = self.office.text
        return (
            (text("identity.name"), shown(identity.name)),
            (text("identity.organisation"), shown(identity.organisation)),
            (text("banlist.expires"), text.day(identity.not_after.date())),
            (text("verify.certificate"), identity.fingerprint),
        )


class Create(Way):
    """An organisation's root and an auditor below it, both made here."""

    key = "create"

    def __init__(self, office: Office, parent: QWidget) -> None:
        """Ask who it is for."""
        super().__init__(office, parent)
        self.line("organisation")
        self.line("name").setText(office.settings.operator or "")
        self.line("passphrase", secret=True, hint=True)
        self.line("again", secret=True)

    def begin(self) -> Job:
        """Make both."""
        organisation, name, secret = (self.text_of(part) for part in ("organisation", "name", "passphrase"))

        def work(place: "Workplace", _control: Control) -> Outcome:
            made = place.signers.create(organisation, name, secret, place.records, place.clock.now())
            return self._outcome(made)

        return self._start(work)

    def _outcome(self, made: NewIdentity) -> Outcome:
        text = self.office.text
        files = (
            (text("identity.keyfile"), made.key_file),
            (text("identity.rootfile"), made.root_certificate_file),
            (text("identity.rootkey"), made.root_key_file),
        )
        return Outcome("identity.made", text("identity.made.more"), (*self._facts(made.identity), *files), made.remark)


class Taking(Way):
    """A file that is taken into use with a passphrase. A subclass names the file and says who takes it."""

    source = ""
    kind = ""

    def __init__(self, office: Office, parent: QWidget) -> None:
        """Ask for the file and the passphrase."""
        super().__init__(office, parent)
        self.file(self.source, self.kind)
        self.line("passphrase", secret=True)

    def begin(self) -> Job:
        """Take it into use."""
        path, secret = Path(self.text_of(self.source).strip()), self.text_of("passphrase")

        def work(place: "Workplace", _control: Control) -> Outcome:
            return Outcome("identity.taken", "", self._facts(self._take(place, path, secret)))

        return self._start(work)

    def _take(self, place: "Workplace", path: Path, secret: str) -> Identity:
        raise NotImplementedError


class Import(Taking):
    """A PKCS#12 file that somebody gave."""

    key = "import"
    source, kind = "p12", "files.p12"

    def _take(self, place: "Workplace", path: Path, secret: str) -> Identity:
        return place.signers.take(path, secret, place.records, place.clock.now())


class Token(Way):
    """A certificate on a smart card or USB key, through its maker's module."""

    key = "token"

    def __init__(self, office: Office, parent: QWidget) -> None:
        """Ask for the module; the certificates come when it was looked into."""
        super().__init__(office, parent)
        self.file("module", "files.module")
        self.file("issuers", "files.certificate")
        self.certificates = QComboBox()
        self._field = Field("token:certificate", self.certificates, hint=True)
        self._field.say(office.text("identity.certificate"), office.text("identity.certificate.hint"))
        self._box.addLayout(self._field.layout)
        self._box.addSpacing(10)
        self._lines["module"].textChanged.connect(self.certificates.clear)

    def ready(self) -> bool:
        """The issuers may lie on the token itself."""
        return bool(self.text_of("module").strip())

    def begin(self) -> Job:
        """First look what is there; then take what was chosen."""
        module, chosen = Path(self.text_of("module").strip()), self.certificates.currentData()
        named = self.text_of("issuers").strip()
        issuers = (Path(named),) if named else ()
        if chosen is None:
            job = self.office.bridge.start(lambda place, _control: place.signers.on_tokens(module, place.clock.now()))
            job.done.connect(self._offer)
            return job

        def work(place: "Workplace", _control: Control) -> Outcome:
            choice = TokenChoice(module, chosen, issuers)
            taken = place.signers.take_token(choice, place.records, place.clock.now())
            return Outcome("identity.taken", "", self._facts(taken))

        return self._start(work)

    def _offer(self, found: tuple[TokenCertificate, ...]) -> None:
        text = self.office.text
        self.certificates.clear()
        for one in found:
            words = f"{shown(one.identity.name, 60)} · {shown(one.token, 40)}"
            if one.problem is None:
                self.certificates.addItem(words, one.identity.fingerprint)
        unfit = sum(one.problem is not None for one in found)
        self._field.say(text("identity.certificate"), text("identity.found", n=len(found) - unfit))
        self._field.hint.setVisible(True)
        self.changed.emit()


class Ask(Way):
    """A key made here, and a file that asks the organisation for its certificate."""

    key = "ask"

    def __init__(self, office: Office, parent: QWidget) -> None:
        """Ask who it is for, and where the file goes."""
        super().__init__(office, parent)
        self.line("organisation")
        self.line("name").setText(office.settings.operator or "")
        self.line("passphrase", secret=True, hint=True)
        self.line("again", secret=True)
        self.file("request", "files.request", new="fieldcheck-request.csr")

    def begin(self) -> Job:
        """Make the key and write the file."""
        person = Person(self.text_of("organisation"), self.text_of("name"))
        out, secret = Path(self.text_of("request").strip()), self.text_of("passphrase")

        def work(place: "Workplace", _control: Control) -> Outcome:
            return self._outcome(place.signers.requests.make(person, out, secret, place.clock.now()))

        return self._start(work)

    def _outcome(self, made: NewRequest) -> Outcome:
        text = self.office.text
        facts = ((text("identity.request"), made.file), (text("identity.keydigest"), made.key_fingerprint))
        return Outcome("identity.asked", text("identity.asked.more"), facts)


class Accept(Taking):
    """The certificate that came back for a key made here, whose passphrase is asked."""

    key = "accept"
    source, kind = "answer", "files.certificate"

    def _take(self, place: "Workplace", path: Path, secret: str) -> Identity:
        return place.signers.accept(path, lambda _prompt: secret, place.records, place.clock.now())


WAYS: tuple[Callable[[Office, QWidget], Way], ...] = (Create, Import, Token, Ask, Accept)
