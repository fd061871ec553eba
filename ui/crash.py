"""A fault of the program itself, in the window: what was saved is said, and a log without anything personal written."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from auditor.crash import write_log
from ui.dress import dress
from ui.layout import column, fit_height, panel, row
from ui.office import Office
from ui.widgets import Button, Code, Glyph, Label, identify

WIDTH = 520


class CrashHandler(QObject):
    """Takes every fault that nobody expected, from any thread, to one dialog in the window's thread."""

    _crossing = Signal(object)

    def __init__(self, window: QWidget, office: Office, home: Path) -> None:
        """Take faults from now on."""
        super().__init__(window)
        self._window, self._office, self._home = window, office, home
        self.dialog: CrashDialog | None = None
        self._crossing.connect(self.show_fault)
        office.bridge.crashed.connect(self.show_fault)
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Take what reaches the top of a thread."""
        self._before = sys.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def remove(self) -> None:
        """Leave faults to Python again."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def _uncaught(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        self._crossing.emit(fault.with_traceback(trace))

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._crossing.emit(args.exc_value)

    def show_fault(self, fault: object) -> None:
        """Write the log and say what was saved. While one is shown, others are only logged."""
        if not isinstance(fault, BaseException):
            return
        path = write_log(str(self._home), fault)
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = CrashDialog(self._window, self._office, path)
            self.dialog.open()


class CrashDialog(QDialog):
    """Says that the program has a fault, what was saved, and where the log is."""

    def __init__(self, parent: QWidget, office: Office, log: Path | None) -> None:
        """log: None if it could not be written."""
        super().__init__(parent)
        text = office.text
        dress(office, self)
        self.setWindowTitle(text("crash.title"))
        cases = [session.audit.audit_id for session in office.sessions.lasting() if session.audit is not None]
        saved = text("crash.saved.cases", cases=", ".join(cases)) if cases else text("crash.saved")
        title, lead = Label(text("crash.title"), "h1", wrap=True), Label(text("crash.lead"), "muted", wrap=True)
        head = row(Glyph(office.theme, "octagon-x", "bad", 22, "bad_soft"), 14, column(title, 4, lead), grow=2)
        where = Label(text("crash.log" if log else "crash.no.log"), "muted", wrap=True)
        path = Code(str(log) if log else "", "monofaint")
        path.setVisible(log is not None)
        close = Button(office.theme, "crashClose", kind="primary")
        close.say(text("crash.close"))
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        note = panel("noteOk", column(Label(saved, "h3", wrap=True), margins=(12, 10, 12, 12)))
        box.addLayout(column(head, 14, note, 14, where, 4, path, None, margins=(24, 22, 24, 20)), 1)
        box.addWidget(panel("dialogFoot", row(None, close, margins=(24, 14, 24, 14))))
        identify(self, "crashDialog", f"{text('crash.title')}. {saved}")
        fit_height(self, WIDTH)
