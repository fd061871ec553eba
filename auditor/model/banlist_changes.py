"""What is different between two editions of the ban list, in words, before the newer one is taken into use."""

from dataclasses import dataclass
from enum import Enum

from auditor.model.policy import Bilingual


class ChangeKind(Enum):
    """What happened to a part of the list."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    REMOVED = "removed"


class Subject(Enum):
    """Which part of the list."""

    INSTRUMENT = "instrument"
    RULE = "rule"
    INDICATOR = "indicator"
    POLICY = "policy"
    FIRMWARE = "firmware"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. id: the instrument's, rule's or policy's id, or the indicator's value. what: one sentence."""

    subject: Subject
    kind: ChangeKind
    id: str
    what: Bilingual


@dataclass(frozen=True, slots=True)
class BanListChanges:
    """All differences, instruments first, then rules, indicators and policies, each in order of id."""

    from_edition: int
    from_publisher: str
    to_edition: int
    to_publisher: str
    changes: tuple[Change, ...]

    def of(self, subject: Subject, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind to one sort of part."""
        return tuple(change for change in self.changes if change.subject is subject and change.kind is kind)
