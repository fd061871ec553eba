"""Records spoiled at random: whatever the codec accepts can be drawn."""

import random
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from auditor.model.audit import record_bytes
from auditor.report.render import Paper, render_report

NASTY = (
    "", "\u202e" * 50, "محفظة (2) ABC", "אב", "A" * 5000, "\x00", "<b>", "微" * 900, "😀" * 300, "  ", "\u00a0", "«",
    "»", ": ;", "e" + "\u0301" * 50, "{n} **x**", "a b " * 800, "-", "\u2068x\u2069", "\U0010ffff", "zzz\u200d",
    "ﷺ" * 90, "1 2 3 א",
)  # fmt: skip
RUNS = 200


def spoiled(value, chance, share):
    """The value with a share of its parts replaced by what nobody expects; its types stay."""
    if isinstance(value, Enum):
        return chance.choice(list(type(value))) if chance.random() < share else value
    if isinstance(value, str):
        return chance.choice(NASTY) if chance.random() < share else value
    if isinstance(value, int) and not isinstance(value, bool):
        return chance.choice((0, 1, -5, 10**12)) if chance.random() < share / 2 else value
    if isinstance(value, tuple):
        return () if chance.random() < share / 3 else tuple(spoiled(one, chance, share) for one in value)
    if is_dataclass(value):
        return replace(value, **{one.name: spoiled(getattr(value, one.name), chance, share) for one in fields(value)})
    return value


def accepted(audit):
    try:
        return bool(record_bytes(audit))
    except ValueError:  # the codec refuses two states of one user
        return False


@pytest.mark.slow
def test_whatever_a_record_may_hold_can_be_drawn(samples):
    drawn = 0
    for seed in range(RUNS):
        chance = random.Random(seed)
        name = chance.choice(("removed", "banned", "inconclusive", "hostile"))
        audit = spoiled(samples[name], chance, chance.choice((0.02, 0.1, 0.4)))
        if accepted(audit):
            assert render_report(audit, chance.choice(("en", "fr", "both")), chance.choice(list(Paper))), seed
            drawn += 1
    assert drawn > RUNS / 2
