"""The page of one old case: what was found, what was done about it, and what can still be done without the phone."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditor.model.audit import Audit
from auditor.model.custody import CaseRejudged
from auditor.model.finding import Finding
from auditor.model.history import Rejudgement
from auditor.workflow.history import CaseFile, open_case
from ui.bridge import Job
from ui.dialogs.exception import ExceptionDialog
from ui.dialogs.rejudge import RejudgeDialog
from ui.dress import dress
from ui.layout import column, page, row, scrolling
from ui.office import Office
from ui.text import shown
from ui.turns import SOON_MS
from ui.views.base import View
from ui.views.case_cards import acts_card, coverage_notes, facts_card, finding_card, rejudged_note, removals_card
from ui.views.cases import REPORT
from ui.views.marks import VERDICTS
from ui.views.parts import CARE, TOLD, Head, Note, empty
from ui.widgets import Button, Label, identify

CASES = "cases"
SETTLED_MS = 30
"""So long after its last part came, all parts of the page have their place."""


class CaseView(View):
    """Shows a case from the records. It can be judged again, reported, and exceptions can be recorded in it."""

    def __init__(self, office: Office) -> None:
        """Build the frame; open() reads a case."""
        super().__init__(office)
        theme = office.theme
        self._job: Job | None = None
        self.file: CaseFile | None = None
        self.again: Rejudgement | None = None
        self._waiting: list[Callable[[], None]] = []
        self.back = Button(theme, "backToCases", kind="link")
        self.rejudge = Button(theme, "judgeAgain", "refresh-cw")
        self.report = Button(theme, "exportReport", "file-text", "primary")
        self._head = Head(self, self.rejudge, self.report)
        self.verdict, self.trouble = Note(office, "caseVerdict", large=True), Note(office, "caseTrouble")
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self._top = page(column(row(self.back, None), 6, self._head.layout, 14, self.trouble, self.verdict))
        inside = QWidget()
        inside.setLayout(column(self._top, 12, self._body, None, margins=(24, 14, 24, 24)))
        self._area = scrolling(inside)
        self.setLayout(column(self._area))
        self.back.clicked.connect(lambda: office.go(CASES))
        self.report.clicked.connect(self._report)
        self.rejudge.clicked.connect(self._rejudge)
        self.retranslate()

    def parts(self) -> tuple[QWidget, ...]:
        """Each card has its own look too: see _add."""
        return (self._top, self._area.verticalScrollBar())

    # ------------------------------------------------------------ reading
    def open(self, argument: object) -> None:
        """argument: the id of the case to show."""
        if isinstance(argument, str):
            if self.file is None or self.file.case_id != argument:
                self.file, self.again = None, None
                self.retranslate()  # what is shown of another case goes at once
            self._read(argument)

    def _read(self, case_id: str) -> None:
        self._job = job = self.office.bridge.start(lambda place, _control: open_case(place.records, case_id))
        job.done.connect(self._arrived)
        job.failed.connect(self.trouble.tell_error)

    def _arrived(self, file: CaseFile) -> None:
        if self.sender() is not self._job:
            return
        self.trouble.hide()
        if file != self.file:
            self.file = file
            self.retranslate()

    # ------------------------------------------------------------ showing
    def retranslate(self) -> None:
        """Put every sentence anew, and with them the whole case."""
        text = self.text
        identify(self, "casePage", text("page.case"))
        self.back.say(text("case.back"))
        self.rejudge.say(text("case.rejudge"))
        self.report.say(text("case.report"))
        empty(self._body)
        self._waiting.clear()
        self.setUpdatesEnabled(True)
        self.verdict.hide()
        audit = self.file.audit if self.file else None
        self.rejudge.setEnabled(audit is not None)
        self.report.setEnabled(audit is not None)
        if self.file is None:
            self._head.say(text("page.case"), "")
        elif audit is None:
            self._head.say(text("case.title", case=self.file.case_id), "")
            self.verdict.tell(CARE, text("case.stopped"), text("case.stopped.how"))
            self._add(acts_card(text, self.file.acts))
        else:
            self._show(audit, self.file)

    def _show(self, audit: Audit, file: CaseFile) -> None:
        text, device = self.text, audit.device
        facts = ("waiting.serial", {"serial": shown(device.serial)}), ("case.title", {"case": audit.audit_id})
        android = f"Android {shown(device.android)}"
        self._head.say(shown(device.title), " · ".join([android, *(text(key, **values) for key, values in facts)]))
        self._show_verdict(audit)
        for note in self._notes(audit, file):
            self._add(note)
        self._add(facts_card(text, audit))
        if audit.present_findings:
            self._add(Label(text("case.findings"), "h2"))
        self._waiting += [partial(self._finding, audit, finding) for finding in audit.present_findings]
        self._rest(audit, file)
        self._add_next()

    def _add_next(self) -> None:
        """One part for each turn of the window's loop: all at once would make it halt.

        Nothing is painted meanwhile: until all have their place, their lines stand on each other.
        """
        if self._waiting:
            self.setUpdatesEnabled(False)
            self._waiting.pop(0)()
            QTimer.singleShot(SOON_MS, self, self._add_next)
        else:
            QTimer.singleShot(SETTLED_MS, self, self._paint)

    def _paint(self) -> None:
        self.setUpdatesEnabled(not self._waiting)

    def _finding(self, audit: Audit, finding: Finding) -> None:
        card, button = finding_card(self.office, audit, finding)
        button.clicked.connect(partial(self._except, finding))
        self._add(card)

    def _rest(self, audit: Audit, file: CaseFile) -> None:
        office, coverage = self.office, audit.present_coverage
        self._later(coverage_notes(office, CARE, "case.gap", coverage.gaps))
        if audit.removals:
            card, steps = removals_card(office, audit)
            self._later([card])
            self._waiting += steps
        self._later(coverage_notes(office, TOLD, "case.note", coverage.notes))
        self._waiting.append(lambda: self._add(acts_card(self.text, file.acts)))

    def _later(self, parts: Iterable[QWidget]) -> None:
        self._waiting += [partial(self._add, part) for part in parts]

    def _show_verdict(self, audit: Audit) -> None:
        text, verdict = self.text, audit.present_verdict
        title = text(f"verdict.{verdict.name}")
        said = text(f"verdict.{verdict.name}.say")
        if audit.verdict_after is not None:
            before = text(f"verdict.{audit.verdict.name}")
            title, said = text("case.after", verdict=title), f"{text('case.found', verdict=before)} {said}"
        self.verdict.tell(VERDICTS[verdict], title, said)

    def _notes(self, audit: Audit, file: CaseFile) -> list[Note]:
        text, notes = self.text, []
        if audit.tool.practice:
            notes.append((TOLD, text("case.practice"), ""))
        if file.open_intents:
            notes.append((CARE, text("case.intents", n=len(file.open_intents)), text("case.intents.how")))
        made = []
        for mark, title, words in notes:
            note = Note(self.office, "caseNote")
            note.tell(mark, title, words)
            made.append(note)
        earlier = [act.body for act in file.acts if isinstance(act.body, CaseRejudged)]
        if self.again is not None or earlier:
            made.append(rejudged_note(self.office, self.again, earlier))
        return made

    def _add(self, part: QWidget) -> None:
        dress(self.office, part, large=True)
        self._body.addWidget(part)

    # ------------------------------------------------------------ acting
    def _report(self) -> None:
        if self.file is not None:
            self.office.go(REPORT, self.file.case_id)

    def _rejudge(self) -> None:
        if self.file is not None and self.file.audit is not None:
            dialog = RejudgeDialog(self.office, self, self.file.audit)
            dialog.judged.connect(self._judged)
            dialog.open()

    def _judged(self, done: Rejudgement) -> None:
        self.again = done
        self.office.tell(self.text("rejudge.done", verdict=self.text(f"verdict.{done.verdict.name}")))
        self._read(done.case_id)

    def _except(self, finding: Finding, *_: object) -> None:
        if self.file is not None:
            dialog = ExceptionDialog(self.office, self, self.file.case_id, finding)
            dialog.recorded.connect(lambda audit: self._read(audit.audit_id))
            dialog.open()
