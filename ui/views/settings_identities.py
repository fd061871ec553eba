"""Settings about who signs: the identities of this data folder, and the assistant that adds one."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditor.model.identity import Identity
from ui.bridge import Control
from ui.dialogs.identity import IdentityDialog
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.parts import Facts, Note, empty
from ui.widgets import Button, Label, identify

if TYPE_CHECKING:
    from auditor.app import Workplace


class IdentitySettings(View):
    """One card, with a part for each identity."""

    def __init__(self, office: Office) -> None:
        """Build the card; read() fills it."""
        super().__init__(office)
        self.setObjectName("plain")
        self._title, self._lead = Label("", "h2"), Label("", "muted", wrap=True)
        self.add = Button(office.theme, "addIdentity", "key-round")
        self.trouble = Note(office, "identityTrouble")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._known: tuple[Identity, ...] = ()
        card = column(
            row(self._title, None, self.add), 4, self._lead, 8, self._list, self.trouble, margins=(20, 16, 20, 18),
        )  # fmt: skip
        self.setLayout(column(panel("card", card)))
        self.add.clicked.connect(self._add)
        self.retranslate()

    def read(self) -> None:
        """Read the identities anew."""

        def work(place: "Workplace", _control: Control) -> tuple[Identity, ...]:
            return place.signers.store.list()

        job = self.office.bridge.start(work)
        job.done.connect(self._arrived)
        job.failed.connect(self.trouble.tell_error)

    def _arrived(self, known: tuple[Identity, ...]) -> None:
        self._known = known
        self.trouble.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        self._title.setText(text("settings.identities"))
        self._lead.setText(text("settings.identities.some" if self._known else "settings.identities.none"))
        self.add.say(text("settings.identities.add"))
        empty(self._list)
        last: QWidget = self.add
        for identity in self._known:
            part = self._part(identity)
            self._list.addWidget(part)
            for button in part.findChildren(Button):
                QWidget.setTabOrder(last, button)
                last = button

    def _part(self, identity: Identity) -> QWidget:
        text, facts = self.text, Facts()
        digest = text("verify.certificate")
        key = shown(identity.token) if identity.token else text("report.keyfile")
        facts.show_facts([
            (text("settings.organisation"), shown(identity.organisation)),
            (text("settings.key"), key),
            (text("banlist.expires"), text.day(identity.not_after.date())),
            (digest, identity.fingerprint),
        ], mono=(digest,))  # fmt: skip
        copy = Button(self.theme, f"copyRoot:{identity.name}", "copy", "link")
        copy.say(text("settings.root"), text("settings.root.name", name=shown(identity.name)))
        copy.clicked.connect(lambda _on=False, name=identity.name: self._copy_root(name))
        head = row(Label(shown(identity.name), "h3"), None, copy)
        part = panel("well", column(head, 6, facts, margins=(14, 10, 10, 12)))
        return identify(part, f"identity:{identity.name}", shown(identity.name))

    def _copy_root(self, name: str) -> None:
        def work(place: "Workplace", _control: Control) -> bytes:
            return place.signers.store.root_pem(name)

        job = self.office.bridge.start(work)
        job.done.connect(self._copied)
        job.failed.connect(self.trouble.tell_error)

    def _copied(self, pem: bytes) -> None:
        QGuiApplication.clipboard().setText(pem.decode("ascii"))
        self.office.tell(self.text("settings.root.copied"))

    def _add(self) -> None:
        dialog = IdentityDialog(self.office, self)
        dialog.added.connect(self.read)
        dialog.open()
