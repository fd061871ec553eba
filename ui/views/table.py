"""A table of rows as every page shows it: two-line cells, badges, one row chosen as a whole, all by keyboard."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.models.rows import CELL, Cell, R, RowsModel
from ui.office import Office
from ui.theme import MONO, SEMIBOLD, Theme, font
from ui.views.headers import choose_nothing
from ui.widgets import identify, plain_tip

ROW_HEIGHT = 54
LEAST_FIRST = 180
PAD, BADGE_HEIGHT, ICON = 12, 24, 14
CHOSEN = QStyle.StateFlag.State_Selected


class RowPainter(QStyledItemDelegate):
    """Draws cells with the colours of the theme."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        """For one table."""
        super().__init__(table)
        self._theme, self._table = theme, table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are of one height."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, index)
        place = option.rect.adjusted(PAD + (4 if index.column() == 0 else 0), 0, -PAD, 0)
        if cell.badge:
            self._badge(painter, place, cell)
        else:
            self._lines(painter, place, cell)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, option.rect
        chosen = bool(option.state & CHOSEN)
        if chosen:
            painter.fillRect(rect, theme.color("accent_soft"))
            if index.column() == 0:
                painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.color("accent"))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)

    def _badge(self, painter: QPainter, place: QRect, cell: Cell) -> None:
        words = font(12, SEMIBOLD)
        width = min(QFontMetrics(words).horizontalAdvance(cell.line) + ICON + 28, place.width())
        pill = QRectF(place.x(), place.center().y() - BADGE_HEIGHT / 2 + 1, width, BADGE_HEIGHT)
        soft = "accent_soft" if cell.tone == "accent" else f"{cell.tone}_soft"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(soft))
        painter.drawRoundedRect(pill, BADGE_HEIGHT / 2, BADGE_HEIGHT / 2)
        icon = QRectF(pill.x() + 8, pill.center().y() - ICON / 2, ICON, ICON)
        self._theme.paint_icon(painter, cell.icon, icon, cell.tone, 2.0)
        inside = QRect(int(icon.right()) + 6, int(pill.y()), int(width) - ICON - 22, BADGE_HEIGHT)
        self._line(painter, inside, cell.line, cell.tone, 0)

    def _lines(self, painter: QPainter, place: QRect, cell: Cell) -> None:
        if cell.icon:
            box = QRectF(place.x(), place.center().y() - ICON / 2, ICON, ICON)
            self._theme.paint_icon(painter, cell.icon, box, cell.tone, 2.0)
            place = place.adjusted(ICON + 8, 0, 0, 0)
        painter.setFont(font(12, family=MONO) if cell.mono else font(13))
        if not cell.under:
            self._line(painter, place, cell.line, cell.tone)
            return
        middle = place.center().y()
        painter.setFont(font(13, SEMIBOLD))
        self._line(painter, QRect(place.x(), middle - 18, place.width(), 18), cell.line, cell.tone)
        painter.setFont(font(12))
        self._line(painter, QRect(place.x(), middle + 1, place.width(), 18), cell.under, "text3")

    def _line(self, painter: QPainter, place: QRect, words: str, tone: str, size: int = 1) -> None:
        if not size:
            painter.setFont(font(12, SEMIBOLD))
        painter.setPen(self._theme.color(tone))
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole text of a cell, which may be too narrow for it."""
        cell = index.data(CELL)
        if isinstance(cell, Cell):
            QToolTip.showText(event.globalPos(), plain_tip(cell.spoken), view)
        return True


class Table(QTableView):
    """Shows a RowsModel. entered_row: Enter or a double click on a row, with its number."""

    entered_row = Signal(int)

    def __init__(self, office: Office, model: RowsModel[R], identifier: str, *, several: bool = False) -> None:
        """several: more than one row can be chosen. Column sizes are remembered under the identifier."""
        super().__init__()
        self._office, self._key = office, f"table/{identifier}"
        identify(self, identifier)
        self.setModel(model)
        self.setItemDelegate(RowPainter(office.theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_header(model)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))
        office.theme.changed.connect(self.viewport().update)

    def _set_header(self, model: RowsModel[R]) -> None:
        header = self.horizontalHeader()
        choose_nothing(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for number, column in enumerate(model.columns):
            header.resizeSection(number, column.width)
        header.restoreState(self._office.memory.shape(self._key))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setSortIndicatorClearable(True)
        header.sectionResized.connect(self._remember)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first column takes the room that the others leave, and never less than it can be read in."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        others = sum(header.sectionSize(number) for number in range(1, header.count()))
        roomy = self.viewport().width() - others >= LEAST_FIRST
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(0, modes.Stretch if roomy else modes.Interactive)
        if not roomy:
            header.resizeSection(0, LEAST_FIRST)

    def _remember(self) -> None:
        self._office.memory.set_shape(self._key, self.horizontalHeader().saveState())

    def chosen(self) -> tuple[int, ...]:
        """The numbers of the chosen rows, as shown."""
        return tuple(sorted({index.row() for index in self.selectionModel().selectedRows()}))

    def choose(self, row: int) -> None:
        """Choose one row, and bring it into view."""
        self.setCurrentIndex(self.model().index(row, 0))
        self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
