"""The whole inventory over the real adb server: complete, refused, cut, silent, lying, and lost on the way."""

import threading
from dataclasses import replace

import pytest

from auditor.android import commands
from auditor.android.interview import Patience
from auditor.android.phone import AdbPhone
from auditor.android.server import AdbServer
from auditor.android.transport import Transport
from auditor.errors import CancelledError, PhoneLostError
from auditor.model.evidence import Ending
from auditor.model.package import Enabled, UserKind
from auditor.practice.blueprint import AppState
from auditor.practice.faults import Drip, Drop, Fault, Garbage, Hang, Huge, NoExit, Refuse, Say, Unplug
from auditor.practice.making import installed_app, system_app
from auditor.practice.people import blueprint_of

PACKAGES = "dumpsys package packages"
LIST_0 = r"list packages .*-u --user 0$"
LIST_10 = r"list packages .*-u --user 10$"
VERSIONS = [f"android{version}" for version in range(7, 18)]


def truth(bench):
    """(package, user) pairs that are installed, as the phone itself knows."""
    apps = bench.control.state.apps.values()
    return {(app.name, state.user_id) for app in apps for state in app.states if state.installed}


def shown(reading):
    return {(p.name, state.user_id) for p in reading.packages for state in p.user_states if state.present}


def installed(reading):
    return {(p.name, state.user_id) for p in reading.packages for state in p.user_states if state.installed}


def test_the_manager_phone_is_read_whole_with_at_most_twelve_questions(start_phone, keeper):
    bench = start_phone("manager", patience=Patience(20, 20, 20))
    reading = bench.read(keeper)
    assert len(reading.packages) == 450
    assert [user.user_id for user in reading.users] == [0, 10, 150]
    assert len(keeper.answers) == bench.control.shell_calls <= 4 + 3 + 3
    assert reading.gaps == ()
    assert all(user.read for user in reading.users)
    assert installed(reading) == truth(bench)
    assert len(reading.evidence) == len(keeper.answers)


def test_a_secure_folder_that_refuses_is_a_note_because_the_dump_shows_it(start_phone):
    reading = start_phone("manager", patience=Patience(20, 20, 20)).read()
    folder = reading.user(150)
    assert folder.kind is UserKind.SECURE_FOLDER
    assert folder.read
    assert any("user 150" in note.what and "SecurityException" in note.why for note in reading.notes)


def test_a_refused_profile_that_the_dump_does_not_show_either_is_a_gap(start_phone):
    phone = blueprint_of("manager")
    bare = replace(
        phone, apps=tuple(replace(a, states=tuple(s for s in a.states if s.user_id != 150)) for a in phone.apps)
    )
    reading = start_phone(bare, patience=Patience(20, 20, 20)).read()
    assert not reading.user(150).read
    assert any("user 150" in gap.what for gap in reading.gaps)


@pytest.mark.parametrize("name", VERSIONS)
def test_every_android_from_7_to_17_is_read_whole(start_phone, name):
    bench = start_phone(name)
    reading = bench.read()
    assert reading.gaps == ()
    assert installed(reading) == truth(bench)
    assert shown(reading) == truth(bench)
    assert reading.device.android.startswith(name.removeprefix("android"))
    assert reading.package("com.android.fmradio").state_for(0).enabled is Enabled.DISABLED_BY_USER
    kept = reading.package("com.quillandbook.reader").state_for(0)
    assert (kept.installed, kept.data_kept) == (False, True)
    gone = reading.package("com.android.egg").state_for(0)
    assert (gone.installed, gone.data_kept) == (False, False)
    assert len(bench.control.calls) <= 4 + 2 + 3


def test_a_phone_that_does_not_know_an_option_is_asked_with_fewer(start_phone, keeper):
    unknown = Fault(r"--show-versioncode", Say(b"Error: Unknown option: --show-versioncode\n", exit_code=255))
    bench = start_phone()
    bench.control.set_fault(unknown)
    reading = bench.read(keeper)
    assert reading.gaps == ()
    assert installed(reading) == truth(bench)
    assert len(keeper.answers) <= 4 + 2 + 3
    assert sum("--show-versioncode" in question for question in keeper.questions) == 1


def test_a_phone_that_knows_no_option_at_all_ends_in_a_gap_and_not_in_a_loop(start_phone, keeper):
    bench = start_phone()
    bench.control.set_fault(Fault(r"list packages", Say(b"Error: Unknown option: -u\n", exit_code=255)))
    reading = bench.read(keeper)
    assert len(keeper.answers) <= 4 + 2 + 3
    assert any("user 0" in gap.what for gap in reading.gaps)


CUTS = (0, 1, 5, 64, 700, 4_000, 9_999, 20_000, 33_000)


@pytest.mark.parametrize("question", [PACKAGES, LIST_0, "list users", "getprop", "device_policy"])
@pytest.mark.parametrize("connection", [True, False], ids=["cable", "stream"])
def test_an_answer_cut_anywhere_is_a_gap_and_never_a_shorter_list(start_phone, question, connection):
    bench = start_phone()
    there = truth(bench)
    for after in CUTS:
        bench.control.clear_faults()
        bench.reconnect()
        bench.control.set_fault(Fault(question, Drop(after, connection=connection)))
        try:
            reading = bench.read()
        except PhoneLostError:
            continue
        if any(evidence.ending is not Ending.COMPLETE for evidence in reading.evidence):
            assert reading.gaps, after
        assert there <= shown(reading) or reading.gaps, after
        assert {package.name for package in reading.packages} <= set(bench.control.state.apps), after


def test_what_was_seen_of_a_cut_dump_is_reported(start_phone):
    bench = start_phone()
    bench.control.set_fault(Fault(PACKAGES, Drop(9_999, connection=False)), Fault("list packages", Refuse()))
    reading = bench.read()
    assert 0 < len(reading.packages) < len(bench.control.state.apps)
    assert any("package dump" in gap.what for gap in reading.gaps)


def test_a_silent_phone_is_given_up_after_the_second_question_without_an_end(start_phone, keeper):
    bench = start_phone(patience=Patience(0.3, 0.3, 0.3))
    bench.control.set_fault(Fault("pm|dumpsys", Hang(50)))
    reading = bench.read(keeper)
    assert [answer.ending for answer in keeper.answers][1:] == [Ending.TIMED_OUT] * 2
    assert {"The list of users", "The package dump", "Device administrators"} <= {gap.what for gap in reading.gaps}


def test_a_dripping_phone_runs_into_the_total_deadline(start_phone, keeper):
    bench = start_phone(patience=Patience(1.0, 0.4, 1.0))
    bench.control.set_fault(Fault(PACKAGES, Drip(chunk=16, pause=0.05)))
    reading = bench.read(keeper)
    assert keeper.answers[2].ending is Ending.TIMED_OUT
    assert keeper.answers[2].stdout
    assert any("in time" in gap.why for gap in reading.gaps)


def test_a_phone_unplugged_in_the_middle_leaves_gaps_for_everything_after(start_phone, keeper):
    bench = start_phone()
    bench.control.set_fault(Fault(LIST_0, Unplug()))
    reading = bench.read(keeper)
    assert keeper.answers[-1].ending is Ending.LOST
    whats = " ".join(gap.what for gap in reading.gaps)
    assert "user 0" in whats
    assert "user 10" in whats
    assert "administrators" in whats
    assert reading.packages


def test_a_phone_that_answers_nothing_is_lost(start_phone):
    bench = start_phone()
    bench.control.unplug()
    with pytest.raises(PhoneLostError, match="Check the cable"):
        bench.read()


@pytest.mark.parametrize("question", [PACKAGES, LIST_0, "list users", "device_policy", "getprop"])
@pytest.mark.parametrize(
    "fault",
    [Garbage(), Garbage(framed=False), NoExit(), Say(b"", exit_code=0), Say(b"Killed\n", exit_code=137)],
    ids=["garbage", "broken frames", "no exit code", "empty", "killed"],
)
def test_an_answer_that_makes_no_sense_is_always_a_gap(start_phone, question, fault):
    bench = start_phone()
    bench.control.set_fault(Fault(question, fault))
    assert bench.read().gaps


def test_a_dump_that_the_phone_breaks_off_itself_is_a_gap(start_phone):
    bench = start_phone()
    words = b"Packages:\n\n*** SERVICE 'package' DUMP TIMEOUT (10000ms) EXPIRED ***\n"
    bench.control.set_fault(Fault(PACKAGES, Say(words)))
    reading = bench.read()
    assert any("broke the dump off" in gap.why for gap in reading.gaps)
    assert truth(bench) <= shown(reading)


def test_a_refused_dump_is_a_note_when_every_list_is_whole(start_phone):
    bench = start_phone()
    refusal = b"Permission Denial: can't dump PackageManager from pid=1, uid=2000\n"
    bench.control.set_fault(Fault(PACKAGES, Say(refusal, exit_code=0)))
    reading = bench.read()
    assert reading.gaps == ()
    assert any("package dump" in note.what for note in reading.notes)
    assert truth(bench) <= installed(reading)
    assert reading.package("com.quillandbook.reader").state_for(0).installed is None


def test_a_list_that_leaves_an_app_out_is_a_gap_that_names_it(start_phone):
    bench = start_phone()
    whole = bench.transport.ask(commands_list(0), 5)
    shorter = b"".join(line for line in whole.stdout.splitlines(keepends=True) if b"openfield" not in line)
    bench.control.set_fault(Fault(LIST_0, Say(shorter)), Fault(r"list packages --user 0$", Say(shorter)))
    reading = bench.read()
    assert any("org.openfield.maps" in gap.why and "disagree" in gap.why for gap in reading.gaps)
    assert reading.package("org.openfield.maps").state_for(0).installed is True


def commands_list(user_id):
    return commands.list_packages(user_id, commands.ListOptions())


def test_a_dump_that_leaves_an_app_out_is_a_gap_that_names_it(start_phone):
    bench = start_phone()
    dump = bench.transport.ask(commands.PACKAGES, 5).stdout
    start = dump.index(b"  Package [org.openfield.maps]")
    end = (
        dump.index(b"\n  Package [", start + 5) + 1
        if b"\n  Package [" in dump[start + 5 :]
        else dump.index(b"\nHidden", start)
    )
    bench.control.set_fault(Fault(PACKAGES, Say(dump[:start] + dump[end:])))
    reading = bench.read()
    assert any("org.openfield.maps" in gap.why for gap in reading.gaps)
    assert reading.package("org.openfield.maps").state_for(0).installed is True


def test_an_app_that_forges_its_own_absence_in_the_dump_is_still_shown(start_phone):
    phone = blueprint_of("android14")
    forged = (
        "1.0\n    pkgFlags=[ ]\n    User 0: ceDataInode=0 installed=false enabled=0\n"
        "    User 10: ceDataInode=0 installed=false\n"
        "  Package [com.google.android.trichromelibrary_1] (0):\n    appId=1\n    static library:"
    )
    evil = replace(installed_app("com.evil.hidden", "Hidden", 10_200, (0,)), version_name=forged)
    bench = start_phone(replace(phone, apps=(*phone.apps, evil)))
    reading = bench.read()
    assert reading.package("com.evil.hidden").state_for(0).present
    assert any("com.evil.hidden" in gap.why for gap in reading.gaps)


def test_the_hostile_phone_is_read_with_gaps_and_every_name_can_be_encoded(start_phone):
    reading = start_phone("hostile").read()
    assert reading.gaps
    names = {package.name for package in reading.packages}
    assert "com.evil;reboot" in names
    assert all(len(name) <= 1_024 for name in names)
    assert repr(reading).encode()


def test_a_work_profile_that_only_the_dump_knows_is_still_read(start_phone):
    bench = start_phone()
    bench.control.set_fault(Fault("list users", Say(b"Users:\n\tUserInfo{0:Owner:4c13} running\n")))
    reading = bench.read()
    assert [user.user_id for user in reading.users] == [0, 10]
    assert reading.user(10).read
    assert any("user 10" in note.why for note in reading.notes)


def test_an_answer_larger_than_any_phones_is_given_up(start_phone, keeper, monkeypatch):
    monkeypatch.setattr("auditor.android.transport.MAX_ANSWER", 1 << 20)
    bench = start_phone(patience=Patience(20, 20, 20))
    bench.control.set_fault(Fault(PACKAGES, Huge(4 << 20)))
    reading = bench.read(keeper)
    assert keeper.answers[2].ending is Ending.TOO_LARGE
    assert (1 << 20) < len(keeper.answers[2].stdout) < (2 << 20)
    assert any("larger" in gap.why for gap in reading.gaps)


def test_the_operator_can_stop_between_questions(start_phone, keeper):
    asked = iter([False] * 12 + [True] * 100)
    with pytest.raises(CancelledError):
        start_phone().phone.read(keeper, lambda _progress: None, lambda: next(asked))


def test_progress_counts_the_questions(start_phone):
    steps = []
    bench = start_phone()
    bench.phone.read(keeper_of(), steps.append, lambda: False)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total


def keeper_of():
    class Nothing:
        def keep(self, answer):
            return answer

    return Nothing()


def test_archived_hidden_and_disabled_apps_are_different_facts(start_phone):
    phone = blueprint_of("android16")
    archived = AppState(0, installed=False, archived=True, data_kept=True, stopped=True)
    hidden = AppState(0, hidden=True)
    apps = (
        *phone.apps,
        installed_app("org.example.archived", "A", 10_300, (0,)).with_state(archived),
        installed_app("org.example.hidden", "H", 10_301, (0,)).with_state(hidden),
        system_app("com.example.module", 10_302, (0, 10)),
    )
    reading = start_phone(replace(phone, apps=apps)).read()
    assert reading.gaps == ()
    assert reading.package("org.example.archived").state_for(0).archived is True
    assert reading.package("org.example.archived").state_for(0).present
    assert reading.package("org.example.hidden").state_for(0).hidden is True
    assert reading.package("org.example.hidden").state_for(0).installed is True


def test_administrators_that_are_refused_are_a_note(start_phone):
    bench = start_phone()
    bench.control.set_fault(Fault("device_policy", Say(b"Permission Denial: not for you\n")))
    reading = bench.read()
    assert reading.gaps == ()
    assert reading.device.administrators is None
    assert any(note.what == "Device administrators" for note in reading.notes)


def test_users_beyond_any_phones_number_are_a_gap_and_not_a_flood_of_questions(start_phone, keeper, monkeypatch):
    monkeypatch.setattr("auditor.android.inventory.MAX_USERS", 1)
    bench = start_phone()
    reading = bench.read(keeper)
    assert not any("--user 10" in question for question in keeper.questions)
    assert any("more than 1 users" in gap.why.lower() for gap in reading.gaps)


def test_a_server_that_dies_in_the_middle_of_a_reading_leaves_gaps(tmp_path, start_phone, clock, keeper):
    bench = start_phone()
    with AdbServer.start(tmp_path / "adb", usb=False) as own:
        own.connect(bench.serial)
        bench.control.set_fault(Fault(LIST_0, Hang(10)))
        phone = AdbPhone(Transport(own.port, bench.serial, clock), clock, "simulated", Patience(10, 10, 10))
        threading.Timer(0.5, own.close).start()
        reading = phone.read(keeper, lambda _progress: None, lambda: False)
    assert keeper.answers[-1].ending is Ending.LOST
    assert {user.user_id for user in reading.users} == {0, 10}
    assert any("user 10" in gap.what and "lost before" in gap.why for gap in reading.gaps)
