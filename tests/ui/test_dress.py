"""Each part of the window wears a style sheet of its own: what is shown changes at once, what is hidden in its turn."""

import time
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.turns import APART_MS, FRAME_MS, Turns


@pytest.fixture
def owner():
    """Somebody who waits for a turn."""
    return QObject()


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


def test_turns_are_apart_and_taken_in_their_order(qtbot, owner):
    turns, taken = Turns(owner), []
    began = time.monotonic()
    for name in "abc":
        turns.give(owner, lambda name=name: taken.append((name, time.monotonic() - began)))
    qtbot.waitUntil(lambda: len(taken) == 3)
    assert [name for name, _ in taken] == ["a", "b", "c"]
    assert all(seconds >= number * APART_MS / 1000 - 0.01 for number, (_, seconds) in enumerate(taken, 1))


def test_after_a_halt_turns_are_not_taken_all_at_once(qtbot, owner):
    turns, taken = Turns(owner), []
    for _ in range(4):
        turns.give(owner, lambda: taken.append(time.monotonic()))
    time.sleep(5 * APART_MS / 1000)
    qtbot.waitUntil(lambda: len(taken) == 4)
    assert min(later - earlier for earlier, later in pairwise(taken)) >= APART_MS / 2000


def test_small_work_shares_a_turn_and_large_work_does_not(qtbot, owner):
    turns, taken = Turns(owner, 50, 8), []
    for milliseconds in (0, 0, 20, 0):
        turns.give(owner, lambda wait=milliseconds: taken.append(time.monotonic()) or time.sleep(wait / 1000))
    qtbot.waitUntil(lambda: len(taken) == 4)
    first, second, large, last = taken
    assert large - first < 0.008
    assert second <= large
    assert last - large >= 0.025


def test_a_turn_whose_owner_is_gone_is_not_taken(qtbot, owner):
    turns, gone, taken = Turns(owner, FRAME_MS), QObject(), []
    turns.give(gone, lambda: taken.append("gone"))
    turns.give(owner, lambda: taken.append("there"))
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: taken != [])
    assert taken == ["there"]
