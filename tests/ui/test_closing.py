"""Closing the window is safe at any time, and a fault of the program says what was saved."""

import re

import pytest

from auditor.app import Options, Workplace
from auditor.crash import log_text
from auditor.model.removal import Outcome
from auditor.practice.faults import Delay, Fault, Hang
from support.arena import five_banned
from support.window import audited, confirm


def test_a_window_with_nothing_under_way_closes_at_once(open_window):
    with open_window() as desk:
        desk.until(lambda: desk.office.armed is not None and not desk.bridge.jobs)
        assert desk.window.close()


def test_closing_during_a_scan_stops_it_and_closes_by_itself(open_window):
    with open_window("courier") as desk:
        desk.rig.phone("courier").set_fault(Fault("dumpsys package", Hang(500)))
        audited(desk, "courier", wait=False)
        desk.until(lambda: any("dumpsys package" in call for call in desk.rig.phone("courier").calls))
        assert not desk.window.close()
        assert desk.sees("closingDialog") or not desk.window.isVisible()
        desk.until(lambda: not desk.window.isVisible())
        assert desk.bridge.jobs == ()


def test_closing_during_a_removal_ends_the_step_that_was_sent_and_the_record_says_what_came_of_all(
    open_window, tmp_path
):
    with open_window(five_banned()) as desk:
        audited(desk, "five")
        phone = desk.rig.phone("five")
        phone.set_fault(Fault("pm uninstall", Delay(1.0)))
        desk.press("removeBanned")
        confirm(desk)
        desk.until(lambda: any("pm uninstall" in call for call in phone.calls))
        assert not desk.window.close()
        assert desk.sees("closingDialog")
        assert desk.says("A removal step that was sent to the phone is finished and its result read")
        desk.until(lambda: not desk.window.isVisible())
        desk.until(lambda: desk.bridge.jobs == ())
        assert len(phone.acts) == 1
    with Workplace(Options(str(tmp_path / "home"), None, None)) as place:
        (case,) = place.records.cases()
        audit, _ = place.records.record(case.case_id)
        assert [one.outcome for one in audit.removals] == [Outcome.REMOVED] + 5 * [Outcome.NOT_ATTEMPTED]
        assert place.records.open_intents(case.case_id) == ()


def test_closing_at_once_during_a_removal_leaves_the_step_that_was_sent_to_be_stated(open_window, tmp_path):
    with open_window(five_banned()) as desk:
        audited(desk, "five")
        phone = desk.rig.phone("five")
        phone.set_fault(Fault("pm uninstall", Hang()))
        desk.press("removeBanned")
        confirm(desk)
        desk.until(lambda: any("pm uninstall" in call for call in phone.calls))
        assert not desk.window.close()
        desk.press("closingNow")
        desk.until(lambda: not desk.window.isVisible())
        with Workplace(Options(str(tmp_path / "home"), None, None)) as place:
            (case,) = place.records.cases()
            (intent,) = place.records.open_intents(case.case_id)
            assert "pm uninstall" in intent.step.command
        phone.unplug()


def test_the_operator_may_keep_the_window_open(open_window):
    with open_window("courier") as desk:
        desk.rig.phone("courier").set_fault(Fault("dumpsys package", Hang(500)))
        audited(desk, "courier", wait=False)
        desk.until(lambda: any("dumpsys package" in call for call in desk.rig.phone("courier").calls))
        assert not desk.window.close()
        desk.press("closingStay")
        desk.until(lambda: not desk.bridge.jobs)
        assert desk.window.isVisible()
        desk.until(lambda: desk.says("The audit was stopped"))


def test_a_fault_in_a_thread_writes_a_log_without_what_it_spoke_of_and_says_what_was_saved(open_window, tmp_path):
    with open_window() as desk:
        desk.until(lambda: desk.office.armed is not None)

        def work(workplace, control):
            raise RuntimeError("R5CW81ABCDE com.tencent.mm A. Tremblay")

        desk.bridge.start(work)
        desk.until(lambda: desk.sees("crashDialog"))
        assert desk.says("Nothing of it is lost")
        (log,) = (tmp_path / "home" / "crashes").glob("crash-*.txt")
        text = log.read_text()
        assert "RuntimeError" in text
        assert re.search(r"tests/ui/test_closing[.]py:\d+ work", text)
        assert not re.search("R5CW81|tencent|Tremblay", text)
        assert str(tmp_path) not in text
        desk.press("crashClose")
        desk.until(lambda: not desk.sees("crashDialog"))


def fail_twice():
    try:
        {}["inner"]
    except KeyError as error:
        raise ValueError("outer") from error


def test_the_log_names_every_fault_of_the_chain():
    with pytest.raises(ValueError, match="outer") as caught:
        fail_twice()
    assert [line for line in log_text(caught.value).splitlines() if line.isalpha()] == ["ValueError", "KeyError"]
