"""Removal in the window: what is confirmed is done, and what the phone shows afterwards is what is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from auditor.model.finding import Verdict
from auditor.model.removal import Outcome
from auditor.practice.faults import Fault, Unplug
from support.window import audited, confirm
from ui.models.app_rows import Standing


def outcomes(desk, name):
    return {(r.package, r.user_id): r.outcome for r in desk.office.sessions.of(desk.rig.serial(name)).audit.removals}


@pytest.fixture
def removed(open_window):
    """An analyst's phone whose banned apps were removed in the window, dialog still open."""
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        assert len(view.model.rows) > 100
        desk.press("removeBanned")
        confirm(desk)
        desk.until(lambda: desk.sees("removalDone"))
        yield desk


def test_the_whole_way_from_selected_to_removed(removed):
    """The analyst's phone has a second banned app, which came with the phone and is left alone unless chosen."""
    desk = removed
    assert set(outcomes(desk, "analyst").values()) == {Outcome.REMOVED}
    assert desk.find("removalDone").accessibleName() == "1 of 1 apps is gone from Google Pixel 9"
    assert desk.says("Before: Installed, enabled → after: Not installed")
    assert len(desk.rig.phone("analyst").acts) == 1
    desk.press("closeDialog")
    assert desk.says("1 banned app must be removed")
    view = desk.window.page("phones").audit
    assert view.model.count(Standing.REMOVED) == 1
    assert desk.office.sessions.of(desk.rig.serial("analyst")).audit.verdict_after is Verdict.NON_COMPLIANT


def test_preinstalled_apps_are_left_until_the_operator_chooses_otherwise(open_window):
    with open_window("analyst") as desk:
        audited(desk, "analyst")
        desk.press("removeBanned")
        desk.until(lambda: desk.sees("systemChoice"))
        assert desk.says("Left alone")
        choice = desk.find("systemChoice")
        assert isinstance(choice, QComboBox)
        choice.activated.emit(choice.findText("Disable them"))
        desk.until(lambda: desk.sees("confirmRemoval") and desk.says("Disable TikTok, for: Owner"))
        assert not desk.says("Left alone")
        confirm(desk)
        desk.until(lambda: desk.sees("removalDone"))
        assert sorted(one.name for one in outcomes(desk, "analyst").values()) == ["DISABLED", "REMOVED"]


def test_an_app_that_was_removed_can_be_brought_back_or_it_is_said_why_not(removed):
    desk = removed
    desk.press("closeDialog")
    desk.until(lambda: desk.sees("bringBack"))
    desk.press("bringBack")
    desk.until(lambda: desk.says("brought back from here") or desk.sees("confirmRemoval"))


def test_nothing_is_sent_before_the_word_was_given(open_window, qtbot):
    with open_window("analyst") as desk:
        audited(desk, "analyst")
        desk.press("removeBanned")
        desk.until(lambda: desk.sees("confirmRemoval"))
        assert desk.says("uninstall --user 0 com.tencent.mm")
        dialog = desk.window.page("phones").dialog
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        desk.find("typedWord").setText("remove it")
        desk.find("ownerAgreed").setChecked(True)
        assert not desk.find("confirmRemoval").isEnabled()
        desk.press("closeDialog")
        desk.until(lambda: not dialog.isVisible())
        assert desk.rig.phone("analyst").acts == ()


def test_a_cable_pulled_while_removing_loses_nothing_and_is_said(open_window):
    with open_window("analyst") as desk:
        audited(desk, "analyst")
        desk.press("removeBanned")
        desk.until(lambda: desk.sees("confirmRemoval"))
        desk.rig.phone("analyst").set_fault(Fault("pm uninstall", Unplug(carried_out=True)))
        confirm(desk)
        desk.until(lambda: desk.sees("removalDone") or desk.sees("errorNote"))
        told = outcomes(desk, "analyst")
        assert Outcome.UNKNOWN in told.values() or desk.sees("errorNote")
        assert Outcome.REMOVED not in told.values()


def test_the_word_is_asked_for_in_the_window_s_language(open_window):
    with open_window("analyst", language="fr") as desk:
        audited(desk, "analyst")
        desk.press("removeBanned")
        confirm(desk, "retirer")
        desk.until(lambda: desk.sees("removalDone"))
        assert set(outcomes(desk, "analyst").values()) == {Outcome.REMOVED}
