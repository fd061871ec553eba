"""The office: what every view of the window is given."""

import getpass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from auditor import paths
from auditor.errors import AuditorError
from auditor.model.settings import Language, Settings, Theme
from auditor.workflow.settings import FILE as DEFAULTS
from auditor.workflow.settings import SettingsFile
from ui.bridge import Bridge
from ui.memory import Memory
from ui.session import Sessions
from ui.text import Text
from ui.theme import Theme as Look
from ui.turns import FRAME_MS, FRAME_SHARE_MS, Turns

if TYPE_CHECKING:
    from auditor.app import Workplace
    from auditor.workflow.lists import ArmedList
    from ui.bridge import Control


class Office(QObject):
    """The sentences, the look, the settings, the memory and the bridge of one window.

    settings: the operator's choices; settings_trouble: why they could not be read (the usual ones hold then), or None.
    sessions: the phones of this sitting. armed: the ban list in use, None until it was checked; list_trouble: why there
    is none that may be used, or None; listed is sent after either changed. pages: the keys that go() knows.
    home: the data folder; home_named: this run was given it. turns: for what can wait; frames: for what is seen, part
    by part. retranslated: the language changed. settled: the settings changed. going: another page is wanted, with an
    argument for it. told: a short message for the person at the desk. failed: an AuditorError for them.
    """

    retranslated = Signal()
    settled = Signal()
    listed = Signal()
    going = Signal(str, object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, home: Path, theme: Look, bridge: Bridge, *, home_named: bool = False) -> None:
        """Read the settings of a data folder; speak() gives the office its language."""
        super().__init__()
        self.home, self.home_named = home, home_named
        self.theme = theme
        self.bridge = bridge
        self.memory = Memory(home)
        self.text = Text()
        self.turns, self.frames = Turns(self), Turns(self, FRAME_MS, FRAME_SHARE_MS)
        self.sessions = Sessions(bridge, self.text)
        self.armed: ArmedList | None = None
        self.list_trouble: AuditorError | None = None
        self.pages: frozenset[str] = frozenset()
        self.settings_trouble: AuditorError | None = None
        self._file = SettingsFile(home, paths.resources() / DEFAULTS)
        try:
            self.settings = self._file.read()
        except AuditorError as error:
            self.settings, self.settings_trouble = Settings(), error

    def keep(self, settings: Settings) -> bool:
        """Take other settings into use and keep them. False, and the trouble is told, if they cannot be written."""
        try:
            self._file.write(settings)
        except AuditorError as error:
            self.failed.emit(error)
            return False
        self.settings, self.settings_trouble = settings, None
        self.settled.emit()
        return True

    def switch_language(self, language: str) -> None:
        """Show the window in another language and remember it; not behind an open dialog, which would keep its own."""
        if QApplication.activeModalWidget() is not None:
            self.tell(self.text("language.dialog"))
        else:
            self.speak(language)

    def speak(self, language: str, *, remember: bool = True) -> None:
        """Show the window in "en" or "fr"."""
        self.text.speak(language)
        if remember:
            self.keep(replace(self.settings, language=Language(language)))
        self.retranslated.emit()

    def dress(self, scheme: str) -> None:
        """Show the window in another colour scheme (system, light or dark) and remember it."""
        self.theme.apply(scheme)
        self.keep(replace(self.settings, theme=Theme(scheme)))

    @property
    def operator(self) -> str:
        """Who sits at the desk: as the settings say, else the account's name."""
        return self.settings.operator or getpass.getuser()

    def load_list(self) -> None:
        """Verify and arm the ban list in use, now and whenever another was taken into use."""

        def work(workplace: "Workplace", _control: "Control") -> "ArmedList":
            return workplace.ban_list()

        job = self.bridge.start(work)
        job.done.connect(self._list_loaded)
        job.failed.connect(self._list_refused)

    def _list_loaded(self, armed: object) -> None:
        self.armed, self.list_trouble = cast("ArmedList", armed), None
        self.listed.emit()

    def _list_refused(self, error: object) -> None:
        self.armed, self.list_trouble = None, cast("AuditorError", error)
        self.listed.emit()

    def go(self, page: str, argument: object = None) -> None:
        """Show another page. Keys are those of ui/pages.py."""
        self.going.emit(page, argument)

    def tell(self, sentence: str) -> None:
        """Show a short message, which screen readers announce."""
        self.told.emit(sentence)

    def fail(self, error: AuditorError) -> None:
        """Show what could not be done, why, and what to do."""
        self.failed.emit(error)
