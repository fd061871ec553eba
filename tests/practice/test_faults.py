"""Every fault on demand, as the workstation meets it."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.practice.blueprint import EnabledSetting
from auditor.practice.faults import (
    Appear,
    Delay,
    Drip,
    Drop,
    Fault,
    FaultBox,
    Garbage,
    Hang,
    Huge,
    NoExit,
    Refuse,
    Say,
    Unplug,
)
from auditor.practice.people import blueprint_of
from support.adbrig import exactly, until_end, wait_for

BANNED = "com.zhiliaoapp.musically"
UNINSTALL = f"pm uninstall --user 0 {BANNED}"


def is_there(rig, user_id: int = 0) -> bool:
    return BANNED in rig.phone("manager").state.installed(user_id)


def test_a_dropped_stream_gives_so_many_bytes_and_no_exit_code(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("dumpsys package", Drop(after=327_680, connection=False)))
    answer = rig.shell("manager", "dumpsys package packages")
    assert answer.code is None
    assert len(answer.stdout) < 327_680
    with rig.open("manager", "shell:dumpsys package packages") as stream:
        assert len(until_end(stream)) == 327_680
    assert rig.shell("manager", "pm list users").code == 0


def test_a_dropped_connection_takes_the_phone_away(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("dumpsys package", Drop(after=1000)))
    answer = rig.shell("manager", "dumpsys package packages")
    assert answer.code is None
    wait_for(lambda: rig.state("manager") != "device", "still attached")


@pytest.mark.parametrize("after", [0, 5, 600])
def test_a_hanging_command_says_part_and_then_nothing(start_rig, after):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("dumpsys", Hang(after=after)))
    with rig.open("manager", "shell,v2,raw:dumpsys package packages") as stream:
        assert len(exactly(stream, after)) == after
        stream.settimeout(0.2)
        with pytest.raises(TimeoutError):
            stream.recv(1)
    assert rig.shell("manager", "true").code == 0


def test_a_hanging_act_was_carried_out_all_the_same(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("pm uninstall", Hang()))
    with rig.open("manager", f"shell,v2,raw:{UNINSTALL}"):
        wait_for(lambda: not is_there(rig), "not carried out")


def test_a_dripping_phone_is_slow_but_says_everything(start_rig):
    rig = start_rig("manager")
    whole = rig.shell("manager", "pm list users")
    rig.phone("manager").set_fault(Fault("pm list users", Drip(chunk=20, pause=0.01)))
    started = time.monotonic()
    assert rig.shell("manager", "pm list users") == whole
    assert time.monotonic() - started > 0.05


def test_a_delayed_command_answers_later(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("true", Delay(0.2)))
    started = time.monotonic()
    assert rig.shell("manager", "true").code == 0
    assert time.monotonic() - started >= 0.2


@pytest.mark.parametrize("carried_out", [True, False])
def test_the_cable_can_be_pulled_before_or_after_the_act(start_rig, carried_out):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("pm uninstall", Unplug(carried_out=carried_out)))
    assert rig.shell("manager", UNINSTALL).code is None
    assert is_there(rig) is not carried_out
    assert len(rig.phone("manager").acts) == int(carried_out)
    wait_for(lambda: rig.state("manager") != "device", "still attached")


def test_a_refused_service_is_closed(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("dumpsys", Refuse()))
    with pytest.raises(ConnectionError, match="closed"):
        rig.shell("manager", "dumpsys user")
    assert rig.shell("manager", "true").code == 0


def test_a_lying_phone_says_success_and_does_nothing(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("pm uninstall", Say(b"Success\n")))
    assert rig.shell("manager", UNINSTALL).text == "Success\n"
    assert is_there(rig)
    assert rig.phone("manager").acts == ()


def test_a_phone_may_say_failure_and_obey(start_rig):
    rig = start_rig("manager")
    lie = Say(b"Failure [DELETE_FAILED_ABORTED]\n", exit_code=1, carry_out=True)
    rig.phone("manager").set_fault(Fault("pm uninstall", lie))
    assert rig.shell("manager", UNINSTALL).code == 1
    assert not is_there(rig)


def test_an_app_can_vanish_for_one_user_and_appear_for_another(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("pm uninstall", Appear(user_id=10)))
    assert rig.shell("manager", UNINSTALL).text == "Success\n"
    assert (is_there(rig, 0), is_there(rig, 10)) == (False, True)
    block = rig.shell("manager", f"dumpsys package {BANNED}").text
    assert re.search(r"User 0: .*installed=false", block)
    assert re.search(r"User 10: .*installed=true", block)


def test_an_answer_without_exit_code_is_whole_otherwise(start_rig):
    rig = start_rig("manager")
    whole = rig.shell("manager", "pm list users")
    rig.phone("manager").set_fault(Fault("pm list users", NoExit()))
    answer = rig.shell("manager", "pm list users")
    assert (answer.stdout, answer.code) == (whole.stdout, None)


def test_garbage_comes_framed_or_breaks_the_framing(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("pm list users", Garbage(size=5000)))
    answer = rig.shell("manager", "pm list users")
    assert (len(answer.stdout), answer.code) == (5000, 0)
    rig.phone("manager").clear_faults()
    rig.phone("manager").set_fault(Fault("pm list users", Garbage(size=5000, framed=False)))
    with rig.open("manager", "shell,v2,raw:pm list users") as stream:
        assert len(until_end(stream)) == 5000


def test_a_huge_answer_can_be_broken_off_by_the_workstation(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("pm list users", Huge(size=1 << 40)))
    with rig.open("manager", "shell,v2,raw:pm list users") as stream:
        exactly(stream, 1 << 20)
    assert rig.shell("manager", "true").code == 0


def test_faults_end_when_cleared(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault(".", Refuse()))
    rig.phone("manager").clear_faults()
    assert rig.shell("manager", "true").code == 0


@given(st.integers(0, 5), st.none() | st.integers(0, 5), st.integers(0, 12))
def test_a_fault_strikes_after_skip_and_so_many_times(skip, times, calls):
    box = FaultBox()
    box.set(Fault("pm", Refuse(), skip=skip, times=times))
    struck = [box.take("shell,v2,raw:pm x") is not None for _ in range(calls)]
    end = calls if times is None else skip + times
    assert struck == [skip <= number < end for number in range(calls)]
    assert box.take("shell,v2,raw:true") is None


def test_a_sync_session_can_be_cut_too(start_rig):
    rig = start_rig("manager")
    rig.phone("manager").set_fault(Fault("^sync:", Drop(after=100, connection=False)))
    with rig.open("manager", "sync:") as stream:
        path = b"/sdcard/Download/practice.bin"
        stream.sendall(b"RECV" + len(path).to_bytes(4, "little") + path)
        assert len(until_end(stream)) == 100


def test_a_makers_app_comes_back_after_a_reboot(start_rig):
    plain = blueprint_of("android11")
    apps = tuple(replace(app, returns=app.name == "com.redcanoe.weather") for app in plain.apps)
    rig = start_rig(replace(plain, apps=apps))
    phone = rig.phone("android11")
    assert rig.shell("android11", "pm uninstall --user 0 com.redcanoe.weather").text == "Success\n"
    assert rig.shell("android11", "pm disable-user --user 0 com.android.settings").code == 0
    assert "com.redcanoe.weather" not in phone.state.installed(0)
    phone.reboot()
    assert "com.redcanoe.weather" in phone.state.installed(0)
    assert phone.state.enabled("com.android.settings", 0) is EnabledSetting.DISABLED_USER
