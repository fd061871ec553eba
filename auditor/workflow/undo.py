"""Undo: prepare the plan that puts back what a removal of the case took away; it is carried out like a removal."""

from dataclasses import dataclass

from auditor.judge.undo import make_undo_plan
from auditor.model.audit import Audit
from auditor.model.removal import Selection
from auditor.workflow.desk import Desk
from auditor.workflow.preflight import check_same_list, open_and_recognise, present_packages
from auditor.workflow.removal import Prepared
from auditor.workflow.settle import check_settled


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """What is to come back. serial None: the phone of the case. selections None: all that was removed or disabled."""

    serial: str | None
    selections: tuple[Selection, ...] | None


def prepare_undo(desk: Desk, audit: Audit, request: UndoRequest) -> Prepared:
    """Recognise the phone of the case and lay down the plan. Changes nothing. Raises AuditorError."""
    check_settled(desk, audit)
    check_same_list(desk, audit)
    phone = open_and_recognise(desk, audit, request.serial)
    plan = make_undo_plan(audit, present_packages(audit), request.selections, phone.command_for)
    return Prepared(audit, phone, plan, ())
