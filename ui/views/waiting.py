"""The page of a phone that cannot be read yet: its state in words, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from auditor.model.device import AttachedPhone
from ui.layout import centred, column, panel, row, scrolling
from ui.office import Office
from ui.text import sentence
from ui.views.base import View
from ui.views.states import phone_title, state_words
from ui.widgets import Glyph, Label, identify

CARD_WIDTH = 520


class WaitingView(View):
    """Says why the phone does not answer and what the person at the desk can do."""

    def __init__(self, office: Office) -> None:
        """Build the page."""
        super().__init__(office)
        self._phone: AttachedPhone | None = None
        self._title, self._serial = Label("", "h1", wrap=True), Label("", "faint", selectable=True)
        self._state, self._meaning = Label("", "warnh", wrap=True), Label("", wrap=True)
        self._next, self._remedy = Label("", "h3"), Label("", "muted", wrap=True)
        note = panel("noteWarn", row(
            Glyph(office.theme, "triangle-alert", "warn", 18), 12,
            column(self._state, 3, self._meaning), margins=(14, 12, 14, 12),
        ))  # fmt: skip
        card = panel("card", column(
            row(Glyph(office.theme, "smartphone", "accent", 26, "accent_soft"), 14,
                column(self._title, 2, self._serial)),
            18, note, 18, self._next, 4, self._remedy, margins=(24, 22, 24, 24),
        ))  # fmt: skip
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(column(None, centred(card, CARD_WIDTH), None, margins=(24, 24, 24, 24)))
        self.setLayout(column(scrolling(inside)))
        self._remedy.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def show_phone(self, phone: AttachedPhone) -> None:
        """Speak of this phone."""
        self._phone = phone
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        self._next.setText(self.text("waiting.next"))
        identify(self, "waitingPage", self.text("waiting.next"))
        if self._phone is not None:
            self._title.setText(phone_title(self._phone))
            self._serial.setText(self.text("waiting.serial", serial=self._phone.serial))
            self._state.setText(state_words(self.text, self._phone, self.office.bridge))
            self._meaning.setText(sentence(self.text.core(self._phone.meaning)))
            self._remedy.setText(sentence(self.text.core(self._phone.remedy)))
