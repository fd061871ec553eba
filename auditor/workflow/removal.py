"""Removal: recognise the phone, plan, confirm, act with each intent written first, read again, state outcomes."""

from dataclasses import dataclass, replace

from auditor.errors import OtherPhoneError, PhoneLostError, RemovalError
from auditor.judge.exception import granted_in, under_recorded, under_supplement
from auditor.judge.match import match
from auditor.judge.outcome import judge_step
from auditor.judge.plan import PlanRequest, check_confirmation, make_plan
from auditor.judge.verdict import coverage_of, verdict
from auditor.model.audit import Audit, FreshReading, read_record
from auditor.model.custody import EntryKind, PlanConfirmed, StepAnswered, StepIntended, StepJudged
from auditor.model.evidence import Ending, Evidence, RawAnswer
from auditor.model.finding import Coverage, Gap
from auditor.model.preflight import Preflight
from auditor.model.reading import Progress, Reading
from auditor.model.removal import (
    ActAnswer,
    Confirmation,
    Outcome,
    Removal,
    RemovalPlan,
    RemovalStep,
    Selection,
    SystemChoice,
)
from auditor.ports import Phone, Report, Stop
from auditor.records.store import CaseKeeper
from auditor.workflow.appfiles import FilesOrder, Ways, with_files
from auditor.workflow.desk import Desk, choose_phone, choose_policies
from auditor.workflow.preflight import ask_roles, judged, present_package, present_packages, present_users


@dataclass(frozen=True, slots=True)
class RemovalRequest:
    """What is to go. serial None: the phone of the case. selections None: every banned app."""

    serial: str | None
    system: SystemChoice
    selections: tuple[Selection, ...] | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan for a phone that was recognised, waiting for the operator's word."""

    audit: Audit
    phone: Phone
    plan: RemovalPlan
    identity_evidence: tuple[Evidence, ...]
    preflights: tuple[Preflight, ...] = ()


@dataclass(frozen=True, slots=True)
class _Done:
    """A step that was begun. answer None: not known. plan_digest: the plan it belongs to."""

    step: RemovalStep
    plan_digest: str
    answer: ActAnswer | None


def prepare_removal(desk: Desk, audit: Audit, request: RemovalRequest) -> Prepared:
    """Recognise the phone of the case and lay down the plan. Changes nothing. Raises AuditorError."""
    _check_same_list(desk, audit)
    phone, evidence = _recognise(desk, audit, request.serial)
    roles = ask_roles(desk, audit, phone)
    wanted = PlanRequest(
        audit_id=audit.audit_id,
        device=audit.device,
        findings=audit.present_findings,
        packages=present_packages(audit),
        system=request.system,
        selections=request.selections,
        users=present_users(audit),
        roles=roles,
    )
    return Prepared(audit, phone, make_plan(wanted, phone.command_for), evidence, judged(audit, roles))


def carry_out(desk: Desk, prepared: Prepared, confirmation: Confirmation, report: Report, stop: Stop) -> Audit:
    """Do what was confirmed, read the phone again, return the sealed audit with its receipts. Raises AuditorError."""
    plan, audit = prepared.plan, prepared.audit
    check_confirmation(plan, confirmation)
    desk.records.log(EntryKind.PLAN_CONFIRMED, audit.audit_id, PlanConfirmed(plan, confirmation))
    done = _act(desk, prepared, report, stop)
    untouched = tuple(_not_attempted(audit, step) for step in plan.steps[len(done) :])
    return _conclude(desk, prepared, done, untouched, report)


def settle(desk: Desk, audit: Audit, serial: str | None, report: Report) -> Audit:
    """State what came of steps that were begun and never judged (the program or the cable died). Reads only."""
    intents = desk.records.open_intents(audit.audit_id)
    if not intents:
        return audit
    _check_same_list(desk, audit)
    phone, evidence = _recognise(desk, audit, serial)
    plan = RemovalPlan(audit.audit_id, audit.device.serial, audit.device.build_fingerprint or "", (), ())
    done = tuple(_Done(intent.step, intent.plan_digest, None) for intent in intents)
    return _conclude(desk, Prepared(audit, phone, plan, evidence), done, (), report)


def _recognise(desk: Desk, audit: Audit, serial: str | None) -> tuple[Phone, tuple[Evidence, ...]]:
    attached = {phone.serial for phone in desk.phones.attached()}
    wanted = serial or (audit.device.serial if audit.device.serial in attached else None)
    phone = desk.phones.open(choose_phone(desk.phones, wanted).serial)
    collected = _Collected(CaseKeeper(desk.records, audit.audit_id))
    device = phone.identify(collected)
    if not audit.device.is_same_phone(device):
        raise OtherPhoneError(
            "Nothing was removed",
            f"the attached phone ({device.title}, {device.hardware_serial or device.serial}) is not the one that "
            f"case {audit.audit_id} audited, or its system was updated since",
            "Attach that phone, or audit this one",
        )
    return phone, tuple(collected.evidence)


class _Collected:
    """An AnswerKeeper that also remembers what it kept."""

    def __init__(self, keeper: CaseKeeper) -> None:
        self._keeper = keeper
        self.evidence: list[Evidence] = []

    def keep(self, answer: RawAnswer) -> Evidence:
        evidence = self._keeper.keep(answer)
        self.evidence.append(evidence)
        return evidence


def _act(desk: Desk, prepared: Prepared, report: Report, stop: Stop) -> tuple[_Done, ...]:
    audit, plan = prepared.audit, prepared.plan
    keeper = CaseKeeper(desk.records, audit.audit_id)
    digest = plan.digest
    done: list[_Done] = []
    for step in plan.steps:
        if stop():
            break
        report(Progress(f"{step.command}", len(done), len(plan.steps)))
        desk.records.log(EntryKind.STEP_INTENDED, audit.audit_id, StepIntended(digest, step))
        answer = prepared.phone.carry_out(step, keeper)
        answered = StepAnswered(digest, step.number, answer.evidence.evidence_id)
        desk.records.log(EntryKind.STEP_ANSWERED, audit.audit_id, answered)
        done.append(_Done(step, digest, answer))
        if answer.evidence.ending in (Ending.LOST, Ending.REFUSED):
            break
    return tuple(done)


def _conclude(
    desk: Desk, prepared: Prepared, done: tuple[_Done, ...], untouched: tuple[Removal, ...], report: Report
) -> Audit:
    audit = prepared.audit
    fresh = _read_again(desk, prepared, report)
    receipts = tuple(_receipt(audit, each, fresh) for each in done)
    stated = tuple(_judged(each, receipt) for each, receipt in zip(done, receipts, strict=True))
    after = _after(desk, audit, fresh, {removal.package for removal in (*receipts, *untouched)})
    acts = tuple(each.answer.evidence for each in done if each.answer)
    concluded = replace(
        audit,
        finished=desk.clock.now(),
        removals=(*audit.removals, *receipts, *untouched),
        verdict_after=verdict(after.findings, after.coverage),
        reading_after=after,
        evidence=(*audit.evidence, *prepared.identity_evidence, *acts, *(fresh.evidence if fresh else ())),
        custody_head=desk.records.head(),
    )
    return read_record(desk.records.seal_record(concluded, stated))


def _judged(done: _Done, receipt: Removal) -> StepJudged:
    return StepJudged(done.plan_digest, done.step.number, receipt.outcome, receipt.reason)


def _read_again(desk: Desk, prepared: Prepared, report: Report) -> Reading | None:
    """Read without a way to stop: after an act, knowing what came of it matters more than waiting.

    What the audit read of apps' files is not read again while the files are the same.
    """
    case_id = prepared.audit.audit_id
    ways = Ways(CaseKeeper(desk.records, case_id), report, lambda: False)
    try:
        reading = prepared.phone.read(ways.keeper, ways.report, ways.stop)
    except PhoneLostError:
        return None
    flagged = frozenset(finding.package for finding in prepared.audit.present_findings)
    return with_files(desk, prepared.phone, reading, FilesOrder(case_id, flagged), ways)


def _receipt(audit: Audit, done: _Done, fresh: Reading | None) -> Removal:
    step, answer = done.step, done.answer
    ruling = judge_step(step, answer, present_package(audit, step.package), fresh)
    evidence = answer.evidence if answer else None
    return Removal(
        package=step.package,
        user_id=step.user_id,
        action=step.action,
        outcome=ruling.outcome,
        reason=ruling.reason,
        command=step.command,
        answer=answer.words if answer else None,
        exit_code=evidence.exit_code if evidence else None,
        before=ruling.before,
        after=ruling.after,
        started=evidence.started if evidence else None,
        finished=evidence.finished if evidence else None,
        verified=ruling.verified,
        evidence_id=evidence.evidence_id if evidence else None,
        refusal=ruling.refusal,
        reason_fr=ruling.reason_fr,
        next_step=ruling.next_step.en,
        next_step_fr=ruling.next_step.fr,
        plan_digest=done.plan_digest,
    )


def _not_attempted(audit: Audit, step: RemovalStep) -> Removal:
    state = judge_step(step, None, present_package(audit, step.package), None).before
    return Removal(
        package=step.package,
        user_id=step.user_id,
        action=step.action,
        outcome=Outcome.NOT_ATTEMPTED,
        reason="The work was stopped before this step; nothing was sent to the phone for it.",
        command=step.command,
        answer=None,
        exit_code=None,
        before=state,
        after=state,
        started=None,
        finished=None,
        verified=False,
        evidence_id=None,
    )


def _after(desk: Desk, audit: Audit, fresh: Reading | None, touched: set[str]) -> FreshReading:
    if fresh is None:
        gap = Gap("Reading after removal", "The phone could not be read again, so its present state is not known.")
        coverage = Coverage(complete=False, gaps=(gap,), notes=())
        return FreshReading(desk.clock.now(), (), (), audit.present_findings, coverage)
    policies = choose_policies(desk.ban_list, tuple(policy.id for policy in audit.policies))
    day = audit.started.date()
    found = under_supplement(match(fresh.packages, desk.ban_list, policies, day), desk.supplement, day)
    findings = under_recorded(found, granted_in(audit.present_findings), day)
    named = touched | {finding.package for finding in (*findings, *audit.findings)}
    packages = tuple(package for package in fresh.packages if package.name in named)
    return FreshReading(fresh.finished, fresh.users, packages, findings, coverage_of(fresh))


def _check_same_list(desk: Desk, audit: Audit) -> None:
    """Raise RemovalError if the case was judged by other rules: its findings would not be those of this list."""
    before, now = audit.ban_list.supplement, desk.used.supplement
    if desk.used.digest != audit.ban_list.digest:
        why = f"it was judged by edition {audit.ban_list.edition} of the ban list, and another file is in use now"
    elif (before and before.digest) != (now and now.digest):
        why = "it was judged with another supplement of the department, or with none"
    else:
        return
    raise RemovalError(f"Nothing can be removed for case {audit.audit_id}", why, "Audit the phone again")
