"""The end of every work on a phone: read it again, state what came of each step, seal the record anew."""

from dataclasses import dataclass, replace
from datetime import datetime

from auditor.errors import PhoneLostError
from auditor.judge.exception import granted_in, under_recorded, under_supplement
from auditor.judge.match import match
from auditor.judge.outcome import Judged, judge_step
from auditor.judge.verdict import coverage_of, verdict
from auditor.model.audit import Audit, FreshReading, read_record
from auditor.model.custody import StepJudged
from auditor.model.finding import Coverage, Gap
from auditor.model.policy import Bilingual
from auditor.model.reading import Reading
from auditor.model.recheck import Recheck
from auditor.model.removal import ActAnswer, Outcome, Removal, RemovalStep
from auditor.ports import Phone, Report, Stop
from auditor.records.store import CaseKeeper
from auditor.workflow.appfiles import FilesOrder, Ways, with_files
from auditor.workflow.desk import Desk, choose_policies
from auditor.workflow.preflight import present_package, present_since

_STOPPED = Bilingual(
    "The work was stopped before this step; nothing was sent to the phone for it.",
    "Le travail a été interrompu avant cette étape; rien n’a été envoyé au téléphone à son sujet.",
)

_NOT_COPIED = Bilingual(
    "The copy of its files that was asked for could not be kept, so it was not removed; nothing was sent for it.",
    "La copie demandée de ses fichiers n’a pas pu être gardée, donc elle n’a pas été retirée; rien n’a été envoyé.",
)


@dataclass(frozen=True, slots=True)
class Done:
    """A step that was begun. answer None: not known. plan_digest: the plan it belongs to."""

    step: RemovalStep
    plan_digest: str
    answer: ActAnswer | None


def read_again(desk: Desk, audit: Audit, phone: Phone, report: Report) -> Reading | None:
    """Read without a way to stop: after an act, knowing what came of it matters more than waiting. None: it is lost."""
    try:
        return reread(desk, audit, phone, report, lambda: False)
    except PhoneLostError:
        return None


def reread(desk: Desk, audit: Audit, phone: Phone, report: Report, stop: Stop) -> Reading:
    """Read the phone of a case once more; files of apps that are the same are not read again. Raises PhoneLostError."""
    ways = Ways(CaseKeeper(desk.records, audit.audit_id), report, stop)
    reading = phone.read(ways.keeper, ways.report, ways.stop)
    flagged = frozenset(finding.package for finding in audit.present_findings)
    return with_files(desk, phone, reading, FilesOrder(audit.audit_id, flagged), ways)


def conclude(
    desk: Desk, audit: Audit, fresh: Reading | None, done: tuple[Done, ...], untouched: tuple[Removal, ...] = ()
) -> Audit:
    """Judge every step that was begun by the fresh reading and seal the case with its receipts."""
    receipts = tuple(_receipt(audit, each, fresh) for each in done)
    stated = tuple(
        StepJudged(each.plan_digest, each.step.number, receipt.outcome, receipt.reason)
        for each, receipt in zip(done, receipts, strict=True)
    )
    return sealed(desk, replace(audit, removals=(*audit.removals, *receipts, *untouched)), fresh, stated)


def sealed(
    desk: Desk,
    audit: Audit,
    fresh: Reading | None,
    stated: tuple[StepJudged, ...] = (),
    recheck: Recheck | None = None,
) -> Audit:
    """Seal a case with what a new reading shows now: findings, verdict, and every answer that is kept."""
    after = _after(desk, audit, fresh)
    now = verdict(after.findings, after.coverage)
    concluded = replace(
        audit,
        finished=desk.clock.now(),
        verdict_after=now,
        reading_after=after,
        evidence=desk.records.evidence(audit.audit_id),
        rechecks=(*audit.rechecks, *((replace(recheck, verdict=now),) if recheck else ())),
        custody_head=desk.records.head(),
    )
    return read_record(desk.records.seal_record(concluded, stated))


def not_attempted(audit: Audit, step: RemovalStep, plan_digest: str, *, copied: bool = True) -> Removal:
    """The receipt of a step that was confirmed and never begun. copied: not for want of the evidence copy."""
    state = judge_step(step, None, present_package(audit, step.package), None).before
    since = present_since(audit, step.package)
    why = _STOPPED if copied else _NOT_COPIED
    judged = Judged(
        Outcome.NOT_ATTEMPTED,
        why.en,
        state,
        state,
        verified=False,
        reason_fr=why.fr,
    )
    return _written(Done(step, plan_digest, None), judged, since)


def _receipt(audit: Audit, done: Done, fresh: Reading | None) -> Removal:
    judged = judge_step(done.step, done.answer, present_package(audit, done.step.package), fresh)
    again = fresh.finished if fresh is not None and judged.verified else None
    return _written(done, judged, present_since(audit, done.step.package), again)


def _written(done: Done, judged: Judged, read_before: datetime | None, read_again: datetime | None = None) -> Removal:
    step, answer = done.step, done.answer
    evidence = answer.evidence if answer else None
    return Removal(
        package=step.package,
        user_id=step.user_id,
        action=step.action,
        outcome=judged.outcome,
        reason=judged.reason,
        command=step.command,
        answer=answer.words if answer else None,
        exit_code=evidence.exit_code if evidence else None,
        before=judged.before,
        after=judged.after,
        started=evidence.started if evidence else None,
        finished=evidence.finished if evidence else None,
        verified=judged.verified,
        evidence_id=evidence.evidence_id if evidence else None,
        refusal=judged.refusal,
        reason_fr=judged.reason_fr,
        next_step=judged.next_step.en,
        next_step_fr=judged.next_step.fr,
        plan_digest=done.plan_digest,
        read_again=read_again,
        read_before=read_before,
    )


def _after(desk: Desk, audit: Audit, fresh: Reading | None) -> FreshReading:
    if fresh is None:
        gap = Gap("Reading after removal", "The phone could not be read again, so its present state is not known.")
        coverage = Coverage(complete=False, gaps=(gap,), notes=())
        return FreshReading(desk.clock.now(), (), (), audit.present_findings, coverage)
    policies = choose_policies(desk.ban_list, tuple(policy.id for policy in audit.policies))
    day = audit.started.date()
    found = under_supplement(match(fresh.packages, desk.ban_list, policies, day), desk.supplement, day)
    findings = under_recorded(found, granted_in(audit.present_findings), day)
    touched = {removal.package for removal in audit.removals}
    named = touched | {finding.package for finding in (*findings, *audit.findings)}
    packages = tuple(package for package in fresh.packages if package.name in named)
    return FreshReading(fresh.finished, fresh.users, packages, findings, coverage_of(fresh))
