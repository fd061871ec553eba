"""A box to tick whose words go on in the next line where there is too little room; Qt's own check box cuts them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.layout import column, row
from ui.widgets import Label, identify


class Tick(QWidget):
    """box: the check box itself, which readers and the keyboard meet; a click on the words ticks it too."""

    def __init__(self, identifier: str, words: str) -> None:
        """Not ticked."""
        super().__init__()
        self.box = identify(QCheckBox(), identifier, words)
        said = Label(words, wrap=True)
        said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(column(self.box, None), 2, said, grow=2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
