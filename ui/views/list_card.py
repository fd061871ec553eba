"""The ban list in the side bar: who published it, which edition, and whether it may be used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.layout import column, row
from ui.office import Office
from ui.text import shown
from ui.views.base import View
from ui.views.errors import error_parts
from ui.widgets import Button, Elided, Glyph, Label, identify

LIST_PAGE = "banlist"
HEIGHT = 70


class ListCard(View):
    """Says what is in use; pressing it shows the page of the ban list, where there is one."""

    def __init__(self, office: Office) -> None:
        """The list is still being checked."""
        super().__init__(office)
        self.setObjectName("sideBody")
        self._over = Label("", "over")
        self._name, self._edition, self._state = Elided("h3"), Elided("faint"), Elided("faint")
        self._mark = Glyph(office.theme, "shield-check", "ok", 15)
        self.open_it = Button(office.theme, "banListInUse", kind="card")
        self.open_it.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inside = column(self._name, 2, self._edition, 4, row(self._mark, 7, self._state, grow=2), margins=(10, 6, 6, 6))
        self.open_it.setLayout(inside)
        # A card of the style sheet has room for two lines; this one has three.
        self.open_it.setStyleSheet(f"QPushButton {{ min-height:{HEIGHT}px }}")
        for part in self.open_it.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.open_it.clicked.connect(self._go)
        self.setLayout(column(column(self._over, margins=(10, 0, 0, 0)), 4, self.open_it))
        office.listed.connect(self.renew)
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text, armed, trouble = self.text, self.office.armed, self.office.list_trouble
        self._over.setText(text("side.list").upper())
        self.open_it.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if LIST_PAGE in self.office.pages else Qt.FocusPolicy.NoFocus
        )
        if armed is not None:
            self._name.setText(shown(armed.used.publisher, 80))
            rules = len(armed.ban_list.rules)
            self._edition.setText(text("list.edition", edition=str(armed.used.edition), rules=rules))
            tone = ("shield-alert", "warn") if armed.used.development else ("shield-check", "ok")
            words = text("list.development" if armed.used.development else "list.checked")
        else:
            self._name.setText(text("ready.list.loading" if trouble is None else "list.bad"))
            self._edition.setText("")
            tone = ("circle-dot", "text3") if trouble is None else ("octagon-x", "bad")
            words = "" if trouble is None else error_parts(trouble, text)[1]
        self._mark.show_icon(*tone)
        self._state.setText(words)
        spoken = ", ".join(
            part for part in (self._name.accessibleName(), self._edition.accessibleName(), words) if part
        )
        identify(self.open_it, "banListInUse", f"{text('side.list')}{text('colon')} {spoken}")

    def _go(self) -> None:
        if LIST_PAGE in self.office.pages:
            self.office.go(LIST_PAGE)
