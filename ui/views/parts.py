"""Parts that pages share: the head of a page, notes with a tone, facts in two columns, fields with their labels."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from auditor.errors import AuditorError
from ui.flow import flowing
from ui.layout import MOST, Part, column, row
from ui.office import Office
from ui.text import Text, sentence
from ui.views.marks import Mark
from ui.widgets import Glyph, Label, identify, plain_tip

C = TypeVar("C", bound=QWidget)
TROUBLE = Mark("triangle-alert", "bad")
DONE = Mark("circle-check", "ok")
CARE = Mark("triangle-alert", "warn")
TOLD = Mark("info", "accent")
FACT_WIDTH = 150
LONG, GROUP = 40, 8
NARROW = 640
"""Pixels of a page's width under which its head is folded."""


class Folding(QObject):
    """Lays the parts of a box side by side while its owner is wide enough, and else one under the other."""

    def __init__(
        self,
        owner: QWidget,
        box: QBoxLayout,
        below: int,
        *,
        grow: bool = True,
        narrow: tuple[QWidget, int] | None = None,
    ) -> None:
        """below: pixels of the owner's width under which the box is folded. grow: parts share the height then.

        narrow: a part that has a width of its own, in pixels, as long as it stands beside others.
        """
        super().__init__(owner)
        self._box, self._below, self._grow, self._narrow = box, below, grow, narrow
        self._fit(folded=False)
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold or unfold with the owner's width."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            folded = watched.width() < self._below
            way = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
            if self._box.direction() != way:
                self._box.setDirection(way)
                if not self._grow:
                    self._box.setStretch(0, 0 if folded else 1)
                self._fit(folded=folded)
        return False

    def _fit(self, *, folded: bool) -> None:
        if self._narrow is not None:
            part, width = self._narrow
            part.setMinimumWidth(0 if folded else width)
            part.setMaximumWidth(MOST if folded else width)


class Head:
    """The head of a page: a title, a line under it, and buttons at its right end, or below on a narrow page."""

    def __init__(self, owner: QWidget, *buttons: QWidget) -> None:
        """owner: the page. buttons: from left to right; the most important one last."""
        self.title, self.lead = Label("", "h1", wrap=True), Label("", "muted", wrap=True)
        self.layout: QBoxLayout = column(self.title, 2, self.lead)
        if buttons:
            self.layout = row(self.layout, flowing(*buttons), gap=12, grow=0)
            Folding(owner, self.layout, NARROW, grow=False)

    def say(self, title: str, lead: str) -> None:
        """Put both lines; without a lead its line goes."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))


class Note(QFrame):
    """A sentence that must be seen: icon, title and text on the tint of a tone. Hidden while it says nothing."""

    def __init__(self, office: Office, identifier: str, *, large: bool = False) -> None:
        """Begin hidden. large: the one answer of a page."""
        super().__init__()
        self._text = office.text
        self._icon = Glyph(office.theme, "info", "accent", 26 if large else 18)
        self.title, self.words = (
            Label("", "h1" if large else "h3", wrap=True),
            Label("", "", wrap=True, selectable=True),
        )
        side = column(self._icon, None)
        side.setContentsMargins(0, 1, 0, 0)
        inside = row(side, 12, column(self.title, 2, self.words), margins=(14, 11, 14, 12))
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        identify(self, identifier)
        self.hide()

    def tell(self, mark: Mark, title: str, words: str = "") -> None:
        """Show this."""
        self.setObjectName(mark.note)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.show_icon(mark.icon, mark.tone)
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(f"{title} {words}".strip())
        self.show()

    def tell_error(self, error: AuditorError) -> None:
        """Show what did not happen, why, and what to do."""
        what, why, remedy = (sentence(self._text.core(part)) for part in (error.what, error.why, error.remedy))
        self.tell(TROUBLE, what, f"{why} {remedy}")


class Facts(QWidget):
    """Names and values in two columns; values can be selected and copied."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, FACT_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[tuple[str, str]], *, mono: tuple[str, ...] = ()) -> None:
        """Show these names and values; mono: the names whose values are digests or the like."""
        empty(self._grid)
        for number, (name, value) in enumerate(facts):
            said = Label(_breakable(value), "mono" if name in mono else "", wrap=True, selectable=True)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            said.setToolTip(plain_tip(value))
            said.setAlignment(Qt.AlignmentFlag.AlignTop)
            said.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(Label(name, "muted", wrap=True), number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, number, 1)


def _breakable(value: str) -> str:
    """A digest in groups, so that it can be read aloud and set on two lines."""
    if len(value) < LONG or " " in value or not value.isalnum():
        return value
    return " ".join(value[at : at + GROUP] for at in range(0, len(value), GROUP))


def empty(layout: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class Field(Generic[C]):
    """A control with its label above it; the label names the control for readers."""

    def __init__(self, identifier: str, control: C, *, hint: bool = False) -> None:
        """hint: a fainter line under the control."""
        self.control = identify(control, identifier)
        self.label, self.hint = Label("", "h3"), Label("", "faint", wrap=True)
        self.label.setBuddy(control)
        parts: tuple[Part, ...] = (self.label, 5, control)
        self.layout = column(*parts, *((4, self.hint) if hint else ()))

    def say(self, label: str, hint: str = "") -> None:
        """Name it."""
        self.label.setText(label)
        self.hint.setText(hint)
        identify(self.control, self.control.accessibleIdentifier(), label)
        if hint or not isinstance(self.control, QComboBox):
            self.control.setAccessibleDescription(hint)

    def set_visible(self, visible: bool) -> None:
        """Show or hide all of it."""
        for part in (self.label, self.control):
            part.setVisible(visible)
        self.hint.setVisible(visible and bool(self.hint.text()))


def users_of(text: Text, user_ids: Iterable[int]) -> str:
    """User numbers as a list."""
    return ", ".join(text.number(user_id) for user_id in user_ids)
