"""The pane about what is selected: one app in full, or several together; and the actions on exactly these."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from auditor.model.removal import Outcome
from ui.layout import MOST, column, line, row, scrolling
from ui.models.app_rows import AppRow
from ui.office import Office
from ui.turns import SOON_MS
from ui.views.base import View
from ui.views.detail_parts import (
    Facts,
    abilities,
    evidence_list,
    grounds,
    heading,
    install_grid,
    receipts,
    state_grid,
)
from ui.views.tiles import Badge, Tile
from ui.widgets import Button, Elided, Glyph, Label, identify

WIDTH = 348
_ASIDE = (20, 20, 20, 20)
SHOWN_APPS = 20
"""Of so many selected apps the pane shows titles; thousands would keep the window waiting, and nobody reads them."""
UNDONE = (Outcome.REMOVED, Outcome.DISABLED)


class DetailPane(View):
    """Shows the rows it was last given. removal_wanted, exception_wanted: for those of them that are flagged."""

    removal_wanted = Signal(tuple)
    exception_wanted = Signal(tuple)
    return_wanted = Signal(tuple)
    left = Signal()

    def __init__(self, office: Office) -> None:
        """Show nothing yet."""
        super().__init__(office)
        self.setObjectName("detail")
        self.setFixedWidth(WIDTH)
        self._rows: tuple[AppRow, ...] = ()
        self._facts = Facts()
        self._coming: QFrame | None = None
        self.back = Button(office.theme, "backToList", "chevron-right", "ghost")
        self.back.setVisible(False)
        self.back.clicked.connect(self.left)
        self.area = scrolling(QWidget(), "detailScroll")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove = Button(office.theme, "removeApp", "trash-2", "danger")
        self.remove.clicked.connect(self._want_removal)
        self.exception = Button(office.theme, "recordException")
        self.exception.clicked.connect(self._want_exception)
        self._foot = QWidget()
        self.bring_back = Button(office.theme, "bringBack", "refresh-cw")
        self.bring_back.clicked.connect(self._want_return)
        self._foot.setLayout(
            column(line(), column(self.remove, self.exception, self.bring_back, margins=(20, 12, 20, 16), gap=8))
        )
        self.setLayout(column(self.back, self.area, self._foot))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._fill)
        self.retranslate()

    def take_all_room(self, all_of_it: bool) -> None:
        """Stand in place of the table, or beside it at the width that was drawn."""
        self.setMinimumWidth(0 if all_of_it else WIDTH)
        self.setMaximumWidth(MOST if all_of_it else WIDTH)

    def sizeHint(self) -> QSize:
        """As drawn."""
        return QSize(WIDTH, 600)

    # ------------------------------------------------------------ what is shown
    @property
    def targets(self) -> tuple[AppRow, ...]:
        """The flagged apps among those shown: what the buttons act on."""
        return tuple(shown for shown in self._rows if shown.flagged)

    @property
    def returning(self) -> tuple[AppRow, ...]:
        """The apps among those shown that were taken away in this case and may be brought back."""
        return tuple(shown for shown in self._rows if any(one.outcome in UNDONE for one in shown.removals))

    def show_rows(self, rows: tuple[AppRow, ...], facts: Facts) -> None:
        """Show these apps and nothing else."""
        if rows != self._rows or facts is not self._facts:
            self._rows, self._facts = rows, facts
            self._label_actions()
            # A filter, a choice and what follows from it come in one go: the pane is made once, and seen whole.
            self.setUpdatesEnabled(False)
            self._soon.start()

    def retranslate(self) -> None:
        """Put everything anew."""
        self.back.say(self.text("detail.back"))
        identify(self, "detailPane", self.text("detail.name"))
        self._label_actions()
        self._show_made(self._made())

    def _fill(self) -> None:
        """Make what is to be shown, and show it in the next turn: at once it would be felt."""
        inside = self._made()
        inside.setParent(self.area)
        for part in (inside, *inside.findChildren(QWidget)):
            part.ensurePolished()
        QTimer.singleShot(SOON_MS, inside, partial(self._show_coming, inside))

    def _show_coming(self, inside: QFrame) -> None:
        if inside is self._coming:  # else other apps were chosen meanwhile
            self._show_made(inside)

    def _made(self) -> QFrame:
        self._soon.stop()
        if self._coming is not None:
            self._coming.deleteLater()
        self._coming = inside = QFrame()
        inside.setObjectName("detailBody")
        inside.setLayout(
            self._nothing() if not self._rows else self._one() if len(self._rows) == 1 else self._several()
        )
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        return inside

    def _show_made(self, inside: QFrame) -> None:
        self._coming = None
        self.area.setWidget(inside)
        identify(self.area, "detailScroll", self._spoken())
        self.setUpdatesEnabled(True)

    def apply_theme(self) -> None:
        """Pictures are painted anew."""
        self.update()

    def _spoken(self) -> str:
        return self._rows[0].title if len(self._rows) == 1 else self.text("detail.name")

    def _label_actions(self) -> None:
        text, targets = self.text, self.targets
        returning = self.returning
        self._foot.setVisible(bool(targets or returning))
        self.remove.setVisible(bool(targets))
        self.bring_back.setVisible(bool(returning))
        self.bring_back.say(text("detail.return"), description=text("detail.return.how"))
        if len(targets) == 1:
            self.remove.say(text("detail.remove"), text("detail.remove.name", app=targets[0].title))
        elif targets:
            self.remove.say(text("detail.remove.several", n=len(targets)))
        self.exception.say(text("detail.exception.record"))
        self.exception.setVisible(len(targets) == 1)

    def _nothing(self) -> QVBoxLayout:
        words = Label(self.text("detail.nothing"), "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark = row(None, Glyph(self.theme, "list-checks", "text3", 26), None)
        return column(None, mark, 10, words, None, margins=_ASIDE)

    def _several(self) -> QVBoxLayout:
        text = self.text
        names: list[QWidget] = []
        for shown in sorted(self._rows, key=lambda shown: not shown.flagged)[:SHOWN_APPS]:
            title = Elided("h3")
            title.setText(shown.title)
            part = QWidget()
            badge = Badge(self.office, shown.standing)
            part.setLayout(row(Tile(self.office, shown, 28), 10, title, 8, badge, grow=2))
            names.append(part)
        more = len(self._rows) - len(names)
        if more:
            names.append(Label(text("detail.several.more", n=more), "muted"))
        flagged = len(self.targets)
        return column(
            Label(text("detail.several", n=len(self._rows)), "h2", wrap=True), 2,
            Label(text("detail.several.flagged", n=flagged), "muted", wrap=True), 16,
            column(*names, gap=10), None, margins=_ASIDE,
        )  # fmt: skip

    def _one(self) -> QVBoxLayout:
        shown, text, office = self._rows[0], self.text, self.office
        box = column(self._head(shown), 14, row(Badge(office, shown.standing), None), margins=_ASIDE)
        parts = list(receipts(office, shown.removals, self._facts.users))
        if parts:
            self._section(box, text("detail.done"), column(*parts, gap=8))
        why = column(*grounds(office, shown), gap=8)
        self._section(box, text("detail.why") if shown.flagged else "", why)
        can = list(abilities(office, shown.preflights, self._facts.users))
        if can:
            self._section(box, text("detail.can"), column(*can, gap=8))
        self._section(box, text("detail.users"), state_grid(office, shown, self._facts))
        self._section(box, text("detail.evidence"), evidence_list(office, shown, self._facts))
        self._section(box, text("detail.install"), install_grid(office, shown))
        box.addStretch(1)
        return box

    def _head(self, shown: AppRow) -> QVBoxLayout:
        title = Label(shown.title, "h2", wrap=True)
        name = Label(shown.shown_name.replace(".", ".\u200b"), "faint", wrap=True, selectable=True)
        head = row(column(Tile(self.office, shown), None), 12, column(title, 2, name, None))
        head.setStretch(2, 1)
        return column(head)

    def _section(self, box: QVBoxLayout, title: str, inside: QLayout) -> None:
        box.addSpacing(18)
        if title:
            box.addWidget(heading(title))
            box.addSpacing(8)
        box.addLayout(inside)

    # ------------------------------------------------------------ actions
    def _want_removal(self) -> None:
        if self.targets:
            self.removal_wanted.emit(tuple(shown.name for shown in self.targets))

    def _want_return(self) -> None:
        if self.returning:
            self.return_wanted.emit(tuple(shown.name for shown in self.returning))

    def _want_exception(self) -> None:
        if len(self.targets) == 1:
            self.exception_wanted.emit(self.targets)
