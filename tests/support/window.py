"""An open window for tests, and what they do in it over and over: audit a phone, confirm a removal."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from auditor.practice.people import blueprint_of
from support.adbrig import Rig
from ui.app import Application

OPERATOR = "A. Tremblay"
FIRST, LAST = 10, 30
PATIENCE = 30_000
"""Milliseconds; a whole audit of a practice phone takes one second on a quiet machine."""


def small(phone):
    """A person's phone with its first and its last apps alone, which are its own ones: it is read in a moment.

    The manager's stays whole; a blueprint stays as it is.
    """
    if not isinstance(phone, str) or phone == "manager":
        return phone
    blueprint = blueprint_of(phone)
    return replace(blueprint, apps=(*blueprint.apps[:FIRST], *blueprint.apps[FIRST:][-LAST:]))


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


def audited(desk, name, *, wait=True):
    """Choose the phone, name the operator if asked, press the button; the audit's view once it has ended."""
    desk.until(lambda: desk.sees(desk.phone(name)) and desk.office.armed is not None)
    desk.press(desk.phone(name))
    desk.until(lambda: desk.sees("startAudit"))
    if desk.sees("operator"):
        desk.find("operator").setText(OPERATOR)
    desk.press("startAudit")
    if wait:
        session = desk.office.sessions.of(desk.rig.serial(name))
        desk.until(lambda: not session.busy)
        assert session.trouble is None, session.trouble
        desk.until(lambda: desk.sees("appTable"))
    return desk.window.page("phones").audit


def confirm(desk, word="REMOVE"):
    """Give the operator's word in the open dialog."""
    desk.until(lambda: desk.sees("confirmRemoval"))
    assert not desk.find("confirmRemoval").isEnabled()
    agreed, typed = desk.find("ownerAgreed"), desk.find("typedWord")
    assert isinstance(agreed, QCheckBox)
    assert isinstance(typed, QLineEdit)
    agreed.setChecked(True)
    assert not desk.find("confirmRemoval").isEnabled()
    typed.setText(word)
    desk.press("confirmRemoval")
