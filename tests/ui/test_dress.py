"""Each part of the window wears a style sheet of its own: what is shown changes at once, what is hidden in its turn."""

import time

from PySide6.QtWidgets import QApplication

from ui.turns import APART_MS, FRAME_MS, Turns


def worn(part):
    return part.styleSheet()


def test_what_is_shown_changes_colours_and_language_at_once_and_what_is_hidden_in_its_turn(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.office.armed is not None)
        window, office = desk.window, desk.office
        office.go("settings")
        office.go("cases")
        shown, hidden = window.page("cases"), window.page("settings")
        desk.until(lambda: worn(hidden) == worn(shown) == office.theme.sheet)
        light = office.theme.sheet
        office.speak("fr", remember=False)
        office.theme.apply("dark")
        assert worn(window.side) == office.theme.sheet != light
        assert worn(hidden) == light
        assert hidden.accessibleName() == "Settings"
        assert desk.says("Dossiers")
        desk.qtbot.wait(2 * FRAME_MS)
        assert worn(shown) == office.theme.sheet
        desk.until(lambda: worn(hidden) == office.theme.sheet and hidden.accessibleName() == "Réglages")


def test_what_is_shown_before_its_turn_has_the_new_colours_and_language_in_its_first_paint(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.office.armed is not None)
        office = desk.office
        for page in ("settings", "cases"):
            office.go(page)
        office.speak("fr", remember=False)
        office.theme.apply("dark")
        office.go("settings")
        page = desk.window.page("settings")
        assert worn(page) == office.theme.sheet
        assert page.accessibleName() == "Réglages"


def test_the_application_itself_wears_nothing(open_window):
    with open_window() as desk:
        desk.office.theme.apply("dark")
        assert QApplication.instance().styleSheet() == ""


def test_turns_are_apart_and_begin_anew_after_a_pause():
    turns = Turns()
    given = [turns.next_ms() for _ in range(3)]
    assert [round(each / APART_MS) for each in given] == [1, 2, 3]
    time.sleep(4 * APART_MS / 1000)
    assert turns.next_ms() == APART_MS
