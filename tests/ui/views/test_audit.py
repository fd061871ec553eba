"""An auditor audits a phone in the window: real workflow, real adb server, practice phones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox

from auditor.practice.faults import Drop, Fault, Hang, Unplug
from support.window import OPERATOR, audited
from ui.models.app_rows import Standing
from ui.models.apps import Column


def names(view):
    return [row.name for row in view.model.rows]


def test_an_audit_shows_every_app_the_flagged_ones_first(open_window):
    with open_window("manager") as desk:
        view = audited(desk, "manager")
        assert [row.standing for row in view.model.rows[:5]] == [Standing.BANNED] * 5
        assert "com.tencent.mm" in names(view)[:5]
        assert desk.says("5 banned apps must be removed")
        assert desk.says("NON-COMPLIANT")
        assert len(view.model.rows) == len(view._session.audit.packages) > 400


def test_the_choice_is_made_once_for_the_sitting(open_window):
    with open_window("courier", "analyst") as desk:
        audited(desk, "courier")
        assert desk.says("No app of the ban list was found")
        assert desk.says("This is not a clean bill of health")
        desk.press(desk.phone("analyst"))
        desk.until(lambda: desk.sees("startAudit"))
        assert not desk.sees("operator")
        assert desk.says(OPERATOR)
        assert desk.says("Government of Canada")
        desk.press("startAudit")
        session = desk.office.sessions.of(desk.rig.serial("analyst"))
        desk.until(lambda: session.audit is not None)
        assert session.audit.operator == OPERATOR


def test_no_audit_without_a_policy_or_a_name(open_window):
    with open_window("courier") as desk:
        desk.until(lambda: desk.sees(desk.phone("courier")) and desk.office.armed is not None)
        desk.press(desk.phone("courier"))
        desk.until(lambda: desk.sees("policy:ca-gc"))
        desk.find("operator").setText(OPERATOR)
        box = desk.find("policy:ca-gc")
        assert isinstance(box, QCheckBox)
        assert box.isChecked()
        box.setChecked(False)
        assert not desk.find("startAudit").isEnabled()
        assert desk.says("Choose at least one policy")
        box.setChecked(True)
        desk.find("operator").setText("  ")
        assert not desk.find("startAudit").isEnabled()
        assert desk.says("Give a name")


def test_the_pane_tells_law_evidence_users_and_what_can_be_done(open_window):
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        view.table.selectRow(names(view).index("com.tencent.mm"))
        desk.find("removeApp")
        desk.until(lambda: desk.says("Why it is flagged"))
        for words in (
            "WeChat",
            "Treasury Board of Canada Secretariat",
            "CA-TBS-2023-WECHAT-KASPERSKY · In force 30 October 2023",
            "For each user",
            "Owner",
            "Evidence on the phone",
            "What can be done",
            "Can be removed",
        ):
            assert desk.says(words), words
        assert desk.find("removeApp").accessibleName() == "Remove WeChat from the phone"


def test_chips_and_search_narrow_the_list_and_say_how_many(open_window):
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        desk.find("chip:banned").setChecked(True)
        assert len(view.model.rows) == 2
        assert desk.find("chip:banned").accessibleName() == "Banned: 2 apps"
        desk.find("search").setText("TENCENT")
        assert names(view) == ["com.tencent.mm"]
        assert desk.says("1 app shown")
        desk.find("search").setText("nothing is called so")
        assert desk.says("No app matches this search.")
        desk.find("search").clear()
        desk.find("chip:all").setChecked(True)
        assert len(view.model.rows) > 20


def test_the_table_sorts_by_every_column_by_mouse_and_by_keyboard(open_window):
    with open_window("courier") as desk:
        view = audited(desk, "courier")
        before = set(names(view))
        choice = desk.find("sortBy")
        assert isinstance(choice, QComboBox)
        for column in Column:
            view.table.horizontalHeader().sectionClicked.emit(column)
            once = names(view)
            view.table.horizontalHeader().sectionClicked.emit(column)
            assert set(names(view)) == set(once) == before
            choice.activated.emit(choice.findText(view.model.headerData(column, Qt.Orientation.Horizontal)))
            assert view.model.column is column
            assert not view.model.descending


def test_an_app_that_is_filtered_out_is_no_target_of_any_action(open_window):
    """The fault of the mock: the pane stayed aimed at an app that the list no longer showed."""
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        view.table.selectRow(names(view).index("com.tencent.mm"))
        desk.find("removeApp")
        desk.find("search").setText("musically")
        assert view.selected() == ()
        assert view.detail.targets == ()
        assert not desk.sees("removeApp")
        desk.find("search").clear()
        assert [row.name for row in view.selected()] == ["com.tencent.mm"]


def test_several_apps_are_chosen_with_the_keyboard(open_window, qtbot):
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        view.table.setFocus()
        view.table.selectRow(0)
        qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyRelease(view.table, Qt.Key.Key_Shift)  # Qt remembers held keys: the next test would select with it
        assert len(view.selected()) == 2
        assert desk.find("removeApp").accessibleName() == "Remove 2 apps…"
        desk.until(lambda: desk.says("2 apps selected"))


def test_the_pane_is_made_once_for_all_that_comes_in_one_go_and_never_seen_half(open_window):
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        view.table.selectRow(0)
        desk.until(view.detail.updatesEnabled)
        before = view.detail.area.widget()
        view.filters.choose(Standing.CLEAR)
        view.table.selectRow(3)
        assert view.detail.area.widget() is before
        assert not view.detail.updatesEnabled()
        assert view.detail.targets == ()
        assert not desk.sees("removeApp")
        desk.until(view.detail.updatesEnabled)
        assert view.detail.area.widget() is not before
        assert desk.says("No rule matches this app")


def test_the_header_knows_of_no_chosen_rows_as_it_would_ask_row_by_row_at_each_painting(open_window):
    with open_window("analyst") as desk:
        view = audited(desk, "analyst")
        view.table.selectAll()
        assert len(view.selected()) == view.model.rowCount() > 1
        assert not view.table.horizontalHeader().selectionModel().hasSelection()


def test_a_cancelled_audit_does_not_wait_for_the_phone_and_says_what_happened(open_window, qtbot):
    with open_window("courier") as desk:
        desk.rig.phone("courier").set_fault(Fault("dumpsys package", Hang(2000)))
        audited(desk, "courier", wait=False)
        session = desk.office.sessions.of(desk.rig.serial("courier"))
        phone = desk.rig.phone("courier")
        desk.until(lambda: any("dumpsys package" in call for call in phone.calls))
        desk.press("stopAudit")
        # The phone never answers. How soon it ends is measured by tests/bench/bench_cancel.py, on a machine at rest.
        qtbot.waitUntil(lambda: not session.busy, timeout=3000)
        desk.until(lambda: desk.sees("readyPage"))
        assert desk.says("The audit was stopped")
        assert desk.says("Nothing was changed on the phone.")


def test_what_could_not_be_read_is_as_visible_as_a_finding(open_window):
    with open_window("courier") as desk:
        desk.rig.phone("courier").set_fault(Fault("dumpsys package", Drop(4000, connection=False)))
        audited(desk, "courier")
        assert desk.says("INCONCLUSIVE")
        assert desk.says("No verdict: part of the phone could not be read")
        assert desk.sees("gaps")
        assert "could not be read" in desk.find("gaps").accessibleName()


def test_french_says_the_same(open_window):
    with open_window("analyst", language="fr") as desk:
        audited(desk, "analyst")
        assert desk.says("2 applications interdites à retirer")
        assert desk.says("NON CONFORME")
        desk.press("switchLanguage")
        assert desk.says("2 banned apps must be removed")


def test_two_phones_are_audited_at_the_same_time(open_window):
    with open_window("courier", "analyst") as desk:
        audited(desk, "courier", wait=False)
        audited(desk, "analyst", wait=False)
        both = [desk.office.sessions.of(desk.rig.serial(name)) for name in ("courier", "analyst")]
        desk.until(lambda: all(session.audit is not None for session in both))
        assert len({session.audit.audit_id for session in both}) == 2
        assert desk.says("Google Pixel 9")
        desk.press(desk.phone("courier"))
        assert desk.says("No app of the ban list was found")


def test_a_phone_unplugged_while_it_is_read_is_never_compliant_and_stays_in_sight(open_window):
    with open_window("courier") as desk:
        desk.rig.phone("courier").set_fault(Fault("pm list packages", Unplug()))
        audited(desk, "courier", wait=False)
        session = desk.office.sessions.of(desk.rig.serial("courier"))
        desk.until(lambda: not session.busy)
        desk.until(lambda: desk.says("INCONCLUSIVE") or desk.sees("errorNote"))
        assert session.audit is None or session.audit.verdict.name == "INCONCLUSIVE"
        assert desk.sees(desk.phone("courier"))


def test_what_comes_and_ends_is_said_aloud(open_window):
    with open_window("courier") as desk:
        told = []
        desk.office.told.connect(told.append)
        audited(desk, "courier")
        assert "Nokia 5 3: Connected" in told
        assert "Audit of HMD Global Nokia 5.3 ended: Compliant" in told


def test_every_other_policy_can_be_seen_and_chosen(open_window):
    with open_window("courier") as desk:
        desk.until(lambda: desk.sees(desk.phone("courier")) and desk.office.armed is not None)
        desk.press(desk.phone("courier"))
        desk.until(lambda: desk.sees("morePolicies"))
        desk.press("morePolicies")
        desk.until(lambda: desk.sees("policy:gb"))
        box = desk.find("policy:gb")
        desk.until(lambda: box.height() > box.fontMetrics().height())
        desk.find("policyFilter").setText("kingdom")
        assert not desk.sees("policy:af")
        box.setChecked(True)
        assert "gb" in desk.window.page("phones").ready.policies.chosen
