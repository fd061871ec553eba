"""Small work of the window that can wait has turns, each a little after the last, so that the window lives between."""

import time

APART_MS = 60
"""A turn may take most of this; what is clicked or typed is served before the next."""
FRAME_MS = 16
"""So far apart are the parts of what is seen: each is painted before the next."""
SOON_MS = 1
"""The next turn of the window's loop, after what was clicked or typed. Nothing waits for a timer of 0 ms: the loop
serves a chain of those before all else, so that work which was cut in parts is felt as one."""


class Turns:
    """Gives turns away. For QTimer.singleShot with whoever waits as its context, so that none outlives it."""

    def __init__(self, apart_ms: int = APART_MS) -> None:
        """None is given yet."""
        self._apart, self._last = apart_ms, 0

    def next_ms(self) -> int:
        """In so many milliseconds from now it is one's turn."""
        now = time.monotonic_ns() // 1_000_000
        self._last = max(now, self._last) + self._apart
        return self._last - now
