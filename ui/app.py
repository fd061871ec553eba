"""Opens the window: application, language, theme, phones; and closes what was opened."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from auditor import paths
from auditor.model.options import Options
from ui.ahead import Ahead
from ui.bridge import Bridge
from ui.crash import CrashHandler
from ui.garbage import Garbage
from ui.main_window import MainWindow
from ui.office import Office
from ui.text import ENGLISH, FRENCH
from ui.theme import Theme

TURN_SECONDS = 0.000_02
"""So long a thread of work keeps the interpreter before the window gets its turn (Python's own: 0.005). The window
gives it away with many a call into Qt, so that one click waits for dozens of such turns: 1 ms each made 20 ms of work
80 ms long, and shorter ones cost the threads nothing that could be measured."""


class Application(QObject):
    """One running window and what belongs to it."""

    def __init__(self, application: QApplication, options: Options, language: str | None) -> None:
        """Lay everything out; show nothing. language: "en", "fr", or None for the one remembered."""
        super().__init__()
        sys.setswitchinterval(TURN_SECONDS)
        self._application = application
        self._options = options
        application.setApplicationName("Fieldcheck")
        application.setStyle("Fusion")
        theme = Theme(application)
        self.bridge = Bridge(options)
        home, named = paths.home(options.home), paths.named_home(options.home)
        self.office = Office(home, theme, self.bridge, home_named=named)
        theme.apply(self.office.settings.theme.value)
        chosen = self.office.settings.language
        self.office.speak(language or (chosen.value if chosen else _system_language()), remember=False)
        self._qt_words = QTranslator(self)
        self.office.retranslated.connect(self._translate_qt)
        self._translate_qt()
        self.window = MainWindow(self.office)
        self._garbage = Garbage(self, lambda: bool(self.bridge.jobs))
        self.crash = CrashHandler(self.window, self.office, paths.home(options.home))

    def show(self) -> None:
        """Show the window; once it is painted, look for phones."""
        self.window.painted.connect(self._begin)
        self.window.show()

    def close(self) -> None:
        """Let go of phones and threads."""
        self.office.turns.stop()
        self.office.frames.stop()
        self.bridge.close()
        self._garbage.stop()
        self.office.memory.sync()

    @Slot()
    def _begin(self) -> None:
        QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        practice = self._options.practice is not None or self.office.memory.practice
        self.bridge.watch_phones(practice=practice)
        self.office.load_list()
        self._ahead = Ahead(self.office, self.window.make_ahead)
        if self._options.file:
            self.window.take(str(Path(self._options.file).absolute()))

    def _translate_qt(self) -> None:
        """Qt's own dialogs speak the window's language too."""
        language = self.office.text.language
        QLocale.setDefault(QLocale(f"{language}_CA"))
        self._application.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != ENGLISH and self._qt_words.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._qt_words)


def open_window(options: Options, language: str | None) -> int:
    """Open the window and return the exit code when it was closed. Raises AuditorError if it cannot be opened."""
    application = QApplication(sys.argv[:1])
    running = Application(application, options, language)
    running.show()
    running.crash.install()
    try:
        return application.exec()
    finally:
        running.crash.remove()
        running.close()


def _system_language() -> str:
    french = QLocale.system().language() == QLocale.Language.French
    return FRENCH if french else ENGLISH
