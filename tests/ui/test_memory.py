"""The window is found again as it was left."""

from PySide6.QtCore import QSize

COLUMN = 1
WIDTH = 222


def test_the_size_of_the_window_and_of_columns_outlives_it(open_window, tmp_path):
    home = tmp_path / "home"
    with open_window(home=home) as desk:
        desk.until(lambda: desk.office.armed is not None)
        desk.office.go("banlist")
        desk.window.resize(780, 700)
        header = desk.window.page("banlist").table.horizontalHeader()
        desk.until(lambda: 0 < header.width() < 600)
        header.resizeSection(COLUMN, WIDTH)
        desk.window.close()
    with open_window(home=home, size=None) as desk:
        assert desk.window.size() == QSize(780, 700)
        desk.office.go("banlist")
        assert desk.window.page("banlist").table.horizontalHeader().sectionSize(COLUMN) == WIDTH
