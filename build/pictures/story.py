"""The window's story for the pictures: from no phone to a removal, in one process at one scale."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from stage import LANGUAGES, SIZE, Stage
from story_pages import play_pages

from auditor.model.options import Options
from auditor.practice.auth import Consent
from auditor.practice.faults import Delay, Drop, Fault, Hang
from auditor.practice.people import blueprint_of
from auditor.practice.phone import Link
from support.adbrig import Rig
from ui.app import Application
from ui.closing import ClosingDialog
from ui.crash import CrashDialog
from ui.dialogs.phone_help import PhoneHelp

NARROW = (700, 620)
OPERATOR = "A. Tremblay"
PHONES = ("manager", "courier", "analyst")


class Story(Stage):
    """The window over practice phones, taken from state to state."""

    def play(self) -> int:
        """Play everything and return 0."""
        with tempfile.TemporaryDirectory() as folder, Rig(*PHONES, connect=False) as rig:
            options = Options(str(Path(folder) / "home"), f"127.0.0.1:{rig.server.port}", None)
            self.rig, self.folder = rig, Path(folder)
            self.running = Application(self.application, options, "en")
            self.office, self.window = self.running.office, self.running.window
            self.window.resize(*SIZE)
            self.running.show()
            try:
                self.before()
                self.audit()
                self.others_audited()
                self.removal()
                play_pages(self, self.folder)
                self.ends()
            finally:
                self.running.close()
        return 0

    # ------------------------------------------------------------ scenes
    def before(self) -> None:
        """No phone, help, a phone that waits, one with a locked profile, one that is ready."""
        self.until(lambda: self.office.armed is not None and self.office.bridge.nothing is not None)
        self.take("empty", manual="connect")
        self.take_made("help", lambda: PhoneHelp(self.window, self.office))
        self.rig.phone("courier").set_connection_state(Link.READY, Consent.LATER)
        self.rig.attach("courier")
        self.until(lambda: len(self.office.bridge.phones) == 1)
        self.take("waiting")
        self.rig.phone("courier").allow()
        self.rig.connect("manager")
        self.rig.connect("analyst")
        self.until(lambda: len(self.office.bridge.locked) == len(PHONES))
        self.office.go("phones", self.rig.serial("analyst"))
        self.phones.ready.operator.setText(OPERATOR)
        self.take("locked")
        self.office.go("phones", self.rig.serial("manager"))
        self.take("ready")
        self.phones.ready.policies.more.setChecked(True)
        self.take("ready-policies")
        self.phones.ready.policies.more.setChecked(False)

    def audit(self) -> None:
        """Under way, stopped, found, filtered."""
        phone = self.rig.phone("manager")
        phone.set_fault(Fault("dumpsys package", Hang(2000)))
        self.phones.ready.start.click()
        self.until(lambda: self.session("manager").progress is not None)
        self.pause(0.3)
        self.take("scanning")
        self.session("manager").cancel()
        self.until(lambda: not self.session("manager").busy)
        self.take("stopped")
        phone.clear_faults()
        phone.set_fault(Fault("base.apk", Delay(0.4)))
        self.phones.ready.start.click()
        self.until(lambda: self.session("manager").seen is not None)
        self.pause(0.5)
        self.take("scanning-apps")
        phone.clear_faults()
        self.until(lambda: not self.session("manager").busy)
        self.view.select_first()
        self.take("audited")
        self.choose("com.tencent.mm")
        self.take("app", manual="audit", ready=self.view.table.scrollToTop)
        for language in LANGUAGES:
            self.office.speak(language, remember=False)
            self.view.table.scrollToTop()
            self.pause(0.2)
            self.save_manual(self.window, "window", language)
        self.take("app-below", ready=lambda: self.view.detail.area.verticalScrollBar().setValue(430))
        self.view.filters.search.setText("nothing is called so")
        self.take("no-match")
        self.view.filters.search.clear()

    def others_audited(self) -> None:
        """A phone of which something could not be read, and one without any finding."""
        self.rig.phone("analyst").set_fault(Fault("dumpsys package", Drop(40_000, connection=False)))
        self.audit_of("analyst")
        self.take("gaps")
        self.audit_of("courier")
        self.view.select_first()
        self.take("compliant")

    def removal(self) -> None:
        """The plan, its steps, what came of them, in each language; then narrow windows."""
        for language in LANGUAGES:
            self.office.speak(language, remember=False)
            self.office.go("phones", self.rig.serial("manager"))
            self._remove(language)
            if language != LANGUAGES[-1]:
                self.as_at_first("manager")
                self.phones.audit.again.click()
                self.until(lambda: not self.session("manager").busy)
        self.take("after-removal")
        self.window.resize(*NARROW)
        self.take("narrow")
        self.view.enter_detail()
        self.take("narrow-app", ready=self.view.enter_detail)
        self.view.leave_detail()
        self.window.resize(*SIZE)

    def _remove(self, language: str) -> None:
        self.view.verdict.remove.click()
        page = self.page_with("go")
        if language == LANGUAGES[-1]:
            self.take("several")
        page.agreed.setChecked(True)
        page.word.setText(self.office.text("removal.word"))
        self.take_now(self.phones.dialog, "confirm", language, manual="removal")
        page.go.click()
        self.pause(0.2)
        self.take_now(self.phones.dialog, "removing", language)
        self.page_with("headline")
        self.take_now(self.phones.dialog, "removed", language, manual="receipts")
        self.phones.dialog.accept()

    def ends(self) -> None:
        """Closing while something is under way, a crash, and something that could not be done."""
        self.office.go("phones", self.rig.serial("manager"))
        self.take_made("closing", lambda: ClosingDialog(self.window, self.office))
        log = Path("records") / "crashes" / "crash-20261124-093000.txt"
        self.take_made("crash", lambda: CrashDialog(self.window, self.office, log))
        settings = self.office.home / "settings.json"
        settings.unlink(missing_ok=True)
        settings.mkdir()
        self.office.keep(replace(self.office.settings, operator=OPERATOR))
        self.take("error")

    # ------------------------------------------------------------ helpers
    @property
    def phones(self):  # noqa: ANN201
        """The page of the phones."""
        return self.window.page("phones")

    @property
    def view(self):  # noqa: ANN201
        """The part that shows an audit."""
        return self.phones.audit

    def session(self, name: str):  # noqa: ANN201
        """The sitting with a phone."""
        return self.office.sessions.of(self.rig.serial(name))

    def audit_of(self, name: str) -> None:
        """Audit another phone with the choice made before."""
        self.office.go("phones", self.rig.serial(name))
        self.phones.ready.start.click()
        self.until(lambda: not self.session(name).busy)

    def choose(self, name: str) -> None:
        """Select one app."""
        place = self.view.model.place_of(name)
        if place is not None:
            self.view.table.selectRow(place)

    def page_with(self, attribute: str):  # noqa: ANN201
        """The page of the removal dialog that has this part, once it is there."""
        dialog = self.phones.dialog
        self.until(lambda: hasattr(dialog.stack.currentWidget(), attribute))
        self.pause(0.2)
        return dialog.stack.currentWidget()

    def as_at_first(self, name: str) -> None:
        """Put a practice phone back as it was, on the same cable."""
        phone = self.rig.phone(name)
        phone.swap(replace(phone.blueprint, apps=blueprint_of(name).apps))
        self.rig.connect(name)
        self.until(lambda: self.rig.serial(name) in self.office.bridge.locked)


if __name__ == "__main__":
    sys.exit(Story(sys.argv[1], Path(sys.argv[2])).play())
