"""Removal in the window: what is confirmed is done, and what the phone shows afterwards is what is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from auditor.app import Options, Workplace
from auditor.model.custody import EntryKind, PlanConfirmed, StepIntended
from auditor.model.finding import Verdict
from auditor.model.removal import Confirmation, Outcome, SystemChoice
from auditor.practice.faults import Fault, Unplug
from auditor.records.store import CaseKeeper
from auditor.workflow.audit import AuditRequest, audit_phone
from auditor.workflow.removal import RemovalRequest, prepare_removal
from support import arena
from support.adbrig import Rig
from support.history import never, quiet
from support.window import OPERATOR, audited, confirm
from ui.models.app_rows import Standing

TIKTOK = "com.zhiliaoapp.musically"


def outcomes(desk, name):
    return {(r.package, r.user_id): r.outcome for r in desk.office.sessions.of(desk.rig.serial(name)).audit.removals}


@pytest.fixture
def removed(open_window):
    """An analyst's phone whose banned apps were removed in the window, dialog still open."""
    with open_window("analyst") as desk:
        audited(desk, "analyst")
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


def test_after_a_large_removal_the_receipt_of_every_step_comes(open_window):
    """Six steps, of which the page has four when it is first seen."""
    with open_window(arena.five_banned()) as desk:
        audited(desk, "five")
        desk.press("removeBanned")
        confirm(desk)
        desk.until(lambda: desk.sees("removalDone"))
        steps = [f"receipt:{package}@{user}" for package, user in outcomes(desk, "five")]
        assert len(steps) == 6
        desk.until(lambda: all(desk.sees(step) for step in steps))
        dialog = desk.window.page("phones").dialog
        shown = [w.accessibleIdentifier() for w in dialog.findChildren(QWidget)]
        assert [name for name in shown if name.startswith("receipt:")] == steps


@pytest.mark.parametrize("slip", ["pressed twice", "given up at once"])
def test_a_slip_right_after_the_word_sends_no_step_twice_and_a_stop_is_heard(open_window, slip):
    with open_window("analyst") as desk:
        audited(desk, "analyst")
        desk.press("removeBanned")
        confirm(desk)
        dialog = desk.window.page("phones").dialog
        if slip == "pressed twice":
            desk.press("confirmRemoval")
            desk.until(lambda: desk.sees("removalDone"))
            assert set(outcomes(desk, "analyst").values()) == {Outcome.REMOVED}
            assert len(desk.rig.phone("analyst").acts) == 1
        else:
            dialog.reject()
            desk.until(lambda: desk.sees("removalDone") or not dialog.isVisible())
            assert desk.rig.phone("analyst").acts == ()


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
        desk.press("closeDialog")
        view = desk.window.page("phones").audit
        view.filters.choose(None)
        view.table.selectRow(view.model.place_of(TIKTOK))
        desk.until(lambda: desk.sees("bringBack"))
        desk.press("bringBack")
        desk.until(lambda: desk.says(f"pm enable --user 0 {TIKTOK}"))
        confirm(desk, "RESTORE")
        desk.until(lambda: desk.sees("removalDone"))
        assert desk.find("removalDone").accessibleName().startswith("1 of 1 app")
        assert outcomes(desk, "analyst")[TIKTOK, 0] is Outcome.RESTORED
        desk.press("closeDialog")
        assert desk.says("1 banned app must be removed")
        assert [act.line for act in desk.rig.phone("analyst").acts][-1] == f"pm enable --user 0 {TIKTOK}"


def test_an_app_whose_files_are_gone_is_said_not_to_come_back(removed):
    desk = removed
    desk.press("closeDialog")
    desk.until(lambda: desk.sees("bringBack"))
    desk.press("bringBack")
    desk.until(lambda: desk.says("brought back from here"))
    assert not desk.sees("confirmRemoval")


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


@pytest.fixture
def left_open(tmp_path):
    """Begin a removal on the analyst's phone at a desk whose program ends before the phone is read again."""

    def begun(rig):
        options = Options(str(tmp_path / "home"), f"127.0.0.1:{rig.server.port}", None)
        with Workplace(options) as place, place.desk() as desk:
            audit = audit_phone(desk, AuditRequest(None, ("ca-gc",), OPERATOR), quiet, never)
            prepared = prepare_removal(desk, audit, RemovalRequest(None, SystemChoice.LEAVE, None))
            plan, keeper = prepared.plan, CaseKeeper(desk.records, audit.audit_id)
            given = Confirmation(plan.digest, plan.serial, OPERATOR, "typed", desk.clock.now())
            desk.records.log(EntryKind.PLAN_CONFIRMED, audit.audit_id, PlanConfirmed(plan, given))
            desk.records.log(EntryKind.STEP_INTENDED, audit.audit_id, StepIntended(plan.digest, plan.steps[0]))
            prepared.phone.carry_out(plan.steps[0], keeper)
        return audit.audit_id

    return begun


def test_what_a_killed_program_left_open_is_said_at_the_next_start_and_stated(open_window, left_open, tmp_path):
    with Rig("analyst") as rig:
        case = left_open(rig)
    with open_window("analyst", home=tmp_path / "home", connect=False) as desk:
        desk.until(lambda: desk.sees("unsettled"))
        assert "1 removal step of an earlier sitting has an unknown outcome" in desk.find("unsettled").accessibleName()
        assert not desk.find("settleCase").isEnabled()
        desk.rig.connect("analyst")
        desk.until(lambda: desk.find("settleCase").isEnabled())
        desk.rig.shell("analyst", "pm uninstall --user 0 com.tencent.mm")
        desk.press("settleCase")
        desk.until(lambda: desk.sees("casePage") and desk.says("WeChat (com.tencent.mm), Owner: removed"))
        desk.until(lambda: not desk.sees("unsettled"))
    with Workplace(Options(str(tmp_path / "home"), None, None)) as place:
        assert place.records.open_intents(case) == ()


def test_a_phone_that_is_gone_for_good_leaves_its_steps_unknown(open_window, left_open, dialog, tmp_path):
    with Rig("analyst") as rig:
        case = left_open(rig)
    with open_window(home=tmp_path / "home") as desk:
        desk.until(lambda: desk.sees("unsettled"))
        desk.press("settleAway")
        dialog(desk, "awayDialog").proceed.click()
        desk.until(lambda: not desk.sees("unsettled"))
    with Workplace(Options(str(tmp_path / "home"), None, None)) as place:
        assert [one.outcome for one in place.records.record(case)[0].removals] == [Outcome.UNKNOWN]
