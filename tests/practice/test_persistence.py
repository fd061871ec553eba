"""What was done to a phone stays done: across processes, and with a log torn by a power cut."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor.practice.blueprint import AppState, EnabledSetting
from auditor.practice.faults import Fault, Unplug
from auditor.practice.host import PracticeHost
from auditor.practice.journal import Act, Journal, from_line, path_of, read, reset, to_line
from auditor.practice.machine import Programs
from auditor.practice.people import blueprint_of
from auditor.practice.state import Change
from support.adbrig import Rig

BANNED = "com.zhiliaoapp.musically"


def test_a_phone_started_again_is_as_it_was_left(tmp_path):
    with Rig("manager", folder=tmp_path) as rig:
        rig.shell("manager", f"pm uninstall --user 0 {BANNED}")
        rig.shell("manager", "pm uninstall com.android.chrome")
        rig.shell("manager", "pm disable-user --user 10 com.android.egg")
        serial, acts, truth = rig.serial("manager"), rig.phone("manager").acts, rig.phone("manager").state
        dump = rig.exec("manager", "dumpsys package packages")
    with Rig("manager", folder=tmp_path) as again:
        assert again.serial("manager") == serial
        assert again.phone("manager").acts == acts
        assert dict(again.phone("manager").state.apps) == dict(truth.apps)
        # A package that came back into the table may stand elsewhere: the blocks are the same.
        assert sorted(again.exec("manager", "dumpsys package packages").splitlines()) == sorted(dump.splitlines())
    reset(tmp_path, "manager")
    with PracticeHost(["manager"], tmp_path) as fresh:
        assert BANNED in fresh.phone("manager").state.installed(0)


def test_the_log_is_on_the_disk_before_the_answer(tmp_path):
    with Rig("manager", folder=tmp_path) as rig:
        rig.phone("manager").set_fault(Fault("pm uninstall", Unplug(carried_out=True)))
        answer = rig.shell("manager", f"pm uninstall --user 0 {BANNED}")
        logged = read(path_of(tmp_path, "manager"))
    assert answer.code is None
    assert [act.command for act in logged] == [f"pm uninstall --user 0 {BANNED}"]


def test_refused_and_idle_commands_are_logged_without_changes(tmp_path):
    with Rig("analyst", folder=tmp_path) as rig:
        rig.shell("analyst", f"pm uninstall --user 0 {BANNED}")
        rig.shell("analyst", "pm list packages; dumpsys package packages; getprop")
        (act,) = rig.phone("analyst").acts
    assert (act.exit_code, act.changes) == (1, ())
    assert "only root" in act.answer


def test_questions_leave_no_trace(tmp_path):
    with Rig("courier", folder=tmp_path) as rig:
        rig.shell("courier", "pm list packages -u --user 0; pm path android; dumpsys device_policy")
        assert rig.phone("courier").acts == ()
    assert not path_of(tmp_path, "courier").exists()


def acted(folder: Path) -> bytes:
    with PracticeHost(["manager"], folder) as host:
        programs = host.phone("manager")._phone
        for user_id in (0, 10):
            words = ("pm", "uninstall", "--user", str(user_id), "com.tencent.mm")
            host.ask(lambda words=words: _run(programs.machine, words))
    return path_of(folder, "manager").read_bytes()


def _run(machine, words):
    return Programs(machine).run(words, b"", " ".join(words))


@pytest.mark.parametrize("cut", [1, 2, 40, 200])
def test_a_torn_last_line_is_as_if_the_last_command_never_was(tmp_path, cut):
    whole = acted(tmp_path)
    path_of(tmp_path, "manager").write_bytes(whole[:-cut])
    with PracticeHost(["manager"], tmp_path) as host:
        state = host.phone("manager").state
        assert "com.tencent.mm" not in state.installed(0)
        assert "com.tencent.mm" in state.installed(10)
        assert len(host.phone("manager").acts) == 1
    assert path_of(tmp_path, "manager").read_bytes() == whole.splitlines(keepends=True)[0]


def test_a_log_broken_in_the_middle_is_not_guessed_at(tmp_path):
    whole = acted(tmp_path)
    path_of(tmp_path, "manager").write_bytes(b"{broken\n" + whole)
    with pytest.raises(ValueError, match=r"Expecting|log"), PracticeHost(["manager"], tmp_path):
        pass


def test_a_log_of_another_phone_is_refused(tmp_path):
    stranger = Act("t", "c", "l", "a", 0, (Change("no.such.package", None),))
    path_of(tmp_path, "courier").write_bytes(to_line(stranger))
    with pytest.raises(ValueError, match="never had"), PracticeHost(["courier"], tmp_path):
        pass


STATES = st.builds(
    AppState,
    st.integers(0, 200),
    st.booleans(),
    st.sampled_from(EnabledSetting),
    st.booleans(),
    data_kept=st.booleans(),
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CHANGES = st.lists(st.builds(Change, TEXT, st.none() | STATES), max_size=3).map(tuple)


@given(st.builds(Act, TEXT, TEXT, TEXT, TEXT, st.integers(0, 255), CHANGES))
def test_an_act_survives_its_line(act):
    line = to_line(act)
    assert line.count(b"\n") == 1
    assert from_line(line) == act


@pytest.mark.parametrize("line", [b"", b"[]", b"{}", b"null", b'{"changes": 1}', b'{"changes": []}', b"\xff\xfe"])
def test_what_is_no_act_is_refused(line):
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
        from_line(line)


def test_a_journal_without_a_folder_forgets(tmp_path):
    journal = Journal(None)
    journal.add(Act("t", "c", "l", "a", 0, ()))
    assert len(journal.acts) == 1
    assert list(tmp_path.iterdir()) == []


KILLED = """
import sys
from pathlib import Path
from auditor.practice.host import PracticeHost
from auditor.practice.machine import Programs
with PracticeHost(["manager"], Path(sys.argv[1])) as host:
    machine = host.phone("manager")._phone.machine
    for app in list(machine.state.snapshot().apps.values()):
        words = ("pm", "disable-user", "--user", "0", app.name)
        answer = host.ask(lambda: Programs(machine).run(words, b"", ""))
        print(app.name if answer.code == 0 else "-", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not a thing of Windows")
@pytest.mark.parametrize("lines", [1, 7, 40])
def test_killed_at_any_moment_every_answered_act_is_in_the_log(tmp_path, lines):
    root = Path(auditor.__file__).parent.parent
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().decode().strip() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
    with PracticeHost(["manager"], tmp_path) as host:
        state = host.phone("manager").state
        for name in told:
            assert name == "-" or state.enabled(name, 0) is EnabledSetting.DISABLED_USER
        assert len(host.phone("manager").acts) >= lines


def test_phones_made_from_a_changed_blueprint_keep_their_own_log(tmp_path):
    twin = replace(blueprint_of("courier"), name="twin", port=16_540)
    with PracticeHost(["courier", twin], tmp_path) as host:
        machine = host.phone("twin")._phone.machine
        host.ask(lambda: _run(machine, ("pm", "disable-user", "--user", "0", "com.android.egg")))
        host.ask(lambda: _run(machine, ("pm", "disable-user", "--user", "0", "com.android.settings")))
        assert len(host.phone("twin").acts) == 2
        assert host.phone("courier").acts == ()
    assert path_of(tmp_path, "twin").exists()
    assert not path_of(tmp_path, "courier").exists()
