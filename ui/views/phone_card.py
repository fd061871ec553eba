"""One phone in the side bar: its name, its state in words, and what is under way with it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from auditor.model.device import AttachedPhone
from ui.layout import column, row
from ui.office import Office
from ui.session import Session, Stage
from ui.text import shown
from ui.theme import Theme
from ui.views.states import next_words, phone_title, state_tone, state_words
from ui.widgets import Button, Elided, Glyph, plain_tip

PHONES = "phones"


class Dot(QWidget):
    """A small disc in the colour of a state; the words stand beside it."""

    def __init__(self, theme: Theme, role: str) -> None:
        """role: a token."""
        super().__init__()
        self._theme, self.role = theme, role
        self.setFixedSize(8, 8)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self.role))
        painter.drawEllipse(QRectF(self.rect()))
        painter.end()


class PhoneCard(Button):
    """One phone of the side bar; pressing it shows its page."""

    def __init__(self, office: Office, serial: str) -> None:
        """A card for the phone of this serial; show_phone() fills it."""
        super().__init__(office.theme, f"phone:{serial}", kind="card")
        self._office = office
        self.serial = serial
        self.setCheckable(True)
        self._name, self._state, self._dot = Elided("h3"), Elided("faint"), Dot(office.theme, "text3")
        inside = row(
            Glyph(office.theme, "smartphone", "text2", 20), 10,
            column(self._name, 1, row(self._dot, 6, self._state)), margins=(12, 10, 12, 10),
        )  # fmt: skip
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(54)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # toggled, not clicked: a screen reader toggles the card without a click.
        self.toggled.connect(self._go)

    def show_phone(self, phone: AttachedPhone | None, session: Session | None) -> None:
        """Show the present state. phone None: it was unplugged; session None: nothing was done with it yet."""
        text = self._office.text
        title, state, tone = self._told(phone, session)
        self._name.setText(title)
        self._state.setText(state)
        self._dot.role = tone
        self._dot.update()
        self.setAccessibleName(text("phones.card", phone=title, state=state))
        described = next_words(text, phone, self._office.bridge) if phone else text("phones.unplugged")
        self.setAccessibleDescription(described)
        self.setToolTip(plain_tip(f"{state}. {described}") if tone == "warn" else "")

    def _told(self, phone: AttachedPhone | None, session: Session | None) -> tuple[str, str, str]:
        text = self._office.text
        audit = session.audit if session else None
        title = shown(audit.device.title, 60) if audit else phone_title(phone) if phone else self.serial
        if session is not None and session.stage is Stage.AUDITING:
            return title, text("phones.auditing"), "accent"
        if phone is None:
            return title, text("phones.unplugged"), "text3"
        bridge = self._office.bridge
        return title, state_words(text, phone, bridge), state_tone(phone, bridge)

    def _go(self) -> None:
        self._office.go(PHONES, self.serial)
