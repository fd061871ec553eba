"""The page of the cases: what was audited before, searched by serial, model, operator, app, verdict and day."""

from datetime import date

from PySide6.QtCore import QDate, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QStackedWidget, QWidget

from auditor.model.custody import CaseSummary
from auditor.model.finding import Verdict
from auditor.model.history import CaseQuestion
from ui.bridge import Job
from ui.flow import flowing
from ui.layout import column, page, panel, row
from ui.models.rows import Cell, Column, RowsModel
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.marks import verdict_cell
from ui.views.parts import Folding, Head, Note
from ui.views.table import Table
from ui.widgets import Button, Glyph, Label, identify

CASE, COMPARISON, REPORT = "case", "comparison", "report"
DEBOUNCE_MS = 120
TWO = 2
FOLDED = 820
NO_DAY = QDate(2000, 1, 1)


class CasesView(View):
    """Searches while one types, and opens, compares or reports what is chosen."""

    def __init__(self, office: Office) -> None:
        """Build the page; open() reads the cases."""
        super().__init__(office)
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._search)
        self.model = RowsModel(office.text, self._columns())
        self.table = Table(office, self.model, "caseTable", several=True)
        self.words, self.verdict = QLineEdit(), QComboBox()
        self.first, self.last = QDateEdit(), QDateEdit()
        theme = office.theme
        self.compare = Button(theme, "compareCases", "list-checks")
        self.report = Button(theme, "reportCase", "file-text")
        self.show_case = Button(theme, "openCase", "eye", "primary")
        self._head = Head(self, self.compare, self.report, self.show_case)
        self._trouble, self._count, self._until = Note(office, "casesTrouble"), Label("", "faint"), Label("", "muted")
        self._none, self._none_lead = Label("", "h2"), Label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._choice_changed()
        self.retranslate()

    def _columns(self) -> tuple[Column[CaseSummary], ...]:
        text = self.text
        return (
            Column("cases.phone", lambda c: Cell(shown(c.phone or c.serial, 60), shown(c.serial, 60), "smartphone"),
                   lambda c: (c.phone or c.serial).casefold(), 260),
            Column("cases.case", lambda c: Cell(c.case_id, text("cases.practice") if c.practice else "", mono=True),
                   lambda c: c.case_id, 170),
            Column("cases.verdict", lambda c: verdict_cell(text, c.verdict),
                   lambda c: c.verdict.value if c.verdict else "", 170),
            Column("cases.opened", lambda c: Cell(text.moment(c.opened)), lambda c: c.opened, 215),
            Column("cases.operator", lambda c: Cell(shown(c.operator, 60)), lambda c: c.operator.casefold(), 160),
        )  # fmt: skip

    def _build(self) -> None:
        identify(self.words, "searchBox")
        self.words.setObjectName("searchBox")
        self.words.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.words.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        for day, identifier in ((self.first, "firstDay"), (self.last, "lastDay")):
            identify(day, identifier)
            day.setCalendarPopup(True)
            day.setMinimumDate(NO_DAY)
            day.setDate(NO_DAY)
            day.setDisplayFormat("yyyy-MM-dd")
            day.setFixedWidth(128)
        identify(self.verdict, "verdictFilter")
        self.verdict.setMinimumWidth(130)
        days = QWidget()
        days.setLayout(row(self.first, self._until, self.last, gap=8))
        filters = flowing(self.verdict, days)
        search = row(self.words, filters, gap=8)
        search.setStretch(0, 1)
        Folding(self, search, FOLDED)
        nothing = page(column(
            None, row(None, Glyph(self.theme, "history", "accent", 26, "accent_soft"), None), 12,
            row(None, self._none, None), 4, row(None, self._none_lead, None), None,
        ))  # fmt: skip
        self._stack.addWidget(panel("tableCard", column(self.table, margins=(1, 1, 1, 1))))
        self._stack.addWidget(nothing)
        body = column(self._head.layout, 16, self._trouble, search, 12, self._stack, 8, self._count)
        body.setContentsMargins(24, 22, 24, 12)
        body.setStretch(5, 1)
        self.setLayout(body)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._timer.start)
        self.verdict.currentIndexChanged.connect(self._timer.start)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._timer.start)
        self.table.selectionModel().selectionChanged.connect(self._choice_changed)
        self.model.modelReset.connect(self._choice_changed)
        self.table.entered_row.connect(lambda number: self.office.go(CASE, self.model.rows[number].case_id))
        self.show_case.clicked.connect(lambda: self.office.go(CASE, self._chosen()[0].case_id))
        self.report.clicked.connect(lambda: self.office.go(REPORT, self._chosen()[0].case_id))
        self.compare.clicked.connect(self._compare)

    # ------------------------------------------------------------ words
    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        identify(self, "casesPage", text("page.cases"))
        self._head.say(text("page.cases"), text("cases.lead"))
        self.words.setPlaceholderText(text("cases.search"))
        self.words.setAccessibleName(text("cases.search.name"))
        for inner in self.words.findChildren(QWidget):
            inner.setAccessibleName(text("cases.search.name"))
        self._say_verdicts()
        for day, key in ((self.first, "cases.first"), (self.last, "cases.last")):
            day.setAccessibleName(text(key))
            identify(day.lineEdit(), f"{day.accessibleIdentifier()}Text", text(key))
            day.setToolTip(text(key))
            day.setSpecialValueText(text("cases.anyday"))
        self._until.setText(text("cases.until"))
        self.compare.say(text("cases.compare"), description=text("cases.compare.how"))
        self.report.say(text("cases.report"))
        self.show_case.say(text("cases.open"))
        self.table.setAccessibleName(text("page.cases"))
        self.model.retranslate()
        self._show_count()
        self.apply_theme()

    def _say_verdicts(self) -> None:
        chosen = max(0, self.verdict.currentIndex())
        self.verdict.blockSignals(True)
        self.verdict.clear()
        self.verdict.addItem(self.text("cases.everyverdict"), None)
        for verdict in Verdict:
            self.verdict.addItem(self.text(f"verdict.{verdict.name}"), verdict)
        self.verdict.setCurrentIndex(chosen)
        self.verdict.blockSignals(False)
        identify(self.verdict, "verdictFilter", self.text("cases.verdict"))

    def apply_theme(self) -> None:
        """Tint the glass anew."""
        self._glass.setIcon(self.theme.icon("search", "text3"))

    # ------------------------------------------------------------ searching
    def open(self, argument: object) -> None:
        """Read the cases anew; argument: words to search for, or None."""
        if isinstance(argument, str):
            self.words.setText(argument)
        self._search()

    def focus_first(self) -> None:
        """Begin in the search box."""
        self.words.setFocus()

    def question(self) -> CaseQuestion:
        """What is asked for at the moment."""

        def day(field: QDateEdit) -> date | None:
            chosen = field.date()
            return date(chosen.year(), chosen.month(), chosen.day()) if chosen != NO_DAY else None

        return CaseQuestion(
            words=self.words.text(),
            verdict=self.verdict.currentData(),
            first=day(self.first),
            last=day(self.last),
        )

    def _search(self) -> None:
        question = self.question()
        self._job = job = self.office.bridge.start(lambda place, _control: place.records.cases(question))
        job.done.connect(self._found)
        job.failed.connect(self._trouble.tell_error)

    def _found(self, cases: tuple[CaseSummary, ...]) -> None:
        if self.sender() is not self._job:
            return
        self._trouble.hide()
        self.model.show(cases)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.model.rows)
        self._stack.setCurrentIndex(0 if count else 1)
        asked = self.question() != CaseQuestion()
        self._none.setText(self.text("cases.nothing" if asked else "cases.none"))
        self._none_lead.setText(self.text("cases.nothing.how" if asked else "cases.none.how"))
        self._count.setText(self.text("cases.count", n=count))

    # ------------------------------------------------------------ acting
    def _chosen(self) -> tuple[CaseSummary, ...]:
        return tuple(self.model.rows[number] for number in self.table.chosen())

    def _choice_changed(self) -> None:
        chosen = self._chosen()
        sealed = [case for case in chosen if case.verdict is not None]
        self.show_case.setEnabled(len(chosen) == 1)
        self.report.setEnabled(len(chosen) == len(sealed) == 1)
        self.compare.setEnabled(len(chosen) == len(sealed) == TWO)

    def _compare(self) -> None:
        one, other = (case.case_id for case in self._chosen())
        self.office.go(COMPARISON, (one, other))
