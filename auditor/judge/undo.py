"""What a removal did → a plan that undoes it, as far as a phone can: its own steps, to be confirmed like any other."""

from collections.abc import Iterator

from auditor.errors import RemovalError
from auditor.judge.plan import CommandFor, check_recognisable
from auditor.model.audit import Audit
from auditor.model.package import InstalledPackage
from auditor.model.policy import Bilingual
from auditor.model.removal import Action, LeftAlone, Outcome, RemovalPlan, RemovalStep, Selection

_UNDOING = {
    Outcome.REMOVED: Action.RESTORE,
    Outcome.MOVED: Action.RESTORE,
    Outcome.DISABLED: Action.ENABLE,
}
_FILE_GONE = Bilingual(
    "Its file went with it when the last user gave it up: it can only be installed anew, from where it came from.",
    "Son fichier est parti quand le dernier utilisateur l’a abandonnée\u00a0: elle ne peut qu’être installée de "
    "nouveau, de "
    "là où elle venait.",
)


def make_undo_plan(
    audit: Audit,
    packages: tuple[InstalledPackage, ...],
    selections: tuple[Selection, ...] | None,
    command_for: CommandFor,
) -> RemovalPlan:
    """Lay down the steps, ordered by package and user. packages: as last read. selections None: all that was done.

    Raises RemovalError if nothing was done, or not for what is selected.
    """
    check_recognisable(audit.device)
    known = {package.name for package in packages} | {p.name for p in audit.packages if p.system}
    steps: list[RemovalStep] = []
    left: list[LeftAlone] = []
    for (name, user_id), action in sorted(_targets(audit, selections), key=lambda target: target[0]):
        if action is Action.RESTORE and name not in known:
            left.append(LeftAlone(name, user_id, _FILE_GONE.en, _FILE_GONE.fr))
        else:
            command = command_for(name, user_id, action)
            steps.append(RemovalStep(len(steps) + 1, name, user_id, action, command))
    device = audit.device
    return RemovalPlan(audit.audit_id, device.serial, device.build_fingerprint or "", tuple(steps), tuple(left))


def _targets(audit: Audit, selections: tuple[Selection, ...] | None) -> Iterator[tuple[tuple[str, int], Action]]:
    last = {(removal.package, removal.user_id): removal.outcome for removal in audit.removals}
    undone = {target: _UNDOING[outcome] for target, outcome in last.items() if outcome in _UNDOING}
    wanted = selections if selections is not None else tuple(Selection(name, user_id) for name, user_id in undone)
    for selection in wanted:
        if not any(_fits(selection, target) for target in undone):
            raise _nothing(f"{selection.package} cannot be put back", "the case did not remove or disable it")
    if not undone:
        raise _nothing("Nothing can be undone", "the case removed and disabled nothing")
    yield from ((t, action) for t, action in undone.items() if any(_fits(selection, t) for selection in wanted))


def _fits(selection: Selection, target: tuple[str, int]) -> bool:
    return selection.package == target[0] and selection.user_id in (None, target[1])


def _nothing(what: str, why: str) -> RemovalError:
    return RemovalError(what, why, "Look at the removals of the case")
