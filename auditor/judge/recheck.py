"""What a later reading shows of the apps of a case: stayed away, came back, or never left."""

from collections.abc import Iterator

from auditor.judge.outcome import describe
from auditor.model.audit import Audit
from auditor.model.package import InstalledPackage, UserState
from auditor.model.reading import Reading
from auditor.model.recheck import Rechecked, Standing
from auditor.model.removal import Outcome

_WENT = (Outcome.REMOVED, Outcome.MOVED)


def recheck(audit: Audit, fresh: Reading) -> tuple[Rechecked, ...]:
    """Every flagged app and every app acted on, for each user, by package and user."""
    last = {(removal.package, removal.user_id): removal.outcome for removal in audit.removals}
    found = {(f.package, user_id) for f in (*audit.findings, *audit.present_findings) for user_id in f.user_ids}
    return tuple(_rechecked(audit, fresh, target, last.get(target)) for target in sorted(found | last.keys()))


def _rechecked(audit: Audit, fresh: Reading, target: tuple[str, int], outcome: Outcome | None) -> Rechecked:
    name, user_id = target
    package, user = fresh.package(name), fresh.user(user_id)
    state = package.state_for(user_id) if package else None
    unread = user is None or not user.read or (state is not None and state.installed is None and not state.archived)
    elsewhere = tuple(_elsewhere(audit, package)) if package else ()
    standing = Standing.UNREAD if unread else _standing(outcome, state, elsewhere)
    return Rechecked(name, user_id, standing, "Not readable" if unread else describe(package, user_id), elsewhere)


def _standing(outcome: Outcome | None, state: UserState | None, elsewhere: tuple[int, ...]) -> Standing:
    if state is None or not state.present:
        if elsewhere:
            return Standing.ELSEWHERE
        return Standing.AWAY if outcome in _WENT else Standing.GONE
    if outcome in _WENT:
        return Standing.BACK
    if outcome is Outcome.DISABLED:
        return Standing.OFF if state.disabled else Standing.ENABLED
    return Standing.THERE


def _elsewhere(audit: Audit, package: InstalledPackage) -> Iterator[int]:
    """Users who have it now, and for whom neither the audit nor a removal ever named it."""
    before = audit.package(package.name)
    known = set(before.present_for) if before else set()
    known |= {removal.user_id for removal in audit.removals if removal.package == package.name}
    yield from (s.user_id for s in package.user_states if s.present and s.installed and s.user_id not in known)
