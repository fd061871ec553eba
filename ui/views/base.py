"""What all views have in common."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.office import Office
from ui.text import Text
from ui.theme import Theme


class View(QWidget):
    """A page or a large part of one. A subclass builds itself in __init__ and ends with retranslate()."""

    def __init__(self, office: Office) -> None:
        """Follow the office's language and theme."""
        super().__init__()
        self.office = office
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._late: list[Callable[[], None]] = []
        office.retranslated.connect(self.renew)
        office.theme.changed.connect(self._theme_changed)

    @property
    def text(self) -> Text:
        """The sentences in the language of the moment."""
        return self.office.text

    @property
    def theme(self) -> Theme:
        """The look of the moment."""
        return self.office.theme

    def retranslate(self) -> None:
        """Put every sentence anew. Every view has its own."""
        raise NotImplementedError

    def renew(self) -> None:
        """Put every sentence anew: at once if the view is shown, else in its turn, as all at once would be felt."""
        self._in_turn(self.retranslate)

    def _theme_changed(self) -> None:
        if self.isVisible() or type(self).apply_theme is not View.apply_theme:
            self._in_turn(self.apply_theme)

    def _in_turn(self, change: Callable[[], None]) -> None:
        if self.isVisible():
            change()
        elif change not in self._late:
            self._late.append(change)
            self.office.turns.give(self, self._catch_up)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown before its turn came catches up before anything is painted."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        late, self._late = self._late, []
        for change in late:
            change()

    def parts(self) -> tuple[QWidget, ...]:
        """What is given its look one after the other: a large view names its parts, as all at once would be felt."""
        return (self,)

    def apply_theme(self) -> None:
        """Renew what does not follow the theme by itself."""
        self.update()

    def make_ahead(self) -> None:
        """Make parts that will soon be needed; there may be none."""

    def open(self, argument: object) -> None:
        """The page is about to be shown; argument: what office.go was given."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins on this page."""
        self.setFocus()
