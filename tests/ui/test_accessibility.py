"""What a reader is told of the table of apps, and what the keyboard reaches, in the window of an auditor."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar

from support.access import reached
from support.window import audited


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
        desk.until(lambda: wanted <= {w.accessibleIdentifier() for w in reached(desk.window)})


def test_scroll_bars_are_not_in_the_way_of_the_keyboard(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.sees("emptyPage"))
        assert [w for w in reached(desk.window) if isinstance(w, QScrollBar)] == []
