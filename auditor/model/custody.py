"""The custody log's entries: what each kind of act leaves behind, and what a check of the log found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from auditor.model.finding import GrantedException, Status, Verdict
from auditor.model.removal import AppCopy, Confirmation, Outcome, Refusal, RemovalPlan, RemovalStep


class EntryKind(Enum):
    """The kinds of acts that the custody log records."""

    RECORDS_BEGUN = "records begun"
    CASE_OPENED = "case opened"
    ANSWER_KEPT = "answer kept"
    CASE_STOPPED = "case stopped"
    CASE_ERASED = "case erased"
    RECORD_SEALED = "record sealed"
    PLAN_CONFIRMED = "plan confirmed"
    APP_COPIED = "app copied"
    STEP_INTENDED = "step intended"
    STEP_ANSWERED = "step answered"
    STEP_JUDGED = "step judged"
    EXCEPTION_RECORDED = "exception recorded"
    CASE_REJUDGED = "case judged again"
    REPORT_ISSUED = "report issued"
    LIST_IMPORTED = "ban list imported"
    SUPPLEMENT_TAKEN = "supplement taken"
    SUPPLEMENT_DROPPED = "supplement dropped"
    IDENTITY_MADE = "identity made"


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """An audit began. serial: the name by which the phone was opened."""

    serial: str
    operator: str
    practice: bool
    tool_version: str
    ban_list_edition: int
    ban_list_digest: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseStopped:
    """The work on a case ended before its record could be sealed."""

    why: str


@dataclass(frozen=True, slots=True)
class CaseErased:
    """What a case held was erased; the digests of its entries stay in the chain. rule: the retention rule applied."""

    rule: str
    operator: str
    answers: int
    records: int


@dataclass(frozen=True, slots=True)
class RecordSealed:
    """A record was made. digest: SHA-256 of its bytes."""

    digest: str
    verdict: Verdict
    verdict_after: Verdict | None


@dataclass(frozen=True, slots=True)
class PlanConfirmed:
    """The operator confirmed a plan."""

    plan: RemovalPlan
    confirmation: Confirmation


@dataclass(frozen=True, slots=True)
class StepIntended:
    """Written before a step's command is sent: from here on the phone may have been changed."""

    plan_digest: str
    step: RemovalStep


@dataclass(frozen=True, slots=True)
class StepAnswered:
    """The phone answered a step; its answer is the evidence of that id. words, claims_success, refusal: what was read
    in it, as in ActAnswer, so that a later start of the program knows it too.
    """

    plan_digest: str
    number: int
    evidence_id: str
    words: str = ""
    claims_success: bool = False
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class StepJudged:
    """A fresh reading told what came of a step."""

    plan_digest: str
    number: int
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class ExceptionRecorded:
    """The operator recorded that an app may stay for now. record_digest: the record it was added to."""

    package: str
    exception: GrantedException
    record_digest: str


@dataclass(frozen=True, slots=True)
class FlaggedAgain:
    """One finding of a re-judgement, in short."""

    package: str
    rule: str
    status: Status
    excepted: bool


@dataclass(frozen=True, slots=True)
class CaseRejudged:
    """A sealed record was judged by another list or on another day; the case's own verdict stands beside it.

    record_digest, list_digest, supplement_digest: SHA-256; supplement_digest None: no supplement was in use.
    """

    operator: str
    record_digest: str
    day: date
    list_edition: int
    list_digest: str
    supplement_digest: str | None
    policies: tuple[str, ...]
    verdict: Verdict
    findings: tuple[FlaggedAgain, ...]


@dataclass(frozen=True, slots=True)
class ReportIssued:
    """A signed report was written. digests: SHA-256; signer: digest of the signer's certificate."""

    file_name: str
    report_digest: str
    record_digest: str
    signer: str


@dataclass(frozen=True, slots=True)
class ListImported:
    """An edition of the ban list was taken into use. older: the operator overrode the refusal of an older one."""

    edition: int
    digest: str
    publisher: str
    older: bool


@dataclass(frozen=True, slots=True)
class SupplementChanged:
    """A supplement was taken into use or dropped. digest: SHA-256 of its file; signed_by None: unsigned, or dropped.

    name: empty for one that was dropped, because a file that cannot be read can be dropped too.
    """

    name: str
    digest: str
    signed_by: str | None


@dataclass(frozen=True, slots=True)
class IdentityMade:
    """A signing identity was made or imported. certificate: its SHA-256 digest."""

    name: str
    certificate: str


Body = (
    CaseOpened
    | CaseStopped
    | RecordSealed
    | PlanConfirmed
    | AppCopy
    | StepIntended
    | StepAnswered
    | StepJudged
    | ExceptionRecorded
    | CaseErased
    | CaseRejudged
    | ReportIssued
    | ListImported
    | SupplementChanged
    | IdentityMade
)


BODIES: Mapping[EntryKind, type] = {
    EntryKind.CASE_OPENED: CaseOpened,
    EntryKind.CASE_STOPPED: CaseStopped,
    EntryKind.CASE_ERASED: CaseErased,
    EntryKind.RECORD_SEALED: RecordSealed,
    EntryKind.PLAN_CONFIRMED: PlanConfirmed,
    EntryKind.APP_COPIED: AppCopy,
    EntryKind.STEP_INTENDED: StepIntended,
    EntryKind.STEP_ANSWERED: StepAnswered,
    EntryKind.STEP_JUDGED: StepJudged,
    EntryKind.EXCEPTION_RECORDED: ExceptionRecorded,
    EntryKind.CASE_REJUDGED: CaseRejudged,
    EntryKind.REPORT_ISSUED: ReportIssued,
}
"""What the entries of a case hold, by kind; answers are kept as Evidence instead."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a case, read from the log."""

    at: datetime
    body: Body


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the chain. body: canonical JSON text; digest: SHA-256 over everything else here."""

    entry: int
    at: datetime
    kind: EntryKind
    case_id: str | None
    body: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class OpenIntent:
    """A step that was begun and never judged: the phone may or may not have been changed by it.

    answered: what the phone said, if its answer was still kept before the program ended.
    """

    case_id: str
    plan_digest: str
    step: RemovalStep
    at: datetime
    answered: StepAnswered | None = None


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What a check of the records found. problems: one plain sentence each; none means that all is as written."""

    entries: int
    answers: int
    records: int
    head: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One case as a list shows it. verdict None: its record was never sealed."""

    case_id: str
    opened: datetime
    serial: str
    phone: str | None
    operator: str
    verdict: Verdict | None
    open_intents: int
    practice: bool
