"""Cases over time: two audits of one phone compared, and an old reading judged anew by today's list."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from auditor.errors import UsageError
from auditor.judge.compare import Seen, apps_seen, compare, other_findings, same_handset
from auditor.judge.exception import granted_in, under_recorded, under_supplement
from auditor.judge.match import match
from auditor.judge.verdict import verdict
from auditor.model.audit import Audit
from auditor.model.codec import from_plain
from auditor.model.custody import BODIES, Act, CaseRejudged, CaseSummary, EntryKind, FlaggedAgain, OpenIntent
from auditor.model.finding import Finding
from auditor.model.history import AuditComparison, CaseQuestion, Rejudgement
from auditor.model.plain import parse_json
from auditor.model.policy import Policy
from auditor.records.store import Records
from auditor.workflow.audit import checked_operator
from auditor.workflow.desk import choose_policies, chosen_policies
from auditor.workflow.lists import ArmedList

# Each earlier record takes about a tenth of a second to read; a phone is rarely audited more often in its life.
MAX_EARLIER = 20


@dataclass(frozen=True, slots=True)
class RejudgeRequest:
    """What is to be judged anew. policies: ids, or none for those of the case. operator: who asks for it."""

    case_id: str
    policies: tuple[str, ...]
    operator: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that the records know of a case. audit None: it was stopped before a record was sealed."""

    case_id: str
    audit: Audit | None
    acts: tuple[Act, ...]
    open_intents: tuple[OpenIntent, ...]


def open_case(records: Records, case_id: str) -> CaseFile:
    """Open an old case with everything that was done in it. Raises RecordsError."""
    entries = tuple(records.entries(case_id))
    told = (entry for entry in entries if entry.kind in BODIES)
    acts = tuple(Act(entry.at, from_plain(BODIES[entry.kind], parse_json(entry.body.encode()))) for entry in told)
    sealed = any(entry.kind is EntryKind.RECORD_SEALED for entry in entries)
    audit = records.record(case_id)[0] if sealed else None
    return CaseFile(case_id, audit, acts, records.open_intents(case_id))


def compare_cases(records: Records, one: str, other: str) -> AuditComparison:
    """Compare two audits of one phone, the earlier with the later, whichever is named first. Raises AuditorError."""
    older, newer = sorted((records.record(one)[0], records.record(other)[0]), key=lambda audit: audit.started)
    if older.audit_id == newer.audit_id:
        why = "both are the same case"
    elif not same_handset(older.device, newer.device):
        why = f"they are of different phones ({older.device.serial} and {newer.device.serial})"
    else:
        return compare(older, newer, _seen_before(records, older))
    raise UsageError("The cases cannot be compared", why, "Choose two audits of one phone")


def _seen_before(records: Records, audit: Audit) -> Seen:
    """What the newest audits of the phone before this one saw."""
    seen: set[tuple[str, int]] = set()
    for case in _earlier(records, audit)[:MAX_EARLIER]:
        earlier, _ = records.record(case.case_id)
        if same_handset(earlier.device, audit.device):
            seen |= apps_seen(earlier)
    return frozenset(seen)


def _earlier(records: Records, audit: Audit) -> list[CaseSummary]:
    serial = audit.device.hardware_serial or audit.device.serial
    cases = records.cases(CaseQuestion(serial=serial))
    (opened,) = (case.opened for case in cases if case.case_id == audit.audit_id)
    return [case for case in cases if case.opened < opened and case.verdict is not None]


def rejudge(records: Records, armed: ArmedList, request: RejudgeRequest, now: datetime) -> Rejudgement:
    """Judge the newest reading of a case by today's list, law and exceptions, without the phone.

    The case keeps its verdict: the re-judgement goes into the custody log and stands beside it. Raises AuditorError.
    """
    operator = checked_operator(request.operator, "The case was not judged again")
    audit, record = records.record(request.case_id)
    ids = request.policies or tuple(policy.id for policy in audit.policies)
    policies = choose_policies(armed.ban_list, ids)
    findings = _judged(audit, armed, policies, now)
    after = audit.reading_after
    done = Rejudgement(
        case_id=audit.audit_id,
        practice=audit.tool.practice,
        record_digest=hashlib.sha256(record).hexdigest(),
        read=after.finished if after else audit.finished,
        operator=operator,
        judged=now,
        day=now.date(),
        list_then=audit.ban_list,
        list_now=armed.used,
        policies=chosen_policies(armed.ban_list, policies, now.date()),
        verdict_then=audit.present_verdict,
        verdict=verdict(findings, audit.present_coverage),
        coverage=audit.present_coverage,
        findings=findings,
        new=other_findings(findings, audit.present_findings),
        gone=other_findings(audit.present_findings, findings),
    )
    records.log(EntryKind.CASE_REJUDGED, audit.audit_id, _in_short(done))
    return done


def _judged(audit: Audit, armed: ArmedList, policies: tuple[Policy, ...], now: datetime) -> tuple[Finding, ...]:
    day = now.date()
    found = match(audit.present_packages, armed.ban_list, policies, day)
    return under_recorded(under_supplement(found, armed.supplement, day), granted_in(audit.present_findings), day)


def _in_short(done: Rejudgement) -> CaseRejudged:
    supplement = done.list_now.supplement
    return CaseRejudged(
        operator=done.operator,
        record_digest=done.record_digest,
        day=done.day,
        list_edition=done.list_now.edition,
        list_digest=done.list_now.digest,
        supplement_digest=supplement.digest if supplement else None,
        policies=tuple(policy.id for policy in done.policies),
        verdict=done.verdict,
        findings=tuple(FlaggedAgain(f.package, f.rule, f.status, f.exception is not None) for f in done.findings),
    )
