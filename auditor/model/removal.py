"""Removal: plan, confirmation, and what came of each step."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from auditor.model.codec import digest_of
from auditor.model.evidence import Evidence


class Action(Enum):
    """What a step does to one package for one user."""

    UNINSTALL = "uninstall"
    DISABLE = "disable"
    RESTORE = "restore"
    ENABLE = "enable"

    @property
    def takes_away(self) -> bool:
        """Whether it removes or stops an app, as opposed to undoing that."""
        return self in (Action.UNINSTALL, Action.DISABLE)


class SystemChoice(Enum):
    """What the operator chose to do with preinstalled apps."""

    LEAVE = "leave"
    DISABLE = "disable"
    UNINSTALL = "uninstall"


@dataclass(frozen=True, slots=True)
class Selection:
    """An app that the operator chose by name. user_id None: for every user who has it."""

    package: str
    user_id: int | None


@dataclass(frozen=True, slots=True)
class RemovalStep:
    """One act on one package for one user. command: exactly what will be sent to the phone."""

    number: int
    package: str
    user_id: int
    action: Action
    command: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A banned app that the plan does not touch, and why: one sentence in each language."""

    package: str
    user_id: int
    why: str
    why_fr: str = ""


@dataclass(frozen=True, slots=True)
class RemovalPlan:
    """What would be done, in order, on one phone. It binds only together with a Confirmation of its digest.

    copies: before an app is removed, its files are fetched and kept with the case.
    """

    audit_id: str
    serial: str
    build_fingerprint: str
    steps: tuple[RemovalStep, ...]
    left_alone: tuple[LeftAlone, ...]
    copies: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of the plan's canonical JSON, 64 hex."""
        return digest_of(self)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The operator's word for one plan on one phone. statement: the words by which it was given.

    second: the other person who agreed, where the department asks for two; None if nobody else was named.
    """

    plan_digest: str
    serial: str
    operator: str
    statement: str
    given: datetime
    second: str | None = None


class Refusal(Enum):
    """Why a phone said no. UNKNOWN: it said no in words that are not known; they stand in the answer as they came."""

    DEVICE_POLICY_MANAGER = "active device administrator"
    USER_RESTRICTED = "removing apps is forbidden for this user"
    OWNER_BLOCKED = "kept by the owner of the phone or profile"
    INTERNAL_ERROR = "refused without a reason"
    ABORTED = "broken off by the phone"
    APP_PINNED = "pinned to the screen"
    SHARED_LIBRARY = "another app needs it"
    MAKER_PROTECTED = "protected by the maker"
    SYSTEM_KEPT = "preinstalled, only root may uninstall"
    NOT_INSTALLED = "not installed for this user"
    NO_SUCH_USER = "no such user"
    NO_SUCH_APP = "no such app"
    STILL_STARTING = "the phone was still starting"
    PROTECTED = "protected from being disabled"
    STATE_KEPT = "a computer may not change whether it runs"
    PROFILE_CLOSED = "a computer may not act in this profile"
    NOT_ALLOWED = "a computer may not do this"
    COMMAND_UNKNOWN = "this Android does not know the command"
    SERVICE_DOWN = "the package manager did not answer"
    NO_ROOM = "no room left on the phone"
    UNKNOWN = "refused in words that are not known"


@dataclass(frozen=True, slots=True)
class ActAnswer:
    """What the phone said to a step. words: its own, decoded, a few lines at most. refusal: why it said no, or None
    if it did not. Neither is proof.
    """

    evidence: Evidence
    words: str
    claims_success: bool
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class AppCopy:
    """One file of an app, kept with the case before the app was removed. path: on the phone; empty: not told.

    file: below the folder of the records; digest: SHA-256; None in both: it could not be kept, and why_not says why,
    a clause without a capital or a full stop.
    """

    package: str
    path: str
    file: str | None
    size: int
    digest: str | None
    why_not: str = ""


class Outcome(Enum):
    """What came of a step, judged by a fresh reading of the phone and not by the phone's word.

    FACTORY_VERSION: an older version that came with the phone is there instead. MOVED: gone for this user, and there
    for another who did not have it. RESTORED and NOT_RESTORED: of steps that undo.
    """

    REMOVED = "removed"
    DISABLED = "disabled, not removed"
    FACTORY_VERSION = "factory version left"
    MOVED = "moved to another user"
    STILL_THERE = "still there"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_ATTEMPTED = "not attempted"
    RESTORED = "restored"
    NOT_RESTORED = "not restored"


@dataclass(frozen=True, slots=True)
class Removal:
    """The receipt of one step. verified: the fresh reading was complete for this user. answer: the phone's own words.

    before and after are the app's state in words; reason explains the outcome in one sentence. refusal: why the phone
    said no, if it did. next_step: what to do now, empty if nothing. plan_digest: the confirmed plan of the step.
    read_before, read_again: when the reading that showed the state before was done, and the one that decided; None:
    not known, or there was none.
    """

    package: str
    user_id: int
    action: Action
    outcome: Outcome
    reason: str
    command: str
    answer: str | None
    exit_code: int | None
    before: str
    after: str
    started: datetime | None
    finished: datetime | None
    verified: bool
    evidence_id: str | None
    refusal: Refusal | None = None
    reason_fr: str = ""
    next_step: str = ""
    next_step_fr: str = ""
    plan_digest: str = ""
    read_again: datetime | None = None
    read_before: datetime | None = None
