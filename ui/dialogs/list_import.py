"""Taking another edition of the ban list into use: checked first, then what it changes, then the person's word."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from auditor.errors import AuditorError, RolledBackError
from auditor.model.banlist_changes import BanListChanges, Change, ChangeKind
from auditor.workflow.lists import ArmedList, Candidate, changes, import_candidate
from ui.bridge import Control
from ui.dialogs.form import FormDialog
from ui.layout import column as in_column
from ui.layout import panel
from ui.models.rows import Cell, Column, RowsModel
from ui.office import Office
from ui.text import shown
from ui.views.parts import CARE, Facts, Note
from ui.views.table import Table
from ui.widgets import Label, identify

if TYPE_CHECKING:
    from auditor.app import Workplace

WIDTH, TABLE_HEIGHT = 760, 300
_TONES = {
    ChangeKind.NEW: ("download", "warn"),
    ChangeKind.CHANGED: ("refresh-cw", "accent"),
    ChangeKind.ENDED: ("circle-dot", "text2"),
    ChangeKind.REMOVED: ("x", "bad"),
}


class ListImportDialog(FormDialog):
    """Nothing is taken into use before the file was verified, armed and compared with the list in use."""

    def __init__(self, office: Office, parent: QWidget, path: Path) -> None:
        """Check this file at once."""
        super().__init__(office, parent, "listImportDialog", "download", WIDTH)
        text = office.text
        self._path = path
        self._candidate: Candidate | None = None
        self.name(text("import.title"), text("import.lead", file=shown(path.name)), text("import.take"))
        self._facts, self.summary = Facts(), Label("", "h3", wrap=True)
        self.older = identify(QCheckBox(text("import.older")), "allowOlder", text("import.older"))
        self.care = Note(office, "importCare")
        self.model = RowsModel(text, self._columns())
        self.table = Table(office, self.model, "listChanges")
        self.table.setAccessibleName(text("import.changes"))
        self._card = panel("tableCard", in_column(self.table, margins=(1, 1, 1, 1)))
        self._card.setFixedHeight(TABLE_HEIGHT)
        self.fill(self._facts, 14, self.summary, 8, self._card, 10, self.care, self.older)
        for part in (self._card, self.older):
            part.hide()
        self.older.toggled.connect(self._check)
        office.listed.connect(self._compare)
        self.proceed.clicked.connect(self._take)
        self._check()

    def _columns(self) -> tuple[Column[Change], ...]:
        text = self.office.text
        return (
            Column("import.what", lambda c: Cell(c.what.in_language(text.language), shown(c.id)), lambda c: c.id, 400),
            Column("import.subject", lambda c: Cell(text(f"subject.{c.subject.name}")), lambda c: c.subject.value, 130),
            Column("import.kind", lambda c: Cell(text(f"kind.{c.kind.name}"), icon=_TONES[c.kind][0],
                                                 tone=_TONES[c.kind][1]), lambda c: c.kind.value, 130),
        )  # fmt: skip

    # ------------------------------------------------------------ checking
    def _check(self) -> None:
        path, older = self._path, self.older.isChecked()

        def work(place: "Workplace", _control: Control) -> Candidate:
            return place.check_list(path, allow_older=older)

        job = self.office.bridge.start(work)
        self.wait_for(job)
        job.done.connect(self._checked)
        job.failed.connect(self._refused)

    def _refused(self, error: AuditorError) -> None:
        self._candidate = None
        self.older.setVisible(isinstance(error, RolledBackError))

    def _checked(self, candidate: Candidate) -> None:
        self._candidate = candidate
        text, used = self.office.text, candidate.armed.used
        self._facts.show_facts([
            (text("banlist.publisher"), shown(used.publisher)),
            (text("banlist.edition"), text("banlist.edition.said", edition=str(used.edition),
                                           issued=text.day(used.issued.date()), day=text.day(used.as_of))),
            (text("banlist.expires"), text.day(used.expires.date())),
            (text("banlist.armed.name"), text("banlist.armed", armed=used.armed, total=used.indicators)),
        ])  # fmt: skip
        if used.development:
            self.care.tell(CARE, text("banlist.development"))
        self._compare()

    def _compare(self) -> None:
        """Hold it against the edition in use, which may still be loading when the dialog opens."""
        if self._candidate is not None:
            self._show_changes(_against(self.office.armed, self._candidate))

    def _show_changes(self, found: BanListChanges | None) -> None:
        text = self.office.text
        listed = found.changes if found else ()
        self.model.show(listed)
        self._card.setVisible(bool(listed))
        said = text("import.unknown") if found is None else text("import.count", n=len(listed))
        self.summary.setText(said)

    # ------------------------------------------------------------ taking
    def _ended(self) -> None:
        self.proceed.setEnabled(self._candidate is not None)

    def _take(self) -> None:
        candidate = self._candidate
        if candidate is None:
            return

        def work(place: "Workplace", _control: Control) -> Candidate:
            import_candidate(place.home, candidate, place.records)
            return candidate

        job = self.office.bridge.start(work)
        job.done.connect(self._taken)
        self.wait_for(job)

    def _taken(self, candidate: Candidate) -> None:
        self.office.load_list()
        self.office.tell(self.office.text("import.done", edition=str(candidate.armed.used.edition)))
        self.accept()


def _against(armed: ArmedList | None, candidate: Candidate) -> BanListChanges | None:
    """What the candidate changes against the edition in use; None if there is none that may be used."""
    return changes(armed.edition, candidate.armed.edition) if armed else None
