"""How long a window's thread does not come back to its loop: what a person feels as a window that halts."""

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 5
ENOUGH_SECONDS = 400.0


@dataclass(frozen=True, slots=True)
class Halt:
    """The longest time between two beats, in milliseconds.

    clock: as it passed. alone: without the time in which the thread could go on and others had its processor, which is
    what it is on a machine with nothing else to do. worked: what the thread itself worked; what alone has more, it
    waited for threads of its own process.
    """

    clock: float
    alone: float
    worked: float


def now() -> tuple[float, float, float]:
    """This thread's clock, the same without its waits for a processor, and its own processor time; in seconds."""
    clock = time.perf_counter()
    # proc(5): time on a processor, time waiting for one, both in nanoseconds.
    told = Path("/proc/thread-self/schedstat")
    waited = int(told.read_text(encoding="ascii").split()[1]) / 1e9 if told.exists() else 0.0
    return clock, clock - waited, time.thread_time()


class Heartbeat(QObject):
    """A timer of 5 ms in the window's thread, which counts how much later than the last it comes each time."""

    def __init__(self, tell_over_ms: float | None = None) -> None:
        """tell_over_ms: from so long a halt on, say on stderr where the thread was."""
        super().__init__()
        self._last = now()
        self._longest = 0.0, 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        if tell_over_ms is not None:
            seconds, main = tell_over_ms / 1000, threading.get_ident()
            threading.Thread(target=self._tell, args=(seconds, main), daemon=True).start()

    def act(self, do: Callable[[], object], until: Callable[[], object], rest: float) -> Halt:
        """Do it from within the loop, wait until it shows, and so many seconds more; the longest halt meanwhile.

        Raises TimeoutError if it never shows.
        """
        self._longest = 0.0, 0.0, 0.0
        self._last = now()
        QTimer.singleShot(0, self, do)
        deadline = time.monotonic() + ENOUGH_SECONDS
        self.turn(2 * BEAT_MS / 1000)
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError("what was waited for did not come")
            self.turn(4 * BEAT_MS / 1000)
        self.turn(rest)
        return Halt(*(1000 * part for part in self._longest))

    def turn(self, seconds: float) -> None:
        """Let the window live for so long."""
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop, loop.quit)
        loop.exec()

    def _beat(self) -> None:
        here = now()
        gaps = (new - old for new, old in zip(here, self._last, strict=True))
        self._longest = tuple(map(max, self._longest, gaps))
        self._last = here

    def _tell(self, seconds: float, main: int) -> None:
        told = None
        while True:
            time.sleep(seconds / 5)
            last = self._last
            if time.perf_counter() - last[0] > seconds and told is not last:
                told = last
                frames = sys._current_frames()
                own = frames.pop(threading.get_ident(), None)
                where = ["".join(traceback.format_stack(frames.pop(main))[-7:])] if own else []
                where += ["".join(traceback.format_stack(frame)[-3:]) for frame in frames.values()]
                sys.stderr.write(f"---- halted for {1000 * (time.perf_counter() - last[0]):.0f} ms in\n")
                sys.stderr.write("---- while another thread was in\n".join(where))
