"""Export: the signed report of a case, and checking a signed report from anywhere."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.errors import ReportError
from auditor.files import read_bounded
from auditor.model.audit import SCHEMA, Audit, is_record_of, read_record
from auditor.model.custody import EntryKind, ReportIssued
from auditor.model.extent import is_too_much
from auditor.model.plain import ShapeError
from auditor.model.preview import PagePicture
from auditor.model.verification import Issued, Result, Unsigned, Verification
from auditor.ports import Signer, TimeStamper
from auditor.records.store import Records
from auditor.report.backing import ALONE, Backing
from auditor.report.envelope import MAX_RECORD_BYTES, MAX_REPORT_BYTES
from auditor.report.preview import draw_page
from auditor.report.render import Paper, render_report
from auditor.report.save import save_report, save_unsigned
from auditor.report.verify import verify_report
from auditor.workflow.countersigning import Checked, with_countersignatures
from auditor.workflow.trusted import MAX_CRL_BYTES, Trust, bounded


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which report is wanted: of which case, where, in which language, signed at which moment, on which paper.

    language: "en", "fr" or "both". paper: "a4" or "letter". backing: what stands behind the signature.
    """

    case_id: str
    path: Path
    language: str
    now: datetime
    paper: str = "a4"
    backing: Backing = ALONE


def issue_report(records: Records, order: ReportOrder, signer: Signer) -> Issued:
    """Write, sign and verify the report of a case; say so in the custody log. Raises AuditorError.

    A step that reached the phone and is not in the record yet must be stated first: a report leaves nothing out.
    """
    _check_whole(records, order.case_id)
    audit, record = records.record(order.case_id)
    paper = Paper[order.paper.upper()]
    verification = save_report(
        audit, signer, order.path, order.now, language=order.language, paper=paper, backing=order.backing, record=record
    )
    signed = read_bounded(order.path, MAX_REPORT_BYTES)
    issued = Issued(
        case=order.case_id,
        path=str(order.path),
        report_digest=hashlib.sha256(signed).hexdigest(),
        record_digest=hashlib.sha256(record).hexdigest(),
        signer=verification.signer or "",
        signer_digest=hashlib.sha256(signer.certificate).hexdigest(),
    )
    body = ReportIssued(order.path.name, issued.report_digest, issued.record_digest, issued.signer_digest)
    records.log(EntryKind.REPORT_ISSUED, order.case_id, body)
    return issued


def _check_whole(records: Records, case_id: str) -> None:
    intents = records.open_intents(case_id)
    if intents:
        raise ReportError(
            f"No report was written for case {case_id}",
            f"what came of {len(intents)} removal steps is not stated yet",
            f"Attach the phone and run fieldcheck settle {case_id}",
        )


def draw_unsigned(records: Records, order: ReportOrder) -> Unsigned:
    """Write the report of a case with an empty signature field, to be signed in another program. Raises AuditorError.

    Nothing is issued by that, and the custody log says nothing of it.
    """
    _check_whole(records, order.case_id)
    audit, record = records.record(order.case_id)
    return _unsigned(audit, record, order)


def draw_from_record(record_path: Path, order: ReportOrder) -> Unsigned:
    """Draw the pages of a record from a file again, unsigned: the case need not be in these records.

    Nobody signs here what this workstation did not see: a signature says "I issue this".
    Raises ReportError, OutputError.
    """
    record = bounded(record_path, MAX_RECORD_BYTES, "record")
    try:
        audit = read_record(record)
    except ShapeError as error:
        raise ReportError(
            f"The record {record_path} cannot be drawn", f"it is no audit record ({error})", "Choose another file"
        ) from error
    if is_too_much(audit):
        why = "it holds more than any record does"
        raise ReportError(f"The record {record_path} cannot be drawn", why, "Take the file that --record wrote")
    if audit.schema != SCHEMA or not is_record_of(record, audit):
        why = "it is not written as Fieldcheck writes records"
        raise ReportError(f"The record {record_path} cannot be drawn", why, "Take the file that --record wrote")
    return _unsigned(audit, record, order)


def _unsigned(audit: Audit, record: bytes, order: ReportOrder) -> Unsigned:
    drawn = save_unsigned(audit, order.path, language=order.language, paper=Paper[order.paper.upper()], record=record)
    digests = (hashlib.sha256(data).hexdigest() for data in (drawn, record))
    return Unsigned(audit.audit_id, str(order.path), *digests)


def backing_from_files(stamper: TimeStamper | None, crls: tuple[Path, ...]) -> Backing:
    """What stands behind a signature. Raises OutputError for a revocation list that cannot be read."""
    return Backing(stamper, tuple(bounded(path, MAX_CRL_BYTES, "revocation list") for path in crls))


def check_report(path: Path, trust: Trust, now: datetime) -> Verification:
    """Check a signed report by the strict rule. Raises OutputError if the file cannot be read."""
    return read_checked(path, trust, now).verification


def read_checked(path: Path, trust: Trust, now: datetime) -> Checked:
    """Check a signed report and the counter-signatures beside it. Raises OutputError if a file cannot be read."""
    data = bounded(path, MAX_REPORT_BYTES, "report")
    found = verify_report(data, trust.roots, trust.practice_roots, trust.crls, now, time_roots=trust.time_roots)
    return with_countersignatures(Checked(path, data, found), trust, now)


def check_and_preview(path: Path, trust: Trust, now: datetime) -> "tuple[Verification, Preview | None]":
    """Check a signed report; only one that is VALID may be drawn, from the very bytes that were checked."""
    checked = read_checked(path, trust, now)
    valid = checked.verification.result is Result.VALID
    return checked.verification, Preview(checked.data) if valid else None


@dataclass(frozen=True, slots=True)
class Preview:
    """A report that may be drawn: one that was made here from a record, or one that was found VALID. pdf: its bytes."""

    pdf: bytes

    def page(self, number: int, width: int) -> PagePicture:
        """Page `number`, counted from 1, `width` pixels wide. Raises ReportError."""
        return draw_page(self.pdf, number, width)


def preview_report(records: Records, case_id: str, language: str, paper: str = "a4") -> Preview:
    """The report of a case as it would be signed; language and paper as in ReportOrder. Raises RecordsError."""
    audit, record = records.record(case_id)
    return Preview(render_report(audit, language, Paper[paper.upper()], record=record))
