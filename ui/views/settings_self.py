"""Settings about the person and the window: name, language, colours, practice mode, time-stamp server."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from auditor.model.settings import Language, Settings, operator_name
from ui.layout import column, panel, row
from ui.office import Office
from ui.theme import SCHEMES
from ui.views.base import View
from ui.views.parts import TROUBLE, Field, Note
from ui.widgets import Label, identify


class SelfSettings(View):
    """One card. A value that cannot be used is said and not kept."""

    def __init__(self, office: Office) -> None:
        """Build the card."""
        super().__init__(office)
        self.setObjectName("plain")
        self._title, self._practice_hint = Label("", "h2"), Label("", "faint", wrap=True)
        self.operator = Field("settingsOperator", QLineEdit(office.settings.operator or ""), hint=True)
        self.language = Field("settingsLanguage", QComboBox())
        self.theme_box = Field("settingsTheme", QComboBox())
        self.stamp = Field("settingsTimeStamp", QLineEdit(office.settings.timestamp_server or ""), hint=True)
        self.practice = QCheckBox()
        self.trouble = Note(office, "settingsTrouble")
        looks = row(self.language.layout, 16, self.theme_box.layout)
        card = panel("card", column(
            self._title, 14, self.operator.layout, 14, looks, 14, self.stamp.layout, 14, self.practice, 2,
            self._practice_hint, 10, self.trouble, margins=(20, 16, 20, 18),
        ))  # fmt: skip
        self.setLayout(column(card))
        self.retranslate()
        self.operator.control.editingFinished.connect(self._operator_given)
        self.stamp.control.editingFinished.connect(self._server_given)
        self.language.control.activated.connect(self._language_chosen)
        self.theme_box.control.activated.connect(self._theme_chosen)
        self.practice.toggled.connect(self._practise)
        office.settled.connect(self._show)
        office.bridge.busy_changed.connect(self._show)
        office.bridge.phones_changed.connect(self._show)
        office.theme.changed.connect(self._show)

    def retranslate(self) -> None:
        """Put every sentence anew."""
        text = self.text
        self._title.setText(text("settings.self"))
        self.operator.say(text("settings.operator"), text("settings.operator.hint", name=self.office.operator))
        self.language.say(text("settings.language"))
        self.theme_box.say(text("settings.theme"))
        self.stamp.say(text("settings.stamp"), text("settings.stamp.hint"))
        self.stamp.control.setPlaceholderText(text("settings.stamp.none"))
        self.practice.setText(text("settings.practice"))
        identify(self.practice, "practiceMode", text("settings.practice"), text("settings.practice.hint"))
        self._practice_hint.setText(text("settings.practice.hint"))
        _offer(self.language.control, [("English", Language.EN), ("Français", Language.FR)])
        _offer(self.theme_box.control, [(text(f"settings.theme.{scheme}"), scheme) for scheme in SCHEMES])
        self._show()

    def _show(self) -> None:
        _choose(self.language.control, Language(self.text.language))
        _choose(self.theme_box.control, self.theme.scheme)
        self.practice.blockSignals(True)
        self.practice.setChecked(self.office.bridge.practice)
        self.practice.blockSignals(False)
        self.practice.setEnabled(not self.office.bridge.jobs)

    # ------------------------------------------------------------ what was chosen
    def _keep(self, settings: Settings) -> None:
        self.trouble.hide()
        if settings != self.office.settings and self.office.keep(settings):
            self.office.tell(self.text("settings.kept"))

    def _operator_given(self) -> None:
        given = self.operator.control.text()
        name = operator_name(given)
        if given.strip() and name is None:
            self.trouble.tell(TROUBLE, self.text("settings.operator.bad"))
            return
        self._keep(replace(self.office.settings, operator=name))
        hint = self.text("settings.operator.hint", name=self.office.operator)
        self.operator.say(self.text("settings.operator"), hint)

    def _server_given(self) -> None:
        given = self.stamp.control.text().strip()
        try:
            settings = replace(self.office.settings, timestamp_server=given or None)
        except ValueError:
            self.trouble.tell(TROUBLE, self.text("settings.stamp.bad"))
            return
        self._keep(settings)

    def _language_chosen(self) -> None:
        self.office.switch_language(self.language.control.currentData().value)
        self._show()

    def _theme_chosen(self) -> None:
        self.office.dress(self.theme_box.control.currentData())

    def _practise(self, on: bool) -> None:
        self.office.memory.practice = on
        self.office.bridge.watch_phones(practice=on)
        self.office.tell(self.text("settings.practice.on" if on else "settings.practice.off"))


def _offer(box: QComboBox, items: list[tuple[str, object]]) -> None:
    box.clear()
    for words, value in items:
        box.addItem(words, value)


def _choose(box: QComboBox, value: object) -> None:
    found = [number for number in range(box.count()) if box.itemData(number) == value]
    box.setCurrentIndex(found[0] if found else -1)
