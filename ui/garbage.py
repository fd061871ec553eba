"""Python's collector of cycles in the window's thread: it may destroy Qt's objects, which only that thread may do.

Left alone it runs in whatever thread happens to make objects, such as one that reads a ban list; a window's part that
had become garbage would be destroyed there, and the program would end with a segmentation fault.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000
YOUNG, MIDDLE, OLD = 0, 1, 2


class Garbage(QObject):
    """Collects in its own thread, once a second, what Python's own thresholds say is due."""

    def __init__(self, parent: QObject, busy: Callable[[], bool]) -> None:
        """Take the collector over. busy: while it says so the oldest generation waits, which takes longest."""
        super().__init__(parent)
        self._busy = busy
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Give the collector back."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[YOUNG]:
            gc.collect(self._generation(due))

    def _generation(self, due: list[bool]) -> int:
        if due[MIDDLE] and due[OLD] and not self._busy():
            return OLD
        return MIDDLE if due[MIDDLE] else YOUNG
