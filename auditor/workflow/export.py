"""Export: the signed report of a case, and checking a signed report from anywhere."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from auditor.errors import OutputError
from auditor.files import read_bounded
from auditor.identity.kept import read_root
from auditor.model.custody import EntryKind, ReportIssued
from auditor.model.preview import PagePicture
from auditor.model.verification import Issued, Result, Verification
from auditor.ports import Signer
from auditor.records.store import Records
from auditor.report.preview import draw_page
from auditor.report.render import render_report
from auditor.report.save import save_report
from auditor.report.verify import verify_report

# A report of 10,000 apps has about 9 MB; larger than this is not one of ours.
MAX_REPORT_BYTES = 64 * 1024 * 1024
# A department's revocation list has one line of about 40 bytes per certificate.
MAX_CRL_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which report is wanted: of which case, where, in which language ("en" or "fr"), signed at which moment."""

    case_id: str
    path: Path
    language: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose signatures count. roots, practice_roots: certificates, DER. crls: revocation lists."""

    roots: tuple[bytes, ...]
    practice_roots: tuple[bytes, ...]
    crls: tuple[bytes, ...]


def issue_report(records: Records, order: ReportOrder, signer: Signer) -> Issued:
    """Write, sign and verify the report of a case; say so in the custody log. Raises AuditorError."""
    audit, record = records.record(order.case_id)
    verification = save_report(audit, signer, order.path, order.now, language=order.language)
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


def trust_from_files(known: Trust, roots: tuple[Path, ...], crls: tuple[Path, ...]) -> Trust:
    """What is trusted here and what the files add. Raises OutputError, IdentityError for a file that is none."""
    named = tuple(root for path in roots for root in read_root(path))
    lists = tuple(_bounded(path, MAX_CRL_BYTES, "revocation list") for path in crls)
    return replace(known, roots=(*known.roots, *named), crls=(*known.crls, *lists))


def check_report(path: Path, trust: Trust, now: datetime) -> Verification:
    """Check a signed report by the strict rule. Raises OutputError if the file cannot be read."""
    return check_and_preview(path, trust, now)[0]


def check_and_preview(path: Path, trust: Trust, now: datetime) -> "tuple[Verification, Preview | None]":
    """Check a signed report; only one that is VALID may be drawn, from the very bytes that were checked."""
    data = _bounded(path, MAX_REPORT_BYTES, "report")
    verification = verify_report(data, trust.roots, trust.practice_roots, trust.crls, now)
    return verification, Preview(data) if verification.result is Result.VALID else None


def _bounded(path: Path, most: int, what: str) -> bytes:
    data = read_bounded(path, most)
    if len(data) > most:
        raise OutputError(f"The file {path} was not read", f"it is too large for a {what}", "Choose the right file")
    return data


@dataclass(frozen=True, slots=True)
class Preview:
    """A report that may be drawn: one that was made here from a record, or one that was found VALID. pdf: its bytes."""

    pdf: bytes

    def page(self, number: int, width: int) -> PagePicture:
        """Page `number`, counted from 1, `width` pixels wide. Raises ReportError."""
        return draw_page(self.pdf, number, width)


def preview_report(records: Records, case_id: str, language: str) -> Preview:
    """The report of a case as it would be signed. Raises NoCaseError, CustodyError."""
    audit, _ = records.record(case_id)
    return Preview(render_report(audit, language))
