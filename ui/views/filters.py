"""What stands above the table of apps: chips for each status, and the search."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLineEdit, QWidget

from ui.flow import flowing
from ui.models.app_rows import Standing
from ui.models.apps import AppTable
from ui.office import Office
from ui.views.base import View
from ui.widgets import Button, identify

CHIPS: tuple[Standing | None, ...] = (None, Standing.BANNED, Standing.SUSPECT, Standing.CLEAR, Standing.REMOVED)
SEARCH_WIDTH, NARROW = 240, 640


class Filters(View):
    """Sets the filter and the search of a table. changed: after either did."""

    changed = Signal()

    def __init__(self, office: Office, table: AppTable) -> None:
        """Begin with all apps."""
        super().__init__(office)
        self._table = table
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.chips: dict[Standing | None, Button] = {}
        for standing in CHIPS:
            self.chips[standing] = self._chip(standing)
        self.search = identify(QLineEdit(), "search")
        self.search.setObjectName("searchBox")
        self.search.setClearButtonEnabled(True)
        self._mark = QAction(office.theme.icon("search", "text3"), "", self)
        self.search.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._searched)
        chips = flowing(*self.chips.values())
        self.search.setFixedWidth(SEARCH_WIDTH)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        self._box.addWidget(chips, 1)
        self._box.addWidget(self.search)
        table.counted.connect(self._count)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the search stands below the chips."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _chip(self, standing: Standing | None) -> Button:
        chip = Button(self.theme, f"chip:{standing.name.lower() if standing else 'all'}", kind="chip")
        chip.setCheckable(True)
        chip.setChecked(standing is None)
        # toggled, not clicked: a screen reader toggles a chip without a click.
        chip.toggled.connect(lambda on: self._chosen(standing) if on else None)
        self._group.addButton(chip)
        return chip

    def choose(self, standing: Standing | None) -> None:
        """Show only apps that stand so, without a search."""
        self.search.clear()
        self.chips[standing].setChecked(True)

    def _chosen(self, standing: Standing | None) -> None:
        self._table.show_standing(standing)
        self.changed.emit()

    def _searched(self, words: str) -> None:
        self._table.show_search(words)
        self.changed.emit()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        self.search.setPlaceholderText(self.text("search.hint"))
        identify(self.search, "search", self.text("search.name"))
        identify(self, "filters", self.text("filter.standing"))
        for inner in self.search.findChildren(QWidget):
            inner.setAccessibleName(self.text("search.name"))
        self._count()

    def apply_theme(self) -> None:
        """Tint the magnifier anew."""
        self._mark.setIcon(self.theme.icon("search", "text3"))

    def _count(self) -> None:
        for standing, chip in self.chips.items():
            name = self.text("chip.all") if standing is None else self.text(f"standing.{standing.name}")
            count = self._table.count(standing)
            chip.say(f"{name}  {self.text.number(count)}", self.text("chip.name", standing=name, n=count))
        gone = self.chips[Standing.REMOVED]
        gone.setVisible(self._table.count(Standing.REMOVED) > 0)
        if gone.isHidden() and gone.isChecked():
            self.chips[None].setChecked(True)
