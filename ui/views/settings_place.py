"""Settings about the data folder: where the records lie, and proving them anew."""

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model.custody import LogCheck
from ui.bridge import Control
from ui.dialogs.files import show_in_folder
from ui.office import Office
from ui.views.base import View
from ui.views.parts import CARE, DONE, TROUBLE, Facts, Note
from ui.widgets import Button, Label, column, panel, row

if TYPE_CHECKING:
    from auditor.app import Workplace

# A records file that was tampered with may have a problem per entry; the command line names them all.
MOST_SHOWN = 12


class PlaceSettings(View):
    """One card: the folder, and a check of every entry, answer and record in it."""

    def __init__(self, office: Office) -> None:
        """Build the card."""
        super().__init__(office)
        self.setObjectName("plain")
        self._title, self._lead, self._facts = Label("", "h2"), Label("", "faint", wrap=True), Facts()
        self.folder = Button(office.theme, "showRecords", "external-link")
        self.check = Button(office.theme, "checkRecords", "shield-check")
        self.result = Note(office, "recordsChecked")
        self._path: Path = office.home
        card = column(
            self._title, 10, self._facts, 6, self._lead, 12, row(self.folder, 8, self.check, None), 10, self.result,
            margins=(20, 16, 20, 18),
        )  # fmt: skip
        self.setLayout(column(panel("card", card)))
        self.folder.clicked.connect(self._show_folder)
        self.check.clicked.connect(self._check)
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        self._title.setText(text("settings.place"))
        self._lead.setText(text("settings.place.hint"))
        self._facts.show_facts([(text("settings.folder"), str(self._path))])
        self.folder.say(text("report.folder"), text("settings.folder.show"))
        self.check.say(text("settings.check"))

    def _show_folder(self) -> None:
        if not show_in_folder(self._path / "records.sqlite"):
            self.result.tell(CARE, self.text("report.nofolder"), str(self._path))

    def _check(self) -> None:
        def work(place: "Workplace", _control: Control) -> LogCheck:
            return place.records.check()

        self.check.setEnabled(False)
        job = self.office.bridge.start(work)
        job.done.connect(self._checked)
        job.failed.connect(self.result.tell_error)
        job.ended.connect(lambda: self.check.setEnabled(True))

    def _checked(self, checked: LogCheck) -> None:
        text = self.text
        if checked.problems:
            problems = "\n".join(text.core(problem) for problem in checked.problems[:MOST_SHOWN])
            self.result.tell(TROUBLE, text("settings.check.bad", n=len(checked.problems)), problems)
            return
        said = text("settings.check.said", entries=checked.entries, answers=checked.answers, records=checked.records)
        self.result.tell(DONE, text("settings.check.good"), said)
