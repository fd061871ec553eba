"""Closing the window while work is under way: the work is asked to stop, and the window says what it waits for."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.dress import dress
from ui.layout import column, fit_height, panel, row
from ui.office import Office
from ui.widgets import Button, Glyph, Label, identify

WIDTH = 460
POLL_MILLISECONDS = 50


class ClosingDialog(QDialog):
    """Waits until the work under way has ended in good order, or until the operator closes at once."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        """Ask all work to stop, and wait."""
        super().__init__(parent)
        text = office.text
        dress(office, self)
        self.setModal(True)
        self.setWindowTitle(text("closing.title"))
        title, why = Label(text("closing.title"), "h1", wrap=True), Label(text("closing.why"), "muted", wrap=True)
        self.stay = Button(office.theme, "closingStay")
        self.now = Button(office.theme, "closingNow", kind="danger")
        self.stay.say(text("closing.stay"))
        self.now.say(text("closing.now"), description=text("closing.now.what"))
        self.stay.clicked.connect(self.reject)
        self.now.clicked.connect(self.accept)
        head = row(Glyph(office.theme, "info", "accent", 22, "accent_soft"), 14, column(title, 4, why), grow=2)
        warned = Label(text("closing.now.what"), "faint", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(column(head, 12, warned, None, margins=(24, 22, 24, 20)), 1)
        box.addWidget(panel("dialogFoot", row(None, self.stay, 10, self.now, margins=(24, 14, 24, 14))))
        identify(self, "closingDialog", f"{text('closing.title')} {text('closing.why')}")
        fit_height(self, WIDTH)


class Closing(QObject):
    """Decides whether the window may close. closed: it may now."""

    closed = Signal()

    def __init__(self, window: QWidget, office: Office) -> None:
        """For one window."""
        super().__init__(window)
        self._window, self._office = window, office
        self._dialog: ClosingDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._free = False

    def may_close(self) -> bool:
        """Whether nothing is under way; else everything is asked to stop, and closed follows when it has."""
        if self._free or not self._office.bridge.jobs:
            return True
        self._office.bridge.cancel_all()
        self._timer.start()
        if self._dialog is None:
            self._dialog = ClosingDialog(self._window, self._office)
            self._dialog.rejected.connect(self._stay)
            self._dialog.accepted.connect(self._leave)
            self._dialog.open()
        return False

    def _look(self) -> None:
        if not self._office.bridge.jobs:
            self._leave()

    def _stay(self) -> None:
        self._timer.stop()
        self._dialog = None

    def _leave(self) -> None:
        self._timer.stop()
        self._free = True
        if self._dialog is not None:
            self._dialog.hide()
        self.closed.emit()
