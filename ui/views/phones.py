"""The page of the phones: how to connect one, what one waits for, and the audit of one that is ready."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from auditor.model.device import AttachedPhone, ConnectionState
from ui.dress import dress
from ui.later import later
from ui.layout import column
from ui.office import Office
from ui.session import Session, Stage
from ui.views.base import View
from ui.views.empty import EmptyView

if TYPE_CHECKING:
    from ui.dialogs.removal import RemovalDialog
    from ui.models.app_rows import AppRow
    from ui.views.audit import AuditView
    from ui.views.ready import ReadyView
    from ui.views.waiting import WaitingView

_removal_dialog = later("dialogs.removal", "RemovalDialog")
_exception_dialog = later("dialogs.exception", "ExceptionDialog")


class PhonesView(View):
    """Shows the phone that was chosen in the side bar, or how to connect one."""

    def __init__(self, office: Office) -> None:
        """Begin without a phone."""
        super().__init__(office)
        self._serial: str | None = None
        self.dialog: RemovalDialog | None = None
        self._stack = QStackedWidget()
        self.empty = EmptyView(office)
        self._add(self.empty)
        self.setLayout(column(self._stack))
        office.bridge.phones_changed.connect(self._show_phone)
        office.sessions.changed.connect(self._show_phone)
        self._show_phone()

    # ------------------------------------------------------------ parts, made when they are first needed
    @cached_property
    def waiting(self) -> "WaitingView":
        """The part for a phone that cannot be read yet."""
        return cast("WaitingView", self._add(later("views.waiting", "WaitingView")(self.office)))

    @cached_property
    def ready(self) -> "ReadyView":
        """The part for a phone that can be audited. What comes after it is made while somebody reads it."""
        self.office.turns.give(self, lambda: self.audit)
        return cast("ReadyView", self._add(later("views.ready", "ReadyView")(self.office)))

    @cached_property
    def audit(self) -> "AuditView":
        """The part for an audit, under way or ended."""
        view = cast("AuditView", self._add(later("views.audit", "AuditView")(self.office)))
        view.again_wanted.connect(self._again)
        view.removal_wanted.connect(self._remove)
        view.return_wanted.connect(self._bring_back)
        view.exception_wanted.connect(self._except)
        return view

    def make_ahead(self) -> None:
        """Make what an attached phone needs."""
        self.office.turns.give(self, lambda: self.ready)

    def _add(self, view: View) -> View:
        self._stack.addWidget(view)
        dress(self.office, *view.parts(), large=True)
        return view

    # ------------------------------------------------------------ which is shown

    def open(self, argument: object) -> None:
        """argument: the serial of the phone to show, or None."""
        if isinstance(argument, str):
            self._serial = argument
        self._show_phone()

    def retranslate(self) -> None:
        """The parts do it themselves."""

    def parts(self) -> tuple[QWidget, ...]:
        """The parts have their look when they are made."""
        return ()

    @property
    def serial(self) -> str | None:
        """The phone that is shown."""
        return self._serial

    def focus_first(self) -> None:
        """The part that is shown knows."""
        part = self._stack.currentWidget()
        if isinstance(part, View):
            part.focus_first()

    def _show_phone(self) -> None:
        phone, session = self._find()
        if session is not None and session.stage is not Stage.READY:
            self.audit.show_session(session)
            self._switch(self.audit)
        elif phone is not None and phone.state is not ConnectionState.READY:
            self.waiting.show_phone(phone)
            self._switch(self.waiting)
        elif session is not None and (phone is not None or session.trouble is not None):
            self.ready.show_phone(phone, session)
            self._switch(self.ready)
        else:
            self._switch(self.empty)

    def _find(self) -> tuple[AttachedPhone | None, Session | None]:
        """The phone to show: the one chosen, else the first that is attached."""
        phones = self.office.bridge.phones
        phone = next((phone for phone in phones if phone.serial == self._serial), None)
        known = {session.serial for session in self.office.sessions.lasting()}
        if phone is None and self._serial not in known and phones:
            phone = phones[0]
            self._serial = phone.serial
            if self.isVisible():
                # Who reads another page is not taken away from it because a phone was plugged in.
                self.office.go("phones", phone.serial)
        if self._serial is None or (phone is None and self._serial not in known):
            return None, None
        return phone, self.office.sessions.of(self._serial)

    def _switch(self, view: View) -> None:
        if self._stack.currentWidget() is not view:
            holder = QApplication.focusWidget()
            had_focus = holder is None or self._stack.isAncestorOf(holder)
            self._stack.setCurrentWidget(view)
            if had_focus and self.isVisible():
                view.focus_first()

    # ------------------------------------------------------------ actions
    def _idle(self) -> Session | None:
        """The audited phone that is shown, if nothing is under way with it and no dialog is open.

        A screen reader can press what lies behind a dialog.
        """
        if QApplication.activeModalWidget() is not None:
            return None
        session = self.office.sessions.of(self._serial) if self._serial else None
        return session if session is not None and session.audit is not None and not session.busy else None

    def _remove(self, names: tuple[str, ...]) -> None:
        """Open the removal of these apps. The names come from what the audit's page shows selected."""
        self._open_removal(names, back=False)

    def _bring_back(self, names: tuple[str, ...]) -> None:
        """Open the return of these apps, which were removed in this case."""
        self._open_removal(names, back=True)

    def _open_removal(self, names: tuple[str, ...], *, back: bool) -> None:
        session = self._idle()
        if session is not None:
            self.dialog = cast("RemovalDialog", _removal_dialog(self, self.office, session, names, back=back))
            self.dialog.shown_result.connect(self.audit.show_removed)
            self.dialog.open()

    def _except(self, targets: "tuple[AppRow, ...]") -> None:
        """Record an exception for the one app that is shown."""
        session = self._idle()
        if session is not None and session.audit is not None:
            dialog = _exception_dialog(self.office, self, session.audit.audit_id, targets[0].findings[0])
            dialog.recorded.connect(session.take_audit)
            dialog.open()

    def _again(self) -> None:
        session = self.office.sessions.of(self._serial) if self._serial else None
        if session is not None and self.office.sessions.choice is not None:
            session.begin_audit(self.office.sessions.choice)
