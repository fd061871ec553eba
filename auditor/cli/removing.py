"""Showing a plan, taking the operator's word, and carrying it out."""

from auditor.cli.audit_text import plan_lines
from auditor.cli.context import Context
from auditor.cli.output import write_out
from auditor.cli.progress import end_line, reporter
from auditor.model.audit import Audit
from auditor.model.removal import Confirmation
from auditor.ports import Stop
from auditor.workflow.desk import Desk
from auditor.workflow.removal import Prepared, RemovalRequest, carry_out, prepare_removal

STATEMENT = "--yes on the command line"


def confirm_and_carry_out(context: Context, desk: Desk, audit: Audit, wanted: RemovalRequest, stop: Stop) -> Audit:
    """Prepare the plan, show it, and carry it out under --yes. An empty plan changes nothing."""
    prepared = prepare_removal(desk, audit, wanted)
    if not context.face.json:
        end_line()
        write_out("\n".join((*plan_lines(prepared.plan, context.face.words), "", "")))
    return act(context, desk, prepared, stop)


def act(context: Context, desk: Desk, prepared: Prepared, stop: Stop) -> Audit:
    """Carry out a plan that the operator confirmed with --yes."""
    plan = prepared.plan
    if not plan.steps:
        return prepared.audit
    given = Confirmation(plan.digest, plan.serial, prepared.audit.operator, STATEMENT, desk.clock.now())
    return carry_out(desk, prepared, given, reporter(context.face.words), stop)
