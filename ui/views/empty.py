"""The page while no phone is attached: three drawn steps, and help for a phone that does not show up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.later import later
from ui.layout import centred, column, panel, row, scrolling
from ui.office import Office
from ui.text import sentence
from ui.views.base import View
from ui.views.parts import Folding
from ui.views.pictures import Picture, Step
from ui.widgets import Button, Glyph, Label, identify

CARD_WIDTH, LEAST_WIDTH, LEAD_WIDTH = 262, 222, 560
FOLDED = 3 * LEAST_WIDTH + 80


class EmptyView(View):
    """Says how a phone is connected."""

    def __init__(self, office: Office) -> None:
        """Build the page."""
        super().__init__(office)
        self._title, self._lead = Label("", "h1"), Label("", "muted", wrap=True)
        for label in (self._title, self._lead):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._steps = [(Label("", "h3", wrap=True), Label("", "muted", wrap=True)) for _ in Step]
        self._looking, self._nothing = Label("", "muted"), Label("", "faint", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.help = Button(office.theme, "phoneHelp", kind="link")
        self.help.clicked.connect(self._show_help)
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(self._layout())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))
        office.bridge.phones_changed.connect(self._show_search)
        self.retranslate()

    def _layout(self) -> QVBoxLayout:
        theme = self.theme
        cards = row(None, *self._cards(), None, gap=16)
        for place in range(1, 1 + len(Step)):
            cards.setStretch(place, 1000)
        Folding(self, cards, FOLDED)
        foot = row(None, Glyph(theme, "refresh-cw", "text3", 15), 8, self._looking, 16, self.help, None)
        head = row(None, Glyph(theme, "cable", "accent", 26, "accent_soft"), None)
        return column(
            *(None, head, 14, self._title, 6, centred(self._lead, LEAD_WIDTH), 26, cards, 22, foot),
            *(8, centred(self._nothing, LEAD_WIDTH), None),
            margins=(24, 24, 24, 24),
        )

    def _cards(self) -> list[QWidget]:
        cards: list[QWidget] = []
        for step, (title, how) in zip(Step, self._steps, strict=True):
            card = panel("card", column(Picture(self.office, step), 16, title, 4, how, None, margins=(16, 16, 16, 14)))
            card.setMinimumWidth(LEAST_WIDTH)
            card.setMaximumWidth(CARD_WIDTH)
            cards.append(card)
        return cards

    def _show_help(self) -> None:
        later("dialogs.phone_help", "PhoneHelp")(self, self.office).open()

    def focus_first(self) -> None:
        """Nothing is to be done here but to ask for help."""
        self.help.setFocus()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        self._title.setText(self.text("empty.title"))
        self._lead.setText(self.text("empty.lead"))
        for number, (title, how) in enumerate(self._steps, 1):
            title.setText(self.text(f"empty.step{number}"))
            how.setText(self.text(f"empty.step{number}.how"))
        self.help.say(self.text("empty.help"))
        identify(self, "emptyPage", self.text("empty.title"))
        self._show_search()

    def _show_search(self) -> None:
        bridge = self.office.bridge
        trouble = bridge.trouble
        why = (trouble.what, trouble.why, trouble.remedy) if trouble is not None else bridge.nothing or ()
        self._looking.setText(self.text("empty.looking" if bridge.trouble is None else "phones.trouble"))
        self._nothing.setText(" ".join(sentence(self.text.core(part)) for part in why))
