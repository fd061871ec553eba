"""Findings, pre-flight and the operator's choice → a removal plan; and whether a confirmation binds it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditor.errors import NotConfirmedError, RemovalError
from auditor.judge.preflight import PhoneFacts, examine
from auditor.model.device import Device
from auditor.model.finding import Finding, Status
from auditor.model.package import InstalledPackage, UserProfile
from auditor.model.policy import Bilingual
from auditor.model.preflight import Feasibility, Preflight
from auditor.model.removal import (
    Action,
    Confirmation,
    LeftAlone,
    RemovalPlan,
    RemovalStep,
    Selection,
    SystemChoice,
)
from auditor.model.role import RoleReading

CommandFor = Callable[[str, int, Action], str]
_SYSTEM_ACTION = {SystemChoice.DISABLE: Action.DISABLE, SystemChoice.UNINSTALL: Action.UNINSTALL}
_OUT_OF_REACH = {
    Feasibility.UNTOUCHABLE: Bilingual("Must not be touched", "Ne doit pas être touchée"),
    Feasibility.BY_OWNER: Bilingual("Only on the phone itself", "Seulement sur le téléphone même"),
}
_ONLY_DISABLED = Bilingual(
    "Can only be disabled (--system disable)", "Peut seulement être désactivée (--system disable)"
)
_UNTOLD = Bilingual(
    "It could not be read whether the app came with the phone, and preinstalled apps are to be left.",
    "On n’a pas pu lire si l’application est livrée avec le téléphone, et les applications préinstallées sont "
    "laissées.",
)
_LEFT = Bilingual(
    "The app came with the phone, and preinstalled apps are to be left (--system leave).",
    "L’application est livrée avec le téléphone, et les applications préinstallées sont laissées (--system leave).",
)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a plan is made for. selections None: every Banned finding that is under no exception.

    roles None: the phone was not asked for them, so that only names and the record guard.
    """

    audit_id: str
    device: Device
    findings: tuple[Finding, ...]
    packages: tuple[InstalledPackage, ...]
    system: SystemChoice
    selections: tuple[Selection, ...] | None
    users: tuple[UserProfile, ...] = ()
    roles: RoleReading | None = None


def make_plan(request: PlanRequest, command_for: CommandFor) -> RemovalPlan:
    """Lay down the steps, ordered by package and user. Raises RemovalError if a selection is not flagged."""
    check_recognisable(request.device)
    packages = {package.name: package for package in request.packages}
    facts = PhoneFacts(request.device, request.users, request.roles)
    steps: list[RemovalStep] = []
    left = list(_excepted(request)) if request.selections is None else []
    for name, user_id in _targets(request):
        choice = _action(examine(name, user_id, packages.get(name), facts), request.system)
        if isinstance(choice, Bilingual):
            left.append(LeftAlone(name, user_id, choice.en, choice.fr))
        else:
            command = command_for(name, user_id, choice)
            steps.append(RemovalStep(len(steps) + 1, name, user_id, choice, command))
    device = request.device
    return RemovalPlan(request.audit_id, device.serial, device.build_fingerprint or "", tuple(steps), tuple(left))


def check_recognisable(device: Device) -> None:
    """Raise RemovalError if the phone could not be told from another one when it is to be acted on."""
    if device.build_fingerprint is None:
        raise RemovalError(
            "Nothing can be removed",
            "the phone did not say which build it runs, so it cannot be recognised again",
            "Audit the phone once more",
        )


def _excepted(request: PlanRequest) -> Iterable[LeftAlone]:
    """The Banned apps that an exception keeps out of the plan; the operator may still choose them by name."""
    granted = {f.package: (f.exception, f.user_ids) for f in request.findings if f.status is Status.BANNED}
    for package, (exception, user_ids) in sorted(granted.items(), key=lambda item: item[0]):
        if exception is not None:
            why = Bilingual(
                f"The exception {exception.reference} holds until {exception.until}; name the app to remove it.",
                f"L’exception {exception.reference} vaut jusqu’au {exception.until}; "
                "nommez l’application pour la retirer.",
            )
            yield from (LeftAlone(package, user_id, why.en, why.fr) for user_id in user_ids)


def _targets(request: PlanRequest) -> Iterable[tuple[str, int]]:
    flagged = {(f.package, user_id) for f in request.findings for user_id in f.user_ids}
    if request.selections is None:
        banned = {f.package for f in request.findings if f.status is Status.BANNED and f.exception is None}
        return sorted(target for target in flagged if target[0] in banned)
    chosen: set[tuple[str, int]] = set()
    for selection in request.selections:
        targets = {t for t in flagged if t[0] == selection.package and selection.user_id in (None, t[1])}
        if not targets:
            raise RemovalError(
                f"{selection.package} cannot be removed"
                if selection.user_id is None
                else f"{selection.package} cannot be removed for user {selection.user_id}",
                "the audit did not flag it there",
                "Choose among the findings of the case",
            )
        chosen |= targets
    return sorted(chosen)


def _action(known: Preflight, system: SystemChoice) -> Action | Bilingual:
    """What to do, or why nothing is done. Nothing is ever chosen in place of what the operator chose."""
    if known.feasibility in _OUT_OF_REACH:
        return _with_reason(_OUT_OF_REACH[known.feasibility], known)
    if known.preinstalled is False:
        return Action.UNINSTALL
    if system is SystemChoice.LEAVE:
        return _UNTOLD if known.preinstalled is None else _LEFT
    if system is SystemChoice.UNINSTALL and known.feasibility is Feasibility.DISABLE_ONLY:
        return _with_reason(_ONLY_DISABLED, known)
    return _SYSTEM_ACTION[system]


def _with_reason(head: Bilingual, known: Preflight) -> Bilingual:
    return Bilingual(f"{head.en}: {known.why.en}", f"{head.fr}\u00a0: {known.why.fr}")


def check_confirmation(plan: RemovalPlan, confirmation: Confirmation) -> None:
    """Raise NotConfirmedError unless the operator's word quotes this very plan and this very phone."""
    if confirmation.plan_digest != plan.digest or confirmation.serial != plan.serial:
        raise NotConfirmedError(
            "Nothing was removed", "the confirmation speaks of another plan or another phone", "Confirm the plan shown"
        )
    second = confirmation.second
    if second is not None and second.casefold() == confirmation.operator.casefold():
        raise NotConfirmedError(
            "Nothing was removed",
            "the second person is the operator again",
            "Name somebody else with --second, or nobody",
        )
