"""Cases over time: which are wanted, what two audits of one phone differ in, and an old reading judged anew."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from auditor.model.audit import ChosenPolicy, UsedBanList
from auditor.model.finding import Coverage, Finding, Status, Verdict
from auditor.model.package import UserProfile


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """Which cases are wanted; an empty field asks nothing. Letters' case and accents never matter.

    words: each must be found somewhere in case id, serial, model, operator or apps. app: in a package name, a label or
    a listed name. first, last: days in UTC on which the case was opened, both included.
    """

    words: str = ""
    serial: str = ""
    model: str = ""
    operator: str = ""
    app: str = ""
    verdict: Verdict | None = None
    first: date | None = None
    last: date | None = None


class Change(Enum):
    """What became of an app between two audits."""

    CAME_BACK = "came back"
    NEW = "new"
    GONE = "gone"
    ENABLED = "enabled again"
    DISABLED = "disabled"
    OTHER_SIGNER = "other signer"
    ROTATED_SIGNER = "signer rotated"
    OTHER_VERSION = "other version"
    OTHER_STATUS = "other status"


@dataclass(frozen=True, slots=True)
class AppChange:
    """One change of one app. user_ids: the users whom it concerns. status: the worst of both audits.

    before, after: versions, signing digests or statuses as text; empty for what came, went or was switched.
    """

    package: str
    title: str
    user_ids: tuple[int, ...]
    change: Change
    status: Status
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that the phone tells about itself has changed. fact: the name of the field of Device."""

    fact: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """One side of a comparison. read: the end of the reading that was compared."""

    case_id: str
    read: datetime
    verdict: Verdict
    ban_list_edition: int
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditComparison:
    """What differs between the end of one audit and the first reading of a later one of the same phone.

    not_compared: users whose apps at least one of both audits could not read, so that nothing is said about them.
    """

    serial: str
    phone: str
    older: ComparedCase
    newer: ComparedCase
    changes: tuple[AppChange, ...]
    facts: tuple[FactChange, ...]
    new_users: tuple[UserProfile, ...]
    gone_users: tuple[UserProfile, ...]
    not_compared: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rejudgement:
    """An old reading judged by today's list. It says nothing about the phone as it is now, and replaces nothing.

    record_digest: the sealed record that was judged. read: the end of its reading. day: whose law and exceptions count.
    verdict_then, list_then: the case's own. new, gone: findings that the case does not have, and that only it has.
    """

    case_id: str
    practice: bool
    record_digest: str
    read: datetime
    operator: str
    judged: datetime
    day: date
    list_then: UsedBanList
    list_now: UsedBanList
    policies: tuple[ChosenPolicy, ...]
    verdict_then: Verdict
    verdict: Verdict
    coverage: Coverage
    findings: tuple[Finding, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
