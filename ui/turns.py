"""Small work of the window that can wait has turns, each a little after the last, so that the window lives between."""

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

APART_MS = 30
"""A turn may take most of this; what is clicked or typed is served before the next. Farther apart, a page is often
shown before its turns came, and then all of them are taken at once."""
FRAME_MS = 16
"""So far apart are the parts of what is seen: each is painted before the next."""
FRAME_SHARE_MS = 8
"""Small parts are changed together until so much of a frame is used."""
SOON_MS = 1
"""The next turn of the window's loop, after what was clicked or typed. Nothing waits for a timer of 0 ms: the loop
serves a chain of those before all else, so that work which was cut in parts is felt as one."""


class Turns(QObject):
    """Gives turns away, in the order in which they were asked for. None is taken whose owner does not live to see it.

    A timer of one's own for each would bring all of them at once after a halt.
    """

    def __init__(self, parent: QObject, apart_ms: int = APART_MS, share_ms: int = 0) -> None:
        """share_ms: small work shares a turn until so much of it is used; 0: nobody shares."""
        super().__init__(parent)
        self._share = share_ms / 1000
        self._waiting: deque[tuple[QObject, Callable[[], object]]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(apart_ms)
        self._timer.timeout.connect(self._serve)

    def give(self, owner: QObject, work: Callable[[], object]) -> None:
        """Do this in a turn of its own, a little after the last that was given."""
        self._waiting.append((owner, work))
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Take back all that were given. For the end of the program."""
        self._waiting.clear()
        self._timer.stop()

    @Slot()
    def _serve(self) -> None:
        began, served = time.monotonic(), False
        while self._waiting and (not served or time.monotonic() - began < self._share):
            owner, work = self._waiting.popleft()
            if isValid(owner):
                served = True
                work()
        if not self._waiting:
            self._timer.stop()
