"""Gives the parts of the window their style sheet, each part its own: what is shown at once, the rest when it is shown.

One sheet for the whole application would be computed anew for every widget of every page in one go, for most of a
second; a part takes a few milliseconds.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


def dress(theme: Theme, part: QWidget) -> None:
    """Give a page, a bar or a dialog the look of the theme, now and after every change. Widgets inside follow it."""
    _Dress(theme, part)


class _Dress(QObject):
    """Belongs to its part and goes with it."""

    def __init__(self, theme: Theme, part: QWidget) -> None:
        super().__init__(part)
        self._theme, self._part = theme, part
        self._worn = ""
        part.installEventFilter(self)
        theme.changed.connect(self._changed)
        self._put_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was hidden while the theme changed changes before it is painted."""
        if event.type() == QEvent.Type.Show:
            self._put_on()
        return False

    def _changed(self) -> None:
        if self._part.isVisible():
            self._put_on()

    def _put_on(self) -> None:
        if self._worn != self._theme.sheet:
            self._worn = self._theme.sheet
            self._part.setStyleSheet(self._worn)
