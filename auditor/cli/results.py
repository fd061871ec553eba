"""What the commands answer to machines, and their exit codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.model.audit import Audit, UsedBanList
from auditor.model.finding import Coverage, Finding, Verdict
from auditor.model.preflight import Preflight
from auditor.model.removal import LeftAlone, Removal, RemovalPlan, RemovalStep
from auditor.model.verification import Issued, Result, Verification

_VERDICT_CODES: Mapping[Verdict, int] = {
    Verdict.COMPLIANT: 0,
    Verdict.NON_COMPLIANT: 10,
    Verdict.REVIEW: 11,
    Verdict.INCONCLUSIVE: 12,
}
_RESULT_CODES: Mapping[Result, int] = {Result.VALID: 0, Result.NOT_VALID: 20, Result.SIGNER_UNKNOWN: 21}


def exit_code(verdict: Verdict) -> int:
    """The exit code of audit and remove."""
    return _VERDICT_CODES[verdict]


def verification_code(checked: Verification) -> int:
    """The exit code of verify: that of the report, or of the worst counter-signature that lies beside it."""
    results = {checked.result, *(one.result for one in checked.counter_signatures)}
    worst = next(result for result in (Result.NOT_VALID, Result.SIGNER_UNKNOWN, Result.VALID) if result in results)
    return _RESULT_CODES[worst]


@dataclass(frozen=True, slots=True)
class AuditAnswer:
    """An audit for machines; the whole of it is in the record."""

    case: str
    serial: str
    practice: bool
    verdict: Verdict
    verdict_after: Verdict | None
    findings: tuple[Finding, ...]
    findings_after: tuple[Finding, ...] | None
    coverage: Coverage
    removals: tuple[Removal, ...]
    apps: int
    ban_list: UsedBanList
    record: str | None
    report: str | None

    @classmethod
    def of(cls, audit: Audit, record: Path | None, issued: Issued | None) -> "AuditAnswer":
        """The answer for an audit and what was written of it."""
        return cls(
            case=audit.audit_id,
            serial=audit.device.serial,
            practice=audit.tool.practice,
            verdict=audit.verdict,
            verdict_after=audit.verdict_after,
            findings=audit.findings,
            findings_after=audit.reading_after.findings if audit.reading_after else None,
            coverage=audit.present_coverage,
            removals=audit.removals,
            apps=len(audit.packages),
            ban_list=audit.ban_list,
            record=str(record) if record else None,
            report=issued.path if issued else None,
        )


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """A plan that waits for the operator's word."""

    case: str
    serial: str
    plan_digest: str
    steps: tuple[RemovalStep, ...]
    left_alone: tuple[LeftAlone, ...]
    preflights: tuple[Preflight, ...]

    @classmethod
    def of(cls, plan: RemovalPlan, preflights: tuple[Preflight, ...]) -> "PlanAnswer":
        """The answer for a plan."""
        return cls(plan.audit_id, plan.serial, plan.digest, plan.steps, plan.left_alone, preflights)
