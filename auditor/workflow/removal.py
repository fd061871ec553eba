"""Removal: recognise the phone, plan, confirm, act with each intent written first, then let conclude read it again."""

from dataclasses import dataclass, replace

from auditor.errors import RemovalError
from auditor.judge.guard import never_remove
from auditor.judge.plan import PlanRequest, check_confirmation, make_plan
from auditor.model.audit import Audit
from auditor.model.custody import EntryKind, PlanConfirmed, StepAnswered, StepIntended
from auditor.model.evidence import Ending
from auditor.model.preflight import Preflight
from auditor.model.reading import Progress
from auditor.model.removal import Confirmation, RemovalPlan, Selection, SystemChoice
from auditor.ports import Phone, Report, Stop
from auditor.records.store import CaseKeeper
from auditor.workflow.conclude import Done, conclude, not_attempted, read_again
from auditor.workflow.copies import keep_copies, lacking
from auditor.workflow.desk import Desk
from auditor.workflow.holding import holding
from auditor.workflow.preflight import (
    ask_roles,
    check_same_list,
    judged,
    open_and_recognise,
    present_package,
    present_packages,
    present_users,
    recognise,
)
from auditor.workflow.settle import check_settled


@dataclass(frozen=True, slots=True)
class RemovalRequest:
    """What is to go. serial None: the phone of the case. selections None: every banned app.

    copies: keep the files of each app with the case before it is removed.
    """

    serial: str | None
    system: SystemChoice
    selections: tuple[Selection, ...] | None
    copies: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan for a phone that was recognised, waiting for the operator's word. preflights: of every flagged app."""

    audit: Audit
    phone: Phone
    plan: RemovalPlan
    preflights: tuple[Preflight, ...]


def prepare_removal(desk: Desk, audit: Audit, request: RemovalRequest) -> Prepared:
    """Recognise the phone of the case, ask it for roles and lay down the plan. Changes nothing. Raises AuditorError."""
    check_settled(desk, audit)
    check_same_list(desk, audit)
    phone = open_and_recognise(desk, audit, request.serial)
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
    plan = replace(make_plan(wanted, phone.command_for), copies=request.copies)
    return Prepared(audit, phone, plan, judged(audit, roles))


def carry_out(desk: Desk, prepared: Prepared, confirmation: Confirmation, report: Report, stop: Stop) -> Audit:
    """Do what was confirmed, read the phone again, return the sealed audit with its receipts. Raises AuditorError.

    Between the plan and the word the phone may have been exchanged: it is recognised again before anything is sent.
    """
    plan, audit = prepared.plan, prepared.audit
    check_confirmation(plan, confirmation)
    _check_guard(audit, plan)
    with holding(desk, audit) as newest:
        check_settled(desk, newest)
        if newest != audit:
            raise _refused("the case was changed since the plan was made", "Make the plan again")
        recognise(desk, audit, prepared.phone)
        desk.records.log(EntryKind.PLAN_CONFIRMED, audit.audit_id, PlanConfirmed(plan, confirmation))
        copies = keep_copies(desk, audit, prepared.phone, plan, stop) if plan.copies else ()
        audit = replace(audit, copies=(*audit.copies, *copies))
        without = lacking(copies)
        done = _act(desk, prepared, without, report, stop)
        begun = {each.step.number for each in done}
        untouched = tuple(
            not_attempted(audit, step, plan.digest, copied=step.package not in without)
            for step in plan.steps
            if step.number not in begun
        )
        return conclude(desk, audit, read_again(desk, audit, prepared.phone, report), done, untouched)


def _act(desk: Desk, prepared: Prepared, without: frozenset[str], report: Report, stop: Stop) -> tuple[Done, ...]:
    """Each step: the intent is on the disk before the command is sent, and its answer before the next intent.

    without: packages whose evidence copy failed; they are not touched, because what they hold would be lost.
    """
    audit, plan = prepared.audit, prepared.plan
    keeper = CaseKeeper(desk.records, audit.audit_id)
    digest = plan.digest
    done: list[Done] = []
    for step in plan.steps:
        if stop():
            break
        if step.package in without:
            continue
        report(Progress(f"{step.command}", len(done), len(plan.steps)))
        desk.records.log(EntryKind.STEP_INTENDED, audit.audit_id, StepIntended(digest, step))
        answer = prepared.phone.carry_out(step, keeper)
        evidence = answer.evidence
        said = StepAnswered(
            digest, step.number, evidence.evidence_id, answer.words, answer.claims_success, answer.refusal
        )
        desk.records.log(EntryKind.STEP_ANSWERED, audit.audit_id, said)
        done.append(Done(step, digest, answer))
        if evidence.ending in (Ending.LOST, Ending.REFUSED):
            break
    return tuple(done)


def _check_guard(audit: Audit, plan: RemovalPlan) -> None:
    """The last look before the act: whoever made the plan, nothing guarded is taken away."""
    for step in plan.steps:
        if step.action.takes_away and never_remove(step.package, present_package(audit, step.package)) is not None:
            raise _refused(f"the plan names {step.package}, which no phone can do without", "Make another plan")


def _refused(why: str, remedy: str) -> RemovalError:
    return RemovalError("Nothing was removed", why, remedy)
