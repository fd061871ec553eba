"""What was found: findings, coverage with its gaps, and the verdict of an audit."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Status(Enum):
    """The status of an app."""

    BANNED = "banned"
    SUSPECT = "suspect"
    CLEAR = "clear"


class Basis(Enum):
    """Why a rule matches a package."""

    PACKAGE_NAME = "package name"
    SIGNING_DIGEST = "signing digest"
    OTHER_SIGNER = "other signer"
    LOOK_ALIKE = "look-alike"


class Verdict(Enum):
    """The verdict of an audit."""

    COMPLIANT = "COMPLIANT"
    NON_COMPLIANT = "NON_COMPLIANT"
    REVIEW = "REVIEW"
    INCONCLUSIVE = "INCONCLUSIVE"


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """An instrument as a finding quotes it. source: the address of the best source; primary: it is the authority's.

    note: what a reader must know of how it reaches this very app; may be empty.
    """

    id: str
    title: str
    title_fr: str
    authority: str
    jurisdiction: str
    in_force: date | None
    checked: date | None
    reason: str
    reason_fr: str
    source: str
    source_title: str
    primary: bool
    authority_fr: str = ""
    note: str = ""
    note_fr: str = ""


@dataclass(frozen=True, slots=True)
class GrantedException:
    """The department's leave for an app to stay for now. reference: the decision; until: the last day it holds.

    recorded_by: the operator who recorded it in the case; empty if the department's supplement grants it.
    """

    reference: str
    reason: str
    reason_fr: str
    until: date
    recorded_by: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule × package × basis. package: package name; why: one sentence that states the match.

    exception: what the department granted and still holds; it never changes the status.
    added_reason, added_reason_fr: what the department's supplement says about the rule; empty if nothing.
    """

    package: str
    user_ids: tuple[int, ...]
    status: Status
    basis: Basis
    rule: str
    app_name: str
    why: str
    instruments: tuple[CitedInstrument, ...]
    exception: GrantedException | None = None
    added_reason: str = ""
    added_reason_fr: str = ""
    why_fr: str = ""


class MentionKind(Enum):
    """Why a Clear package is mentioned all the same. None is a ban under the chosen policies."""

    ADVISED = "advised against"
    ELSEWHERE = "prohibited elsewhere"
    FIRMWARE = "firmware component"


@dataclass(frozen=True, slots=True)
class Mention:
    """A Clear package worth a word. rule: the id of the rule or firmware entry that knows it; note may be empty."""

    package: str
    user_ids: tuple[int, ...]
    kind: MentionKind
    rule: str
    app_name: str
    instruments: tuple[CitedInstrument, ...]
    note: str = ""
    note_fr: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be read, so that the audit cannot vouch for it."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth saying that takes nothing from the audit's completeness."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was and was not read. complete is the program's claim; it is false whenever there is a gap."""

    complete: bool
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]

    def __post_init__(self) -> None:
        """Refuse a coverage that claims to be complete with gaps: the record could then contradict itself."""
        if self.complete and self.gaps:
            raise ValueError("coverage with gaps cannot be complete")
