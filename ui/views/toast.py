"""A short message over the lower edge of the window; screen readers announce it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.layout import row
from ui.widgets import Label, identify

SECONDS = 8
MARGIN, MOST_WIDTH = 24, 560
# Above the lowest row of controls, which a page may need while the message is there.
FOOT = 64


class Toast(QFrame):
    """Shows one message at a time and takes no room in the layout."""

    def __init__(self, over: QWidget) -> None:
        """Lie over a widget."""
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self._label = Label("", wrap=True)
        self.setLayout(row(self._label, margins=(16, 10, 16, 10)))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show and announce a message."""
        self._label.setText(sentence)
        identify(self, "toast", sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._over, sentence))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        self._label.setMaximumWidth(MOST_WIDTH)
        width = min(self._label.fontMetrics().horizontalAdvance(self._label.text()) + 40, MOST_WIDTH)
        width = min(width, self._over.width() - 2 * MARGIN)
        box = self.layout()
        height = box.heightForWidth(width) if box is not None and box.hasHeightForWidth() else self.sizeHint().height()
        left = (self._over.width() - width) // 2
        self.setGeometry(left, self._over.height() - height - FOOT, width, height)
