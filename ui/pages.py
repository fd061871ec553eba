"""The pages of the window: each one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.office import Office
from ui.views.base import View
from ui.views.phones import PhonesView

PHONES = "phones"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the key by which office.go finds it, its icon, and what makes it when it is first shown.

    Its title is the catalogue's `page.KEY`. listed: it stands in the side bar; others are reached from pages.
    """

    key: str
    icon: str
    make: Callable[[Office], View]
    listed: bool = True


PAGES: tuple[Page, ...] = (Page(PHONES, "smartphone", PhonesView, listed=False),)
