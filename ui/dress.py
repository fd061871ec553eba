"""Gives the parts of the window their style sheet, each part its own: what is shown at once, the rest one by one.

One sheet for the whole application would be computed anew for every widget of every page in one go, for most of a
second; a part takes a few milliseconds.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.office import Office


def dress(office: Office, *parts: QWidget, large: bool = False) -> None:
    """Give a page, a bar or a dialog the look of the theme, now and after every change. Widgets inside follow it.

    parts: of one thing, which change in one turn while it is hidden. large: a page, or parts of one; where it is seen
    each changes in a turn of its own right after the small parts around, and so it does when it is made behind what is
    shown in its window.
    """
    _Dress(office, parts, large=large)


class _Dress(QObject):
    """Belongs to its first part and goes with it."""

    def __init__(self, office: Office, parts: tuple[QWidget, ...], *, large: bool) -> None:
        super().__init__(parts[0])
        self._large, self._parts = large, parts
        self._theme, self._turns, self._frames = office.theme, office.turns, office.frames
        self._worn: dict[QWidget, str] = {}
        office.theme.changed.connect(self._changed)
        for part in parts:
            part.installEventFilter(self)
            if large and part.window().isVisible():
                self._frames.give(part, partial(self._put_on, part))
            else:
                self._put_on(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is shown before its turn came changes before it is painted."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._put_on(watched)
        return False

    def _changed(self) -> None:
        hidden = [part for part in self._parts if not part.isVisible()]
        if hidden:
            self._turns.give(self, partial(self._put_on, *hidden))
        for part in self._parts:
            if part in hidden:
                continue
            if self._large:
                self._frames.give(part, partial(self._put_on, part))
            else:
                self._put_on(part)

    def _put_on(self, *parts: QWidget) -> None:
        for part in parts:
            if self._worn.get(part) != self._theme.sheet:
                self._worn[part] = self._theme.sheet
                part.setStyleSheet(self._theme.sheet)
