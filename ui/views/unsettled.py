"""Above every page: removal steps that an earlier sitting began and never judged, and the way to state the outcome."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from auditor.errors import AuditorError
from auditor.model.device import ConnectionState
from ui.flow import flowing
from ui.later import later
from ui.layout import column, panel, row
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.widgets import Button, Glyph, Label, identify

if TYPE_CHECKING:
    from auditor.app import Workplace
    from auditor.model.custody import CaseSummary
    from ui.bridge import Control
    from ui.session import Standing

CASE = "case"
WAIT_MS = 300
"""So long after a phone's work has ended the records are looked at."""

_away_dialog = later("dialogs.away", "AwayDialog")


class UnsettledBar(View):
    """Speaks of the newest such case; the others follow when its steps are settled. Hidden while there is none."""

    def __init__(self, office: Office) -> None:
        """Look at the records once the window stands, and whenever work with a phone has ended."""
        super().__init__(office)
        self._cases: tuple[CaseSummary, ...] = ()
        self._title, self._words = Label("", "warnh", wrap=True), Label("", wrap=True)
        theme = office.theme
        self.settle = Button(theme, "settleCase", "scan-line")
        self.show_case = Button(theme, "showUnsettled", "eye")
        self.away = Button(theme, "settleAway", kind="link")
        frame = panel("noteWarn", row(
            column(Glyph(theme, "triangle-alert", "warn", 18), None), 12,
            column(self._title, 3, self._words, 8, flowing(self.settle, self.show_case, self.away)),
            margins=(14, 12, 14, 12), grow=2,
        ))  # fmt: skip
        self._frame = frame
        self.setLayout(column(frame, margins=(24, 12, 24, 0)))
        self.settle.clicked.connect(self._settle)
        self.show_case.clicked.connect(self._go)
        self.away.clicked.connect(self._ask_about_away)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._read)
        office.sessions.changed.connect(self._timer.start)
        office.listed.connect(self._timer.start)
        office.bridge.phones_changed.connect(self._show)
        self.hide()

    # ------------------------------------------------------------ what is open
    def _read(self) -> None:
        """While this window works on a phone, its steps are under way and no leftovers.

        Not before the ban list was read, which loads what the records need too: nothing else is in a hurry then.
        """
        office = self.office
        started = office.armed is not None or office.list_trouble is not None
        if not started or any(session.busy for session in office.sessions.lasting()):
            return

        def work(place: "Workplace", _control: "Control") -> "tuple[CaseSummary, ...]":
            return tuple(case for case in place.records.cases() if case.open_intents and case.verdict is not None)

        job = self.office.bridge.start(work)
        job.done.connect(self._arrived)

    def _arrived(self, cases: "tuple[CaseSummary, ...]") -> None:
        news = cases[:1] != self._cases[:1]
        self._cases = cases
        self._show()
        if news and cases:
            self.office.tell(self._title.text())

    def retranslate(self) -> None:
        """Put every sentence anew."""
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._cases))
        if not self._cases:
            return
        text, case = self.text, self._cases[0]
        here = self._is_here(case)
        self._title.setText(text("unsettled.title", n=case.open_intents))
        phone, serial = shown(case.phone or case.serial, 60), shown(case.serial, 60)
        what = text("unsettled.case", case=case.case_id, phone=phone, serial=serial)
        others = text("unsettled.others", n=len(self._cases) - 1) if len(self._cases) > 1 else ""
        how = text("unsettled.here" if here else "unsettled.plug")
        self._words.setText(" ".join(part for part in (what, how, others) if part))
        self.settle.say(text("unsettled.settle"), description=how)
        self.settle.setEnabled(here)
        self.show_case.say(text("unsettled.show"))
        self.away.say(text("unsettled.away"))
        identify(self._frame, "unsettled", f"{self._title.text()}. {self._words.text()}")

    def _is_here(self, case: "CaseSummary") -> bool:
        phones = {phone.serial: phone.state for phone in self.office.bridge.phones}
        return phones.get(case.serial) is ConnectionState.READY

    # ------------------------------------------------------------ stating it
    def _settle(self) -> None:
        case = self._cases[0]
        session = self.office.sessions.of(case.serial)
        job = session.settle(case.case_id)
        if job is not None:
            self.settle.setEnabled(False)
            self._words.setText(self.text("unsettled.reading"))
            job.done.connect(self._settled)
            job.failed.connect(self._failed)

    def _settled(self, standing: "Standing") -> None:
        case = self._cases[0]
        self.office.sessions.of(case.serial).take(standing)
        verdict = self.text(f"verdict.{standing.audit.present_verdict.name}")
        self.office.tell(self.text("unsettled.done", case=standing.audit.audit_id, verdict=verdict))
        self.office.go(CASE, standing.audit.audit_id)
        self._read()

    def _failed(self, error: AuditorError) -> None:
        self._show()
        self.office.fail(error)

    def _go(self) -> None:
        self.office.go(CASE, self._cases[0].case_id)

    def _ask_about_away(self) -> None:
        dialog = _away_dialog(self.office, self, self._cases[0])
        dialog.stated.connect(self._read)
        dialog.open()
