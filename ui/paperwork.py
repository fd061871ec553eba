"""The work that the window asks of reports. Loaded in the thread of the first: the libraries of PDFs weigh 34 MB."""

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model.verification import Issued, Verification
from auditor.ports import Signer
from auditor.workflow.export import (
    Preview,
    ReportOrder,
    backing_from_files,
    check_and_preview,
    issue_report,
    preview_report,
)
from auditor.workflow.trusted import Trust, TrustFiles, trust_from_files

if TYPE_CHECKING:
    from auditor.app import Workplace


def preview(place: "Workplace", case_id: str, language: str, paper: str) -> Preview:
    """Draw the report of a case as it would be signed. Raises AuditorError."""
    return preview_report(place.records, case_id, language, paper)


def issue(
    place: "Workplace", case_id: str, path: Path, signer: Signer, *, language: str, paper: str, stamped: bool
) -> Issued:
    """Write, sign and verify the report of a case. stamped: by the site's time-stamp server. Raises AuditorError."""
    backing = backing_from_files(place.time_stamper(None) if stamped else None, ())
    return issue_report(place.records, ReportOrder(case_id, path, language, place.clock.now(), paper, backing), signer)


def check(place: "Workplace", path: Path, roots: tuple[Path, ...]) -> tuple[Verification, Preview | None]:
    """Check a report against the roots of the data folder and those named for this file. Raises AuditorError."""
    known = Trust(place.signers.roots(), place.signers.practice_roots(place.clock.now()), ())
    return check_and_preview(path, trust_from_files(known, TrustFiles(roots=roots)), place.clock.now())
