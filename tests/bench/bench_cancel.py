"""Measure how soon work stops that an operator stops, or whose window is closed. Prints figures; judges nothing.

Real workflow, real adb server, practice phones in this process. Seconds from the wish to stop until the window shows
that nothing is under way any more.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from auditor.app import Options
from auditor.model.removal import SystemChoice
from auditor.practice.faults import Delay, Fault, Hang
from auditor.practice.people import blueprint_of
from support.adbrig import Rig
from support.arena import five_banned
from support.heartbeat import Heartbeat
from ui.app import Application
from ui.session import Choice, Session

RUNS, PATIENCE = 7, 60.0
ASKED = ("pm list users", "dumpsys package", "pm list packages")
CHOICE = Choice("A. Tremblay", ("ca-gc",))


def main() -> None:
    """All of them, each several times."""
    application = QApplication([])
    for question in ASKED:
        say(f"an audit whose `{question}` never ends", [waiting(application, question) for _ in range(RUNS)])
    for files in (1, 100, 300):
        say(f"an audit of 450 apps, {files} files read", [reading(application, files) for _ in range(RUNS)])
    say("a window closed during an audit", [closing(application) for _ in range(RUNS)])
    say("a removal: its step of 1 s and the reading are ended first", [removing(application)])


class Desk:
    """A window with one phone."""

    def __init__(self, application: QApplication, home: str, rig: Rig, name: str) -> None:
        self.running = Application(application, Options(home, f"127.0.0.1:{rig.server.port}", None), "en")
        self.phone, self.serial = rig.phone(name), rig.serial(name)
        self._life = Heartbeat()
        self.running.show()
        self.until(lambda: self.running.office.armed and self.running.bridge.phones)

    @property
    def session(self) -> Session:
        """The sitting with the phone."""
        return self.running.office.sessions.of(self.serial)

    def until(self, true: Callable[[], object]) -> float:
        """Wait until it is so; the seconds that it took."""
        begun = time.perf_counter()
        while not true():
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError("what was waited for did not come")
            self._life.turn(0.002)
        return time.perf_counter() - begun

    def asked(self, question: str) -> bool:
        """Whether the phone was asked this."""
        return any(question in call for call in self.phone.calls)

    def files_read(self) -> int:
        """How many of the apps' files were read."""
        progress = self.session.progress
        return progress.done if progress is not None and "files" in progress.doing else 0

    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self.session.busy and not self.running.bridge.jobs


@contextmanager
def desk(application: QApplication, name: str) -> Iterator[Desk]:
    """A window with a phone that is being looked at."""
    blueprint = five_banned() if name == "five" else blueprint_of(name)
    with tempfile.TemporaryDirectory() as folder, Rig(blueprint) as rig:
        made = Desk(application, str(Path(folder) / "home"), rig, name)
        try:
            yield made
        finally:
            made.running.window.close()
            made.running.close()


def waiting(application: QApplication, question: str) -> float:
    """Stop while an answer does not come."""
    with desk(application, "five") as at:
        at.phone.set_fault(Fault(question, Hang(20)))
        at.session.begin_audit(CHOICE)
        at.until(lambda: at.asked(question))
        at.session.cancel()
        return at.until(at.idle)


def reading(application: QApplication, files: int) -> float:
    """Stop while files are read."""
    with desk(application, "manager") as at:
        at.session.begin_audit(CHOICE)
        at.until(
            lambda: at.session.progress and "files" in at.session.progress.doing and at.session.progress.done >= files
        )
        at.session.cancel()
        return at.until(at.idle)


def closing(application: QApplication) -> float:
    """Close the window while an answer does not come."""
    with desk(application, "five") as at:
        at.phone.set_fault(Fault("dumpsys package", Hang(500)))
        at.session.begin_audit(CHOICE)
        at.until(lambda: at.asked("dumpsys package"))
        at.running.window.close()
        return at.until(lambda: not at.running.window.isVisible())


def removing(application: QApplication) -> float:
    """Stop a removal while its first step is under way."""
    with desk(application, "five") as at:
        at.session.begin_audit(CHOICE)
        at.until(lambda: at.session.audit and at.idle())
        names = tuple({finding.package for finding in at.session.audit.findings})
        prepared = []
        at.session.prepare(names, SystemChoice.LEAVE).done.connect(prepared.append)
        at.until(lambda: prepared and at.idle())
        at.phone.set_fault(Fault("pm uninstall", Delay(1.0)))
        at.session.carry_out(prepared[0], "typed")
        at.until(lambda: at.asked("pm uninstall"))
        at.session.cancel()
        return at.until(at.idle)


def say(what: str, seconds: list[float]) -> None:
    """One line."""
    ordered = sorted(seconds)
    print(
        f"{what}: best {ordered[0]:.2f} s, median {ordered[len(ordered) // 2]:.2f} s, worst {ordered[-1]:.2f} s",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
