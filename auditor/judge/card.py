"""What the owner of a phone must do, app by app: from pre-flight, and from what a phone refused when it was asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.judge.owner_steps import (
    ASK_MANAGER,
    DISABLE_HERE,
    REMOVE_HERE,
    SHOW_AGAIN,
    give_up_administration,
    remove_inside,
)
from auditor.model.audit import Audit
from auditor.model.package import UserKind
from auditor.model.policy import Bilingual
from auditor.model.preflight import Feasibility, Preflight
from auditor.model.removal import Outcome, Refusal, Removal

_FAILED = (Outcome.REFUSED, Outcome.STILL_THERE, Outcome.FACTORY_VERSION)
_BY_MANAGER = (Refusal.USER_RESTRICTED, Refusal.OWNER_BLOCKED)


@dataclass(frozen=True, slots=True)
class OwnerTask:
    """One app for one user. why: what keeps a computer from it; steps: what the owner does, in order."""

    package: str
    user_id: int
    why: Bilingual
    steps: tuple[Bilingual, ...]


def owner_tasks(audit: Audit, preflights: Iterable[Preflight]) -> tuple[OwnerTask, ...]:
    """By package and user, each once: what pre-flight leaves to the owner, and what the phone refused and still has."""
    tasks = {(task.package, task.user_id): task for task in _refused(audit)}
    tasks |= {(p.package, p.user_id): OwnerTask(p.package, p.user_id, p.why, p.steps) for p in preflights if _owners(p)}
    return tuple(task for _, task in sorted(tasks.items()))


def _owners(known: Preflight) -> bool:
    return known.feasibility is Feasibility.BY_OWNER


def _refused(audit: Audit) -> Iterator[OwnerTask]:
    there = {(finding.package, user_id) for finding in audit.present_findings for user_id in finding.user_ids}
    last: Mapping[tuple[str, int], Removal] = {(r.package, r.user_id): r for r in audit.removals}
    for target, removal in last.items():
        if target in there and removal.outcome in _FAILED:
            why = Bilingual(removal.reason, removal.reason_fr)
            yield OwnerTask(removal.package, removal.user_id, why, _steps(audit, removal))


def _steps(audit: Audit, removal: Removal) -> tuple[Bilingual, ...]:
    user, package = audit.user(removal.user_id), audit.package(removal.package)
    if removal.refusal is Refusal.DEVICE_POLICY_MANAGER:
        return give_up_administration(audit.device.maker, package.title if package else removal.package)
    if removal.refusal is Refusal.PROFILE_CLOSED:
        return remove_inside(user.kind if user else UserKind.UNKNOWN)
    if removal.refusal in _BY_MANAGER:
        return (ASK_MANAGER, SHOW_AGAIN)
    return (REMOVE_HERE, DISABLE_HERE, SHOW_AGAIN)
