"""The real window, offscreen, over the real workflow, the real adb server and practice phones."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget

from auditor.app import Options
from support.adbrig import Rig
from support.softhsm import card  # noqa: F401  a fixture
from ui.app import Application

PATIENCE = 30_000
"""Milliseconds; a whole audit of a practice phone takes one second on a quiet machine."""


class Desk:
    """One open window and the rig behind it. Waiting is always for what the window shows, never for a signal."""

    def __init__(self, running: Application, rig: Rig, qtbot) -> None:
        self.running, self.rig, self.qtbot = running, rig, qtbot
        self.window = running.window
        self.office = running.office
        self.bridge = running.bridge

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=PATIENCE)

    def find(self, identifier: str) -> QWidget:
        """The visible widget with this accessible identifier."""
        found = [w for w in self.window.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
        seen = [w for w in found if w.isVisible()]
        size = self.window.size().toTuple()
        assert len(seen) == 1, f"{identifier}: {len(found)} there, {len(seen)} visible in {size}"
        return seen[0]

    def sees(self, identifier: str) -> bool:
        return any(w.isVisible() for w in self.window.findChildren(QWidget) if w.accessibleIdentifier() == identifier)

    def press(self, identifier: str) -> None:
        button = self.find(identifier)
        assert isinstance(button, QPushButton)
        assert button.isEnabled(), identifier
        button.click()

    def words(self) -> list[str]:
        """Everything that the window says at the moment."""
        parts = [w for w in self.window.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton | QLineEdit)]
        return [w.text().replace("\u00a0", " ").replace("\u200b", "") for w in parts if w.isVisible() and w.text()]

    def says(self, words: str) -> bool:
        return any(words in said for said in self.words())

    def phone(self, name: str) -> str:
        """The identifier of a phone's card in the side bar."""
        return f"phone:{self.rig.serial(name)}"


@pytest.fixture(autouse=True)
def garbage_of_the_window() -> Iterator[None]:
    """Cycles that hold Qt's objects are collected here, in Qt's thread.

    Python would collect them in whichever thread makes objects next, such as the one of the next test's practice phone,
    and Qt's objects must not be destroyed there: the process would end by a segmentation fault.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture
def open_window(qapp, qtbot, tmp_path) -> Callable[..., object]:
    """A window with these phones attached; a context manager."""

    @contextmanager
    def opened(
        *phones: str,
        language: str = "en",
        home: Path | None = None,
        connect: bool = True,
        file: Path | None = None,
    ) -> Iterator[Desk]:
        with Rig(*phones, connect=connect) as rig:
            options = Options(
                str(home or tmp_path / "home"), f"127.0.0.1:{rig.server.port}", None, str(file) if file else None
            )
            running = Application(qapp, options, language)
            running.window.resize(1440, 880)
            running.show()
            try:
                yield Desk(running, rig, qtbot)
            finally:
                running.window.close()
                running.close()
                running.window.deleteLater()
                qapp.processEvents()

    return opened
