"""The table of apps: a plain list, filtered and sorted here (a proxy model is ten times slower from Python)."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.models.app_rows import AppRow, Standing
from ui.text import Text
from ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    APP = 0
    STATUS = 1
    WHY = 2
    SOURCE = 3
    DATE = 4
    USERS = 5


_CELLS: dict[int, Callable[[AppRow], str]] = {
    Column.APP: lambda row: row.title,
    Column.WHY: lambda row: row.why,
    Column.SOURCE: lambda row: row.source,
    Column.DATE: lambda row: row.installed,
    Column.USERS: lambda row: row.users,
}
_KEYS: dict[int, Callable[[AppRow], Any]] = {
    Column.APP: lambda row: row.title_key,
    Column.STATUS: lambda row: (row.standing.value, row.title_key),
    Column.WHY: lambda row: (not row.findings, not row.mentions, row.why, row.title_key),
    Column.SOURCE: lambda row: (not row.no_store, row.source, row.title_key),
    Column.DATE: lambda row: (row.installed, row.title_key),
    Column.USERS: lambda row: (row.users, row.title_key),
}


class AppTable(QAbstractTableModel):
    """Shows those of all rows that the filter and the search let through, in the order asked for."""

    counted = Signal()
    """Sent after the rows, the filter or the search changed."""

    def __init__(self, text: Text, parent: QObject | None = None) -> None:
        """An empty table, sorted by status."""
        super().__init__(parent)
        self._text = text
        self._all: list[AppRow] = []
        self.rows: list[AppRow] = []
        self.column: Column = Column.STATUS
        self.descending = False
        self.standing: Standing | None = None
        self.search = ""

    # ------------------------------------------------------------ what is shown
    def set_rows(self, rows: Iterable[AppRow]) -> None:
        """Show these apps instead of all before."""
        self._all = list(rows)
        self._refresh()

    def show_standing(self, standing: Standing | None) -> None:
        """Let through only apps that stand so; None: all."""
        self.standing = standing
        self._refresh()

    def show_search(self, words: str) -> None:
        """Let through only apps with these words in title or package name."""
        self.search = words.casefold().strip()
        self._refresh()

    def sort_by(self, column: Column, *, descending: bool) -> None:
        """Sort by a column."""
        self.column, self.descending = column, descending
        self._refresh()

    def count(self, standing: Standing | None = None) -> int:
        """How many of all apps stand so; None: all."""
        return len(self._all) if standing is None else sum(row.standing is standing for row in self._all)

    def place_of(self, name: str) -> int | None:
        """The row of a package name among those shown, or None."""
        return next((place for place, row in enumerate(self.rows) if row.name == name), None)

    def row_named(self, name: str) -> AppRow | None:
        """The app of a package name if it is shown, or None: what is not shown cannot be acted on."""
        place = self.place_of(name)
        return None if place is None else self.rows[place]

    def _refresh(self) -> None:
        self.beginResetModel()
        words, standing = self.search, self.standing
        self.rows = [
            row
            for row in self._all
            if (standing is None or row.standing is standing) and (not words or words in row.searched)
        ]
        self.rows.sort(key=_KEYS[self.column], reverse=self.descending)
        self.endResetModel()
        self.counted.emit()

    # ------------------------------------------------------------ what Qt asks
    def rowCount(self, parent: Index = _TOP) -> int:
        """How many apps are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, or the whole AppRow as user data."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.shown_name if index.column() == Column.APP else self._cell(row, index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A column's name."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(f"column.{Column(section).name}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, row: AppRow, column: int) -> str:
        if column == Column.STATUS:
            return self._text(f"standing.{row.standing.name}")
        return _CELLS[column](row)

    def _spoken(self, row: AppRow, column: int) -> str:
        if column != Column.APP:
            return self._cell(row, column)
        status = self._cell(row, Column.STATUS)
        return self._text("row.name", title=row.title, package=row.shown_name, status=status)
