"""The table of apps as a widget: two-line rows painted by hand, keyboard and screen reader by Qt's own table."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models.app_rows import AppRow
from ui.models.apps import AppTable, Column
from ui.office import Office
from ui.theme import MEDIUM, TABULAR, font
from ui.views.headers import choose_nothing
from ui.views.tiles import Painter

ROW_HEIGHT = 54
TILE = 34
SHAPE = "apps"
WIDTHS = {Column.APP: 228, Column.STATUS: 134, Column.SOURCE: 152, Column.DATE: 106, Column.USERS: 110}
LEAST_WIDTH = 72
# What is left out first when there is little room, and below which width of the table.
ROOM_FOR = ((Column.USERS, 900), (Column.DATE, 740), (Column.SOURCE, 600))
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, office: Office, table: "AppTableView") -> None:
        """For one table."""
        super().__init__(table)
        self._theme, self._table = office.theme, table
        self.painter = Painter(office.theme, office.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the next."""
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row = index.data(Qt.ItemDataRole.UserRole)
        place, column = QRect(option.rect), index.column()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, place, index, selected=selected)
        if column == Column.APP:
            self._app(painter, place, row)
        elif column == Column.STATUS:
            self.painter.badge(painter, place.left() + 12, place.top() + (ROW_HEIGHT - 24) / 2, row.standing)
        else:
            self._words(painter, place, index.data(), row, column)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRect, index: Index, *, selected: bool) -> None:
        hovered = self._table.hovered == index.row()
        if selected or hovered:
            painter.fillRect(place, self._theme.color("accent_soft" if selected else "hover"))
        left = place.left() + (16 if index.column() == 0 else 0)
        painter.fillRect(QRectF(left, place.bottom(), place.right() - left + 1, 1), self._theme.color("border"))
        current = self._table.currentIndex().row() == index.row()
        if index.column() == 0 and (selected or current):
            width = 3 if selected else 2
            painter.fillRect(QRect(place.left(), place.top(), width, place.height()), self._theme.color("accent"))
        if current and self._table.hasFocus():
            edge = self._theme.color("focus")
            painter.fillRect(QRect(place.left(), place.top(), place.width(), 2), edge)
            painter.fillRect(QRect(place.left(), place.bottom() - 1, place.width(), 2), edge)

    def _app(self, painter: QPainter, place: QRect, row: AppRow) -> None:
        top, left = place.top(), place.left() + 62
        width = place.right() - left - 8
        self.painter.tile(painter, QRectF(place.left() + 16, top + 10, TILE, TILE), row)
        self._line(painter, QRect(left, top + 8, width, 20), row.title, font(13, MEDIUM), "text")
        small = font(12)
        name = _elided(row.shown_name, small, width, Qt.TextElideMode.ElideMiddle)
        self._line(painter, QRect(left, top + 27, width, 18), name, small, "text3")

    def _words(self, painter: QPainter, place: QRect, words: str, row: AppRow, column: int) -> None:
        role = "text2"
        if column == Column.WHY:
            role = "text" if row.findings else "text3"
        elif column == Column.SOURCE and row.no_store:
            role = "warn"
        family = font(13, family=TABULAR) if column == Column.DATE else font(13)
        self._line(painter, QRect(place.left() + 12, place.top(), place.width() - 20, ROW_HEIGHT), words, family, role)

    def _line(self, painter: QPainter, place: QRect, words: str, face: QFont, role: str) -> None:
        painter.setFont(face)
        painter.setPen(self._theme.color(role))
        painter.drawText(place, _MIDDLE, _elided(words, face, place.width(), Qt.TextElideMode.ElideRight))


def _elided(words: str, face: QFont, width: int, mode: Qt.TextElideMode) -> str:
    return QFontMetrics(face).elidedText(words, mode, width)


class AppTableView(QTableView):
    """Many rows may be selected; actions take what is selected and shown."""

    activated_row = Signal()
    """Enter was pressed: show all about the app."""
    removal_wanted = Signal()
    """Delete was pressed."""

    def __init__(self, office: Office, model: AppTable) -> None:
        """Show a model."""
        super().__init__()
        self._office = office
        self.hovered = -1
        self.setModel(model)
        self.delegate = RowDelegate(office, self)
        self.setItemDelegate(self.delegate)
        self._behave()
        self._head()
        self.entered.connect(self._hover)
        office.theme.changed.connect(self.renew)

    def _behave(self) -> None:
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _head(self) -> None:
        head = self._header = self.horizontalHeader()
        choose_nothing(head)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setMinimumSectionSize(LEAST_WIDTH)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        if not head.restoreState(self._office.memory.shape(SHAPE)):
            for column, width in WIDTHS.items():
                self.setColumnWidth(column, width)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self._remember)

    def _remember(self) -> None:
        self._office.memory.set_shape(SHAPE, self.horizontalHeader().saveState())

    def renew(self) -> None:
        """Paint everything anew: theme, language or icons changed."""
        self.delegate.painter.forget()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out while there is no room for them."""
        super().resizeEvent(event)
        for column, width in ROOM_FOR:
            hidden = self.viewport().width() < width
            if self.isColumnHidden(column) is not hidden:
                self.setColumnHidden(column, hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the app, Delete asks for its removal; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands on a row as soon as it comes in."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount() > 0:
            self.selectRow(0)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self.hovered:
            self.hovered = index.row()
            self.viewport().update()
