"""Bad input: each gets one clear sentence, and nothing is lost."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
import unicodedata
from pathlib import Path

import pytest

from auditor.practice.auth import Consent
from auditor.practice.faults import Drop, Fault, Garbage, Hang, Say, Unplug
from support.adbrig import AdbServer, Rig, wait_for

pytestmark = pytest.mark.journey

OPERATOR = ("--operator", "A. Tremblay")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def rig():
    with Rig("manager") as running:
        yield running


def server(running):
    return ("--adb-server", f"127.0.0.1:{running.server.port}")


def audited(fieldcheck, running, *words):
    return fieldcheck("--json", *server(running), "audit", *OPERATOR, *words)


def gaps(answer):
    return " ".join(f"{gap['what']}: {gap['why']}" for gap in answer.json["coverage"]["gaps"])


# ---------------------------------------------------------------- phones
def test_no_phone(fieldcheck):
    answer = fieldcheck("audit", *OPERATOR)
    assert answer.code == 1
    assert "none is attached" in answer.sentence
    assert "USB debugging" in answer.sentence


def test_two_phones_and_no_serial(fieldcheck):
    with Rig("courier", "analyst") as running:
        answer = fieldcheck(*server(running), "audit", *OPERATOR)
        assert answer.code == 1
        assert "Name one with --serial" in answer.sentence
        chosen = fieldcheck(*server(running), "audit", *OPERATOR, "--serial", running.serial("courier"))
        assert chosen.code == 0
        missing = fieldcheck(*server(running), "audit", *OPERATOR, "--serial", "R5CW81K3TQN")
        assert running.serial("courier") in missing.sentence


def test_a_phone_that_waits_for_allow(fieldcheck):
    with Rig("courier", connect=False) as running:
        running.phone("courier").set_connection_state(consent=Consent.LATER)
        running.connect("courier", "unauthorized")
        answer = fieldcheck(*server(running), "audit", *OPERATOR)
        assert answer.code == 1
        assert "Allow" in answer.sentence
        listed = fieldcheck("--json", *server(running), "phones")
        assert [phone["state"] for phone in listed.json] == ["unauthorized"]


QUESTIONS = ["getprop", "pm list users", "dumpsys package", "dumpsys device_policy", "--user 10"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_phone_unplugged_in_the_middle(fieldcheck, rig, question):
    rig.phone("manager").set_fault(Fault(question, Unplug()))
    answer = audited(fieldcheck, rig)
    if question == "getprop":
        assert answer.code in (1, 12)
        return
    # The apps may have been seen before the cable went: a banned app seen is a banned app found.
    assert answer.code in (10, 12), answer.err
    assert answer.json["coverage"]["complete"] is False
    assert gaps(answer)
    assert fieldcheck("log", "check").code == 0


@pytest.mark.parametrize("after", [0, 100, 50_000, 400_000])
def test_a_dump_cut_short_is_a_gap_and_never_a_shorter_list(fieldcheck, rig, after):
    rig.phone("manager").set_fault(Fault("dumpsys package", Drop(after=after, connection=False)))
    answer = audited(fieldcheck, rig)
    assert answer.code == 10
    assert answer.json["coverage"]["complete"] is False
    assert "cut" in gaps(answer)


def test_a_cut_dump_on_a_compliant_phone_is_inconclusive(fieldcheck):
    with Rig("courier") as running:
        running.phone("courier").set_fault(Fault("dumpsys package", Drop(after=20_000, connection=False)))
        assert audited(fieldcheck, running).code == 12


@pytest.mark.parametrize("kind", [Garbage(), Say(b""), Say(b"Segmentation fault\n", exit_code=139)])
@pytest.mark.parametrize("question", ["getprop", "pm list users", "dumpsys package", "pm list packages"])
def test_garbage_is_never_a_compliant_phone(fieldcheck, question, kind):
    with Rig("courier") as running:
        running.phone("courier").set_fault(Fault(question, kind))
        answer = audited(fieldcheck, running)
        assert answer.code in (0, 12) if question == "getprop" else answer.code == 12, answer.out
        if answer.code == 12:
            assert gaps(answer)


# ---------------------------------------------------------------- removal
def test_success_that_was_not(fieldcheck, rig):
    case = audited(fieldcheck, rig).json["case"]
    rig.phone("manager").set_fault(Fault("pm uninstall", Say(b"Success\n")))
    answer = fieldcheck("--json", *server(rig), "remove", case, "--yes")
    assert answer.code == 10
    assert {removal["outcome"] for removal in answer.json["removals"]} == {"still there"}


def test_a_phone_unplugged_during_a_removal_is_told_and_settled_later(fieldcheck, rig):
    case = audited(fieldcheck, rig).json["case"]
    rig.phone("manager").set_fault(Fault("pm uninstall", Unplug(carried_out=True), skip=1))
    answer = fieldcheck("--json", *server(rig), "remove", case, "--yes")
    assert answer.code == 10
    outcomes = [removal["outcome"] for removal in answer.json["removals"]]
    assert outcomes[:2] == ["unknown", "unknown"]
    assert set(outcomes[2:]) == {"not attempted"}

    rig.phone("manager").clear_faults()
    rig.phone("manager").plug_in()
    rig.connect("manager")
    again = fieldcheck("--json", *server(rig), "remove", case, "--yes")
    assert again.code == 0, again.err
    assert fieldcheck("log", "check").code == 0


def test_another_phone_is_not_touched(fieldcheck):
    with Rig("manager") as first:
        case = audited(fieldcheck, first).json["case"]
    with Rig("analyst") as other:
        answer = fieldcheck(*server(other), "remove", case, "--yes")
        assert answer.code == 1
        assert "is not the one" in answer.sentence
        assert other.phone("analyst").acts == ()


def test_the_program_killed_during_a_removal_loses_nothing(fieldcheck, rig):
    case = audited(fieldcheck, rig).json["case"]
    rig.phone("manager").set_fault(Fault("pm uninstall", Hang(), skip=2))
    running = fieldcheck.start(*server(rig), "remove", case, "--yes")
    phone = rig.phone("manager")
    wait_for(lambda: len(phone.acts) >= 3, "the third step never came")
    time.sleep(0.2)
    running.kill()
    running.communicate()
    phone.clear_faults()

    listed = fieldcheck("--json", "cases").json
    assert listed[0]["open_intents"] == 3
    assert fieldcheck("log", "check").code == 0
    after = fieldcheck("--json", *server(rig), "remove", case, "--yes")
    assert after.code == 0, after.err
    removals = after.json["removals"]
    told = {(removal["package"], removal["user_id"]) for removal in removals if removal["outcome"] == "removed"}
    acts = [act.command for act in phone.acts]
    assert len(told) == len(acts) == 6
    assert fieldcheck("--json", "cases").json[0]["open_intents"] == 0


def test_remove_without_yes_changes_nothing(fieldcheck, rig):
    case = audited(fieldcheck, rig).json["case"]
    assert fieldcheck(*server(rig), "remove", case).code == 10
    refused = fieldcheck(*server(rig), "audit", *OPERATOR, "--remove", "banned")
    assert refused.code == 1
    assert "--yes" in refused.sentence
    assert rig.phone("manager").acts == ()


@pytest.mark.parametrize("app", ["com.android.systemui", "org.example.absent", "com.tencent.mm@99", "com.tencent.mm@x"])
def test_what_was_not_flagged_cannot_be_removed(fieldcheck, rig, app):
    case = audited(fieldcheck, rig).json["case"]
    answer = fieldcheck(*server(rig), "remove", case, "--yes", "--app", app)
    assert answer.code in (1, 2)
    assert "cannot be removed" in answer.sentence or "cannot be chosen" in answer.sentence
    assert rig.phone("manager").acts == ()


def test_one_app_of_one_user_can_be_chosen(fieldcheck, rig):
    case = audited(fieldcheck, rig).json["case"]
    fieldcheck(*server(rig), "remove", case, "--yes", "--app", "com.tencent.mm@10")
    assert [act.command for act in rig.phone("manager").acts] == ["pm uninstall --user 10 com.tencent.mm"]


# ---------------------------------------------------------------- hostile names
EVIL = (
    b"package:/data/app/x/base.apk=com.evil;reboot\n"
    b"package:/data/app/y/base.apk=com.\x1b[2Jevil\xe2\x80\xaegpj.app\n"
    b"package:" + b"a" * 10_000 + b"\n"
)


def test_hostile_names_reach_neither_the_terminal_nor_the_shell(fieldcheck):
    with Rig("courier") as running:
        phone = running.phone("courier")
        phone.set_fault(Fault("pm list packages", Say(EVIL)))
        answer = fieldcheck(*server(running), "audit", *OPERATOR, "--record", "evil.json")
        assert answer.code == 12
        assert "\x1b" not in answer.out
        assert "\u202e" not in answer.out
        assert phone.acts == ()


def test_a_phone_whose_every_text_is_an_attack(fieldcheck):
    """Names with markup, bidi overrides, escape sequences, 10,000 characters and forged dump lines."""
    with Rig("hostile") as running:
        secret = ("--passphrase-file", "words")
        (fieldcheck.folder / "words").write_text("a long enough passphrase\n", encoding="utf-8")
        made = fieldcheck(*secret, "identity", "create", "--organisation", "Agency", "--name", "A. T.")
        assert made.code == 0
        options = ("--report", "evil.pdf", "--record", "evil.json")
        answer = fieldcheck(*secret, *server(running), "audit", *OPERATOR, *options)
        assert answer.code == 12, answer.err
        hidden = [c for c in answer.out if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") and c != "\n"]
        assert hidden == []
        assert fieldcheck("verify", "evil.pdf").code == 0
        assert fieldcheck("cases").code == 0
        assert running.phone("hostile").acts == ()


def test_a_forged_model_name_cannot_move_the_cursor(fieldcheck):
    with Rig("courier") as running:
        told = running.shell("courier", "getprop").stdout
        forged = told.replace(b"[ro.product.model]: [", b"[ro.product.model]: [\x1b[2J\xe2\x80\xae", 1)
        assert forged != told
        running.phone("courier").set_fault(Fault("getprop", Say(forged)))
        answer = fieldcheck(*server(running), "audit", *OPERATOR)
        assert "\x1b" not in answer.out
        assert "‹U+001B›" in answer.out


# ---------------------------------------------------------------- ban list, identity, files
def test_a_ban_list_that_was_altered(fieldcheck, tmp_path):
    shipped = ROOT / "resources" / "banlist" / "fieldcheck-banlist.json"
    copy = tmp_path / "list.json"
    copy.write_bytes(shipped.read_bytes().replace(b"com.tencent.mm", b"com.tencent.mn", 1))
    assert "sign" in fieldcheck("banlist", "check", copy).sentence
    shutil.copy(f"{shipped}.sig", f"{copy}.sig")
    answer = fieldcheck("banlist", "check", copy)
    assert answer.code == 1
    assert "does not fit its content" in answer.sentence


def test_a_report_without_an_identity_is_refused_before_anything_is_read(fieldcheck, rig):
    answer = fieldcheck(*server(rig), "audit", *OPERATOR, "--report", "out.pdf")
    assert answer.code == 1
    assert "identity create" in answer.sentence
    assert rig.phone("manager").shell_calls == 0


def test_a_wrong_passphrase(fieldcheck, rig):
    (fieldcheck.folder / "right").write_text("a long enough passphrase\n", encoding="utf-8")
    (fieldcheck.folder / "wrong").write_text("another long passphrase\n", encoding="utf-8")
    made = fieldcheck("--passphrase-file", "right", "identity", "create", "--organisation", "Agency", "--name", "A. T.")
    assert made.code == 0, made.err
    answer = fieldcheck("--passphrase-file", "wrong", *server(rig), "audit", *OPERATOR, "--report", "out.pdf")
    assert answer.code == 1
    assert "passphrase" in answer.sentence
    assert rig.phone("manager").shell_calls == 0
    assert not (fieldcheck.folder / "out.pdf").exists()


def test_no_terminal_and_no_passphrase_file(fieldcheck):
    answer = fieldcheck("identity", "create", "--organisation", "Agency", "--name", "A. T.")
    assert answer.code == 1
    assert "--passphrase-file" in answer.sentence


def test_an_unwritable_output_is_said_before_the_phone_is_read(fieldcheck, rig):
    answer = fieldcheck(*server(rig), "audit", *OPERATOR, "--record", "absent/folder/out.json")
    assert answer.code == 1
    assert "cannot be written" in answer.sentence
    assert rig.phone("manager").shell_calls == 0


def test_records_of_a_newer_version(fieldcheck):
    assert fieldcheck("cases").code == 0
    with sqlite3.connect(fieldcheck.home / "records.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    answer = fieldcheck("cases")
    assert answer.code == 1
    assert "newer version" in answer.sentence


def test_a_full_disk(fieldcheck):
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    fieldcheck.home.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(fieldcheck.home)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        answer = fieldcheck("--practice", "audit", *OPERATOR)
        assert answer.code == 1
        assert "full" in answer.sentence or "space" in answer.sentence.lower()
    finally:
        subprocess.run(["umount", "-l", str(fieldcheck.home)], check=True)


def test_a_foreign_adb_server_must_be_on_this_computer(fieldcheck):
    answer = fieldcheck("--adb-server", "192.0.2.1:5037", "phones")
    assert answer.code in (1, 2)
    assert "loopback" in answer.sentence or "this computer" in answer.sentence


def test_a_given_adb_server_is_neither_started_nor_stopped(fieldcheck):
    dead = fieldcheck("--adb-server", "127.0.0.1:1", "phones")
    assert dead.code == 1
    assert "(Connection refused)" in dead.sentence
    running = AdbServer()
    running.start()
    try:
        assert fieldcheck("--adb-server", f"127.0.0.1:{running.port}", "phones").code == 0
        os.kill(running.pid, 0)
        assert running.ask("host:version")
    finally:
        running.stop()


def test_ctrl_c_ends_an_audit_in_good_order(fieldcheck, rig):
    rig.phone("manager").set_fault(Fault("dumpsys package", Hang()))
    running = fieldcheck.start(*server(rig), "audit", *OPERATOR)
    wait_for(lambda: rig.phone("manager").shell_calls >= 3, "the dump was never asked for")
    running.send_signal(signal.SIGINT)
    begun = time.monotonic()
    _, told = running.communicate(timeout=20)
    assert time.monotonic() - begun < 10
    assert running.returncode == 1
    assert "Traceback" not in told
    assert fieldcheck("--json", "cases").json[0]["verdict"] is None
    with sqlite3.connect(fieldcheck.home / "records.sqlite") as connection:
        ((body,),) = connection.execute("SELECT body FROM custody WHERE kind = 'case stopped'").fetchall()
    connection.close()
    assert "the operator asked for it" in body
    assert fieldcheck("log", "check").code == 0


def test_a_practice_phone_that_does_not_exist_is_said_with_those_that_do(fieldcheck):
    answer = fieldcheck("--practice", "nobody", "audit")
    assert answer.code == 2
    assert "there is none called 'nobody' (there is: manager," in answer.sentence


SLIPS = [("audit", "--policy", "no-such"), ("remove", "2026-9999"), ("nonsense",)]


@pytest.mark.parametrize("words", SLIPS)
def test_slips_of_the_operator(fieldcheck, words):
    answer = fieldcheck(*words)
    assert answer.code in (1, 2)
    assert "Traceback" not in answer.err
    assert answer.err.strip()
