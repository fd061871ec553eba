"""A department's own rules, laid over an edition: apps it bans, reasons it adds, exceptions it grants."""

from dataclasses import dataclass
from datetime import date, datetime

from auditor.model.policy import Bilingual, Instrument, Rule


@dataclass(frozen=True, slots=True)
class AddedReason:
    """What the department says beside a rule of the edition, in a sentence or two."""

    rule: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class ExceptionOrder:
    """An app that may stay for now. package: exact name; reference: the decision; until: the last day it holds."""

    package: str
    reference: str
    reason: Bilingual
    until: date


@dataclass(frozen=True, slots=True)
class Supplement:
    """One supplement, as its file holds it. expires None: it holds as long as the edition under it."""

    schema: str
    name: Bilingual
    issued: datetime
    expires: datetime | None
    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]
    reasons: tuple[AddedReason, ...]
    exceptions: tuple[ExceptionOrder, ...]
