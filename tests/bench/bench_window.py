"""Measure the window: first paint, and the table with 5,000 apps. Prints figures; judges nothing."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from auditor.model.options import Options
from support import build
from ui.ahead import LOADING
from ui.app import Application
from ui.models.app_rows import Seen
from ui.models.apps import Column
from ui.session import Stage

RUNS, ROWS, SCROLLS = 7, 5_000, 200
START = """
import sys, time
from auditor.cli.main import run

def open_window(options, language):
    from PySide6.QtWidgets import QApplication
    from ui.app import Application
    application = QApplication([])
    running = Application(application, options, language)
    said = lambda: print(time.time() - float(sys.argv[1]), time.process_time()) or application.quit()
    running.window.painted.connect(said)
    running.window.show()
    return application.exec()

sys.exit(run(["--home", sys.argv[2]], open_window))
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        seconds, cpu = zip(*(first_paint(folder) for _ in range(RUNS)), strict=True)
        print(f"first paint from the start of the process: {min(seconds):.2f} s (of that, processor: {min(cpu):.2f} s)")
        table(Path(folder) / "table")


def first_paint(folder):
    command = [sys.executable, "-c", START, str(time.time()), folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    seconds, cpu = map(float, done.stdout.split())
    return seconds, cpu


def table(home):
    application = QApplication([])
    running = Application(application, Options(str(home), None, None), "en")
    running.window.resize(1440, 880)
    running.show()
    until(lambda: running.office.armed is not None and not loading(), application)
    page = running.window.page("phones")
    session = running.office.sessions.of("bench")
    page._serial = "bench"
    session.stage, session.seen = Stage.AUDITED, seen()
    session.changed.emit()
    application.processEvents()
    view = page.audit
    assert view.isVisible()
    rows = list(view.model.rows)
    print(f"rows: {len(view.model.rows)}, memory {memory():.0f} MB")
    say("reset and paint", timed(lambda: (view.model.set_rows(rows), painted(view, application))))
    words = iter("123456789" * 4)
    search = view.filters.search
    say("keystroke in the search", timed(lambda: (search.setText(f"app {next(words)}"), painted(view, application))))
    view.filters.search.clear()
    say("keystroke that finds all", timed(lambda: (view.model.show_search("a"), painted(view, application))))
    columns = iter(list(Column) * 4)
    say("sort", timed(lambda: (view._sort_clicked(next(columns)), painted(view, application))))
    scroll(view, application)
    print(f"memory at the end: {memory():.0f} MB")
    running.close()


def until(true, application):
    while not true():
        application.processEvents()
        time.sleep(0.01)


def loading():
    return any(thread.name == LOADING for thread in threading.enumerate())


def scroll(view, application):
    """Wall time is what the eye sees; the thread's own processor time is what it is on a machine with nothing else."""
    bar = view.table.verticalScrollBar()
    steps, cpu = [], []
    for place in range(SCROLLS):
        begun, own = time.perf_counter(), time.thread_time()
        bar.setValue(place * bar.maximum() // SCROLLS)
        painted(view, application)
        steps.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.thread_time() - own))
    for what, values in (("scroll", sorted(steps)), ("scroll, processor time", sorted(cpu))):
        middle, late = values[len(values) // 2], values[int(len(values) * 0.95)]
        print(f"{what}: median {middle:.1f} ms, p95 {late:.1f} ms, max {values[-1]:.1f} ms")


def seen():
    packages = tuple(
        replace(build.package(f"org.example.app{number}"), label=f"App {number % 977} of {number}")
        for number in range(ROWS)
    )
    return Seen(packages, (), ())


def painted(view, application):
    view.table.viewport().repaint()
    application.processEvents()


def timed(work):
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - begun))
    return spent


def say(what, spent):
    print(f"{what}: best {min(spent):.1f} ms, median {sorted(spent)[len(spent) // 2]:.1f} ms")


def memory():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
