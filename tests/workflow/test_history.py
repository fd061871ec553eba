from dataclasses import replace
from datetime import date

import pytest

from auditor.errors import NoCaseError, UsageError
from auditor.judge.match import match
from auditor.model.audit import ChosenPolicy
from auditor.model.codec import from_plain
from auditor.model.custody import CaseOpened, CaseRejudged, CaseStopped, EntryKind
from auditor.model.finding import GrantedException, Status, Verdict
from auditor.model.history import Change
from auditor.model.plain import parse_json
from auditor.workflow.desk import choose_policies
from auditor.workflow.history import RejudgeRequest, compare_cases, open_case, rejudge
from support import build

CA_GC = (ChosenPolicy("ca-gc", "Government of Canada", "Gouvernement du Canada", 9),)


def request(case_id, *policies):
    return RejudgeRequest(case_id, policies, "B. Roy")


def test_two_cases_of_a_phone_are_compared_in_the_order_of_time(records, sealed, wechat):
    first, second = sealed(build.package()), sealed(build.package(), wechat)
    for one, other in ((first, second), (second, first)):
        compared = compare_cases(records, one, other)
        assert (compared.older.case_id, compared.newer.case_id) == (first, second)
        assert [(c.package, c.change) for c in compared.changes] == [("com.tencent.mm", Change.NEW)]


def test_an_app_of_the_first_of_three_audits_came_back_in_the_third(records, sealed, wechat):
    sealed(wechat)
    second, third = sealed(build.package()), sealed(build.package(), wechat)
    (change,) = compare_cases(records, second, third).changes
    assert change.change is Change.CAME_BACK


def test_another_phone_s_earlier_audits_count_for_nothing(records, sealed, wechat):
    sealed(wechat, device=build.device(hardware_serial="PRACTICE11"))
    second, third = sealed(build.package()), sealed(build.package(), wechat)
    (change,) = compare_cases(records, second, third).changes
    assert change.change is Change.NEW


def test_cases_that_cannot_be_compared_are_refused(records, sealed):
    first = sealed(build.package())
    other = sealed(build.package(), device=build.device(hardware_serial="PRACTICE2", serial="elsewhere"))
    with pytest.raises(UsageError, match="different phones"):
        compare_cases(records, first, other)
    with pytest.raises(UsageError, match="same case"):
        compare_cases(records, first, first)
    with pytest.raises(NoCaseError):
        compare_cases(records, first, "2026-0009-ffff")


def test_an_old_reading_is_judged_by_today_s_list_and_the_case_keeps_its_verdict(records, sealed, armed, wechat, clock):
    case_id = sealed(build.package(), wechat, policies=CA_GC)
    before = records.record(case_id)
    done = rejudge(records, armed, request(case_id), clock.now())
    assert (done.verdict_then, done.verdict) == (Verdict.COMPLIANT, Verdict.NON_COMPLIANT)
    assert [f.package for f in done.new] == ["com.tencent.mm"]
    assert done.gone == ()
    assert (done.list_then.digest, done.list_now.digest) == ("d" * 64, armed.used.digest)
    assert records.record(case_id) == before
    assert records.cases()[0].verdict is Verdict.COMPLIANT


def test_a_re_judgement_goes_into_the_custody_log(records, sealed, armed, wechat, clock):
    case_id = sealed(wechat, policies=CA_GC)
    done = rejudge(records, armed, request(case_id), clock.now())
    (entry,) = (entry for entry in records.entries(case_id) if entry.kind is EntryKind.CASE_REJUDGED)
    body = from_plain(CaseRejudged, parse_json(entry.body.encode()))
    assert (body.operator, body.verdict, body.list_digest) == ("B. Roy", Verdict.NON_COMPLIANT, armed.used.digest)
    assert [(f.package, f.status, f.excepted) for f in body.findings] == [("com.tencent.mm", Status.BANNED, False)]
    assert body.record_digest == done.record_digest
    assert records.check().problems == ()


def test_a_re_judgement_takes_the_policies_that_are_chosen(records, sealed, armed, wechat, clock):
    case_id = sealed(wechat, policies=CA_GC)
    done = rejudge(records, armed, request(case_id, "us-federal"), clock.now())
    assert [policy.id for policy in done.policies] == ["us-federal"]
    assert done.verdict is Verdict.COMPLIANT
    with pytest.raises(UsageError, match="no-such-policy"):
        rejudge(records, armed, request(case_id, "no-such-policy"), clock.now())


def test_findings_that_today_s_list_does_not_have_are_named_as_gone(records, sealed, armed, clock):
    odd = build.package("com.banned.app")
    edition = build.ban_list()
    findings = match((odd,), edition, edition.policies, build.NOW.date())
    case_id = sealed(odd, policies=CA_GC, findings=findings, verdict=Verdict.NON_COMPLIANT)
    done = rejudge(records, armed, request(case_id), clock.now())
    assert (done.verdict, [f.package for f in done.gone]) == (Verdict.COMPLIANT, ["com.banned.app"])


def excepted(armed, package, until):
    granted = GrantedException("DX-7", "Needed.", "Needed.", until, "A. Tremblay")
    policies = choose_policies(armed.ban_list, ("ca-gc",))
    return tuple(replace(f, exception=granted) for f in match((package,), armed.ban_list, policies, until))


@pytest.mark.parametrize(
    ("until", "verdict"), [(date(2026, 11, 24), Verdict.REVIEW), (date(2026, 11, 23), Verdict.NON_COMPLIANT)]
)
def test_an_exception_of_the_case_holds_in_a_re_judgement_until_its_last_day(sealed, armed, wechat, until, verdict):
    findings = excepted(armed, wechat, until)
    case_id = sealed(wechat, policies=CA_GC, findings=findings, verdict=Verdict.REVIEW)
    assert rejudge(sealed.records, armed, request(case_id), build.NOW).verdict is verdict


def test_an_old_case_is_opened_with_everything_that_was_done_in_it(records, sealed, armed, wechat, clock):
    case_id = sealed(wechat, policies=CA_GC)
    rejudge(records, armed, request(case_id), clock.now())
    file = open_case(records, case_id)
    assert [type(act.body).__name__ for act in file.acts] == ["CaseOpened", "RecordSealed", "CaseRejudged"]
    assert (file.audit, file.open_intents) == (records.record(case_id)[0], ())


def test_a_case_that_was_stopped_is_opened_without_an_audit(records):
    opening = CaseOpened("127.0.0.1:58010", "A. Tremblay", True, "0.1.0", 1, "f" * 64, ("ca-gc",))
    case_id = records.open_case(opening)
    records.log(EntryKind.CASE_STOPPED, case_id, CaseStopped("The phone was lost."))
    file = open_case(records, case_id)
    assert (file.audit, file.acts[-1].body) == (None, CaseStopped("The phone was lost."))
