"""Measure how long the window halts in each act of a day's work. Prints figures; judges nothing.

A beat of 5 ms in the window's thread tells the longest time in which the window could neither paint nor take a key. The
phones live in another process behind the real adb server, as real ones do. On a machine with other work the clock also
counts what that work took: so the best and the middle of several passes are told, and the best without the time in
which other processes had the thread's processor.

Run alone with `--tell 40` it says where the window's thread was in every halt of 40 ms and more; `--passes N`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QWidget

from auditor import paths
from auditor.app import Options, Workplace
from auditor.practice.making import installed_app
from support import arena, history
from support.adbrig import Rig
from support.heartbeat import Halt, Heartbeat
from ui.app import Application
from ui.session import Session

PASSES, REST = 3, 0.5
OPERATOR, PASSPHRASE = "A. Tremblay", "a long enough passphrase"
SMALL, LARGE = 450, 5_000
EDITION = paths.resources() / "banlist" / "fieldcheck-banlist.json"
LIMIT = 50
PAGES = ("cases", "banlist", "verify", "settings", "help", "report", "case", "comparison")


def phone(name: str, apps: int):
    """A phone with five banned apps and so many in all."""
    plain = arena.five_banned()
    more = [
        installed_app(f"org.example.app{n}", f"App {n % 977} of {n}", 11_000 + n, (0,))
        for n in range(apps - len(plain.apps))
    ]
    return replace(plain, name=name, serial=f"PRACTICE-{name.upper()}", apps=(*plain.apps, *more))


def main() -> None:
    """All passes, each in a process of its own; then the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--passes", type=int, default=PASSES)
    asked.add_argument("--tell", type=float)
    asked.add_argument("--apps", type=int, default=LARGE)
    asked.add_argument("--one", nargs=4)
    given = asked.parse_args()
    if given.one is not None:
        one_pass(*given.one, given.tell)
        return
    with tempfile.TemporaryDirectory() as folder, Rig(phone("small", SMALL), phone("large", given.apps)) as rig:
        home = Path(folder) / "home"
        cases = ",".join(audit.audit_id for audit in history.three_audits(home))
        with Workplace(Options(str(home), None, None)) as place:
            place.signers.create("Northern Works", OPERATOR, PASSPHRASE, place.records, place.clock.now())
        words = [str(rig.server.port), f"{rig.serial('small')},{rig.serial('large')}", cases]
        tell = ["--tell", str(given.tell)] if given.tell else []
        told = [passed(home, Path(folder) / f"pass{n}", words, tell, rig) for n in range(given.passes)]
    show(told)


def passed(home: Path, copy: Path, words: list[str], tell: list[str], rig: Rig) -> dict[str, list[float]]:
    """One pass in a process of its own: what it said."""
    for name in ("small", "large"):
        rig.phone(name).swap(rig.phone(name).blueprint)
        rig.detach(name)
        rig.connect(name)
    shutil.copytree(home, copy)
    command = [sys.executable, __file__, *tell, "--one", str(copy), *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def show(told: list[dict[str, list[float]]]) -> None:
    """The table of all acts."""
    print(f"longest halt of each act in ms, of {len(told)} passes: best and middle by the clock;")
    print("best without waits for a processor; best of the thread's own work")
    for act in told[0]:
        clock, alone, worked = ([one[act][part] for one in told] for part in range(3))
        mark = "  <- over 50 ms" if min(clock) > LIMIT else ""
        print(f"{act:44} {min(clock):6.0f} {median(clock):6.0f} {min(alone):6.0f} {min(worked):6.0f}{mark}")
    for what, part in (("by the clock", 0), ("without waits for a processor", 1)):
        print(f"longest of all {what}: {max(min(one[act][part] for one in told) for act in told[0]):.0f} ms")


def one_pass(home: str, port: str, serials: str, cases: str, tell: float | None) -> None:
    """The journey; prints {act: [clock, alone, worked]}."""
    application = QApplication([])
    running = Application(application, Options(home, f"127.0.0.1:{port}", None), "en")
    running.window.resize(1440, 880)
    day = Day(running, Heartbeat(tell), serials.split(","), cases.split(","))
    day.play()
    running.window.close()
    running.close()
    print(json.dumps({act: astuple(halt) for act, halt in day.halts.items()}))


class Day:
    """A day's work at the window, act by act."""

    def __init__(self, running: Application, heartbeat: Heartbeat, serials: list[str], cases: list[str]) -> None:
        self._running, self._heartbeat = running, heartbeat
        self._serials, self._cases = serials, cases
        self.halts: dict[str, Halt] = {}

    def act(self, name: str, do: Callable[[], object], until: Callable[[], object] | None = None) -> None:
        """Do it, wait until it shows (else: until no work is under way), and note the longest halt."""
        if (window := self._running.window.windowHandle()) is not None:
            QTest.mouseMove(window, QPoint(3, len(self.halts) % 9))  # somebody works here
        self.halts[name] = halt = self._heartbeat.act(do, until or (lambda: not self._running.bridge.jobs), REST)
        sys.stderr.write(f"{name}: {halt.clock:.0f} {halt.alone:.0f} {halt.worked:.0f} ms\n")

    def play(self) -> None:
        """From the start to the last page."""
        running = self._running
        self.act("the window itself appears", running.show, running.window.isVisible)
        self.act("phones appear", int, lambda: running.office.armed and len(running.bridge.phones) == 2)
        self._policies()
        for serial, of in zip(self._serials, ("450 apps", "5,000 apps"), strict=True):
            self._audit(serial, f"{of}: ")
        self._removal()
        self._report()
        self._pages()
        self._looks()

    # ------------------------------------------------------------ a phone
    def _policies(self) -> None:
        self.act("help for a phone", self._running.window.page("phones").empty.help.click, self.dialogs)
        self.act("help for a phone closes", self.close_dialog)
        self.press(f"phone:{self._serials[0]}")
        policies = self._running.window.page("phones").ready.policies
        self.act("all policies", lambda: self.press("morePolicies"), lambda: self.sees("policy:af"))
        self.act("policies: search", lambda: policies.filter.setText("an"))
        self.act("policies: no search", policies.filter.clear)
        self.act("the usual policies", lambda: self.press("morePolicies"))

    def _audit(self, serial: str, of: str) -> None:
        session = self._running.office.sessions.of(serial)
        self.act(f"{of}choose the phone", lambda: self.press(f"phone:{serial}"))
        self.act(f"{of}audit", lambda: self.press("startAudit"), lambda: session.audit and not session.busy)
        view = self._running.window.page("phones").audit
        search = view.filters.search
        for key in ("k", "ka"):
            self.act(f"{of}search {key!r}", lambda key=key: search.setText(key))
        self.act(f"{of}no search", search.clear)
        self.act(f"{of}banned only", lambda: self.press("chip:banned"))
        self.act(f"{of}all", lambda: self.press("chip:all"))
        self.act(f"{of}sort by name", lambda: view._sort_clicked(0))
        self.act(f"{of}select one", lambda: view.table.selectRow(7))
        self.act(f"{of}select all", view.table.selectAll)
        self.act(f"{of}search with all selected", lambda: search.setText("a"))
        self.act(f"{of}no search again", search.clear)
        self.act(f"{of}scroll", view.table.scrollToBottom)

    def _removal(self) -> None:
        view, page = self._running.window.page("phones").audit, self._running.window.page("phones")
        self.act("small phone again", lambda: self.press(f"phone:{self._serials[0]}"))
        self.act("select a banned app", lambda: (self.press("chip:banned"), view.table.selectRow(0)))
        self.act("exception: dialog", lambda: self.press("recordException"), lambda: self.sees("exceptionDialog"))
        self.act("exception: dialog closes", lambda: self.press("exceptionDialogCancel"))
        self.act("removal: dialog", lambda: self.press("removeBanned"), lambda: self.sees("typedWord"))

        def confirm() -> None:
            self.one(QCheckBox, "ownerAgreed").setChecked(True)
            page.dialog.stack.currentWidget().word.setText("REMOVE")
            self.press("confirmRemoval")

        self.act("removal: steps and reading again", confirm, lambda: self.sees("removalDone"))
        self.act("removal: dialog closes", lambda: self.press("closeDialog"))

    # ------------------------------------------------------------ a report
    def _report(self) -> None:
        window, office = self._running.window, self._running.office
        self.act("report: preview", lambda: self.press("exportReport"), lambda: window.page("report").preview.drawn)
        report = window.page("report")
        self.act("report: next page", report.preview.following.click, lambda: report.preview.drawn == 2)
        path = str(office.home / "report.pdf")
        report.file.control.setText(path)
        report.signer.secret.control.setText(PASSPHRASE)
        self.act("report: sign and save", report.save.click, lambda: report.issued)
        self.act("verify a report", lambda: office.go("verify", path), lambda: window.page("verify").preview.drawn)
        large = office.sessions.of(self._serials[1]).audit.audit_id
        self.act("report of 5,000 apps: preview", lambda: office.go("report", large), lambda: report.preview.drawn == 1)
        report.file.control.setText(str(office.home / "large.pdf"))
        report.signer.secret.control.setText(PASSPHRASE)
        self.act("report of 5,000 apps: sign and save", report.save.click, lambda: report.issued)
        verify, path = window.page("verify"), report.issued.path
        self.act("verify a report of 5,000 apps", lambda: office.go("verify", path), lambda: self.is_checked(verify))

    # ------------------------------------------------------------ the other pages
    def _pages(self) -> None:
        office, page = self._running.office, self._running.window.page
        cases = self._cases
        self.act("cases", lambda: office.go("cases"), lambda: page("cases").model.rows)
        self.act("cases: search", lambda: page("cases").words.setText("manager"))
        self.act("case", lambda: office.go("case", cases[1]), lambda: page("case").file)
        self.act("judge again: dialog", lambda: self.press("judgeAgain"), self.dialogs)
        self.act("judge again: dialog closes", self.close_dialog)
        session = office.sessions.of(self._serials[1])
        large = session.audit.audit_id
        self.act("case of 5,000 apps", lambda: office.go("case", large), lambda: page("case").file)
        pair = (cases[0], cases[1])
        self.act("comparison", lambda: office.go("comparison", pair), lambda: page("comparison").compared)
        self.act("phone of 5,000 apps", lambda: self.press(f"phone:{self._serials[1]}"))
        self.act("5,000 apps: audit again", lambda: self.press("auditAgain"), lambda: self.is_new(session, large))
        pair = (large, session.audit.audit_id)
        self.act("comparison of 5,000", lambda: office.go("comparison", pair), lambda: page("comparison").compared)
        self.act("ban list", lambda: office.go("banlist"))
        self.act("ban list: search", lambda: page("banlist").words.setText("tik"))
        self.act("ban list: no search", page("banlist").words.clear)
        self.act("ban list: an app", lambda: page("banlist").table.choose(0))
        self.act("ban list: import, changes", lambda: page("banlist").check(EDITION), self.can_proceed)
        self.act("ban list: import, taken", self.proceed, lambda: not self.dialogs() and not office.bridge.jobs)
        self.act("settings", lambda: office.go("settings"))
        self.act("settings: add an identity", page("settings").identities._add, self.dialogs)
        self.act("settings: dialog closes", self.close_dialog)
        self.act("help", lambda: office.go("help"))

    def _looks(self) -> None:
        """With every page made, as at the end of a long day."""
        office, serials = self._running.office, self._serials
        self.act("the other language, on help", lambda: office.speak("fr"))
        self.act("phone of 5,000 apps, now in French", lambda: self.press(f"phone:{serials[1]}"))
        self.act("the other language, 5,000 apps", lambda: office.speak("en"))
        self.act("the other colours, 5,000 apps", lambda: office.dress("dark"))
        for key in PAGES:
            argument = {"case": self._cases[1], "report": self._cases[1], "comparison": tuple(self._cases[:2])}.get(key)
            self.act(f"{key}, now dark", lambda key=key, argument=argument: office.go(key, argument))
        self.act("the other colours, comparison", lambda: office.dress("light"))
        self.act("the other language, comparison", lambda: office.speak("fr"))
        self.act("phone of 450 apps", lambda: self.press(f"phone:{serials[0]}"))
        self.act("a smaller window", lambda: self._running.window.resize(800, 600))
        self.act("a small window", lambda: self._running.window.resize(500, 500))

    # ------------------------------------------------------------ parts of the window
    def is_checked(self, verify: QWidget) -> bool:
        """Whether a page shows what came of a check, drawn."""
        return not self._running.bridge.jobs and verify.preview.drawn == 1

    def is_new(self, session: Session, before: str) -> bool:
        """Whether a phone was audited anew."""
        return session.audit is not None and session.audit.audit_id != before and not session.busy

    def one(self, kind: type[QWidget], identifier: str) -> QWidget:
        """The visible part of this name."""
        (found,) = (w for w in self._running.window.findChildren(kind)
                    if w.accessibleIdentifier() == identifier and w.isVisible())  # fmt: skip
        return found

    def sees(self, identifier: str) -> bool:
        """Whether a part of this name is visible."""
        parts = self._running.window.findChildren(QWidget)
        return any(w.accessibleIdentifier() == identifier and w.isVisible() for w in parts)

    def press(self, identifier: str) -> None:
        """Press a button."""
        self.one(QPushButton, identifier).click()

    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open."""
        return [one for one in self._running.window.findChildren(QDialog) if one.isVisible()]

    def can_proceed(self) -> bool:
        """Whether the open dialog could do what it is for."""
        return any(one.proceed.isEnabled() for one in self.dialogs())

    def close_dialog(self) -> None:
        """Close the open dialog."""
        self.dialogs()[0].reject()

    def proceed(self) -> None:
        """Let the open dialog do it."""
        self.dialogs()[0].proceed.click()


if __name__ == "__main__":
    sys.exit(main())
