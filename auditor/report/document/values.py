"""What a report consists of: words, marks, tables and cards, without any place on a page."""

from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """How a run of words is set."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one style."""

    text: str
    style: Style = Style.PLAIN


Text = tuple[Span, ...]


class Mark(Enum):
    """A sign that stands beside a word; the layout gives each its shape and colour, never colour alone."""

    BANNED = "banned"
    SUSPECT = "suspect"
    CLEAR = "clear"
    GAP = "gap"
    REMOVED = "removed"
    DISABLED = "disabled"
    REFUSED = "refused"
    NOTE = "note"
    THERE = "there"
    OFF = "off"
    ABSENT = "absent"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table. lines: most lines it may take before it is clipped; None: as many as it needs."""

    text: Text
    mark: Mark | None = None
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads (all empty: no head row) and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a part: its title and a leading sentence."""

    title: str
    lead: Text
