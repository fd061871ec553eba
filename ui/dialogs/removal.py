"""The removal of apps: the plan to confirm, its steps as they run, and what the phone shows afterwards."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from auditor.errors import AuditorError
from auditor.model.removal import SystemChoice
from auditor.workflow.removal import Prepared
from ui.dialogs.removal_done import DonePage
from ui.dialogs.removal_pages import ConfirmPage, DialogPage, RunningPage, WaitPage
from ui.dialogs.steps import Names
from ui.dress import dress
from ui.layout import room_for
from ui.office import Office
from ui.session import Session, Standing
from ui.text import shown
from ui.turns import SOON_MS
from ui.widgets import identify

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 560, 240, 760


class RemovalDialog(QDialog):
    """Goes through four pages: recognising, confirming, running, done. Changes nothing before it was confirmed."""

    shown_result = Signal()

    def __init__(
        self, parent: QWidget, office: Office, session: Session, names: tuple[str, ...], *, back: bool = False
    ) -> None:
        """names: the package names to remove, as the window showed them selected; back: to bring them back instead."""
        super().__init__(parent)
        self._office, self._session, self._names = office, session, names
        self._prepared: Prepared | None = None
        self._running = False
        self._back = back
        self.setModal(True)
        self.stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        audit = session.audit
        self._phone = shown(audit.device.title, 60) if audit else session.serial
        identify(self, "removalDialog", office.text("detail.remove"))
        self.setWindowTitle(office.text("detail.remove").rstrip("…"))
        dress(office, self)
        self.prepare(SystemChoice.LEAVE)

    # ------------------------------------------------------------ pages
    def prepare(self, system: SystemChoice) -> None:
        """Recognise the phone and lay down the plan, with this choice for preinstalled apps."""
        page = WaitPage(self._office)
        page.closing.connect(self.reject)
        self._show(page)
        session = self._session
        job = session.prepare_return(self._names) if self._back else session.prepare(self._names, system)
        if job is None:
            self.reject()
            return
        self._system = system
        job.done.connect(self._confirm)
        job.failed.connect(page.show_error)

    def _confirm(self, prepared: object) -> None:
        self._prepared = cast("Prepared", prepared)
        page = ConfirmPage(
            self._office, self._phone, self._prepared, self._name_book(), None if self._back else self._system
        )
        page.closing.connect(self.reject)
        page.confirmed.connect(self._run)
        page.system_chosen.connect(self.prepare)
        self._show(page)

    def _run(self, statement: str) -> None:
        prepared = self._prepared
        job = None if prepared is None else self._session.carry_out(prepared, statement)
        if prepared is None or job is None:
            return
        self._running = True
        page = RunningPage(self._office, self._phone, prepared.plan, self._name_book())
        page.stopping.connect(self._session.cancel)
        page.steps.show_running(0)
        self._show(page)
        job.progressed.connect(page.show_progress)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self.accept)

    def _done(self, standing: object) -> None:
        told = cast("Standing", standing)
        self._session.take(told)
        # Each in a turn of its own, as all together would be felt: the page behind, this dialog, what is selected.
        QTimer.singleShot(SOON_MS, self, lambda: self._tell(told))

    def _tell(self, told: Standing) -> None:
        self._running = False
        page = DonePage(self._office, self._phone, told, self._name_book(), self._prepared)
        page.closing.connect(self.accept)
        self._show(page)
        self._office.tell(page.headline)
        QTimer.singleShot(3 * SOON_MS, self, self.shown_result.emit)

    def _failed(self, error: object) -> None:
        self._running = False
        page = WaitPage(self._office)
        page.show_error(cast("AuditorError", error))
        page.closing.connect(self.accept)
        self._show(page)

    def _name_book(self) -> Names:
        seen = self._session.seen
        if seen is None:
            raise RuntimeError("a removal without an audit")
        return Names(self._office, seen)

    def _show(self, page: DialogPage) -> None:
        """Make a page part of the dialog and then the one that is seen, each in a turn: at once it would be felt."""
        if self.stack.count() == 0:
            self.stack.addWidget(page)
            self._turn_to(page)
        else:
            QTimer.singleShot(SOON_MS, self, partial(self._take_in, page))

    def _take_in(self, page: DialogPage) -> None:
        self.stack.addWidget(page)
        QTimer.singleShot(SOON_MS, self, partial(self._turn_to, page))

    def _turn_to(self, page: DialogPage) -> None:
        old = self.stack.currentWidget()
        self.stack.setCurrentWidget(page)
        if old is not None and old is not page:
            self.stack.removeWidget(old)
            old.deleteLater()
        room = room_for(self, WIDTH)
        wanted = max(page.height_for(room.width()), LEAST_HEIGHT)
        self.setFixedSize(room.width(), min(wanted, MOST_HEIGHT, room.height()))
        page.setFocus()

    # ------------------------------------------------------------ leaving
    def reject(self) -> None:
        """While steps run, leaving only asks to stop before the next one: what was begun is always judged."""
        if self._running:
            self._session.cancel()
            return
        self._session.cancel()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses no button by accident: it works only on the one that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As reject()."""
        if self._running:
            self._session.cancel()
            event.ignore()
            return
        super().closeEvent(event)
