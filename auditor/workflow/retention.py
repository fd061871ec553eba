"""Retention: cases whose time is over are erased, by a rule that the custody log keeps."""

from dataclasses import dataclass
from datetime import date, timedelta

from auditor.errors import UsageError
from auditor.model.custody import CaseSummary
from auditor.model.history import CaseQuestion
from auditor.model.settings import operator_name
from auditor.records.store import Records
from auditor.workflow.copies import erase_copies

# The rule is kept for good, so it names a regulation and no person.
MAX_RULE = 200


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be erased. case_ids: whole ids; rule: the retention rule that asks for it; operator: who does it."""

    case_ids: tuple[str, ...]
    rule: str
    operator: str


@dataclass(frozen=True, slots=True)
class Erased:
    """A case that was erased, and what it had held."""

    case: str
    answers: int
    records: int


def due(records: Records, before: date) -> tuple[CaseSummary, ...]:
    """The cases that were opened before a day (UTC), newest first. Raises RecordsError."""
    return records.cases(CaseQuestion(last=before - timedelta(days=1)))


def check_erasure(erasure: Erasure) -> None:
    """Raise UsageError unless the rule and the operator's name are plain words."""
    rule = erasure.rule.strip()
    if not rule or len(rule) > MAX_RULE or not rule.isprintable():
        why = f"the retention rule must be printable text of 1 to {MAX_RULE} characters"
        raise UsageError("No case was erased", why, "Give it with --rule")
    if operator_name(erasure.operator) is None:
        raise UsageError("No case was erased", "the operator's name is not printable text", "Give it with --operator")


def erase_cases(records: Records, erasure: Erasure) -> tuple[Erased, ...]:
    """Erase the cases one after the other. Raises UsageError before any, RecordsError at one that may not go yet."""
    check_erasure(erasure)
    done = []
    for case_id in erasure.case_ids:
        # First the copies beside the records: whatever the program ends by, nothing of an erased case is left over.
        if not records.open_intents(case_id):
            erase_copies(records, case_id)
        held = records.erase_case(case_id, erasure.rule.strip(), erasure.operator)
        done.append(Erased(case_id, held.answers, held.records))
    return tuple(done)
