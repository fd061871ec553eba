"""Mutated reports by the thousand: never a crash, never VALID."""

import random
import re

import pytest

from auditor.model.verification import Result
from auditor.report.verify import verify_report

ROUNDS = 3000


def flipped(chance, data):
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def overwritten(chance, data):
    place, more = chance.randrange(len(data)), chance.randbytes(chance.randrange(1, 60))
    return data[:place] + more + data[place + len(more) :]


def cut(chance, data):
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.randrange(1, 2000) :]


def doubled(chance, data):
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 2000))
    place = chance.randrange(len(data))
    return data[:place] + data[start:end] + data[place:]


def renumbered(chance, data):
    """A number is what decides where a reader looks."""
    match = chance.choice(list(re.finditer(rb"\d+", data[-6000:])))
    start = len(data) - 6000 + match.start()
    new = str(chance.choice((0, 1, -1, len(data), chance.randrange(10**10)))).encode()
    return data[:start] + new + data[start + len(match.group()) :]


def reworded(chance, data):
    names = (b"/V", b"/AP", b"/Root", b"/Prev", b"/Perms", b"/Contents", b"/ByteRange", b"/Fields", b"/EF", b"/Length")
    old, new = chance.sample(names, 2)
    places = [match.start() for match in re.finditer(re.escape(old), data)]
    place = chance.choice(places) if places else 0
    return data[:place] + new + data[place + len(old) :]


KINDS = (flipped, overwritten, cut, doubled, renumbered, reworded)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_mutated_report_is_valid_and_none_crashes_the_check(signed, signer, moment, kind):
    """Inside the hole of the signature value, embedded certificates and padding are unsigned by design."""
    chance = random.Random(f"reports {kind.__name__}")
    hole = re.search(rb"/Contents <[0-9a-fA-F]*>", signed)
    for _ in range(ROUNDS // len(KINDS)):
        changed = kind(chance, signed)
        answer = verify_report(changed, signer.chain, (), (), moment)
        if answer.result is Result.VALID and changed != signed:
            outside = changed[: hole.start()] + changed[hole.end() :]
            assert outside == signed[: hole.start()] + signed[hole.end() :]
        else:
            assert changed == signed or answer.reasons
