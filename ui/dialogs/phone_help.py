"""Help for a phone that does not show up: for any phone, for this computer, and maker by maker."""

import sys

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from ui.catalogue import SENTENCES
from ui.dress import dress
from ui.layout import Part, column, panel, room_for, row, scrolling
from ui.office import Office
from ui.text import sentence
from ui.widgets import Button, Label, identify

MAKERS = ("samsung", "google", "xiaomi", "huawei", "oppo", "motorola")
WIDTH, HEIGHT = 560, 620


class PhoneHelp(QDialog):
    """One page; the maker is chosen at its head of the lower half."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        """Build the page in the language of the moment."""
        super().__init__(parent)
        self._office, text = office, office.text
        self.setWindowTitle(text("help.title"))
        self.maker = QComboBox()
        self.maker.addItems([text(f"help.{maker}") for maker in MAKERS])
        identify(self.maker, "phoneMaker", text("help.maker"))
        self._advice = QVBoxLayout()
        self.maker.currentIndexChanged.connect(self._show_maker)
        close = Button(office.theme, "closeHelp", kind="primary")
        close.say(text("close"))
        close.clicked.connect(self.accept)
        parts: list[Part] = [
            Label(text("help.title"), "h1", wrap=True),
            4,
            Label(text("help.lead"), "muted", wrap=True),
        ]
        if office.bridge.nothing is not None:
            told = " ".join(sentence(text.core(clause)) for clause in office.bridge.nothing)
            parts += [14, panel("noteInfo", column(Label(told, wrap=True), margins=(12, 10, 12, 12)))]
        parts += [16, Label(text("help.any"), "h3"), 6, numbered(office, "any")]
        if f"help.computer.{sys.platform}" in SENTENCES:
            how = Label(text(f"help.computer.{sys.platform}"), wrap=True)
            parts += [16, Label(text("help.computer"), "h3"), 6, how]
        parts += [16, row(Label(text("help.maker"), "h3"), 12, self.maker, None), 8, self._advice, None]
        inside = QWidget()
        inside.setObjectName("detailBody")
        inside.setLayout(column(*parts, margins=(24, 22, 24, 20)))
        foot = panel("dialogFoot", row(None, close, margins=(24, 14, 24, 14)))
        self.setLayout(column(scrolling(inside, "detailScroll"), foot, grow=0))
        identify(self, "phoneHelpDialog", text("help.title"))
        dress(office, self)
        room = room_for(self, WIDTH)
        self.resize(room.width(), min(HEIGHT, room.height()))
        self._show_maker(0)

    def _show_maker(self, place: int) -> None:
        while (item := self._advice.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        holder = QWidget()
        holder.setLayout(numbered(self._office, MAKERS[place]))
        self._advice.addWidget(holder)


def numbered(office: Office, topic: str) -> QVBoxLayout:
    """The advice on one topic, point by point."""
    keys = [key for key in SENTENCES if key.startswith(f"help.{topic}.")]
    lines: list[Part] = []
    for number, key in enumerate(keys, 1):
        place = Label(f"{number}.", "muted")
        place.setFixedWidth(20)
        lines += [row(column(place, None), Label(office.text(key), wrap=True), grow=1)]
    return column(*lines, gap=6)
