"""The page of the phones: how to connect one, what one waits for, and the audit of one that is ready."""

from PySide6.QtWidgets import QStackedWidget

from auditor.model.device import AttachedPhone
from ui.office import Office
from ui.views.base import View
from ui.views.empty import EmptyView
from ui.views.waiting import WaitingView
from ui.widgets import column


class PhonesView(View):
    """Shows the phone that was chosen in the side bar, or how to connect one."""

    def __init__(self, office: Office) -> None:
        """Begin without a phone."""
        super().__init__(office)
        self._serial: str | None = None
        self.empty = EmptyView(office)
        self.waiting = WaitingView(office)
        self._stack = QStackedWidget()
        for view in (self.empty, self.waiting):
            self._stack.addWidget(view)
        self.setLayout(column(self._stack))
        office.bridge.phones_changed.connect(self._show_phone)
        self.retranslate()

    def open(self, argument: object) -> None:
        """argument: the serial of the phone to show, or None."""
        if isinstance(argument, str):
            self._serial = argument
        self._show_phone()

    def retranslate(self) -> None:
        """The parts do it themselves."""

    def _phone(self) -> AttachedPhone | None:
        return next((phone for phone in self.office.bridge.phones if phone.serial == self._serial), None)

    def _show_phone(self) -> None:
        phone = self._phone()
        if phone is None:
            self._stack.setCurrentWidget(self.empty)
            return
        self.waiting.show_phone(phone)
        self._stack.setCurrentWidget(self.waiting)
