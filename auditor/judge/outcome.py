"""What came of a removal step: the phone's word weighed against a fresh reading. Only the reading decides."""

from dataclasses import dataclass

from auditor.judge.refusals import ADVICE
from auditor.model.package import InstalledPackage, UserState
from auditor.model.policy import Bilingual
from auditor.model.reading import Reading
from auditor.model.removal import ActAnswer, Action, Outcome, Refusal, RemovalStep

_NOT_READ = "Not readable"
_NOT_INSTALLED = "Not installed"
_NOTHING = Bilingual("", "")
_READ_LATER = Bilingual(
    "Attach the phone again and run fieldcheck recheck: it states what is there.",
    "Rebranchez le téléphone et lancez fieldcheck recheck\u00a0: la commande établit ce qui s’y trouve.",
)
_LOOK = Bilingual(
    "Read the phone again after a restart with fieldcheck recheck; if it is still there, let the owner remove it.",
    "Relisez le téléphone après un redémarrage avec fieldcheck recheck; si elle y est encore, laissez le propriétaire "
    "la retirer.",
)
_REMOVE_THERE = Bilingual(
    "Remove it for that user too: run fieldcheck remove again.",
    "Retirez-la aussi pour cet utilisateur\u00a0: relancez fieldcheck remove.",
)
_GONE = Bilingual(
    "The phone was read again and no longer has the app for this user.",
    "Le téléphone a été relu et n’a plus l’application pour cet utilisateur.",
)
_OFF = Bilingual(
    "The app came with the phone: its files stay, and it cannot run until somebody enables it again.",
    "L’application est livrée avec le téléphone\u00a0: ses fichiers restent, et elle ne peut s’exécuter tant que "
    "personne ne "
    "la réactive.",
)
_FACTORY = Bilingual(
    "Only its update went: the version that came with the phone is there for this user.",
    "Seule sa mise à jour a disparu\u00a0: la version livrée avec le téléphone est là pour cet utilisateur.",
)
_NO_ANSWER = Bilingual(
    "No answer of the phone was received, and the app is still there.",
    "Aucune réponse du téléphone n’a été reçue, et l’application est toujours là.",
)
_LIED = Bilingual(
    "The phone said that it was done, but the fresh reading still shows the app.",
    "Le téléphone a dit que c’était fait, mais la nouvelle lecture montre toujours l’application.",
)
_UNCLEAR = Bilingual(
    "The phone's answer was not understood, and the app is still there.",
    "La réponse du téléphone n’a pas été comprise, et l’application est toujours là.",
)
_NOT_KNOWN = Bilingual(
    "The phone could not be read again, so what came of it is not known.",
    "Le téléphone n’a pas pu être relu, donc le résultat n’est pas connu.",
)
_BACK = Bilingual(
    "The phone was read again and has the app for this user.",
    "Le téléphone a été relu et a l’application pour cet utilisateur.",
)
_ON = Bilingual(
    "The phone was read again and the app is enabled for this user.",
    "Le téléphone a été relu et l’application est activée pour cet utilisateur.",
)
_NOT_BACK = Bilingual(
    "The phone was read again and does not have the app for this user, or not enabled.",
    "Le téléphone a été relu et n’a pas l’application pour cet utilisateur, ou elle n’y est pas activée.",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a step, why, the app's state in words before and after, and whether the reading could prove it."""

    outcome: Outcome
    reason: str
    before: str
    after: str
    verified: bool
    reason_fr: str
    next_step: Bilingual = _NOTHING
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class _Finding:
    outcome: Outcome
    why: Bilingual
    next_step: Bilingual = _NOTHING


def judge_step(
    step: RemovalStep, answer: ActAnswer | None, before: InstalledPackage | None, fresh: Reading | None
) -> Judged:
    """Judge one step. answer None: the step was not carried out, or its answer was lost. fresh None: no new reading."""
    words_before = describe(before, step.user_id)
    user = fresh.user(step.user_id) if fresh else None
    package = fresh.package(step.package) if fresh else None
    readable = user is not None and user.read
    state = package.state_for(step.user_id) if package else None
    if not readable or (state is not None and state.installed is None and not state.archived):
        return _told(_Finding(Outcome.UNKNOWN, _unread(answer), _READ_LATER), words_before, _NOT_READ, answer)
    found = _taken_away(step, answer, before, package) if step.action.takes_away else _undone(step, answer, state)
    return _told(found, words_before, describe(package, step.user_id), answer)


def _told(found: _Finding, before: str, after: str, answer: ActAnswer | None) -> Judged:
    refusal = answer.refusal if answer else None
    verified = found.outcome is not Outcome.UNKNOWN
    return Judged(found.outcome, found.why.en, before, after, verified, found.why.fr, found.next_step, refusal)


def describe(package: InstalledPackage | None, user_id: int) -> str:
    """A package's state for one user in a few words."""
    state = package.state_for(user_id) if package else None
    if package is None or state is None:
        return _NOT_INSTALLED
    if state.archived:
        return "Archived"
    if state.installed is None:
        return _NOT_READ
    if not state.installed:
        return "Not installed, data kept" if state.data_kept else _NOT_INSTALLED
    if package.system:
        return "Preinstalled, disabled" if state.disabled else "Preinstalled, enabled"
    return "Installed, disabled" if state.disabled else "Installed, enabled"


def _unread(answer: ActAnswer | None) -> Bilingual:
    if not answer or not answer.words:
        return _NOT_KNOWN
    return _and(_NOT_KNOWN, Bilingual(f'It said: "{answer.words}".', f"Il a dit\u00a0: «\u00a0{answer.words}\u00a0»."))


def _taken_away(
    step: RemovalStep, answer: ActAnswer | None, before: InstalledPackage | None, after: InstalledPackage | None
) -> _Finding:
    state = after.state_for(step.user_id) if after else None
    new = _appeared_elsewhere(before, after)
    if state is None or not state.present:
        return (
            _Finding(Outcome.MOVED, _and(_GONE, _moved(new)), _REMOVE_THERE)
            if new
            else _Finding(Outcome.REMOVED, _GONE)
        )
    found = _still(step, answer, before, after, state)
    return _Finding(found.outcome, _and(found.why, _moved(new)), found.next_step) if new else found


def _still(
    step: RemovalStep,
    answer: ActAnswer | None,
    before: InstalledPackage | None,
    after: InstalledPackage | None,
    state: UserState,
) -> _Finding:
    if step.action is Action.DISABLE and state.disabled:
        return _Finding(Outcome.DISABLED, _OFF)
    if _is_factory_version(before, after):
        return _Finding(Outcome.FACTORY_VERSION, _FACTORY, ADVICE[Refusal.SYSTEM_KEPT].next_step)
    if answer is None:
        return _Finding(Outcome.STILL_THERE, _NO_ANSWER, _LOOK)
    if answer.refusal is not None:
        return _refused(answer.refusal)
    return _Finding(Outcome.STILL_THERE, _LIED if answer.claims_success else _UNCLEAR, _LOOK)


def _refused(refusal: Refusal) -> _Finding:
    advice = ADVICE[refusal]
    return _Finding(Outcome.REFUSED, advice.why, advice.next_step)


def _undone(step: RemovalStep, answer: ActAnswer | None, state: UserState | None) -> _Finding:
    there = state is not None and state.installed is True
    if step.action is Action.RESTORE and there:
        return _Finding(Outcome.RESTORED, _BACK)
    if step.action is Action.ENABLE and there and state is not None and not state.disabled:
        return _Finding(Outcome.RESTORED, _ON)
    if answer is not None and answer.refusal is not None:
        return _refused(answer.refusal)
    return _Finding(Outcome.NOT_RESTORED, _NOT_BACK)


def _is_factory_version(before: InstalledPackage | None, after: InstalledPackage | None) -> bool:
    """An app that came with the phone had an update before, and has none now."""
    return bool(before and before.updated_system and after and after.system and after.updated_system is False)


def _appeared_elsewhere(before: InstalledPackage | None, after: InstalledPackage | None) -> tuple[int, ...]:
    """For whom it is there now and was not before. Only what is known to be installed counts."""
    had = set(before.present_for) if before else set()
    has = {s.user_id for s in after.user_states if s.present and s.installed is not None} if after else set()
    return tuple(sorted(has - had))


def _moved(users: tuple[int, ...]) -> Bilingual:
    who = ", ".join(map(str, users))
    return Bilingual(
        f"It has since appeared for user {who}, who did not have it.",
        f"Elle est apparue depuis pour l’utilisateur {who}, qui ne l’avait pas.",
    )


def _and(first: Bilingual, second: Bilingual) -> Bilingual:
    return Bilingual(f"{first.en} {second.en}", f"{first.fr} {second.fr}")
