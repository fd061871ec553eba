"""The side bar: every phone with its state, the ban list in use, the other pages, language and theme."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.layout import column, line, row, scrolling
from ui.office import Office
from ui.pages import PAGES, PHONES
from ui.text import ENGLISH, FRENCH
from ui.theme import DARK_SCHEME, LIGHT_SCHEME
from ui.views.base import View
from ui.views.list_card import ListCard
from ui.views.phone_card import PhoneCard
from ui.widgets import Button, Glyph, Label, identify

WIDTH = 248


class SideBar(View):
    """Stands at the left of every page."""

    def __init__(self, office: Office) -> None:
        """Build the bar; phones come and go by themselves."""
        super().__init__(office)
        self.setObjectName("side")
        self.setMinimumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._cards: dict[str, PhoneCard] = {}
        self._shown: str | None = None
        self._brand = Label("", "h2")
        self._phones, self._pages, self._none = Label("", "over"), Label("", "over"), Label("", "faint", wrap=True)
        self._offline = Label("", "faint", wrap=True)
        self.language = Button(office.theme, "switchLanguage", kind="ghost")
        self.scheme = Button(office.theme, "switchTheme", "moon", "ghost")
        self.language.clicked.connect(self._switch_language)
        self.scheme.clicked.connect(self._switch_scheme)
        self.list_card = ListCard(office)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.buttons = {page.key: self._page_button(page.key, page.icon) for page in PAGES if page.listed}
        self._build()
        office.bridge.phones_changed.connect(self._show_phones)
        office.sessions.changed.connect(self._show_phones)
        self.retranslate()

    def _page_button(self, key: str, icon: str) -> Button:
        button = Button(self.theme, f"page:{key}", icon, "ghost")
        button.setCheckable(True)
        # toggled, not clicked: a screen reader toggles such a button without a click.
        button.toggled.connect(lambda: self.office.go(key))
        return button

    def _build(self) -> None:
        theme = self.theme
        brand = row(Glyph(theme, "shield-check", "accent", 20, "accent_soft"), 10, self._brand, None)
        brand.setContentsMargins(6, 0, 0, 0)
        inside = QWidget()
        inside.setObjectName("sideBody")
        inside.setLayout(column(
            brand, 24, column(self._phones, margins=(10, 0, 0, 0)), 8, self._list,
            column(self._none, margins=(10, 0, 10, 0)), 24, self.list_card, 24,
            column(self._pages, margins=(10, 0, 0, 0)), 6, column(*self.buttons.values(), gap=2), None,
            row(Glyph(theme, "lock", "text3", 14), 8, self._offline, margins=(10, 0, 6, 0)), 12,
            margins=(12, 18, 12, 0),
        ))  # fmt: skip
        foot = column(line(), 8, row(self.language, self.scheme, None), margins=(12, 0, 12, 10))
        area = scrolling(inside, "sideInside")
        self.setLayout(column(area, foot, margins=(0, 0, 1, 0)))
        self._pages.setVisible(bool(self.buttons))

    def focus_first(self) -> None:
        """The keyboard begins with the first phone, or the first page."""
        first = next(iter([*self._cards.values(), *self.buttons.values(), self.language]))
        first.setFocus()

    # ------------------------------------------------------------ what is shown
    def mark(self, page: str, argument: object) -> None:
        """Mark the page, or the phone, that is shown."""
        self._shown = argument if page == PHONES and isinstance(argument, str) else None
        for key, button in self.buttons.items():
            button.mark(shown=key == page)
        for serial, card in self._cards.items():
            card.mark(shown=serial == self._shown)

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        identify(self, "sideBar", text("side"))
        self._brand.setText(text("app.name"))
        self._phones.setText(text("side.phones").upper())
        self._pages.setText(text("side.pages").upper())
        self._offline.setText(text("side.offline"))
        self.language.say(text("side.language"), text("side.language.name"))
        for key, button in self.buttons.items():
            button.say(text(f"page.{key}"))
        self.apply_theme()
        self._show_phones()

    def apply_theme(self) -> None:
        """The button names the theme that it would switch to."""
        other = "light" if self.theme.dark else "dark"
        self.scheme.set_icon("sun" if self.theme.dark else "moon")
        self.scheme.say(self.text(f"side.{other}"), self.text(f"side.{other}.name"))

    def _show_phones(self) -> None:
        office = self.office
        present = {phone.serial: phone for phone in office.bridge.phones}
        lasting = {session.serial: session for session in office.sessions.lasting()}
        order = [*present, *(serial for serial in lasting if serial not in present)]
        for serial in [serial for serial in self._cards if serial not in order]:
            card = self._cards.pop(serial)
            self._list.removeWidget(card)
            card.deleteLater()
        for place, serial in enumerate(order):
            if serial not in self._cards:
                self._cards[serial] = PhoneCard(office, serial)
            card = self._cards[serial]
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.show_phone(present.get(serial), lasting.get(serial))
            card.mark(shown=serial == self._shown)
        self._order_keyboard(order)
        self._none.setVisible(not order)
        self._none.setText(self.text("phones.none" if office.bridge.trouble is None else "phones.trouble"))

    def _order_keyboard(self, serials: list[str]) -> None:
        """Tab goes down the bar as it is read, whenever a phone came."""
        cards = [self._cards[serial] for serial in serials]
        chain: list[QWidget] = [*cards, self.list_card.open_it, *self.buttons.values(), self.language, self.scheme]
        reached = [part for part in chain if _stops(part)]
        for before, after in pairwise([*self._before(reached), *reached]):
            QWidget.setTabOrder(before, after)

    def _before(self, chain: list[QWidget]) -> list[QWidget]:
        """Where Tab stops before it comes to the bar, if anywhere: a card that is made last would else come last."""
        part = self.previousInFocusChain()
        while part is not None and part is not self:
            if _stops(part) and part not in chain:
                return [part]
            part = part.previousInFocusChain()
        return []

    def _switch_language(self) -> None:
        self.office.switch_language(ENGLISH if self.text.language == FRENCH else FRENCH)

    def _switch_scheme(self) -> None:
        self.office.dress(LIGHT_SCHEME if self.theme.dark else DARK_SCHEME)


def _stops(part: QWidget) -> bool:
    return part.focusPolicy() != Qt.FocusPolicy.NoFocus
