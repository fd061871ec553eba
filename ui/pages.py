"""The pages of the window: each one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from ui.office import Office
from ui.views.base import View
from ui.views.phones import PhonesView

PHONES, VERIFY, BAN_LIST = "phones", "verify", "banlist"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the key by which office.go finds it, its icon, and what makes it when it is first shown.

    Its title is the catalogue's `page.KEY`. listed: it stands in the side bar; others are reached from pages.
    """

    key: str
    icon: str
    make: Callable[[Office], View]
    listed: bool = True


_LATER: list[str] = []


def _later(module: str, view: str) -> Callable[[Office], View]:
    """A view that is loaded when it is first shown: what it needs of the core must not delay the first paint."""
    _LATER.append(f"ui.views.{module}")
    return lambda office: cast("View", getattr(import_module(f"ui.views.{module}"), view)(office))


PAGES: tuple[Page, ...] = (
    Page(PHONES, "smartphone", PhonesView, listed=False),
    Page("cases", "history", _later("cases", "CasesView")),
    Page("case", "file-text", _later("case", "CaseView"), listed=False),
    Page(BAN_LIST, "ban", _later("banlist", "BanListView")),
    Page(VERIFY, "shield-check", _later("verify", "VerifyView")),
    Page("settings", "settings", _later("settings", "SettingsView")),
    Page("help", "circle-help", _later("help", "HelpView")),
    Page("report", "file-text", _later("report", "ReportView"), listed=False),
    Page("comparison", "list-checks", _later("comparison", "ComparisonView"), listed=False),
)
MODULES = ("ui.views.ready", "ui.views.audit", *_LATER, "ui.dialogs.removal", "ui.dialogs.exception")
"""What the pages are made of, the parts for a phone first."""
