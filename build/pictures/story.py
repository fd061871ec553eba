"""The window's story for the pictures: from no phone to a removal, in one process at one scale."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from story_pages import play_pages

from auditor.errors import OutputError
from auditor.model.options import Options
from auditor.practice.auth import Consent
from auditor.practice.faults import Delay, Drop, Fault, Hang
from auditor.practice.phone import Link
from support.adbrig import Rig
from ui.app import Application
from ui.closing import ClosingDialog
from ui.crash import CrashDialog
from ui.dialogs.phone_help import PhoneHelp
from ui.pages import PAGES

SIZE, NARROW = (1440, 880), (700, 620)
PATIENCE = 60.0
OPERATOR = "A. Tremblay"
PHONES = ("manager", "courier", "analyst")


class Story:
    """The window over practice phones, taken from state to state."""

    def __init__(self, scale: str, out: Path) -> None:
        """scale: as named in the files; Qt was told of it by the environment. out: where the pictures go."""
        self.scale, self.out = scale, out
        self.application = QApplication([])

    def play(self) -> int:
        """Play everything and return 0."""
        with tempfile.TemporaryDirectory() as folder, Rig(*PHONES, connect=False) as rig:
            options = Options(str(Path(folder) / "home"), f"127.0.0.1:{rig.server.port}", None)
            self.rig = rig
            self.running = Application(self.application, options, "en")
            self.office, self.window = self.running.office, self.running.window
            self.window.resize(*SIZE)
            self.running.show()
            try:
                self.before()
                self.audit()
                self.removal()
                play_pages(self, Path(folder))
                self.others()
            finally:
                self.running.close()
        return 0

    # ------------------------------------------------------------ scenes
    def before(self) -> None:
        """No phone, help, a phone that waits, one that is ready."""
        self.until(lambda: self.office.armed is not None and self.office.bridge.nothing is not None)
        self.take("empty")
        self.take_made("help", lambda: PhoneHelp(self.window, self.office))
        self.rig.phone("courier").set_connection_state(Link.READY, Consent.LATER)
        self.rig.attach("courier")
        self.until(lambda: len(self.office.bridge.phones) == 1)
        self.pause(0.5)
        self.take("waiting")
        self.rig.phone("courier").allow()
        self.rig.connect("manager")
        self.rig.connect("analyst")
        self.until(lambda: len([p for p in self.office.bridge.phones if p.state.value == "ready"]) == len(PHONES))
        self.office.go("phones", self.rig.serial("manager"))
        self.phones.ready.operator.setText(OPERATOR)
        self.take("ready")
        self.phones.ready.policies.more.setChecked(True)
        self.take("ready-policies")
        self.phones.ready.policies.more.setChecked(False)

    def audit(self) -> None:
        """Under way, stopped, found, filtered, several chosen, gaps, compliant."""
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
        self.take("app")
        self.view.detail.area.verticalScrollBar().setValue(430)
        self.take("app-below")
        self.view.filters.search.setText("nothing is called so")
        self.take("no-match")
        self.view.filters.search.clear()
        self.rig.phone("analyst").set_fault(Fault("dumpsys package", Drop(40_000, connection=False)))
        self.audit_of("analyst")
        self.take("gaps")
        self.audit_of("courier")
        self.view.select_first()
        self.take("compliant")

    def removal(self) -> None:
        """The plan, its steps, what came of them, an app brought back, narrow windows."""
        self.office.go("phones", self.rig.serial("manager"))
        self.view.verdict.remove.click()
        page = self.page_with("go")
        self.take("several")
        page.agreed.setChecked(True)
        page.word.setText(page.word.placeholderText())
        self.take_now("confirm")
        page.word.setText(self.office.text("removal.word"))
        page.go.click()
        self.pause(0.2)
        self.take_now("removing")
        self.page_with("headline")
        self.take_now("removed")
        self.phones.dialog.accept()
        self.take("after-removal")
        self.window.resize(*NARROW)
        self.take("narrow")
        self.view.enter_detail()
        self.take("narrow-app")
        self.view.leave_detail()
        self.window.resize(*SIZE)

    def others(self) -> None:
        """Every other page, closing, a crash, an error."""
        case = self.session("manager").audit.audit_id
        for page in PAGES:
            if page.key != "phones" and page.listed:
                self.office.go(page.key)
                self.pause(1.5)
                self.take(f"page-{page.key}")
        for key in ("case", "report"):
            if key in self.office.pages:
                self.office.go(key, case)
                self.pause(2.5)
                self.take(f"page-{key}")
        self.office.go("phones", self.rig.serial("manager"))
        self.take_made("closing", lambda: ClosingDialog(self.window, self.office))
        log = Path("records") / "crashes" / "crash-20261124-093000.txt"
        self.take_made("crash", lambda: CrashDialog(self.window, self.office, log))
        why = OutputError("The settings cannot be kept", "the disk is full", "Make room and try again")
        self.office.fail(why)
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

    def until(self, true: Callable[[], bool]) -> None:
        """Let the window live until something holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not true():
            self.application.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to the next state")

    def pause(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.005)

    def take(self, state: str) -> None:
        """Photograph the window in every language and theme."""
        for language, scheme in self.looks():
            self.save(self.window, state, language, scheme)

    def take_made(self, state: str, make: Callable[[], object]) -> None:
        """Photograph a dialog that is made anew for every language and theme."""
        for language, scheme in self.looks():
            dialog = make()
            dialog.open()
            self.pause(0.1)
            self.save(dialog, state, language, scheme)
            dialog.close()

    def take_now(self, state: str) -> None:
        """Photograph the open removal dialog as it is: its language is that in which it was opened."""
        for scheme in ("light", "dark"):
            self.office.theme.apply(scheme)
            self.pause(0.05)
            self.save(self.phones.dialog, state, "en", scheme)

    def looks(self):  # noqa: ANN201
        """Every language and theme, the usual one last."""
        for language in ("fr", "en"):
            self.office.speak(language, remember=False)
            for scheme in ("dark", "light"):
                self.office.theme.apply(scheme)
                self.pause(0.1)
                yield language, scheme

    def save(self, widget, state: str, language: str, scheme: str) -> None:  # noqa: ANN001
        """Write one picture. Raises OSError if that is not possible."""
        path = self.out / f"{state}-{language}-{scheme}-{self.scale}x.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")


if __name__ == "__main__":
    sys.exit(Story(sys.argv[1], Path(sys.argv[2])).play())
