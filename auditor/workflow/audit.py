"""Audit: open a case, read the phone, judge it, seal the record."""

from collections.abc import Callable
from dataclasses import dataclass

from auditor.errors import AuditorError, UsageError
from auditor.judge.exception import under_supplement
from auditor.judge.match import match
from auditor.judge.mention import mentions
from auditor.judge.verdict import coverage_of, verdict
from auditor.model.audit import SCHEMA, Audit, read_record
from auditor.model.custody import CaseOpened, CaseStopped, EntryKind
from auditor.model.finding import Finding
from auditor.model.policy import Policy
from auditor.model.reading import Reading
from auditor.model.settings import MAX_OPERATOR, operator_name
from auditor.ports import Report, Stop
from auditor.records.store import CaseKeeper
from auditor.workflow.appfiles import FilesOrder, Ways, with_files
from auditor.workflow.desk import Desk, choose_phone, choose_policies, chosen_policies


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """What the operator asked for. serial None: the only phone attached. policies: ids.

    whole_system: read names and icons of preinstalled apps too.
    """

    serial: str | None
    policies: tuple[str, ...]
    operator: str
    whole_system: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is known of the phone while it is still being read."""

    reading: Reading
    findings: tuple[Finding, ...]


See = Callable[[Sighting], None]
"""Called at once with the inventory judged, then after every few files of apps; must return at once."""


def audit_phone(desk: Desk, request: AuditRequest, report: Report, stop: Stop, see: See | None = None) -> Audit:
    """Audit one phone and return the sealed audit; one that was read in part gives one too. Raises AuditorError."""
    operator = checked_operator(request.operator)
    policies = choose_policies(desk.ban_list, request.policies)
    phone = desk.phones.open(choose_phone(desk.phones, request.serial).serial)
    case_id = desk.records.open_case(_opened(desk, phone.serial, operator, policies))
    try:
        keeper = CaseKeeper(desk.records, case_id)
        reading = phone.read(keeper, report, stop)
        flagged = frozenset(finding.package for finding in findings_of(desk, policies, reading))

        def show(part: Reading) -> None:
            if see is not None:
                see(Sighting(part, findings_of(desk, policies, part)))

        ways = Ways(keeper, report, stop, show)
        reading = with_files(desk, phone, reading, FilesOrder(case_id, flagged, request.whole_system), ways)
        audit = _judged(desk, case_id, operator, policies, reading)
        return read_record(desk.records.seal_record(audit))
    except AuditorError as error:
        desk.records.log(EntryKind.CASE_STOPPED, case_id, CaseStopped(str(error)))
        raise


def checked_operator(name: str, otherwise: str = "No audit was begun") -> str:
    """The operator's name without odd spaces. Raises UsageError if it is empty, too long or not printable.

    otherwise: what does not happen then, as the error says it.
    """
    plain = operator_name(name)
    if plain is None:
        raise UsageError(
            otherwise,
            f"the operator's name must be printable text of 1 to {MAX_OPERATOR} characters",
            "Give it with --operator",
        )
    return plain


def _opened(desk: Desk, serial: str, operator: str, policies: tuple[Policy, ...]) -> CaseOpened:
    return CaseOpened(
        serial=serial,
        operator=operator,
        practice=desk.tool.practice,
        tool_version=desk.tool.version,
        ban_list_edition=desk.used.edition,
        ban_list_digest=desk.used.digest,
        policies=tuple(policy.id for policy in policies),
    )


def findings_of(desk: Desk, policies: tuple[Policy, ...], reading: Reading) -> tuple[Finding, ...]:
    """What the ban list and the department's supplement say of a reading."""
    day = reading.started.date()
    return under_supplement(match(reading.packages, desk.ban_list, policies, day), desk.supplement, day)


def _judged(desk: Desk, case_id: str, operator: str, policies: tuple[Policy, ...], reading: Reading) -> Audit:
    day = reading.started.date()
    findings = findings_of(desk, policies, reading)
    coverage = coverage_of(reading)
    return Audit(
        schema=SCHEMA,
        audit_id=case_id,
        tool=desk.tool,
        operator=operator,
        started=reading.started,
        finished=reading.finished,
        device=reading.device,
        users=reading.users,
        packages=reading.packages,
        ban_list=desk.used,
        policies=chosen_policies(desk.ban_list, policies, day),
        findings=findings,
        verdict=verdict(findings, coverage),
        coverage=coverage,
        removals=(),
        verdict_after=None,
        reading_after=None,
        evidence=reading.evidence,
        custody_head=desk.records.head(),
        first_read=reading.finished,
        mentions=mentions(reading.packages, findings, desk.ban_list, policies, day),
    )
