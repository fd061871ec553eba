"""Small work of the window that can wait has turns, each a little after the last, so that the window lives between."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

APART_MS = 60
"""A turn may take most of this; what is clicked or typed is served before the next."""
FRAME_MS = 16
"""So far apart are the parts of what is seen: each is painted before the next."""
SOON_MS = 1
"""The next turn of the window's loop, after what was clicked or typed. Nothing waits for a timer of 0 ms: the loop
serves a chain of those before all else, so that work which was cut in parts is felt as one."""


class Turns:
    """Gives turns away, one at a time. A turn that its owner does not live to see is not taken."""

    def __init__(self, apart_ms: int = APART_MS) -> None:
        """None is given yet."""
        self._apart = apart_ms
        self._next = self._served = 0

    def give(self, owner: QObject, work: Callable[[], object]) -> None:
        """Do this in a turn of its own, a little after the last that was given."""
        now = _now()
        self._next = max(now, self._next) + self._apart
        QTimer.singleShot(self._next - now, owner, lambda: self._serve(owner, work))

    def _serve(self, owner: QObject, work: Callable[[], object]) -> None:
        """After a halt the time of several has come at once; each waits for the one before all the same."""
        left = self._served + self._apart // 2 - _now()
        if left > 0:
            QTimer.singleShot(left, owner, lambda: self._serve(owner, work))
            return
        work()
        self._served = _now()


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
