"""The page of an audit: verdict, coverage, the table of apps, and the pane about what is selected."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QProgressBar, QStackedWidget, QWidget

from ui.flow import flowing
from ui.layout import column, page, panel, row
from ui.models.app_rows import AppRow, Standing, rows_of
from ui.models.apps import AppTable, Column
from ui.models.rows import runs
from ui.office import Office
from ui.session import Session, Stage
from ui.text import shown
from ui.views.app_table import AppTableView
from ui.views.base import View
from ui.views.detail import DetailPane
from ui.views.detail_parts import Facts
from ui.views.filters import Filters
from ui.views.parts import Folding
from ui.views.verdict import VerdictCard, meta_words
from ui.widgets import Button, Elided, Label, identify

REPORT_PAGE = "report"
NARROW, FOLDED = 860, 660
_SORTS = (Column.STATUS, Column.APP, Column.WHY, Column.SOURCE, Column.DATE, Column.USERS)


class AuditView(View):
    """Shows the audit of one session, under way or ended. removal_wanted: package names, all of them shown."""

    removal_wanted = Signal(tuple)
    exception_wanted = Signal(tuple)
    return_wanted = Signal(tuple)
    again_wanted = Signal()

    def __init__(self, office: Office) -> None:
        """Build the page."""
        super().__init__(office)
        self._session: Session | None = None
        self._facts = Facts()
        self._chosen: tuple[str, ...] = ()
        self._rows: tuple[AppRow, ...] = ()
        self._narrow: bool | None = None
        self.model = AppTable(office.text, self)
        self.table = identify(AppTableView(office, self.model), "appTable")
        self.filters = Filters(office, self.model)
        self.verdict = VerdictCard(office)
        self.detail = DetailPane(office)
        self._build()
        self._connect()
        self.retranslate()

    # ------------------------------------------------------------ building
    def _build(self) -> None:
        theme = self.theme
        self._title, self._meta = Label("", "h1"), Elided("muted")
        self.again = Button(theme, "auditAgain", "refresh-cw")
        self.export = Button(theme, "exportReport", "file-text", "primary")
        head = row(column(self._title, 3, self._meta), 12, flowing(self.again, self.export, gap=10), grow=0)
        self._bar, self._doing, self._now = QProgressBar(), Label("", "h3"), Elided("faint")
        self._bar.setTextVisible(False)
        self.stop = Button(theme, "stopAudit")
        words = row(self._doing, 16, self._now, grow=2)
        self._progress = panel("card", row(column(words, 9, self._bar), 18, self.stop, margins=(16, 12, 12, 12)))
        self._none = Label("", "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        self._shown.addWidget(self._none)
        self._count, self._sort_label, self.sort = Label("", "faint"), Label("", "faint"), QComboBox()
        foot = row(self._count, None, self._sort_label, 8, self.sort)
        card = panel("tableCard", column(self._shown, margins=(1, 1, 1, 6)))
        box = column(
            head, 18, self._progress, self.verdict, 18, self.filters, 12, card, 8, foot, margins=(24, 20, 24, 10)
        )
        box.setStretch(box.indexOf(card), 1)
        self._work = page(box)
        Folding(self._work, head, FOLDED, grow=False)
        self.setLayout(row(self._work, self.detail))

    def parts(self) -> tuple[QWidget, ...]:
        """The table with what stands around it, and the pane."""
        return (self._work, self.detail)

    def _connect(self) -> None:
        # Kept: what Qt made itself loses its connections when Python forgets the object that stands for it.
        self._header, self._selection = self.table.horizontalHeader(), self.table.selectionModel()
        self._header.sectionClicked.connect(self._sort_clicked)
        self.sort.activated.connect(self._sort_chosen)
        self.stop.clicked.connect(self._stop)
        self.again.clicked.connect(self.again_wanted)
        self.export.clicked.connect(self._export)
        self.verdict.remove.clicked.connect(self._remove_banned)
        self.model.modelReset.connect(self._restore_selection)
        self.model.counted.connect(self._counted)
        self._selection.selectionChanged.connect(self._selected)
        self.table.activated_row.connect(self.enter_detail)
        self.table.removal_wanted.connect(self._remove_selected)
        self.detail.removal_wanted.connect(self.removal_wanted)
        self.detail.exception_wanted.connect(self.exception_wanted)
        self.detail.return_wanted.connect(self.return_wanted)
        self.detail.left.connect(self.leave_detail)
        for keys, act in ((QKeySequence.StandardKey.Find, self.filters.search.setFocus), ("F5", self.again.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ------------------------------------------------------------ the session
    def show_session(self, session: Session) -> None:
        """Show this session as it is now, and follow it."""
        if session is not self._session:
            if self._session is not None:
                self._session.progressed.disconnect(self._progressed)
            self._session = session
            self._chosen = ()
            self.filters.choose(None)
            session.progressed.connect(self._progressed)
        self._fill()

    def _fill(self) -> None:
        session = self._session
        if session is None:
            return
        audit = session.audit
        self._progress.setVisible(session.stage is Stage.AUDITING)
        self.verdict.setVisible(audit is not None)
        self.export.setEnabled(audit is not None and not session.busy)
        self.export.setVisible(REPORT_PAGE in self.office.pages)
        self.again.setEnabled(not session.busy)
        if audit is not None:
            self.verdict.show_audit(audit)
            self._facts = Facts(session.seen.users if session.seen else audit.users, audit.evidence)
        self._show_rows(rows_of(session.seen, self.text) if session.seen else ())
        self._head()
        self._progressed()

    def _show_rows(self, rows: tuple[AppRow, ...]) -> None:
        """Another phone's news are no reason to fill the table anew."""
        if rows is not self._rows:
            self._rows = rows
            self.model.set_rows(rows)
        self._counted()

    def _head(self) -> None:
        session, text = self._session, self.text
        if session is None:
            return
        phone, audit = next((p for p in self.office.bridge.phones if p.serial == session.serial), None), session.audit
        self._title.setText(shown(audit.device.title if audit else (phone.model if phone else session.serial), 60))
        self._meta.setText(meta_words(audit, self.office) if audit else text("waiting.serial", serial=session.serial))

    def _progressed(self) -> None:
        session, text = self._session, self.text
        if session is None or session.stage is not Stage.AUDITING:
            return
        progress, job = session.progress, session.job
        stopping = job is not None and job.stopping
        self.stop.setEnabled(not stopping)
        total = progress.total if progress else None
        self._bar.setRange(0, total or 0)
        self._bar.setValue(progress.done if progress else 0)
        if stopping:
            self._doing.setText(text("audit.stopping"))
        elif progress is None or total is None:
            self._doing.setText(text("audit.reading"))
        else:
            self._doing.setText(text("audit.reading.count", done=progress.done, total=total))
        self._now.setText(text.core(progress.doing) if progress else "")
        identify(self._bar, "auditProgress", f"{self._doing.text()} {self._now.accessibleName()}")

    # ------------------------------------------------------------ sentences
    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        self.again.say(text("audit.again"))
        self.export.say(text("audit.export"))
        self.stop.say(text("cancel"), text("audit.stop.name"))
        self._sort_label.setText(text("sort.label"))
        self.sort.clear()
        self.sort.addItems([text(f"column.{column.name}") for column in _SORTS])
        identify(self.sort, "sortBy", text("sort.label"))
        identify(self.table, "appTable", text("table.name"))
        self.table.renew()
        self._mark_sort()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._fill()

    def _counted(self) -> None:
        reading = self.model.count() == 0 and self._session is not None and self._session.stage is Stage.AUDITING
        self._count.setText(self.text("table.shown", n=len(self.model.rows)))
        self._none.setText(self.text("table.reading" if reading else "table.empty"))
        self._shown.setCurrentIndex(0 if self.model.rows else 1)

    # ------------------------------------------------------------ sorting
    def _sort_clicked(self, section: int) -> None:
        column_ = Column(section)
        self.model.sort_by(column_, descending=self.model.column is column_ and not self.model.descending)
        self._mark_sort()

    def _sort_chosen(self, place: int) -> None:
        self.model.sort_by(_SORTS[place], descending=False)
        self._mark_sort()

    def _mark_sort(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self.model.descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(self.model.column, order)
        self.sort.setCurrentIndex(_SORTS.index(self.model.column))

    # ------------------------------------------------------------ selection: only what is shown
    def selected(self) -> tuple[AppRow, ...]:
        """The rows that are selected and shown, from top to bottom."""
        # By ranges, whole rows each: thousands of single rows would take a tenth of a second.
        chosen = cast("Sequence[QItemSelectionRange]", self._selection.selection())
        places = {place for one in chosen for place in range(one.top(), one.bottom() + 1)}
        return tuple(self.model.rows[place] for place in sorted(places))

    def _selected(self) -> None:
        rows = self.selected()
        self._chosen = tuple(row_.name for row_ in rows)
        self.detail.show_rows(rows, self._facts)

    def _restore_selection(self) -> None:
        """After a filter or a new reading the same apps stay selected as far as they are shown; the others are not."""
        selection, model, wanted = QItemSelection(), self.model, set(self._chosen)
        places = [place for place, row_ in enumerate(model.rows) if row_.name in wanted]
        for top, end in runs(places):
            selection.select(model.index(top, 0), model.index(end, len(Column) - 1))
        chosen, keeper = self._chosen, self._selection
        if places:
            keeper.setCurrentIndex(model.index(places[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            keeper.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        # What a filter hides is no target of any action, but it is found again when the filter goes.
        self._chosen = chosen
        self.detail.show_rows(self.selected(), self._facts)

    def select_first(self) -> None:
        """Select the first row, as after an audit has ended."""
        if self.model.rows:
            self.table.selectRow(0)

    def show_removed(self) -> None:
        """Show what is gone, as after a removal."""
        self.filters.choose(Standing.REMOVED if self.model.count(Standing.REMOVED) else None)
        self.select_first()

    # ------------------------------------------------------------ actions
    def _stop(self) -> None:
        if self._session is not None:
            self._session.cancel()

    def _export(self) -> None:
        if self._session is not None and self._session.audit is not None:
            self.office.go(REPORT_PAGE, self._session.audit.audit_id)

    def _remove_selected(self) -> None:
        names = tuple(row_.name for row_ in self.selected() if row_.flagged)
        if names:
            self.removal_wanted.emit(names)

    def _remove_banned(self) -> None:
        self.filters.choose(Standing.BANNED)
        self.table.selectAll()
        self._remove_selected()

    # ------------------------------------------------------------ little room
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for two, the pane stands in place of the table while it is asked for."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.detail.back.setVisible(narrow)
        self.detail.take_all_room(narrow)
        if narrow:
            self.leave_detail()
        else:
            self._work.setVisible(True)
            self.detail.setVisible(True)

    def enter_detail(self) -> None:
        """Go to the pane; where there is room for one only, in place of the table."""
        if self.width() < NARROW:
            self._work.setVisible(False)
            self.detail.setVisible(True)
        self.detail.focus_first()

    def leave_detail(self) -> None:
        """Go back to the table."""
        self._work.setVisible(True)
        self.detail.setVisible(self.width() >= NARROW)
        self.table.setFocus()

    def focus_first(self) -> None:
        """The keyboard begins with the table, or with the button that stops."""
        (self.stop if self._progress.isVisible() else self.table).setFocus()
