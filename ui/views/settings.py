"""The page of the settings: each takes effect at once and is kept for every later run."""

from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from ui.layout import column, row, scrolling
from ui.office import Office
from ui.views.base import View
from ui.views.parts import Head
from ui.views.settings_identities import IdentitySettings
from ui.views.settings_list import PolicySettings
from ui.views.settings_place import PlaceSettings
from ui.views.settings_self import SelfSettings
from ui.widgets import identify

MOST_WIDTH, WIDE = 860, 1000
IDENTITIES = "identities"


class SettingsView(View):
    """Who sits here, how the window looks, who signs, what is audited by default, and where everything lies."""

    def __init__(self, office: Office) -> None:
        """Build the page from its cards."""
        super().__init__(office)
        self._head = Head(self)
        self.self_card, self.policies = SelfSettings(office), PolicySettings(office)
        self.identities, self.place = IdentitySettings(office), PlaceSettings(office)
        inside = QWidget()
        inside.setObjectName("page")
        cards = column(self.self_card, self.identities, self.policies, self.place, None, gap=14)
        body = QWidget()
        body.setObjectName("page")
        body.setMaximumWidth(MOST_WIDTH)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        body.setLayout(_over(self._head.layout, cards))
        sides = row(body, None, margins=(24, 22, 24, 24))
        sides.setStretch(0, WIDE)
        inside.setLayout(sides)
        self._area = scrolling(inside)
        self.setLayout(column(self._area))
        self.retranslate()

    def open(self, argument: object) -> None:
        """argument: "identities" to begin with those, or None."""
        self.identities.read()
        self.policies.fill()
        if argument == IDENTITIES:
            self._area.ensureWidgetVisible(self.identities)
            self.identities.add.setFocus()

    def focus_first(self) -> None:
        """Begin with the name of who sits here."""
        self.self_card.operator.control.setFocus()

    def retranslate(self) -> None:
        """Put every sentence anew; the cards do it themselves."""
        identify(self, "settingsPage", self.text("page.settings"))
        self._head.say(self.text("page.settings"), self.text("settings.lead"))


def _over(head: QLayout, cards: QLayout) -> QLayout:
    return column(head, 16, cards)
