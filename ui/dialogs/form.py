"""A dialog that asks for something and does it: title, what it is about, fields, trouble, and two buttons."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Job
from ui.dress import dress
from ui.layout import column, items_of, panel, room_for, row, scrolling
from ui.office import Office
from ui.views.parts import Note
from ui.widgets import Button, Label, identify

WIDTH = 520


class FormDialog(QDialog):
    """The first button closes, the second does it. A dialog stays open until what it does has succeeded."""

    def __init__(self, office: Office, parent: QWidget, identifier: str, icon: str = "", width: int = WIDTH) -> None:
        """A subclass fills body and connects proceed."""
        super().__init__(parent)
        self.office = office
        identify(self, identifier)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width = width
        self.job: Job | None = None
        self.title, self.lead = Label("", "h1", wrap=True), Label("", "muted", wrap=True)
        self.trouble = Note(office, f"{identifier}Trouble")
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.cancel = Button(office.theme, f"{identifier}Cancel")
        self.proceed = Button(office.theme, f"{identifier}Proceed", icon, "primary")
        self.proceed.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.cancel.say(office.text("cancel"))
        self._inside, inside = (
            column(self.title, 4, self.lead, 16, self.body, 14, self.trouble, margins=(24, 22, 24, 18)),
            QWidget(),
        )
        inside.setObjectName("detailBody")
        inside.setLayout(self._inside)
        inside.installEventFilter(self)
        self._foot = panel("dialogFoot", row(None, self.cancel, 10, self.proceed, margins=(24, 14, 24, 14)))
        self.setLayout(column(scrolling(inside, "detailScroll"), self._foot, grow=0))
        dress(office, self)

    def name(self, title: str, lead: str, proceed: str) -> None:
        """Put the title, what it is about, and the word on the second button."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.proceed.say(proceed)

    def fill(self, *parts: QWidget | QLayout | int) -> None:
        """Put parts under each other into the body."""
        for part in parts:
            if isinstance(part, int):
                self.body.addSpacing(part)
            elif isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def wait_for(self, job: Job) -> None:
        """Allow nothing more until the work has ended; trouble is shown and can be tried again."""
        self.job = job
        self.trouble.hide()
        self.proceed.setEnabled(False)
        job.failed.connect(self.trouble.tell_error)
        job.ended.connect(self._ended)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self._fit()
        for before, after in pairwise(_as_read(self)):
            QWidget.setTabOrder(before, after)
        first = next((w for w in self._fields() if w.isEnabled()), self.proceed)
        first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the height whenever a part changes: wrapped text would else be clipped or leave holes."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return False

    def _fit(self) -> None:
        """As high as what it asks for, as far as the screen has the room; then it scrolls."""
        room = room_for(self, self._width)
        height = self._inside.totalHeightForWidth(room.width()) + self._foot.sizeHint().height()
        self.setFixedSize(room.width(), min(height, room.height()))

    def _fields(self) -> list[QWidget]:
        """What can be filled in, in the order in which it is read."""
        kinds = (QLineEdit, QPlainTextEdit, QListWidget, QComboBox)
        fields = [field for kind in kinds for field in self.findChildren(kind) if field.isVisible()]
        return sorted(fields, key=lambda field: field.mapTo(self, QPoint(0, 0)).y())

    def _ended(self) -> None:
        self.proceed.setEnabled(True)

    def reject(self) -> None:
        """Close; work that is under way is asked to stop."""
        if self.job is not None and self.job.running:
            self.job.cancel()
        super().reject()


def _as_read(part: QWidget | QLayout) -> Iterator[QWidget]:
    """What Tab stops at, in the order in which it is laid out; what is hidden at the moment has its place too."""
    if isinstance(part, QWidget) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
        return
    holder = part.widget() if isinstance(part, QScrollArea) else part
    layout = holder.layout() if holder is not None else None
    for item in items_of(layout) if layout is not None else ():
        inside = item.widget() or item.layout()
        if inside is not None:
            yield from _as_read(inside)
