"""Cases made by the real workflow on practice phones, for views that show what was audited before."""

from pathlib import Path

from auditor.app import Options, Workplace
from auditor.model.removal import Confirmation, SystemChoice
from auditor.workflow.audit import AuditRequest, audit_phone
from auditor.workflow.removal import RemovalRequest, carry_out, prepare_removal


def quiet(_progress: object) -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody stops."""
    return False


def audit(home: Path, phone: str, operator: str, *, remove: bool = False):
    """Audit a practice phone; on request remove what is banned. Returns the sealed audit."""
    with Workplace(Options(str(home), None, phone)) as place, place.desk() as desk:
        done = audit_phone(desk, AuditRequest(None, ("ca-gc",), operator), quiet, never)
        if remove:
            prepared = prepare_removal(desk, done, RemovalRequest(None, SystemChoice.LEAVE, None))
            plan = prepared.plan
            given = Confirmation(plan.digest, plan.serial, operator, "typed", desk.clock.now())
            done = carry_out(desk, prepared, given, quiet, never)
        return done


def three_audits(home: Path):
    """The manager's phone audited and freed of banned apps, and audited again as it was at first; and the courier's."""
    home.mkdir(parents=True, exist_ok=True)
    first = audit(home, "manager", "A. Tremblay", remove=True)
    with Workplace(Options(str(home), None, None)) as place:
        place.reset_practice()
    second = audit(home, "manager", "Élodie Roy")
    return first, second, audit(home, "courier", "A. Tremblay")
