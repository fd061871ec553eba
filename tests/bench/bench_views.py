"""Measure how long the window halts while its pages are shown and used. Prints figures; judges nothing.

A halt is the processor's time that the window's thread spends between two turns of its loop: what a person would feel
on a machine with nothing else to do.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from auditor.app import Options
from support import history
from ui.app import Application


class Watch:
    """Counts the time between two turns of the loop."""

    def __init__(self, application):
        self._application, self._last, self.gaps = application, 0.0, [0.0]
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        now = time.thread_time()
        self.gaps.append(now - self._last)
        self._last = now

    def turn(self, seconds, until=lambda: False):
        end = time.monotonic() + seconds
        while time.monotonic() < end and not until():
            self._application.processEvents()
            time.sleep(0.0005)

    def measure(self, name, act, until=lambda: False, seconds=8):
        self.turn(0.5)
        self.gaps, self._last = [0.0], time.thread_time()
        act()
        self.turn(seconds if until() is False else 1, until)
        self.turn(1)
        print(f"{name}: longest halt {1000 * max(self.gaps):.0f} ms")


def main():
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        first, second, _ = history.three_audits(home)
        application = QApplication([])
        running = Application(application, Options(str(home), None, None), "en")
        running.show()
        play(running, Watch(application), (first.audit_id, second.audit_id), Path(folder))
        running.window.close()
        running.close()


def play(running, watch, cases, folder):
    office, page = running.office, running.window.page
    watch.turn(30, lambda: office.armed is not None)
    watch.turn(3)
    watch.measure("cases", lambda: office.go("cases"), lambda: page("cases").model.rows)
    watch.measure("cases, a key in the search", lambda: page("cases").words.setText("wechat"))
    watch.measure("case", lambda: office.go("case", cases[1]), lambda: page("case").file)
    watch.measure("comparison", lambda: office.go("comparison", cases), lambda: page("comparison").compared)
    watch.measure("report", lambda: office.go("report", cases[1]), lambda: page("report").preview.drawn == 1, 30)
    report = page("report")
    watch.measure("report, next page", report.preview.following.click, lambda: report.preview.drawn == 2)
    report.file.control.setText(str(folder / "report.pdf"))
    watch.measure("report, sign and save", report.save.click, lambda: report.issued, 60)
    path = str(folder / "report.pdf")
    watch.measure("verify", lambda: office.go("verify", path), lambda: page("verify").checked, 30)
    watch.measure("ban list", lambda: office.go("banlist"))
    watch.measure("ban list, a key in the search", lambda: page("banlist").words.setText("tik"))
    watch.measure("ban list, an app", lambda: page("banlist").table.choose(0))
    watch.measure("settings", lambda: office.go("settings"))
    watch.measure("help", lambda: office.go("help"))
    watch.measure("the other language", lambda: office.speak("fr"))
    watch.measure("the other colours", lambda: office.dress("dark"))


if __name__ == "__main__":
    sys.exit(main())
