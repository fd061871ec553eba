"""What is loaded ahead: the core in a thread, and never a class of Qt in any thread but the window's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

STARTED = """
import json, sys, tempfile, threading
from importlib import import_module
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from auditor.app import Options
from ui.ahead import CORE
from ui.app import Application
from ui.pages import MODULES

application = QApplication([])
running = Application(application, Options(tempfile.mkdtemp(), None, None), "en")

def brings(*names):
    before = set(sys.modules)
    for name in names:
        import_module(name)
    return sorted(set(sys.modules) - before)

def of_qt(names):
    values = [value for name in names for value in vars(sys.modules[name]).values()]
    return sorted({f"{v.__module__}.{v.__qualname__}" for v in values
                   if isinstance(v, type) and issubclass(v, QObject) and v.__module__ in names})
"""
IN_THREADS = STARTED + "print(json.dumps(of_qt(brings(*CORE, 'ui.work', 'ui.paperwork'))))"
LEFT = STARTED + (
    "brings(*CORE, 'auditor.french'); print(json.dumps([n for n in brings(*MODULES) if not n.startswith('ui')]))"
)
CLASSES = STARTED + "print(json.dumps(of_qt(brings(*MODULES))))"


def told(code):
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_what_threads_load_makes_no_class_of_qt():
    """Else PySide6 ends the program now and then, by a segmentation fault."""
    assert told(IN_THREADS) == []


def test_the_check_would_find_one():
    assert "ui.models.apps.AppTable" in told(CLASSES)


def test_once_the_core_is_there_only_the_window_s_own_modules_are_left():
    """Whatever they brought besides would be loaded in the window's thread, and felt."""
    assert told(LEFT) == []


@pytest.mark.parametrize("page", ["cases", "settings"])
def test_a_page_that_is_asked_for_before_its_turn_is_there(open_window, page):
    with open_window() as desk:
        desk.office.go(page)
        assert desk.window.page(page).isVisible()
