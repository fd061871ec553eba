"""Every control of the pages has a name for screen readers, and the tab key goes as one reads."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QTextBrowser)
PAGES = ("cases", "case", "comparison", "report", "verify", "banlist", "settings", "help")


def shown(desk, told, key):
    argument = {"case": told.banned, "report": told.banned, "comparison": (told.banned, told.cleared)}.get(key)
    desk.office.go(key, argument)
    page = desk.window.page(key)
    desk.until(lambda: page.isVisible() and not desk.bridge.jobs)
    return page


def controls(page):
    return [w for w in page.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible() and w.focusPolicy()]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_control_has_a_name_and_an_identifier(history_window, told, language):
    with history_window(language) as desk:
        desk.until(lambda: desk.office.armed is not None)
        for key in PAGES:
            found = controls(shown(desk, told, key))
            assert found, key
            bare = [(key, type(w).__name__, w.accessibleIdentifier()) for w in found if not w.accessibleName()]
            assert bare == []
            assert [(key, w.accessibleName()) for w in found if not w.accessibleIdentifier()] == []


def tab_order(page):
    order, widget = [], page.nextInFocusChain()
    while widget is not page:
        if page.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and _by_tab(widget):
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


def _by_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.mark.parametrize("key", ["cases", "case", "verify", "settings", "banlist"])
def test_the_tab_key_goes_from_the_top_to_the_bottom(history_window, told, key):
    with history_window() as desk:
        desk.until(lambda: desk.office.armed is not None)
        page = shown(desk, told, key)
        tops = [widget.mapTo(page, QPoint(0, 0)).y() for widget in tab_order(page)]
        # Controls of one line may stand a few pixels apart.
        assert [(a, b) for a, b in pairwise(tops) if b < a - 12] == []
