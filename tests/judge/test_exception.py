from datetime import date

import pytest

from auditor.judge.exception import granted_in, under_recorded, under_supplement
from auditor.judge.match import match
from auditor.judge.verdict import coverage_of, verdict
from auditor.model.finding import GrantedException, Status, Verdict
from auditor.model.policy import Bilingual, Sureness
from auditor.model.supplement import AddedReason, ExceptionOrder, Supplement
from support import build

LAST = date(2026, 11, 24)
ORDER = ExceptionOrder("com.banned.app", "DX-7", Bilingual("A team needs it.", "Une équipe en a besoin."), LAST)


def supplement(*exceptions, reasons=()):
    return Supplement("s", Bilingual("Ours", "Le nôtre"), build.NOW, None, (), (), reasons, exceptions)


def judged(layer, day=LAST, *others, sureness=Sureness.CONFIRMED):
    packages = (build.package("com.banned.app"), *others)
    rules = (
        build.rule("banned", build.indicator(sureness=sureness)),
        build.rule("other", build.indicator("com.other.app")),
    )
    edition = build.ban_list(*rules)
    return under_supplement(match(packages, edition, edition.policies, day), layer, day)


def words(findings, **changes):
    return verdict(findings, coverage_of(build.reading(build.package(), **changes)))


def test_without_a_supplement_the_findings_stay_as_they_are():
    plain = judged(None)
    assert plain == judged(supplement())
    assert plain[0].exception is None
    assert words(plain) is Verdict.NON_COMPLIANT


def test_an_excepted_app_stays_among_the_findings_as_banned_and_the_phone_is_for_review():
    (finding,) = judged(supplement(ORDER))
    assert (finding.status, finding.package) == (Status.BANNED, "com.banned.app")
    assert finding.exception == GrantedException("DX-7", "A team needs it.", "Une équipe en a besoin.", LAST)
    assert words((finding,)) is Verdict.REVIEW


def test_a_gap_still_outweighs_an_exception():
    assert words(judged(supplement(ORDER)), users=(build.user(read=False),)) is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(("day", "holds"), [(date(2026, 11, 23), True), (LAST, True), (date(2026, 11, 25), False)])
def test_an_exception_holds_up_to_its_last_day(day, holds):
    (finding,) = judged(supplement(ORDER), day)
    assert (finding.exception is not None) is holds
    assert words((finding,)) is (Verdict.REVIEW if holds else Verdict.NON_COMPLIANT)
    assert ("The exception DX-7 ended on 2026-11-24 and does not count." in finding.why) is not holds
    assert ("L’exception DX-7 a pris fin le 2026-11-24 et ne compte plus." in finding.why_fr) is not holds


def test_one_excepted_app_excuses_no_other():
    found = judged(supplement(ORDER), LAST, build.package("com.other.app"))
    assert [f.exception is not None for f in found] == [True, False]
    assert words(found) is Verdict.NON_COMPLIANT


def test_a_suspect_app_under_an_exception_is_for_review_as_before():
    (finding,) = judged(supplement(ORDER), sureness=Sureness.POSSIBLE)
    assert finding.status is Status.SUSPECT
    assert words((finding,)) is Verdict.REVIEW


def test_an_added_reason_stands_beside_what_the_rule_says_and_changes_nothing_else():
    reason = AddedReason("banned", Bilingual("Seen in an incident.", "Vue lors d’un incident."))
    found = judged(supplement(reasons=(reason,)), LAST, build.package("com.other.app"))
    assert [f.added_reason for f in found] == ["Seen in an incident.", ""]
    assert [f.added_reason_fr for f in found] == ["Vue lors d’un incident.", ""]
    assert [f.why for f in found] == [f.why for f in judged(None, LAST, build.package("com.other.app"))]
    assert words(found) is Verdict.NON_COMPLIANT


RECORDED = GrantedException("DX-9", "Needed.", "Needed.", LAST, "A. Tremblay")


def test_an_exception_that_an_operator_recorded_is_carried_to_a_later_judgement_until_its_last_day():
    (bare,) = judged(None)
    recorded = under_recorded((bare,), {"com.banned.app": RECORDED}, LAST)
    assert granted_in(recorded) == {"com.banned.app": RECORDED}
    assert under_recorded((bare,), granted_in(recorded), LAST) == recorded
    assert under_recorded((bare,), granted_in(recorded), date(2026, 11, 25)) == (bare,)
    assert under_recorded((bare,), {"com.other.app": RECORDED}, LAST) == (bare,)


def test_the_department_s_own_exception_stays_before_an_operator_s_and_is_not_carried():
    granted = judged(supplement(ORDER))
    assert granted_in(granted) == {}
    assert under_recorded(granted, {"com.banned.app": RECORDED}, LAST) == granted
