"""Loads what pages and phones will need before they are asked for it, where nobody feels it.

The core is loaded in a thread of its own. The window's own modules are not: a class of Qt that is made in another
thread while the window lives ends the program by a segmentation fault once in a hundred starts (PySide6 6.11,
MetaObjectBuilder::update). They come in turns of the window's thread, a few milliseconds each once the core is there.
"""

import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from ui.garbage import stays
from ui.office import Office
from ui.pages import MODULES
from ui.text import FRENCH, Text

LOADING = "fieldcheck loading"
CORE = (
    "auditor.model.preview",
    "auditor.workflow.audit",
    "auditor.workflow.exceptions",
    "auditor.workflow.history",
    "auditor.workflow.preflight",
    "auditor.workflow.removal",
    "auditor.workflow.settle",
    "auditor.workflow.undo",
)
FIRST_FRENCH = "nothing"
"""The core's French is loaded with the first sentence that is asked for, whichever it is."""


class Ahead(QObject):
    """Loads the core, then the window's modules one by one, and has the parts for a phone made."""

    def __init__(self, office: Office, make: Callable[[], None]) -> None:
        """Begin. make: makes the parts for a phone, once they are loaded."""
        super().__init__(office)
        self._office, self._make = office, make
        self._loaded = threading.Event()
        threading.Thread(target=self._load_core, name=LOADING, daemon=True).start()
        self._wait()

    def _load_core(self) -> None:
        for module in CORE:
            import_module(module)
        Text(FRENCH).core(FIRST_FRENCH)
        stays()
        self._loaded.set()

    def _wait(self) -> None:
        if not self._loaded.is_set():
            self._give(self._wait)
            return
        for module in MODULES:
            self._give(partial(import_module, module))
        self._give(self._make)
        self._give(stays)

    def _give(self, work: Callable[[], object]) -> None:
        self._office.turns.give(self, work)
