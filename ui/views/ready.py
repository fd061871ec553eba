"""The page of a phone that can be audited: who audits, against which policies, and the button that begins."""

import getpass
from itertools import pairwise

from PySide6.QtWidgets import QLineEdit, QWidget

from auditor.model.device import AttachedPhone
from auditor.model.settings import operator_name
from ui.layout import centred, column, panel, row, scrolling
from ui.office import Office
from ui.session import Choice, Session
from ui.views.base import View
from ui.views.errors import ErrorNote
from ui.views.policies import Policies
from ui.views.states import locked_words, next_words, phone_title
from ui.widgets import Button, Glyph, Label, identify

CARD_WIDTH = 520


class ReadyView(View):
    """Takes the choice of the sitting, once; later phones only need the button."""

    def __init__(self, office: Office) -> None:
        """Build the page."""
        super().__init__(office)
        self._phone: AttachedPhone | None = None
        self._session: Session | None = None
        theme = office.theme
        self._title, self._lead = Label("", "h1", wrap=True), Label("", "muted", wrap=True)
        self._operator_label, self._policies_label = Label("", "h3"), Label("", "h3")
        self.operator = identify(QLineEdit(), "operator")
        self._operator_label.setBuddy(self.operator)
        self.operator.setText(office.settings.operator or _account())
        self._operator_bad, self._policies_bad = Label("", "bad", wrap=True), Label("", "bad", wrap=True)
        self.policies = Policies(office)
        self._loading = Label("", "muted", wrap=True)
        self._summary = Label("", "muted", wrap=True)
        self.change = Button(theme, "changeChoice", kind="link")
        self.start = Button(theme, "startAudit", "scan-line", "primary")
        self._error, self._stopped = ErrorNote(office), Label("", "warnh", wrap=True)
        self._build()
        self.operator.textChanged.connect(self._check)
        self.operator.returnPressed.connect(self.start.click)
        self.start.clicked.connect(self._start)
        self.change.clicked.connect(self._change)
        self.policies.changed.connect(self._check)
        self.policies.filled.connect(self._order_keyboard)
        office.listed.connect(self._show_list)
        self._show_list()

    def _build(self) -> None:
        theme = self.theme
        self._stopped_why = Label("", wrap=True)
        self._stop_note = panel("noteWarn", row(
            column(Glyph(theme, "info", "warn", 18), None), 12, column(self._stopped, 3, self._stopped_why),
            margins=(14, 12, 14, 12),
        ))  # fmt: skip
        self._lock_title, self._lock_next = Label("", "warnh", wrap=True), Label("", wrap=True)
        self.look = Button(theme, "lookAgain", kind="link")
        self.look.clicked.connect(self._look_again)
        words = column(self._lock_title, 3, self._lock_next, 2, row(self.look, None))
        self._locked = panel("noteWarn", row(
            column(Glyph(theme, "lock", "warn", 18), None), 12, words, margins=(14, 12, 14, 12),
        ))  # fmt: skip
        self._form = QWidget()
        self._form.setLayout(column(
            self._operator_label, 6, self.operator, 3, self._operator_bad, 15,
            self._policies_label, 6, self._loading, self.policies, 3, self._policies_bad,
        ))  # fmt: skip
        self._chosen = QWidget()
        self._chosen.setLayout(row(self._summary, 12, self.change))
        head = row(Glyph(theme, "smartphone", "accent", 26, "accent_soft"), 14, column(self._title, 2, self._lead))
        card = panel("card", column(
            head, 18, self._error.frame, self._stop_note, self._locked, 12, self._form, self._chosen, 18,
            row(self.start, None), margins=(24, 22, 24, 24),
        ))  # fmt: skip
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(column(None, centred(card, CARD_WIDTH), None, margins=(24, 24, 24, 24)))
        self.setLayout(column(scrolling(inside)))

    # ------------------------------------------------------------ what is shown
    def show_phone(self, phone: AttachedPhone | None, session: Session) -> None:
        """Speak of this phone; None: it was unplugged, and what went wrong is still shown."""
        self._phone, self._session = phone, session
        self.retranslate()

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        title = phone_title(self._phone) if self._phone else self._session.serial if self._session else ""
        self._title.setText(text("ready.title", phone=title))
        self._lead.setText(text("ready.lead"))
        self._operator_label.setText(text("ready.operator"))
        identify(self.operator, "operator", text("ready.operator"))
        self.operator.setPlaceholderText(text("ready.operator.hint"))
        self._policies_label.setText(text("ready.policies"))
        self._loading.setText(text("ready.list.loading"))
        self.change.say(text("ready.change"), f"{text('ready.change')}: {text('ready.policies')}")
        self.start.say(text("ready.start"))
        self._stopped.setText(text("ready.stopped"))
        self._stopped_why.setText(text("ready.stopped.why"))
        identify(self, "readyPage", text("ready.title", phone=title))
        self._show_state()

    def _show_state(self) -> None:
        office, session = self.office, self._session
        trouble = (session.trouble if session else None) or office.list_trouble
        self._error.show_error(trouble)
        self._stop_note.setVisible(bool(session and session.stopped))
        self._show_locked()
        choice = office.sessions.choice
        self._form.setVisible(choice is None)
        self._chosen.setVisible(choice is not None)
        if choice is not None:
            names = ", ".join(self.policies.words(policy) for policy in choice.policies)
            self._summary.setText(self.text("ready.summary", operator=choice.operator, policies=names))
        self._check()

    def _show_locked(self) -> None:
        locked = self.office.bridge.locked.get(self._phone.serial) if self._phone else None
        self._locked.setVisible(bool(locked))
        if locked and self._phone is not None:
            self._lock_title.setText(locked_words(self.text, locked))
            self._lock_next.setText(next_words(self.text, self._phone, self.office.bridge))
            self.look.say(self.text("state.locked.look"))
            identify(self._locked, "lockedProfile", f"{self._lock_title.text()}. {self._lock_next.text()}")

    def _look_again(self) -> None:
        if self._phone is not None:
            self.office.bridge.look_again(self._phone.serial)

    def _show_list(self) -> None:
        armed = self.office.armed
        self._loading.setVisible(armed is None and self.office.list_trouble is None)
        self._order_keyboard()
        self.retranslate()

    def _order_keyboard(self) -> None:
        """Tab goes down the page as it is read."""
        for before, after in pairwise(
            [self.look, self.operator, *self.policies.reading_order, self.change, self.start]
        ):
            QWidget.setTabOrder(before, after)

    # ------------------------------------------------------------ what is chosen
    def _wanted(self) -> Choice | None:
        name = operator_name(self.operator.text())
        policies = self.policies.chosen
        return Choice(name, policies) if name and policies else None

    def _check(self) -> None:
        ready = self.office.armed is not None
        good_name = operator_name(self.operator.text()) is not None
        some = bool(self.policies.chosen)
        self._operator_bad.setText("" if good_name else self.text("ready.operator.bad"))
        self._operator_bad.setVisible(not good_name)
        self._policies_bad.setText("" if some or not ready else self.text("ready.policies.none"))
        self._policies_bad.setVisible(ready and not some)
        self.start.setEnabled(
            ready and self._phone is not None and (self.office.sessions.choice is not None or (good_name and some))
        )

    def _start(self) -> None:
        sessions = self.office.sessions
        sessions.choice = sessions.choice or self._wanted()
        if sessions.choice is not None and self._session is not None:
            self._session.begin_audit(sessions.choice)

    def _change(self) -> None:
        self.office.sessions.choice = None
        self._show_state()
        self.operator.setFocus()

    def focus_first(self) -> None:
        """The keyboard begins with the name, or with the button once that is chosen."""
        (self.operator if self._form.isVisible() else self.start).setFocus()


def _account() -> str:
    """The name of the computer's account; empty if the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
