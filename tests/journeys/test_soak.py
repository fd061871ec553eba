"""Long runs under fault: answers cut at many moments. Run by `python3 build/dev.py soak`."""

import random

import pytest

from auditor.practice.faults import Drop, Fault
from support.adbrig import Rig

pytestmark = [pytest.mark.slow, pytest.mark.journey]

OPERATOR = ("--operator", "A. Tremblay")
CUTS = 60
QUESTIONS = [
    "pm list users",
    "dumpsys package packages",
    "pm list packages -f -U -i --show-versioncode -u --user 0",
    "dumpsys device_policy",
]


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
