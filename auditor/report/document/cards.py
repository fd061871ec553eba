"""The card of a flagged app, as the words and signs that it consists of."""

from dataclasses import dataclass

from auditor.report.document.values import Cell, Fact, Mark, Text


@dataclass(frozen=True, slots=True)
class InstrumentBlock:
    """An instrument on a card: its title, then lines, the last of which may be the reason."""

    title: Text
    authority: Text
    citation: Text
    reason: Text | None


@dataclass(frozen=True, slots=True)
class ProfileState:
    """An app's state in one profile."""

    profile: str
    mark: Mark
    word: str


@dataclass(frozen=True, slots=True)
class Card:
    """One flagged app. icon: PNG, base64. others: that there are more instruments, and where they stand."""

    number: str
    title: str
    package: str
    icon: str | None
    version: str
    mark: Mark
    status: str
    basis: Fact
    instruments_label: str
    instruments: tuple[InstrumentBlock, ...]
    others: Text | None
    origin: Fact
    signer: Fact
    profiles_label: str
    profiles: tuple[ProfileState, ...]
    outcome_label: str
    outcome: tuple[Cell, ...]
