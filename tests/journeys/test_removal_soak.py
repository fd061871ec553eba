"""Removals under fault: the program killed, its server killed, its disk full, its records busy. Long runs are slow."""

import contextlib
import sqlite3
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.practice.blueprint import PLAY
from auditor.practice.faults import Delay, Drop, Fault, Hang, Unplug
from auditor.practice.making import installed_app
from auditor.practice.people_generic import generic
from support.adbrig import Rig
from support.arena import Arena, chance, checked, intended, untrue
from support.ours import written

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
KILLS, SERVER_KILLS, FULL_DISKS, BUSY = 220, 40, 20, 20
# A removal of six steps puts 23 questions here: who it is, roles, who it is again, the acts (8 to 14), the new reading.
QUESTIONS, ACTS = 24, range(7, 15)
LONGEST_PAUSE = 0.08


@pytest.fixture(scope="module")
def arena(tmp_path_factory):
    with Arena(tmp_path_factory.mktemp("arena"), ROOT) as running:
        yield running


def some(count, few):
    """The first few turns always, all of them in the soak."""
    return [turn if turn < few else pytest.param(turn, marks=pytest.mark.slow) for turn in range(count)]


def ends_in_the_truth(arena, home):
    """Start the program again: it must end with every app gone and every receipt true.

    Where only the reading after the acts was lost there is nothing more to remove, but the phone to read again.
    """
    said = iter(intended(home))
    assert all(act.command in said for act in arena.phone.acts), "an act that no intent came before"
    again = arena.run(home, "--json", "remove", arena.case, "--yes")
    if again.returncode == 12:
        again = arena.run(home, "--json", "recheck", arena.case, "--operator", "A. Tremblay")
    assert again.returncode == 0, (again.stdout, again.stderr)
    audit, open_steps = checked(home, arena.case)
    assert open_steps == ()
    assert untrue(audit, arena.truth()) == []
    named = {(removal.package, removal.user_id) for removal in audit.removals}
    assert len(named) == 6
    assert all(package not in arena.truth()[user_id] for package, user_id in named)
    acts = [act.command for act in arena.phone.acts]
    assert all("--user" in act for act in acts)
    assert set(acts) == set(intended(home))


@pytest.mark.parametrize("turn", some(KILLS, 3))
def test_a_removal_killed_at_any_moment_loses_no_act_and_ends_in_the_truth(arena, turn):
    home = arena.fresh("killed")
    moment = chance(turn)
    running = arena.start(home, "remove", arena.case, "--yes")
    calls = moment.choice(ACTS) if moment.random() < 0.6 else moment.randrange(QUESTIONS)
    arena.kill_after(running, calls, moment.uniform(0, LONGEST_PAUSE))
    checked(home, arena.case)
    ends_in_the_truth(arena, home)


@pytest.mark.parametrize("turn", some(SERVER_KILLS, 1))
def test_an_adb_server_killed_at_any_moment_is_no_reason_to_say_what_is_not_true(tmp_path, turn):
    moment = chance(turn)
    with Arena(tmp_path, ROOT) as arena:
        home = arena.fresh("served")
        # The phone takes its time, so that the server is not too late.
        arena.phone.set_fault(Fault("pm uninstall", Delay(0.1)))
        running = arena.start(home, "remove", arena.case, "--yes")
        asked = arena.phone.shell_calls
        calls = moment.randrange(1, QUESTIONS)
        while running.poll() is None and arena.phone.shell_calls < asked + calls:
            time.sleep(0.002)
        arena.rig.server.kill()
        running.wait(120)
        arena.phone.clear_faults()
        audit, _ = checked(home, arena.case)
        assert untrue(audit, arena.truth()) == []
        arena.rig.server.start()
        arena.rig.connect(arena.name)
        ends_in_the_truth(arena, home)


@contextlib.contextmanager
def small_disk(folder, kilobytes):
    """A file system of its own with that much room. Skips where it cannot be mounted."""
    folder.mkdir(parents=True)
    made = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode != 0:
        pytest.skip("needs the right to mount a small file system")
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("turn", some(FULL_DISKS, 1))
def test_a_disk_that_fills_up_stops_the_work_and_loses_no_act(arena, tmp_path, turn):
    source = arena.fresh("source")
    size = sum(path.stat().st_size for path in source.rglob("*") if path.is_file()) // 1024
    room = size + 64 + chance(turn).randrange(0, 600)
    with small_disk(tmp_path / "disk", room) as disk:
        home = disk / "home"
        subprocess.run(["/bin/cp", "-r", str(source), str(home)], check=True)
        done = arena.run(home, "remove", arena.case, "--yes")
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1), done.stderr
        assert done.returncode == 0 or "room" in done.stderr or "full" in done.stderr, done.stderr
        larger = tmp_path / "larger"
        subprocess.run(["/bin/cp", "-r", str(home), str(larger)], check=True)
    checked(larger, arena.case)
    ends_in_the_truth(arena, larger)


@pytest.mark.parametrize("turn", some(BUSY, 1))
def test_records_that_another_program_writes_to_are_waited_for(arena, turn):
    home = arena.fresh("busy")
    moment = chance(turn)
    running = arena.start(home, "remove", arena.case, "--yes")
    with contextlib.closing(sqlite3.connect(home / "records.sqlite", isolation_level=None, timeout=30)) as other:
        while running.poll() is None:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(moment.uniform(0, 0.2))
            other.execute("ROLLBACK")
            time.sleep(moment.uniform(0, 0.02))
    assert running.wait().returncode == 0
    ends_in_the_truth(arena, home)


FAULTS = {
    "unplugged before": lambda moment: Unplug(),
    "unplugged after": lambda moment: Unplug(carried_out=True),
    "cut": lambda moment: Drop(after=moment.randrange(9), connection=False),
    "dropped": lambda moment: Drop(after=moment.randrange(9)),
}


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("turn", some(24, 1))
def test_a_phone_lost_at_any_step_is_told_and_settled(arena, turn, kind):
    home = arena.fresh("lost")
    moment = chance(turn)
    arena.phone.set_fault(Fault("pm uninstall", FAULTS[kind](moment), skip=turn % 6, times=1))
    done = arena.run(home, "remove", arena.case, "--yes")
    assert done.returncode in (0, 10, 12), done.stderr
    audit, open_steps = checked(home, arena.case)
    assert open_steps == ()
    assert untrue(audit, arena.truth()) == []
    arena.phone.clear_faults()
    arena.phone.plug_in()
    arena.rig.connect(arena.name)
    ends_in_the_truth(arena, home)


READING = {
    "getprop": "getprop",
    "pm list users": "pm list users",
    "dumpsys package packages": "dumpsys package packages",
    "--user 10": "pm list packages -f -U -i --show-versioncode -u --user 10",
    "device_policy": "dumpsys device_policy",
    "dumpsys role": "dumpsys role",
    "settings get": "settings get --user 0 secure default_input_method",
}


@pytest.mark.parametrize("turn", some(60, 2))
def test_a_reading_after_the_acts_that_is_cut_anywhere_states_nothing_untrue(arena, turn):
    home = arena.fresh("cut")
    moment = chance(turn)
    question, asked = moment.choice(list(READING.items()))
    whole = len(arena.rig.shell(arena.name, asked).stdout)
    fault = Drop(after=moment.randrange(max(1, whole)), connection=moment.random() < 0.3)
    arena.phone.set_fault(Fault(question, fault, skip=moment.randrange(3)))
    done = arena.run(home, "remove", arena.case, "--yes")
    assert "Traceback" not in done.stderr
    audit, open_steps = checked(home, arena.case)
    assert open_steps == ()
    assert untrue(audit, arena.truth()) == []
    arena.phone.clear_faults()
    arena.rig.connect(arena.name)
    ends_in_the_truth(arena, home)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_an_act_that_hangs_is_given_up_and_read_again(arena):
    home = arena.fresh("hung")
    arena.phone.set_fault(Fault("pm uninstall", Hang(), skip=2, times=1))
    done = arena.run(home, "--json", "remove", arena.case, "--yes")
    assert done.returncode == 0, done.stderr
    ends_in_the_truth(arena, home)


EIGHT = (8, 10, 11, 12, 13, 14, 15, 16)


def own_app(android):
    return f"com.example.phone{android}"


def own_phone(android):
    """A phone with a banned app that no other has, for its owner and in its work profile."""
    plain = generic(android)
    return replace(plain, apps=(*plain.apps, installed_app(own_app(android), "Own", 10_150, (0, 10), PLAY)))


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("turn", range(3))
def test_eight_phones_at_once_each_get_their_own_plan(tmp_path, turn):
    home = tmp_path / "home"
    rules = written(tmp_path / "own.toml", *map(own_app, EIGHT))
    with Rig(*map(own_phone, EIGHT)) as rig, Arena(tmp_path, ROOT, rig=rig) as arena:
        taken = arena.run(home, "banlist", "supplement", rules, "--yes")
        assert taken.returncode == 0, taken.stderr
        wanted = ("audit", "--operator", "A. Tremblay", "--policy", "dept", "--remove", "banned", "--yes")
        names = [f"android{android}" for android in EIGHT]
        running = [arena.spawn(home, *wanted, "--serial", rig.serial(name)) for name in names]
        assert [process.wait(600) for process in running] == [0] * len(EIGHT)
        for android, name in zip(EIGHT, names, strict=True):
            acts = [act.command for act in rig.phone(name).acts]
            assert acts == [f"pm uninstall --user {user} {own_app(android)}" for user in (0, 10)], name
        assert arena.run(home, "--json", "cases").stdout.count('"COMPLIANT"') == len(EIGHT)
        assert arena.run(home, "log", "check").returncode == 0
