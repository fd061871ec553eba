"""What came of a removal step: the phone's word weighed against a fresh reading. Only the reading decides."""

from dataclasses import dataclass

from auditor.model.package import InstalledPackage, UserState
from auditor.model.reading import Reading
from auditor.model.removal import ActAnswer, Action, Outcome, RemovalStep

_NOT_READ = "Not readable"
_NOT_INSTALLED = "Not installed"


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a step, why, the app's state in words before and after, and whether the reading could prove it."""

    outcome: Outcome
    reason: str
    before: str
    after: str
    verified: bool


def judge_step(
    step: RemovalStep, answer: ActAnswer | None, before: InstalledPackage | None, fresh: Reading | None
) -> Judged:
    """Judge one step. answer None: the step was not carried out, or its answer was lost. fresh None: no new reading."""
    words_before = describe(before, step.user_id)
    user = fresh.user(step.user_id) if fresh else None
    if fresh is None or user is None or not user.read:
        return Judged(Outcome.UNKNOWN, _unread_reason(answer), words_before, _NOT_READ, verified=False)
    package = fresh.package(step.package)
    outcome, reason = _outcome(step, answer, package.state_for(step.user_id) if package else None)
    moved = _appeared_elsewhere(before, package)
    return Judged(outcome, f"{reason}{moved}", words_before, describe(package, step.user_id), verified=True)


def describe(package: InstalledPackage | None, user_id: int) -> str:
    """A package's state for one user in a few words."""
    state = package.state_for(user_id) if package else None
    if package is None or state is None:
        return _NOT_INSTALLED
    if state.installed is None:
        return _NOT_READ
    if state.archived:
        return "Archived"
    if not state.installed:
        return f"{_NOT_INSTALLED}, data kept" if state.data_kept else _NOT_INSTALLED
    there = "Preinstalled" if package.system else "Installed"
    return f"{there}, disabled" if state.disabled else f"{there}, enabled"


def _unread_reason(answer: ActAnswer | None) -> str:
    said = f' It said: "{answer.words}".' if answer and answer.words else ""
    return f"The phone could not be read again, so what came of it is not known.{said}"


def _outcome(step: RemovalStep, answer: ActAnswer | None, state: UserState | None) -> tuple[Outcome, str]:
    if state is None or not state.present:
        return Outcome.REMOVED, "The phone was read again and no longer has the app for this user."
    if step.action is Action.DISABLE and state.disabled:
        return Outcome.DISABLED, (
            "The app came with the phone: its files stay, and it cannot run until somebody enables it again."
        )
    if answer is None:
        return Outcome.STILL_THERE, "No answer of the phone was received, and the app is still there."
    if answer.refusal is not None:
        return Outcome.REFUSED, answer.refusal
    if answer.claims_success:
        return Outcome.STILL_THERE, "The phone said that it was done, but the fresh reading still shows the app."
    return Outcome.STILL_THERE, "The phone's answer was not understood, and the app is still there."


def _appeared_elsewhere(before: InstalledPackage | None, after: InstalledPackage | None) -> str:
    had = set(before.present_for) if before else set()
    new = sorted(set(after.present_for) - had) if after else []
    if not new:
        return ""
    return f" It has since appeared for user {', '.join(map(str, new))}, who did not have it."
