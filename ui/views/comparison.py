"""The page that compares two audits of one phone: what came, went, came back or changed, for each user."""

from PySide6.QtWidgets import QStackedWidget

from auditor.model.history import AppChange, AuditComparison, Change, ComparedCase
from auditor.workflow.history import compare_cases
from ui.bridge import Job
from ui.layout import column, page, panel, row
from ui.models.rows import Cell, Column, RowsModel
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.cases import CASE
from ui.views.marks import status_cell
from ui.views.parts import CARE, DONE, TOLD, Facts, Head, Note, users_of
from ui.views.table import Table
from ui.widgets import Button, identify

_ICONS = {
    Change.CAME_BACK: ("refresh-cw", "bad"),
    Change.NEW: ("download", "warn"),
    Change.GONE: ("package-x", "text2"),
    Change.ENABLED: ("toggle-right", "warn"),
    Change.DISABLED: ("ban", "text2"),
    Change.OTHER_SIGNER: ("key-round", "bad"),
    Change.ROTATED_SIGNER: ("key-round", "text2"),
    Change.OTHER_VERSION: ("info", "text2"),
    Change.OTHER_STATUS: ("shield-alert", "warn"),
}
_ORDER = {change: number for number, change in enumerate(Change)}


class ComparisonView(View):
    """Shows a comparison; each row says for which users what changed."""

    def __init__(self, office: Office) -> None:
        """Build the page; open() compares."""
        super().__init__(office)
        self._job: Job | None = None
        self.compared: AuditComparison | None = None
        theme = office.theme
        self.back = Button(theme, "backToCases", kind="link")
        self.older, self.newer = Button(theme, "openOlder", "eye"), Button(theme, "openNewer", "eye")
        self._head = Head(self, self.older, self.newer)
        self.trouble, self.care = Note(office, "comparisonTrouble"), Note(office, "comparisonCare")
        self._sides, self._facts, self.same = Facts(), Facts(), Note(office, "nothingChanged")
        self.model = RowsModel(office.text, self._columns())
        self.table = Table(office, self.model, "changeTable")
        self._stack = QStackedWidget()
        self._stack.addWidget(panel("tableCard", column(self.table, margins=(1, 1, 1, 1))))
        self._stack.addWidget(page(column(self.same, None)))
        self._facts_card = panel("card", column(self._facts, margins=(18, 12, 18, 12)))
        sides = panel("card", column(self._sides, margins=(18, 12, 18, 12)))
        body = column(
            row(self.back, None), 6, self._head.layout, 14, self.trouble, sides, 8, self._facts_card, self.care, 12,
            self._stack, margins=(24, 14, 24, 16),
        )  # fmt: skip
        body.setStretch(10, 1)
        self.setLayout(body)
        self.back.clicked.connect(lambda: office.go("cases"))
        self.older.clicked.connect(lambda: self._open_side(older=True))
        self.newer.clicked.connect(lambda: self._open_side(older=False))
        self.retranslate()

    def _columns(self) -> tuple[Column[AppChange], ...]:
        text = self.text
        return (
            Column(
                "change.app", lambda c: Cell(shown(c.title, 60), shown(c.package)), lambda c: c.title.casefold(), 280
            ),
            Column("change.status", lambda c: status_cell(text, c.status), lambda c: c.status.value, 130),
            Column("change.change", self._change_cell, lambda c: _ORDER[c.change], 190),
            Column("change.users", lambda c: Cell(users_of(text, c.user_ids)), lambda c: c.user_ids, 90),
            Column("change.detail", self._detail, lambda c: c.after, 240),
        )

    def _change_cell(self, change: AppChange) -> Cell:
        icon, tone = _ICONS[change.change]
        return Cell(self.text(f"change.{change.change.name}"), icon=icon, tone=tone)

    def _detail(self, change: AppChange) -> Cell:
        if change.change is Change.OTHER_STATUS:
            names = (self.text(f"status.{word.upper()}") for word in (change.before, change.after))
            return Cell(" → ".join(names))
        told = f"{shown(change.before)} → {shown(change.after)}" if change.before else shown(None)
        return Cell(told, mono=bool(change.before))

    # ------------------------------------------------------------ comparing
    def open(self, argument: object) -> None:
        """argument: the ids of two cases of one phone."""
        if isinstance(argument, tuple):
            one, other = argument
            self.compared = None
            self.model.show(())
            self._job = job = self.office.bridge.start(lambda place, _control: compare_cases(place.records, one, other))
            job.done.connect(self._arrived)
            job.failed.connect(self.trouble.tell_error)

    def _arrived(self, compared: AuditComparison) -> None:
        if self.sender() is self._job:
            self.compared = compared
            self.trouble.hide()
            self.model.show(compared.changes)
            self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text, compared = self.text, self.compared
        identify(self, "comparisonPage", text("page.comparison"))
        self.back.say(text("case.back"))
        self.older.say(text("comparison.older"))
        self.newer.say(text("comparison.newer"))
        self.table.setAccessibleName(text("page.comparison"))
        self.model.retranslate()
        for part in (self.older, self.newer):
            part.setEnabled(compared is not None)
        if compared is None:
            self._head.say(text("page.comparison"), "")
            return
        self._head.say(shown(compared.phone), text("comparison.lead", serial=shown(compared.serial)))
        self._sides.show_facts([
            (text("comparison.from"), self._side(compared.older)),
            (text("comparison.to"), self._side(compared.newer)),
        ])  # fmt: skip
        self._show_facts(compared)
        self._stack.setCurrentIndex(0 if compared.changes else 1)
        mark = TOLD if compared.not_compared else DONE
        self.same.tell(mark, text("comparison.same"), text("comparison.same.more"))

    def _side(self, case: ComparedCase) -> str:
        verdict = self.text(f"verdict.{case.verdict.name}")
        said = self.text("comparison.side", case=case.case_id, verdict=verdict, edition=case.ban_list_edition)
        return f"{said} · {self.text.moment(case.read)}"

    def _show_facts(self, compared: AuditComparison) -> None:
        text = self.text
        rows = [(text(f"fact.{f.fact}"), f"{shown(f.before)} → {shown(f.after)}") for f in compared.facts]
        for key, users in (("comparison.newuser", compared.new_users), ("comparison.goneuser", compared.gone_users)):
            rows += [(text(key), f"{user.user_id} {shown(user.name or '', 40)}".strip()) for user in users]
        self._facts.show_facts(rows)
        self._facts_card.setVisible(bool(rows))
        if compared.not_compared:
            unread = users_of(text, compared.not_compared)
            self.care.tell(CARE, text("comparison.unread", users=unread), text("comparison.unread.more"))
        else:
            self.care.hide()

    def _open_side(self, *, older: bool) -> None:
        if self.compared is not None:
            self.office.go(CASE, (self.compared.older if older else self.compared.newer).case_id)
