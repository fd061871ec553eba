"""Boxes to lay parts of the window out: in rows and columns, on panels and pages, in what scrolls, in dialogs."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

Part = QWidget | QLayout | int | None
"""What stands in a box: a widget, a layout, a gap in pixels, or None for all the room that is left."""
Margins = tuple[int, int, int, int]
# The system's own frame around a window takes about so much of the screen.
FRAME = 60
# Qt's own limit of a widget's size.
MOST = 16_777_215


def row(*parts: Part, margins: Margins = (0, 0, 0, 0), gap: int = 0, grow: int | None = None) -> QHBoxLayout:
    """Parts side by side. margins: left, top, right, bottom. grow: the place of the part that takes all the room."""
    box = QHBoxLayout()
    _fill(box, parts, margins, gap)
    if grow is not None:
        box.setStretch(grow, 1)
    return box


def column(*parts: Part, margins: Margins = (0, 0, 0, 0), gap: int = 0, grow: int | None = None) -> QVBoxLayout:
    """Parts one under the other. margins: left, top, right, bottom. grow: the part that takes all the room."""
    box = QVBoxLayout()
    _fill(box, parts, margins, gap)
    if grow is not None:
        box.setStretch(grow, 1)
    return box


def _fill(box: QBoxLayout, parts: tuple[Part, ...], margins: Margins, gap: int) -> None:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


def items_of(layout: QLayout) -> Iterator[QLayoutItem]:
    """What was laid out, in its order."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is not None:
            yield item


def panel(name: str, layout: QLayout) -> QFrame:
    """A frame that the style sheet knows by this name: card, well, noteBad …"""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(layout)
    return frame


def page(layout: QLayout, name: str = "page") -> QWidget:
    """A widget with the page's background."""
    made = QWidget()
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def line() -> QFrame:
    """A thin line between two parts."""
    return panel("line", QVBoxLayout())


def scrolling(inside: QWidget, name: str = "", *, wrapped: bool = True) -> QScrollArea:
    """A widget that scrolls up and down when there is too little room, and never sideways.

    wrapped: it holds text that wraps. One without any would be squeezed into the room that there is.
    """
    if wrapped:
        # Wrapped text says that it needs as much height as in its narrowest form; what counts is its height here.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def centred(part: QWidget, most: int) -> QHBoxLayout:
    """A part in the middle, at most so many pixels wide, and narrower where there is less room."""
    part.setMaximumWidth(most)
    box = row(None, part, None)
    box.setStretch(1, 1000)
    return box


def room_for(dialog: QWidget, width: int) -> QSize:
    """How wide and high a dialog that wants this width may be on its screen, whose own frame takes a part."""
    screen = dialog.screen().availableSize()
    return QSize(min(width, screen.width()), screen.height() - FRAME)


def fit_height(dialog: QWidget, width: int) -> None:
    """Make a dialog as high as its text needs at a width: Qt alone clips wrapped text in dialogs of a fixed width."""
    for part in (dialog, *dialog.findChildren(QWidget)):
        part.ensurePolished()
    layout, room = dialog.layout(), room_for(dialog, width)
    if layout is not None:
        dialog.setFixedSize(
            room.width(), max(layout.totalHeightForWidth(room.width()), layout.totalMinimumSize().height())
        )
