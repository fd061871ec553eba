"""Stating for a phone that will not be seen again that what came of begun steps is not known."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from auditor.model.custody import CaseSummary
from ui.bridge import Control
from ui.dialogs.form import FormDialog
from ui.office import Office
from ui.work import settle_away

if TYPE_CHECKING:
    from auditor.workflow.desk import Desk


class AwayDialog(FormDialog):
    """Asks once, because the statement stays in the record. stated: it was made."""

    stated = Signal()

    def __init__(self, office: Office, parent: QWidget, case: CaseSummary) -> None:
        """case: the one whose steps are open."""
        super().__init__(office, parent, "awayDialog")
        self._case = case
        text = office.text
        lead = text("unsettled.away.lead", case=case.case_id, n=case.open_intents)
        self.name(text("unsettled.away.title"), lead, text("unsettled.away.state"))
        self.proceed.clicked.connect(self._state)

    def _state(self) -> None:
        case_id = self._case.case_id

        def work(desk: "Desk", _control: Control) -> object:
            return settle_away(desk, case_id)

        job = self.office.bridge.at_desk(work)
        job.done.connect(self._done)
        self.wait_for(job)

    def _done(self) -> None:
        self.stated.emit()
        self.accept()
