from itertools import product

import pytest

from auditor.judge.match import match
from auditor.judge.verdict import coverage_of, verdict
from auditor.model.finding import Coverage, Gap, Note, Verdict
from auditor.model.policy import Sureness
from support import build

GAP = Gap("Something", "It was cut.")


def finding(sureness):
    rules = (build.rule("banned", build.indicator(sureness=sureness)),)
    edition = build.ban_list(*rules)
    return match((build.package("com.banned.app"),), edition, edition.policies, build.NOW.date())[0]


BANNED, SUSPECT = finding(Sureness.CONFIRMED), finding(Sureness.POSSIBLE)
COMPLETE = Coverage(complete=True, gaps=(), notes=(Note("A", "b"),))
BROKEN = Coverage(complete=False, gaps=(GAP,), notes=())


@pytest.mark.parametrize(("banned", "suspect", "gap"), list(product([False, True], repeat=3)))
def test_the_verdict_follows_its_order_in_every_case(banned, suspect, gap):
    findings = ((BANNED,) if banned else ()) + ((SUSPECT,) if suspect else ())
    expected = (
        Verdict.NON_COMPLIANT
        if banned
        else Verdict.INCONCLUSIVE
        if gap
        else Verdict.REVIEW
        if suspect
        else Verdict.COMPLIANT
    )
    assert verdict(findings, BROKEN if gap else COMPLETE) is expected


def test_a_coverage_that_does_not_claim_to_be_complete_is_inconclusive():
    assert verdict((), Coverage(complete=False, gaps=(), notes=())) is Verdict.INCONCLUSIVE


def test_a_full_reading_is_complete_and_keeps_its_notes():
    note = Note("User 150", "refused")
    coverage = coverage_of(build.reading(build.package(), notes=(note,)))
    assert coverage.complete
    assert coverage.notes == (note,)


def test_gaps_of_the_reading_stand():
    assert coverage_of(build.reading(build.package(), gaps=(GAP,))).gaps == (GAP,)


def test_a_profile_that_was_not_read_is_a_gap_even_if_the_reading_forgot_it():
    users = (build.user(0), build.user(10, read=False))
    coverage = coverage_of(build.reading(build.package(), users=users))
    assert [gap.what for gap in coverage.gaps] == ["User 10"]
    named = Gap("User 10", "It is locked.")
    assert coverage_of(build.reading(build.package(), users=users, gaps=(named,))).gaps == (named,)


def test_a_phone_without_users_or_without_apps_is_never_complete():
    empty = build.reading(users=())
    nobody = coverage_of(type(empty)(**{f: getattr(empty, f) for f in empty.__slots__} | {"users": ()}))
    assert [gap.what for gap in nobody.gaps] == ["Users", "Apps"]
    assert verdict((), nobody) is Verdict.INCONCLUSIVE
