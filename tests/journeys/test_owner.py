"""What only the owner can do: said before the button, printed as steps, and proved afterwards."""

import subprocess

import pytest

from auditor.practice.faults import Fault, Unplug
from support.adbrig import Rig

pytestmark = pytest.mark.journey
OPERATOR = ("--operator", "A. Tremblay")


def words_of(path):
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split()).casefold()


def test_what_a_computer_may_not_remove_is_printed_for_the_owner(fieldcheck):
    practice = ("--practice", "director")
    assert fieldcheck(*practice, "audit", *OPERATOR).code == 10
    plan = fieldcheck(*practice, "remove", "latest")
    assert "only by its owner  com.kms.free @0" in plan.out
    assert "Device admin apps" in plan.out
    assert "left alone: com.zhiliaoapp.musically @150" in plan.out
    done = fieldcheck("--json", *practice, "remove", "latest", "--yes", "--second", "B. Singh")
    assert {removal["outcome"] for removal in done.json["removals"]} == {"removed"}
    assert done.code == 10

    english = fieldcheck(*practice, "card", "latest", "--out", "card.pdf", "--ask-phone")
    assert english.code == 0, english.err
    text = words_of(fieldcheck.folder / "card.pdf")
    for word in ("apps to remove from this phone", "kaspersky", "device admin apps", "secure folder", "page 1 of 1"):
        assert word in text, text
    french = fieldcheck("--lang", "fr", "--json", "card", "latest", "--out", "carte.pdf")
    assert [task["user_id"] for task in french.json["tasks"]] == [0, 150]
    assert "dossier sécurisé" in words_of(fieldcheck.folder / "carte.pdf")


def test_a_phone_that_needs_nobody_gets_no_card(fieldcheck):
    fieldcheck("--practice", "audit", *OPERATOR)
    answer = fieldcheck("card", "latest", "--out", "card.pdf")
    assert answer.code == 1
    assert "nothing that was flagged needs the phone's owner" in answer.sentence
    assert not (fieldcheck.folder / "card.pdf").exists()


def test_a_step_whose_outcome_is_not_stated_keeps_the_report_back_until_it_is(fieldcheck):
    with Rig("manager") as rig:
        server = ("--adb-server", f"127.0.0.1:{rig.server.port}")
        case = fieldcheck("--json", *server, "audit", *OPERATOR).json["case"]
        rig.phone("manager").set_fault(Fault("pm uninstall", Unplug(carried_out=True), skip=1))
        running = fieldcheck.start(*server, "remove", case, "--yes")
        while not rig.phone("manager").acts:
            assert running.poll() is None
        running.kill()
        running.communicate()

        listed = fieldcheck("cases")
        assert "fieldcheck settle" in listed.out
        assert "pm uninstall --user" in listed.out
        report = ("report", case, "--out", "report.pdf", "--for-signing")
        kept_back = fieldcheck(*report)
        assert kept_back.code == 1
        assert "not stated yet" in kept_back.sentence
        gone = fieldcheck("--json", *server, "settle", case, "--without-phone")
        assert {removal["outcome"] for removal in gone.json["removals"]} == {"unknown"}
        assert fieldcheck(*report).code == 0
        assert fieldcheck("log", "check").code == 0
