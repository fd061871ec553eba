"""The window as the pictures need it: brought from state to state, and photographed in every language and theme."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

LANGUAGES, SCHEMES = ("fr", "en"), ("dark", "light")
"""The usual ones last: the story goes on in them."""
SIZE = (1440, 880)
MANUAL_SIZE = (1160, 740)
"""Small enough that its letters can be read where the manual is: beside a list, in a window or a browser."""
MANUAL_SCALE = "1"
PATIENCE = 60.0


class Stage:
    """Photographs. A story sets window, office and phones before it takes anything."""

    def __init__(self, scale: str, out: Path) -> None:
        """scale: as named in the files; Qt was told of it by the environment. out: where the pictures go."""
        self.scale, self.out = scale, out
        self.application = QApplication([])

    # ------------------------------------------------------------ waiting
    def until(self, true: Callable[[], bool]) -> None:
        """Let the window live until something holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not true():
            self.application.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to the next state")

    def pause(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.005)

    def rest(self) -> None:
        """Until every part is where it belongs: long pages are filled in turns, and painted when they are whole."""
        self.pause(0.15)
        self.until(lambda: all(part.updatesEnabled() for part in self.window.findChildren(QWidget) if part.isVisible()))
        self.pause(0.05)

    # ------------------------------------------------------------ photographs
    def take(self, state: str, *, manual: str = "", ready: Callable[[], object] | None = None) -> None:
        """Photograph the window in every language and theme. ready: called before each picture.

        manual: name of the picture of this state in the manual, if there is one.
        """
        for language, scheme in self.looks():
            self._prepare(ready)
            self.save(self.window, state, language, scheme)
        if manual and self.scale == MANUAL_SCALE:
            before = self.window.size()
            self.window.resize(*MANUAL_SIZE)
            for language in LANGUAGES:
                self.office.speak(language, remember=False)
                self.pause(0.5)
                self._prepare(ready)
                self.save_manual(self.window, manual, language)
            self.window.resize(before)
            self.pause(0.3)

    def take_made(self, state: str, make: Callable[[], QDialog], seconds: float = 0.2) -> None:
        """Photograph a dialog that is made anew for every language and theme, after so many seconds."""
        for language, scheme in self.looks():
            dialog = make()
            dialog.open()
            self.pause(seconds)
            self.save(dialog, state, language, scheme)
            dialog.close()

    def take_now(self, dialog: QDialog, state: str, language: str, *, manual: str = "") -> None:
        """Photograph an open dialog as it is, in both themes: it keeps the language in which it was opened."""
        for scheme in SCHEMES:
            self.office.theme.apply(scheme)
            self.rest()
            self.save(dialog, state, language, scheme)
        if manual and self.scale == MANUAL_SCALE:
            self.save_manual(dialog, manual, language)

    def looks(self) -> Iterator[tuple[str, str]]:
        """Every language and theme, the usual one last."""
        for language in LANGUAGES:
            self.office.speak(language, remember=False)
            for scheme in SCHEMES:
                self.office.theme.apply(scheme)
                self.rest()
                yield language, scheme

    def _prepare(self, ready: Callable[[], object] | None) -> None:
        """A message of a moment ago has no place in a picture of a state."""
        self.window.toast.hide()
        if ready is not None:
            ready()
            self.pause(0.1)

    def save(self, widget: QWidget, state: str, language: str, scheme: str) -> None:
        """Write one picture. Raises OSError if that is not possible."""
        _save(widget, self.out / f"{state}-{language}-{scheme}-{self.scale}x.png")

    def save_manual(self, widget: QWidget, name: str, language: str) -> None:
        """Write one picture for the documents, which publish.py makes small."""
        folder = self.out / "documents"
        folder.mkdir(exist_ok=True)
        _save(widget, folder / f"{name}-{language}.png")


def _save(widget: QWidget, path: Path) -> None:
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
