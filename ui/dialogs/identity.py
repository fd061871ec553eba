"""The assistant that adds an identity: made here, from a file, on a token, or by a certificate that is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.form import FormDialog
from ui.dialogs.identity_ways import WAYS, Outcome, Way
from ui.layout import items_of
from ui.office import Office
from ui.views.parts import DONE, Facts, Note
from ui.widgets import Label, identify

WIDTH, DIGEST_LENGTH = 600, 64
# Where the words of a radio button begin.
INDENT = 30


class IdentityDialog(FormDialog):
    """First which way, then what that way needs; at the end what came of it. added: there is one identity more."""

    added = Signal()

    def __init__(self, office: Office, parent: QWidget) -> None:
        """Begin with the way that needs nobody else."""
        super().__init__(office, parent, "identityDialog", "key-round", WIDTH)
        text = office.text
        self._ways = QButtonGroup(self)
        self._forms = QVBoxLayout()
        self._choices = QVBoxLayout()
        self._choices.setSpacing(2)
        self.ways: list[Way] = [make(office, self) for make in WAYS]
        for number, way in enumerate(self.ways):
            button = identify(QRadioButton(text(f"identity.{way.key}")), f"way:{way.key}", text(f"identity.{way.key}"))
            self._ways.addButton(button, number)
            self._choices.addWidget(button)
            lead = Label(text(f"identity.{way.key}.lead"), "faint", wrap=True)
            lead.setIndent(INDENT)
            self._choices.addWidget(lead)
            self._choices.addSpacing(4)
            self._forms.addWidget(way)
            way.changed.connect(self._check)
        self.answer, self._facts = Note(office, "identityAdded"), Facts()
        self.remark = Label("", "muted", wrap=True, selectable=True)
        self.fill(self._choices, 12, self._forms, self.answer, 10, self._facts, 8, self.remark)
        for part in (self._facts, self.remark):
            part.hide()
        self._ways.idToggled.connect(self._choose)
        self.proceed.clicked.connect(self._go_on)
        self._ways.button(0).setChecked(True)

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return self.ways[self._ways.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a way by its key."""
        number = next(number for number, way in enumerate(self.ways) if way.key == key)
        self._ways.button(number).setChecked(True)

    def _choose(self, number: int, on: bool) -> None:
        if on:
            for way in self.ways:
                way.setVisible(way is self.ways[number])
            self.trouble.hide()
            text = self.office.text
            self.name(text("identity.title"), text("identity.lead"), text(f"identity.{self.way.key}.do"))
            self._check()

    def _check(self) -> None:
        busy = self.job is not None and self.job.running
        self.proceed.setEnabled(not busy and self.way.ready())

    def _ended(self) -> None:
        self._check()

    def _go_on(self) -> None:
        if self.answer.isVisible():
            self.accept()
            return
        trouble = self.way.problem()
        if trouble is not None:
            self.trouble.tell_error(trouble)
            return
        job = self.way.begin()
        job.done.connect(self._done)
        self.wait_for(job)

    def _done(self, outcome: object) -> None:
        if not isinstance(outcome, Outcome):
            return  # the way only looked around: there is more to choose
        text = self.office.text
        for item in items_of(self._choices):
            widget = item.widget()
            if widget is not None:
                widget.hide()
        self.way.hide()
        self.answer.tell(DONE, text(outcome.title), outcome.words)
        mono = tuple(name for name, value in outcome.facts if len(value) == DIGEST_LENGTH and value.isalnum())
        self._facts.show_facts(outcome.facts, mono=mono)
        self._facts.show()
        self.remark.setText(text.core(outcome.remark))
        self.remark.setVisible(bool(outcome.remark))
        self.lead.hide()
        self.cancel.hide()
        self.proceed.say(text("close"))
        self.added.emit()
