"""Cases made by the real workflow on practice phones, for views that show what was audited before."""

from pathlib import Path

from auditor.app import Options, Workplace
from auditor.model.removal import Confirmation, SystemChoice
from auditor.workflow.audit import AuditRequest, audit_phone
from auditor.workflow.removal import RemovalRequest, carry_out, prepare_removal
from support.adbrig import Rig


def quiet(_progress: object) -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody stops."""
    return False


def audit(home: Path, rig: Rig, name: str, operator: str, *, remove: bool = False):
    """Audit a practice phone of the rig; on request remove what is banned. Returns the sealed audit."""
    with Workplace(Options(str(home), f"127.0.0.1:{rig.server.port}", None)) as place, place.desk() as desk:
        done = audit_phone(desk, AuditRequest(rig.serial(name), ("ca-gc",), operator), quiet, never)
        if remove:
            wanted = RemovalRequest(rig.serial(name), SystemChoice.LEAVE, None)
            prepared = prepare_removal(desk, done, wanted)
            plan = prepared.plan
            given = Confirmation(plan.digest, plan.serial, operator, "typed", desk.clock.now())
            done = carry_out(desk, prepared, given, quiet, never)
        return done


def two_audits(home: Path):
    """The manager's phone audited and freed of banned apps, and audited again as it was at first; and the courier's."""
    home.mkdir(parents=True, exist_ok=True)
    with Rig("manager", "courier") as rig:
        first = audit(home, rig, "manager", "A. Tremblay", remove=True)
    with Rig("manager", "courier") as rig:
        second = audit(home, rig, "manager", "Élodie Roy")
        third = audit(home, rig, "courier", "A. Tremblay")
    return first, second, third
