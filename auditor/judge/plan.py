"""Findings and the operator's choice → a removal plan, step by step; and whether a confirmation binds it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditor.errors import NotConfirmedError, RemovalError
from auditor.judge.guard import never_remove
from auditor.model.device import Device
from auditor.model.finding import Finding, Status
from auditor.model.package import InstalledPackage
from auditor.model.removal import (
    Action,
    Confirmation,
    LeftAlone,
    RemovalPlan,
    RemovalStep,
    Selection,
    SystemChoice,
)

CommandFor = Callable[[str, int, Action], str]
_SYSTEM_ACTION = {SystemChoice.DISABLE: Action.DISABLE, SystemChoice.UNINSTALL: Action.UNINSTALL}


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a plan is made for. selections None: every Banned finding that is under no exception."""

    audit_id: str
    device: Device
    findings: tuple[Finding, ...]
    packages: tuple[InstalledPackage, ...]
    system: SystemChoice
    selections: tuple[Selection, ...] | None


def make_plan(request: PlanRequest, command_for: CommandFor) -> RemovalPlan:
    """Lay down the steps, ordered by package and user. Raises RemovalError if a selection is not flagged."""
    if request.device.build_fingerprint is None:
        raise RemovalError(
            "Nothing can be removed",
            "the phone did not say which build it runs, so it cannot be recognised again",
            "Audit the phone once more",
        )
    packages = {package.name: package for package in request.packages}
    steps: list[RemovalStep] = []
    left = list(_excepted(request)) if request.selections is None else []
    for name, user_id in _targets(request):
        choice = _action(packages.get(name), name, request.system)
        if isinstance(choice, str):
            left.append(LeftAlone(name, user_id, choice))
        else:
            command = command_for(name, user_id, choice)
            steps.append(RemovalStep(len(steps) + 1, name, user_id, choice, command))
    device = request.device
    return RemovalPlan(request.audit_id, device.serial, device.build_fingerprint or "", tuple(steps), tuple(left))


def _excepted(request: PlanRequest) -> Iterable[LeftAlone]:
    """The Banned apps that an exception keeps out of the plan; the operator may still choose them by name."""
    granted = {f.package: (f.exception, f.user_ids) for f in request.findings if f.status is Status.BANNED}
    for package, (exception, user_ids) in sorted(granted.items(), key=lambda item: item[0]):
        if exception is not None:
            why = f"The exception {exception.reference} holds until {exception.until}; name the app to remove it."
            yield from (LeftAlone(package, user_id, why) for user_id in user_ids)


def _targets(request: PlanRequest) -> Iterable[tuple[str, int]]:
    flagged = {(f.package, user_id) for f in request.findings for user_id in f.user_ids}
    if request.selections is None:
        banned = {f.package for f in request.findings if f.status is Status.BANNED and f.exception is None}
        return sorted(target for target in flagged if target[0] in banned)
    chosen: set[tuple[str, int]] = set()
    for selection in request.selections:
        targets = {t for t in flagged if t[0] == selection.package and selection.user_id in (None, t[1])}
        if not targets:
            where = "" if selection.user_id is None else f" for user {selection.user_id}"
            raise RemovalError(
                f"{selection.package} cannot be removed{where}",
                "the audit did not flag it there",
                "Choose among the findings of the case",
            )
        chosen |= targets
    return sorted(chosen)


def _action(package: InstalledPackage | None, name: str, system: SystemChoice) -> Action | str:
    guard = never_remove(name)
    if guard is not None:
        return f"Must not be touched: {guard}."
    if package is not None and package.system is False:
        return Action.UNINSTALL
    action = _SYSTEM_ACTION.get(system)
    if action is not None:
        return action
    if package is None or package.system is None:
        return "It could not be read whether the app came with the phone, and preinstalled apps are to be left."
    return "The app came with the phone, and preinstalled apps are to be left (--system leave)."


def check_confirmation(plan: RemovalPlan, confirmation: Confirmation) -> None:
    """Raise NotConfirmedError unless the operator's word quotes this very plan and this very phone."""
    if confirmation.plan_digest != plan.digest or confirmation.serial != plan.serial:
        raise NotConfirmedError(
            "Nothing was removed", "the confirmation speaks of another plan or another phone", "Confirm the plan shown"
        )
