"""Rows of values as a table: sorted and replaced as plain lists, which is ten times as fast as Qt's own sorting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.text import Text

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: a line, a fainter one under it, an icon, a tone (a token of the theme).

    badge: icon and line stand on a soft pill of the tone. mono: the line is a name for machines.
    """

    line: str
    under: str = ""
    icon: str = ""
    tone: str = "text"
    badge: bool = False
    mono: bool = False

    @property
    def spoken(self) -> str:
        """The cell as a screen reader says it."""
        return f"{self.line}, {self.under}" if self.under else self.line


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: key of its title in the catalogue, its cells, what it is sorted by, its width in pixels."""

    key: str
    cell: Callable[[R], Cell]
    order: Callable[[R], Any]
    width: int


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows under columns. Rows are replaced as a whole; the order that was chosen stays."""

    def __init__(self, text: Text, columns: Sequence[Column[R]]) -> None:
        """Begin without rows, in the order in which rows are given."""
        super().__init__()
        self._text = text
        self.columns = tuple(columns)
        self.rows: list[R] = []
        self._cells: dict[tuple[int, int], Cell] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = self._in_order(rows)
        self._cells.clear()
        self.endResetModel()

    def retranslate(self) -> None:
        """The language changed: ask every cell anew. The rows, and what is chosen among them, stay."""
        self._cells.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1: as given from then on. What was chosen stays chosen."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self.layoutAboutToBeChanged.emit()
        places = self._places(self.rows)
        self.rows = [self.rows[place] for place in places]
        self._cells.clear()
        now = {place: row for row, place in enumerate(places)}
        held = self.persistentIndexList()
        self.changePersistentIndexList(held, [self.index(now[one.row()], one.column()) for one in held])
        self.layoutChanged.emit()

    def _in_order(self, rows: Sequence[R]) -> list[R]:
        return [rows[place] for place in self._places(rows)]

    def _places(self, rows: Sequence[R]) -> list[int]:
        """Where each row of the chosen order stands in the given one."""
        if self._sorted is None:
            return list(range(len(rows)))
        column, order = self._sorted
        key = self.columns[column].order
        backwards = order == Qt.SortOrder.DescendingOrder
        return sorted(range(len(rows)), key=lambda place: key(rows[place]), reverse=backwards)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, row: int, column: int) -> Cell:
        """One cell, made when it is first seen."""
        found = self._cells.get((row, column))
        if found is None:
            found = self._cells[row, column] = self.columns[column].cell(self.rows[row])
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text for readers and tool tips, the cell for the painter."""
        if not index.isValid():
            return None
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cell(index.row(), index.column()).spoken
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.columns[section].key)
        return None


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of rising neighbours: Qt takes one range a hundred times as fast as its rows."""
    begin = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[end - 1] + 1:
            yield places[begin], places[end - 1]
            begin = end
