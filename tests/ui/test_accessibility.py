"""Whoever uses the window by ear or by keyboard finds every control, named, in reading order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QWidget,
)

from support.window import audited

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar,
)  # fmt: skip


def controls(window):
    """What can be seen and used; Qt's own inner parts (a scroll bar, a combo box's list) are its own."""
    inner = (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit)
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if isinstance(widget, CONTROLS) and widget.isVisible() and not isinstance(parent, inner):
            yield widget


def check_names(window):
    bare = [repr(w) for w in controls(window) if not w.accessibleName()]
    assert bare == []
    unidentified = [repr(w) for w in controls(window) if not w.accessibleIdentifier()]
    assert unidentified == []


def check_plain(window):
    rich = [w.text() for w in window.findChildren(QLabel) if w.textFormat() != Qt.TextFormat.PlainText and w.text()]
    assert rich == []


def tab_order(window):
    """The visible controls in the order in which Tab goes through them."""
    order, widget = [], window.nextInFocusChain()
    while widget is not window:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return [w for w in order if isinstance(w, CONTROLS)]


def check_order(window, area):
    """Within one part, Tab goes down and, in one line, to the right."""
    places = [(w, w.mapTo(window, QPoint(0, 0))) for w in tab_order(window) if area.isAncestorOf(w)]
    for (one, before), (other, after) in pairwise(places):
        below = after.y() + other.height() > before.y()
        assert below, f"{one.accessibleIdentifier()} is read before {other.accessibleIdentifier()}, which stands above"


def test_every_control_of_the_first_pages_has_a_name(open_window):
    with open_window("courier") as desk:
        desk.until(lambda: desk.sees("startAudit") and desk.office.armed is not None)
        check_names(desk.window)
        check_plain(desk.window)
        check_order(desk.window, desk.find("sideBar"))
        check_order(desk.window, desk.find("readyPage"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_control_of_an_audit_has_a_name(open_window, language):
    with open_window("analyst", language=language) as desk:
        view = audited(desk, "analyst")
        view.select_first()
        check_names(desk.window)
        check_plain(desk.window)
        check_order(desk.window, view._work)
        desk.press("removeBanned")
        desk.until(lambda: desk.sees("confirmRemoval"))
        check_names(desk.window)
        check_plain(desk.window)


def test_the_table_s_cells_can_be_read(open_window):
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        table = QAccessible.queryAccessibleInterface(view.table)
        assert table.text(QAccessible.Text.Name) == "Apps of the phone"
        row = view.model.place_of("com.tencent.mm")
        role = Qt.ItemDataRole.AccessibleTextRole
        said = [view.model.index(row, column).data(role) for column in range(view.model.columnCount())]
        assert said[:3] == ["WeChat, com.tencent.mm, Banned", "Banned", "Listed name, other signer"]
        assert all(said)


def test_every_page_of_the_window_can_be_reached_by_keyboard(open_window):
    with open_window("courier") as desk:
        desk.until(lambda: desk.sees("startAudit") and desk.sees("policy:ca-gc"))
        wanted = {"switchLanguage", "switchTheme", "operator", "policy:ca-gc", desk.phone("courier")}
        wanted |= {f"page:{key}" for key in desk.window.side.buttons}
        desk.until(lambda: wanted <= {w.accessibleIdentifier() for w in tab_order(desk.window)})


def test_scroll_bars_are_not_in_the_way_of_the_keyboard(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.sees("emptyPage"))
        assert [w for w in tab_order(desk.window) if isinstance(w, QScrollBar)] == []
