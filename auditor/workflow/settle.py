"""Settling: steps that were begun and never judged, because the program, the cable or the power failed, are stated."""

from auditor.errors import RemovalError
from auditor.model.audit import Audit
from auditor.model.custody import OpenIntent
from auditor.model.removal import ActAnswer
from auditor.ports import Report
from auditor.workflow.conclude import Done, conclude, read_again
from auditor.workflow.desk import Desk
from auditor.workflow.holding import holding
from auditor.workflow.preflight import check_same_list, open_and_recognise


def settle(desk: Desk, audit: Audit, serial: str | None, report: Report) -> Audit:
    """State what came of steps that were begun and never judged, by reading the phone. Changes nothing on it.

    The phone must be that of the case, by its serial and its build. Raises AuditorError.
    """
    if not desk.records.open_intents(audit.audit_id):
        return audit
    with holding(desk, audit) as newest:
        intents = desk.records.open_intents(audit.audit_id)
        check_same_list(desk, newest)
        phone = open_and_recognise(desk, newest, serial)
        return conclude(desk, newest, read_again(desk, newest, phone, report), _begun(desk, newest, intents))


def settle_without_phone(desk: Desk, audit: Audit) -> Audit:
    """State that what came of the open steps is not known, because the phone will not be seen again."""
    with holding(desk, audit) as newest:
        intents = desk.records.open_intents(audit.audit_id)
        return conclude(desk, newest, None, _begun(desk, newest, intents)) if intents else newest


def check_settled(desk: Desk, audit: Audit) -> None:
    """Raise RemovalError if a step of the case is open: what it did must be stated before anything else is planned."""
    intents = desk.records.open_intents(audit.audit_id)
    if intents:
        raise RemovalError(
            f"Nothing was planned for case {audit.audit_id}",
            f"what came of {len(intents)} steps of an earlier plan is not stated yet",
            f"Attach the phone and run fieldcheck settle {audit.audit_id}",
        )


def _begun(desk: Desk, audit: Audit, intents: tuple[OpenIntent, ...]) -> tuple[Done, ...]:
    known = {evidence.evidence_id: evidence for evidence in desk.records.evidence(audit.audit_id)}
    done = []
    for intent in intents:
        said = intent.answered
        evidence = known.get(said.evidence_id) if said else None
        answer = ActAnswer(evidence, said.words, said.claims_success, said.refusal) if said and evidence else None
        done.append(Done(intent.step, intent.plan_digest, answer))
    return tuple(done)
