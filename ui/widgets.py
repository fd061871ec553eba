"""The window's parts: plain-text labels, buttons, icons and panels that follow the theme, and boxes to lay them out."""

import re
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import Theme

W = TypeVar("W", bound=QWidget)
ROUND = 9
BREAK = "\u200b"
# After a mark that addresses and paths are made of, or after so many letters without one.
_LONG_RUN = re.compile(r"[^/\-_.&=%?:\s]{0,7}[/\-_.&=%?:]|[^/\-_.&=%?:\s]{8}")


def identify(widget: W, identifier: str, name: str | None = None, description: str | None = None) -> W:
    """Give a widget its accessible identifier, which tests find it by, and its name and description for readers."""
    widget.setAccessibleIdentifier(identifier)
    if name is not None:
        widget.setAccessibleName(name)
        # On Linux Qt tells what is chosen in such a box as its name (QAccessibleComboBox::text).
        if isinstance(widget, QComboBox) and description is None:
            widget.setAccessibleDescription(name)
    if description is not None:
        widget.setAccessibleDescription(description)
    return widget


class Label(QLabel):
    """Text, never markup: what a phone says is shown as it is and never interpreted."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> None:
        """role: h1, h2, h3, muted, faint, over, mono, monofaint, or a tone: bad, warn, ok, and badh …"""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Look otherwise from now on."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class Code(Label):
    """An address, a command or a digest: may break anywhere on the screen, and is copied without the breaks."""

    def __init__(self, text: str, role: str = "mono") -> None:
        """text: made fit to be shown already."""
        super().__init__(breakable(text), role, wrap=True, selectable=True)
        self.setAccessibleName(text)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(QCoreApplication.translate("QWidgetTextControl", "&Copy"), self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)

    def copy(self) -> None:
        """Copy what is selected, or all of it."""
        chosen = self.selectedText() or self.text()
        QGuiApplication.clipboard().setText(chosen.replace(BREAK, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying is ours, the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)


def breakable(text: str) -> str:
    """Text with invisible places where a line may break: after marks, and in long runs without any."""
    return _LONG_RUN.sub(lambda found: found.group() + BREAK, text)


class Elided(Label):
    """One line that is shortened with … when there is too little room; the whole text is its tool tip and its name."""

    def __init__(self, role: str = "") -> None:
        """An empty line."""
        self._whole = ""
        super().__init__("", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show this text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(24, self.width()))
        super().setText(fitting)
        self.setToolTip(plain_tip(self._whole) if fitting != self._whole else "")


def plain_tip(text: str) -> str:
    """A tool tip that Qt does not take for markup: it does so only if a tag stands in the first line."""
    return text.replace("<", "‹").replace(">", "›")


class Button(QPushButton):
    """A button with an icon that follows the theme. Its accessible name is its text, unless another is given."""

    def __init__(self, theme: Theme, identifier: str, icon: str = "", kind: str = "") -> None:
        """kind: primary, danger, ghost, link, chip, card, or empty for the usual one."""
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16, 16))
        identify(self, identifier)
        self.apply_theme()
        theme.changed.connect(self._theme_changed)

    def say(self, text: str, name: str | None = None, description: str = "") -> None:
        """Put the text on the button; name: what a screen reader says if that is more."""
        shown = text.replace("&", "&&")
        self.setText(f" {shown}" if self._icon and text else shown)
        self.setAccessibleName(name or text)
        self.setAccessibleDescription(description)

    def mark(self, *, shown: bool) -> None:
        """Be checked or not because of what is shown: nobody pressed it, so nothing is sent."""
        self.blockSignals(True)
        self.setChecked(shown)
        self.blockSignals(False)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.apply_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """The icon follows a theme that changed while the button was hidden."""
        super().showEvent(event)
        if self._look != self._theme.look:
            self.apply_theme()

    def _theme_changed(self) -> None:
        if self.isVisible():
            self.apply_theme()

    def apply_theme(self) -> None:
        """Tint the icon anew."""
        self._look = self._theme.look
        if self._icon:
            role = {"primary": "on_accent", "danger": "on_danger", "link": "accent"}.get(self._kind, "text2")
            self.setIcon(self._theme.icon(self._icon, role))


class Glyph(QWidget):
    """An icon as a widget, on a soft disc if disc names a token. It is decoration: readers do not hear of it."""

    def __init__(self, theme: Theme, icon: str, role: str = "text2", size: int = 18, disc: str = "") -> None:
        """size: the icon's side in pixels; a disc is half as large again."""
        super().__init__()
        self._theme = theme
        self._icon, self._role, self._size, self._disc = icon, role, size, disc
        self._pad = round(size * 0.4) if disc else 0
        self.setFixedSize(size + 2 * self._pad, size + 2 * self._pad)
        theme.changed.connect(self.update)

    def show_icon(self, icon: str, role: str, disc: str = "") -> None:
        """Show another icon, tint or disc."""
        self._icon, self._role, self._disc = icon, role, disc
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._disc:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(self._disc))
            painter.drawRoundedRect(self.rect(), ROUND, ROUND)
        place = QRectF(self._pad, self._pad, self._size, self._size)
        self._theme.paint_icon(painter, self._icon, place, self._role)
        painter.end()
