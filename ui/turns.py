"""Small work of the window that can wait has turns, each a little after the last, so that the window lives between."""

import time

APART_MS = 60
"""A turn may take most of this; what is clicked or typed is served before the next."""


class Turns:
    """Gives turns away. For QTimer.singleShot with whoever waits as its context, so that none outlives it."""

    def __init__(self) -> None:
        """None is given yet."""
        self._last = 0

    def next_ms(self) -> int:
        """In so many milliseconds from now it is one's turn."""
        now = time.monotonic_ns() // 1_000_000
        self._last = max(now, self._last) + APART_MS
        return self._last - now
