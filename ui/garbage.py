"""Python's collector of cycles in the window's thread: it may destroy Qt's objects, which only that thread may do.

Left alone it runs in whatever thread happens to make objects, such as one that reads a ban list; a window's part that
had become garbage would be destroyed there, and the program would end with a segmentation fault.
"""

import gc
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

EVERY_MS = 1000
MANY = 20_000
"""So many new objects are looked through in a few milliseconds. Work that leaves more leaves a record, not garbage."""
YOUNG, MIDDLE, OLD = 0, 1, 2
QUIET_SECONDS, MOST_SECONDS = 10.0, 900.0
"""The oldest generation holds all that was read: a third of a second with 5,000 apps. It is looked through while nobody
touches mouse or keyboard, and after a quarter of an hour without such a pause all the same."""
TOUCHES = frozenset((
    QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletMove,
))  # fmt: skip


def stays() -> None:
    """Say that what is there now stays for long: the collector of cycles does not look at it again.

    A third of a second goes into looking at the record of 5,000 apps, and nothing in it points in circles; what is
    replaced goes by its count of uses as ever. Takes no time, and may be said in any thread.
    """
    gc.freeze()


def stays_if_much() -> None:
    """The same at the end of work, in its thread, if the work left so many objects that looking at them is felt."""
    if gc.get_count()[YOUNG] > MANY:
        stays()


class Garbage(QObject):
    """Collects in its own thread, once a second, what Python's own thresholds say is due."""

    def __init__(self, parent: QObject, busy: Callable[[], bool]) -> None:
        """Take the collector over. busy: while it says so nothing is collected, for at most a quarter of an hour.

        What a thread has in hand is new, and hundreds of thousands of objects, hardly one of them garbage.
        """
        super().__init__(parent)
        self._busy = busy
        self._touched = self._looked = self._looked_through = monotonic()
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember when somebody last touched a window."""
        if event.type() in TOUCHES:
            self._touched = monotonic()
        return False

    @Slot()
    def _collect(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # a second time changes nothing
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        generation = self._generation(due)
        if generation is not None:
            self._looked = monotonic()
            gc.collect(generation)

    def _generation(self, due: list[bool]) -> int | None:
        """Which generation to look through now, with all younger ones; None: none."""
        if not due[YOUNG] or (self._busy() and monotonic() - self._looked < MOST_SECONDS):
            return None
        if due[MIDDLE] and due[OLD] and self._nobody_waits():
            self._looked_through = monotonic()
            return OLD
        return MIDDLE if due[MIDDLE] else YOUNG

    def _nobody_waits(self) -> bool:
        now = monotonic()
        return now - self._touched >= QUIET_SECONDS or now - self._looked_through >= MOST_SECONDS
