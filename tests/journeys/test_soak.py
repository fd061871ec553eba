"""Long runs under fault: the program killed, and answers cut, at many moments. Run by `python3 build/dev.py soak`."""

import random
import sqlite3
import time

import pytest

from auditor.model.codec import parse_json
from auditor.practice.faults import Drop, Fault
from support.adbrig import Rig

pytestmark = [pytest.mark.slow, pytest.mark.journey]

OPERATOR = ("--operator", "A. Tremblay")
KILLS = 40
CUTS = 60
# A removal of six steps takes about two seconds from start to end here.
LONGEST = 2.5
QUESTIONS = [
    "pm list users",
    "dumpsys package packages",
    "pm list packages -f -U -i --show-versioncode -u --user 0",
    "dumpsys device_policy",
]


def intended(fieldcheck):
    """The commands that the custody log says were about to be sent."""
    with sqlite3.connect(fieldcheck.home / "records.sqlite") as connection:
        rows = connection.execute("SELECT body FROM custody WHERE kind = 'step intended' ORDER BY entry").fetchall()
    connection.close()
    return [parse_json(body.encode())["step"]["command"] for (body,) in rows]


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_removal_killed_at_any_moment_loses_no_act(fieldcheck, turn):
    pause = random.Random(turn).uniform(0, LONGEST)
    with Rig("manager") as rig:
        server = ("--adb-server", f"127.0.0.1:{rig.server.port}")
        case = fieldcheck("--json", *server, "audit", *OPERATOR).json["case"]
        running = fieldcheck.start(*server, "remove", case, "--yes")
        time.sleep(pause)
        running.kill()
        running.communicate()

        acts = [act.command for act in rig.phone("manager").acts]
        assert acts == intended(fieldcheck)[: len(acts)]
        assert fieldcheck("log", "check").code == 0
        after = fieldcheck("--json", *server, "remove", case, "--yes")
        assert after.code == 0, (pause, after.err)
        removed = {(r["package"], r["user_id"]) for r in after.json["removals"] if r["outcome"] == "removed"}
        assert len(removed) == 6, (pause, after.out)
        assert fieldcheck("--json", "cases").json[0]["open_intents"] == 0


@pytest.mark.parametrize("turn", range(CUTS))
def test_an_answer_cut_at_any_byte_is_never_a_compliant_phone(fieldcheck, turn):
    chance = random.Random(turn)
    question = chance.choice(QUESTIONS)
    with Rig("courier") as rig:
        whole = len(rig.shell("courier", question).stdout)
        drop = Drop(after=chance.randrange(whole), connection=chance.random() < 0.5)
        rig.phone("courier").set_fault(Fault(question, drop))
        answer = fieldcheck("--json", "--adb-server", f"127.0.0.1:{rig.server.port}", "audit", *OPERATOR)
        assert answer.code == 12, (question, drop, answer.out)
        assert answer.json["coverage"]["gaps"]
