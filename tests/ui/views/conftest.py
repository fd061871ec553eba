"""A data folder with cases that the real workflow made, once for all views, copied for each test."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from support import history
from support.softhsm import card  # noqa: F401  a fixture


@dataclass(frozen=True)
class Told:
    """The cases of the folder."""

    home: Path
    cleared: str
    banned: str
    compliant: str


@pytest.fixture(scope="session")
def told_once(tmp_path_factory):
    home = tmp_path_factory.mktemp("history") / "home"
    return Told(home, *(audit.audit_id for audit in history.three_audits(home)))


@pytest.fixture
def told(told_once, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(told_once.home, home)
    return Told(home, told_once.cleared, told_once.banned, told_once.compliant)


@pytest.fixture
def history_window(open_window, told):
    """A window over these cases, without a phone."""

    def opened(language="en", file=None):
        return open_window(language=language, home=told.home, file=file)

    return opened


@pytest.fixture
def dialog():
    """The open dialog of a window."""

    def find(desk, identifier):
        def seen():
            found = [d for d in desk.window.findChildren(QDialog) if d.accessibleIdentifier() == identifier]
            return [d for d in found if d.isVisible()]

        desk.until(lambda: len(seen()) == 1)
        return seen()[0]

    return find
