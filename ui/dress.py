"""Gives the parts of the window their style sheet, each part its own: what is shown at once, the rest one by one.

One sheet for the whole application would be computed anew for every widget of every page in one go, for most of a
second; a part takes a few milliseconds.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.office import Office


def dress(office: Office, part: QWidget, *, large: bool = False) -> None:
    """Give a page, a bar or a dialog the look of the theme, now and after every change. Widgets inside follow it.

    large: a page, or a part of one; it changes in a turn of its own right after the small parts around it, and so it
    does when it is made behind what is shown in its window.
    """
    _Dress(office, part, large=large)


class _Dress(QObject):
    """Belongs to its part and goes with it."""

    def __init__(self, office: Office, part: QWidget, *, large: bool) -> None:
        super().__init__(part)
        self._large = large
        self._theme, self._part = office.theme, part
        self._turns, self._frames = office.turns, office.frames
        self._worn = ""
        part.installEventFilter(self)
        office.theme.changed.connect(self._changed)
        if large and part.window().isVisible():
            QTimer.singleShot(self._frames.next_ms(), self, self._put_on)
        else:
            self._put_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is shown before its turn came changes before it is painted."""
        if event.type() == QEvent.Type.Show:
            self._put_on()
        return False

    def _changed(self) -> None:
        if self._part.isVisible() and not self._large:
            self._put_on()
        else:
            turns = self._frames if self._part.isVisible() else self._turns
            QTimer.singleShot(turns.next_ms(), self, self._put_on)

    def _put_on(self) -> None:
        if self._worn != self._theme.sheet:
            self._worn = self._theme.sheet
            self._part.setStyleSheet(self._worn)
