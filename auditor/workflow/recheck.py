"""Recheck: read the phone of a case again, after a restart or later, and add to the case what stayed away."""

from dataclasses import dataclass

from auditor.judge.recheck import recheck
from auditor.model.audit import Audit
from auditor.model.recheck import Recheck
from auditor.ports import Report, Stop
from auditor.workflow.audit import checked_operator
from auditor.workflow.conclude import reread, sealed
from auditor.workflow.desk import Desk
from auditor.workflow.holding import holding
from auditor.workflow.preflight import check_same_list, open_and_recognise
from auditor.workflow.settle import check_settled


@dataclass(frozen=True, slots=True)
class RecheckRequest:
    """operator: who is at the desk now. serial None: the phone of the case."""

    serial: str | None
    operator: str


def recheck_phone(desk: Desk, audit: Audit, request: RecheckRequest, report: Report, stop: Stop) -> Audit:
    """Read the phone once more and seal the case anew with what is there now. Changes nothing on the phone.

    Raises OtherPhoneError, PhoneLostError, RemovalError, CancelledError.
    """
    who = checked_operator(request.operator)
    with holding(desk, audit) as newest:
        check_settled(desk, newest)
        check_same_list(desk, newest)
        phone = open_and_recognise(desk, newest, request.serial)
        fresh = reread(desk, newest, phone, report, stop)
        seen = Recheck(who, fresh.started, fresh.finished, recheck(newest, fresh), newest.present_verdict)
        return sealed(desk, newest, fresh, recheck=seen)
