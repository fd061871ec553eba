from dataclasses import replace
from datetime import date

import pytest

from auditor.errors import UsageError
from auditor.judge.match import match
from auditor.model.audit import FreshReading
from auditor.model.codec import from_plain
from auditor.model.custody import EntryKind, ExceptionRecorded
from auditor.model.finding import Coverage, GrantedException, Status, Verdict
from auditor.model.plain import parse_json
from auditor.workflow.exceptions import MAX_REASON, ExceptionRequest, record_exception
from support import build

LAST = date(2026, 12, 31)
BANNED, OTHER = build.package("com.banned.app"), build.package("com.other.app")


def findings(*packages):
    edition = build.ban_list(build.rule(), build.rule("other", build.indicator("com.other.app")))
    return match(packages, edition, edition.policies, build.NOW.date())


@pytest.fixture
def flagged(sealed):
    def make(*packages, **changes):
        facts = {"findings": findings(*packages), "verdict": Verdict.NON_COMPLIANT} | changes
        return sealed(*packages, **facts)

    return make


def wanted(case_id, **changes):
    asked = ExceptionRequest(case_id, "com.banned.app", "DX-7", "The embassy needs it.", LAST, "B. Roy")
    return replace(asked, **changes)


def test_an_excepted_app_stays_banned_and_the_case_is_for_review(records, clock, flagged):
    case_id = flagged(BANNED)
    done = record_exception(records, clock, wanted(case_id))
    (finding,) = done.findings
    assert finding.status is Status.BANNED
    assert finding.exception == GrantedException(
        "DX-7", "The embassy needs it.", "The embassy needs it.", LAST, "B. Roy"
    )
    assert done.verdict is Verdict.REVIEW
    assert records.record(case_id)[0] == done
    assert records.cases()[0].verdict is Verdict.REVIEW


def test_one_excepted_app_excuses_no_other(records, clock, flagged):
    done = record_exception(records, clock, wanted(flagged(BANNED, OTHER)))
    assert done.verdict is Verdict.NON_COMPLIANT
    assert [f.exception is not None for f in done.findings] == [True, False]


def test_the_exception_and_its_record_are_logged_and_the_older_record_stays(records, clock, flagged):
    case_id = flagged(BANNED)
    older = records.record(case_id)[1]
    record_exception(records, clock, wanted(case_id))
    entries = tuple(records.entries(case_id))
    assert [entry.kind for entry in entries[-2:]] == [EntryKind.EXCEPTION_RECORDED, EntryKind.RECORD_SEALED]
    body = from_plain(ExceptionRecorded, parse_json(entries[-2].body.encode()))
    assert (body.package, body.exception.recorded_by) == ("com.banned.app", "B. Roy")
    assert records._db.execute("SELECT count(*) FROM records").fetchone()[0] == 2
    assert len(older) > 100
    assert records.check().problems == ()


def test_after_a_removal_the_present_verdict_is_judged_anew(records, clock, flagged):
    still = FreshReading(
        build.NOW, (build.user(),), (BANNED,), findings(BANNED), Coverage(complete=True, gaps=(), notes=())
    )
    case_id = flagged(BANNED, OTHER, reading_after=still, verdict_after=Verdict.NON_COMPLIANT)
    done = record_exception(records, clock, wanted(case_id))
    assert (done.verdict, done.verdict_after) == (Verdict.NON_COMPLIANT, Verdict.REVIEW)
    assert done.present_findings[0].exception is not None


def test_a_newer_exception_takes_the_place_of_the_older_one(records, clock, flagged):
    case_id = flagged(BANNED)
    record_exception(records, clock, wanted(case_id))
    done = record_exception(records, clock, wanted(case_id, reference="DX-8"))
    assert done.findings[0].exception.reference == "DX-8"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"until": date(2026, 11, 23)}, "is over"),
        ({"until": date(2036, 1, 1)}, "five years"),
        ({"reference": " "}, "reference must be printable"),
        ({"reason": "x" * (MAX_REASON + 1)}, "reason must be printable"),
        ({"reason": "turned \u202e round"}, "reason must be printable"),
        ({"operator": ""}, "operator's name"),
        ({"package": "com.clear.app"}, "no present finding"),
    ],
)
def test_an_exception_that_cannot_be_is_refused_and_nothing_is_written(records, clock, flagged, changes, why):
    case_id = flagged(BANNED)
    head = records.head()
    with pytest.raises(UsageError, match=why) as refused:
        record_exception(records, clock, wanted(case_id, **changes))
    assert refused.value.what == "The exception was not recorded"
    assert records.head() == head


def test_the_last_day_may_be_today(records, clock, flagged):
    done = record_exception(records, clock, wanted(flagged(BANNED), until=date(2026, 11, 24)))
    assert done.verdict is Verdict.REVIEW
