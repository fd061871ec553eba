"""Settings about the data folder: where the records lie, and proving them anew."""

from pathlib import Path
from typing import TYPE_CHECKING

from auditor import paths
from auditor.errors import AuditorError
from auditor.model.custody import LogCheck
from ui.bridge import Control
from ui.dialogs.files import ask_for_folder, show_in_folder
from ui.flow import flowing
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.parts import CARE, DONE, TOLD, TROUBLE, Facts, Note
from ui.widgets import Button, Label

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
        self.choose, self.back = (
            Button(office.theme, "chooseRecords"),
            Button(office.theme, "usualRecords", kind="link"),
        )
        self.other = Note(office, "recordsElsewhere")
        self._path: Path = office.home
        card = column(
            self._title, 10, self._facts, 6, self._lead, 12, flowing(self.folder, self.check, self.choose),
            4, row(self.back, None), 8, self.other, 10, self.result, margins=(20, 16, 20, 18),
        )  # fmt: skip
        self.setLayout(column(panel("card", card)))
        self.folder.clicked.connect(self._show_folder)
        self.choose.clicked.connect(self._ask_for_folder)
        self.back.clicked.connect(lambda: self.remember(None))
        self.check.clicked.connect(self._check)
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        self._title.setText(text("settings.place"))
        self._lead.setText(text("settings.place.named" if self.office.home_named else "settings.place.hint"))
        self._facts.show_facts([(text("settings.folder"), str(self._path))])
        self.folder.say(text("report.folder"), text("settings.folder.show"))
        self.check.say(text("settings.check"))
        self.choose.say(text("settings.place.choose"))
        self.back.say(text("settings.place.usual"))
        self._show_other()

    def _ask_for_folder(self) -> None:
        folder = ask_for_folder(self, self.text, "settings.place.choose", self._path)
        if folder is not None:
            self.remember(folder)

    def remember(self, folder: Path | None) -> None:
        """Keep the records there from the next start on; None: in the usual place. Nothing is moved."""
        try:
            paths.remember_home(folder)
        except AuditorError as error:
            self.other.tell_error(error)
            return
        self._show_other()
        self.office.tell(self.text("settings.kept"))

    def _show_other(self) -> None:
        """Say where the records will lie from the next start on, if that is elsewhere."""
        text = self.text
        try:
            kept = paths.remembered_home()
        except AuditorError as error:
            self.other.tell_error(error)
            return
        self.back.setVisible(kept is not None)
        following = kept or paths.usual_home()
        self.other.hide()
        if following != self._path and (kept is not None or not self.office.home_named):
            said = text("settings.place.later", folder=shown(str(following)))
            self.other.tell(TOLD, said, text("settings.place.stays", folder=shown(str(self._path))))

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
