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
    """A banned app that the plan does not touch, and why."""

    package: str
    user_id: int
    why: str


@dataclass(frozen=True, slots=True)
class RemovalPlan:
    """What would be done, in order, on one phone. It binds only together with a Confirmation of its digest."""

    audit_id: str
    serial: str
    build_fingerprint: str
    steps: tuple[RemovalStep, ...]
    left_alone: tuple[LeftAlone, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the plan's canonical JSON, 64 hex."""
        return digest_of(self)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The operator's word for one plan on one phone. statement: the words by which it was given."""

    plan_digest: str
    serial: str
    operator: str
    statement: str
    given: datetime


@dataclass(frozen=True, slots=True)
class ActAnswer:
    """What the phone said to a step. words: its own, decoded, a few lines at most. refusal: why it refused, in one
    sentence for people, or None if it did not refuse. Neither is proof.
    """

    evidence: Evidence
    words: str
    claims_success: bool
    refusal: str | None


class Outcome(Enum):
    """What came of a step, judged by a fresh reading of the phone and not by the phone's word."""

    REMOVED = "removed"
    DISABLED = "disabled, not removed"
    STILL_THERE = "still there"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NOT_ATTEMPTED = "not attempted"


@dataclass(frozen=True, slots=True)
class Removal:
    """The receipt of one step. verified: the fresh reading was complete for this user. answer: the phone's own words.

    before and after are the app's state in words; reason explains the outcome in one sentence.
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
