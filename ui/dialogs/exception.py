"""Recording an exception: why a flagged app stays for now, by which decision, and until when."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPlainTextEdit, QWidget

from auditor.model.audit import Audit
from auditor.model.finding import Finding
from auditor.workflow.exceptions import MAX_REASON, MAX_REFERENCE, ExceptionRequest, record_exception
from ui.dialogs.form import FormDialog
from ui.office import Office
from ui.text import shown
from ui.views.parts import CARE, Field, Note

USUAL_DAYS = 30
REASON_HEIGHT = 84


class ExceptionDialog(FormDialog):
    """Asks for reference, reason and last day, and records them. recorded: the audit as it is then."""

    recorded = Signal(object)

    def __init__(self, office: Office, parent: QWidget, case_id: str, finding: Finding) -> None:
        """For one flagged app of a case."""
        super().__init__(office, parent, "exceptionDialog", "file-text")
        self._case_id, self._package = case_id, finding.package
        self.reference, self.reason = QLineEdit(), QPlainTextEdit()
        self.until, self.operator = QDateEdit(), QLineEdit(office.operator)
        self.reference.setMaxLength(MAX_REFERENCE)
        self.reason.setFixedHeight(REASON_HEIGHT)
        self.reason.setTabChangesFocus(True)
        today = QDate.currentDate()
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setMinimumDate(today)
        self.until.setDate(today.addDays(USUAL_DAYS))
        self._say(finding.app_name)
        for changed in (self.reference.textChanged, self.reason.textChanged, self.operator.textChanged):
            changed.connect(self._check)
        self.proceed.clicked.connect(self._record)
        self._check()

    def _say(self, app_name: str) -> None:
        text = self.office.text
        care = Note(self.office, "exceptionCare")
        care.tell(CARE, text("exception.care"), text("exception.care.more"))
        lead = text("exception.lead", app=shown(app_name, 60), package=shown(self._package))
        self.name(text("exception.title"), lead, text("exception.record"))
        fields = (
            (Field("exceptionReference", self.reference), "exception.reference"),
            (Field("exceptionReason", self.reason, hint=True), "exception.reason"),
            (Field("exceptionUntil", self.until, hint=True), "exception.until"),
            (Field("exceptionOperator", self.operator), "exception.operator"),
        )
        for field, key in fields:
            hint = text(f"{key}.hint", most=MAX_REASON) if field.control in (self.reason, self.until) else ""
            field.say(text(key), hint)
            self.fill(field.layout, 12)
        self.fill(care)

    def _check(self) -> None:
        fields = (self.reference.text(), self.reason.toPlainText(), self.operator.text())
        self.proceed.setEnabled(all(field.strip() for field in fields))

    def _record(self) -> None:
        day = self.until.date()
        request = ExceptionRequest(
            case_id=self._case_id,
            package=self._package,
            reference=self.reference.text(),
            reason=self.reason.toPlainText(),
            until=date(day.year(), day.month(), day.day()),
            operator=self.operator.text(),
        )
        job = self.office.bridge.start(lambda place, _control: record_exception(place.records, place.clock, request))
        job.done.connect(self._done)
        self.wait_for(job)

    def _done(self, audit: Audit) -> None:
        self.office.tell(self.office.text("exception.done"))
        self.recorded.emit(audit)
        self.accept()
