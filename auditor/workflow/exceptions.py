"""Exceptions: recording, with reason, reference and last day, that a flagged app of a case stays for now."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from auditor.errors import UsageError
from auditor.judge.exception import under_recorded
from auditor.judge.verdict import verdict
from auditor.model.audit import Audit, FreshReading, read_record
from auditor.model.custody import ExceptionRecorded
from auditor.model.finding import Finding, GrantedException
from auditor.ports import Clock
from auditor.records.store import Records
from auditor.workflow.audit import checked_operator

# A file number; a longer one breaks the line of the report.
MAX_REFERENCE = 120
# What the report prints of it on the app's card. The decision itself holds the rest.
MAX_REASON = 300
# What is to stay longer than this is not an exception but a rule, and belongs into the department's supplement.
MAX_DAYS = 5 * 366
_REFUSED = "The exception was not recorded"


@dataclass(frozen=True, slots=True)
class ExceptionRequest:
    """Which app of which case stays, by which decision, why, and up to and including which day."""

    case_id: str
    package: str
    reference: str
    reason: str
    until: date
    operator: str


def record_exception(records: Records, clock: Clock, request: ExceptionRequest) -> Audit:
    """Add an exception to every finding of the app, judge anew, log it, and seal the case's next record.

    The statuses stay as they are, and so do the records sealed before. Raises AuditorError.
    """
    granted = checked_exception(request, clock.now().date())
    audit, record = records.record(request.case_id)
    if not any(finding.package == request.package for finding in audit.present_findings):
        raise _refused(
            f"case {audit.audit_id} has no present finding on {request.package!r}", "See the case's findings"
        )
    body = ExceptionRecorded(request.package, granted, hashlib.sha256(record).hexdigest())
    excepted = replace(_under(audit, request.package, granted), custody_head=records.head())
    return read_record(records.seal_record(excepted, exception=body))


def checked_exception(request: ExceptionRequest, today: date) -> GrantedException:
    """The exception as a record holds it. Raises UsageError naming what is missing, too long or over."""
    reference = _text(request.reference, MAX_REFERENCE, "reference")
    reason = _text(request.reason, MAX_REASON, "reason")
    if request.until < today:
        raise _refused(f"its last day, {request.until}, is over", "Give a day from today on")
    if request.until > today + timedelta(days=MAX_DAYS):
        raise _refused(
            "its last day lies more than five years ahead", "Give the day on which it will be looked at again"
        )
    operator = checked_operator(request.operator, _REFUSED)
    return GrantedException(reference, reason, reason, request.until, operator)


def _text(text: str, most: int, name: str) -> str:
    plain = " ".join(text.split())
    if not plain or len(plain) > most or not plain.isprintable():
        raise _refused(f"its {name} must be printable text of 1 to {most} characters", f"Write the {name} again")
    return plain


def _refused(why: str, remedy: str) -> UsageError:
    return UsageError(_REFUSED, why, remedy)


def _under(audit: Audit, package: str, granted: GrantedException) -> Audit:
    findings = _excepted(audit.findings, package, granted)
    after = audit.reading_after
    if after is None:
        return replace(audit, findings=findings, verdict=verdict(findings, audit.coverage))
    fresh: FreshReading = replace(after, findings=_excepted(after.findings, package, granted))
    return replace(
        audit,
        findings=findings,
        verdict=verdict(findings, audit.coverage),
        reading_after=fresh,
        verdict_after=verdict(fresh.findings, fresh.coverage),
    )


def _excepted(findings: tuple[Finding, ...], package: str, granted: GrantedException) -> tuple[Finding, ...]:
    """A newer exception takes the place of an older one on the same app."""
    bare = tuple(replace(f, exception=None) if f.package == package else f for f in findings)
    return under_recorded(bare, {package: granted}, granted.until)
