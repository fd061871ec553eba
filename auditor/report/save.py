"""Making the signed file: sign, check by our own rule, and only then give it its name. Nothing half is left."""

from datetime import datetime
from pathlib import Path

from auditor.errors import ReportError
from auditor.files import check_target, write_whole
from auditor.model.audit import Audit
from auditor.model.verification import Result, Verification
from auditor.ports import Signer
from auditor.report.backing import ALONE, Backing
from auditor.report.edition import languages_of
from auditor.report.render import Paper, render_report
from auditor.report.sign import sign_report
from auditor.report.verify import verify_report


def save_report(
    audit: Audit, signer: Signer, target: Path, now: datetime, *, language: str = "en", paper: Paper = Paper.A4,
    backing: Backing = ALONE, record: bytes | None = None,
) -> Verification:  # fmt: skip
    """Write the signed report of an audit to `target` and return what our own check of it says.

    record: the bytes that the audit was read from, which are attached; None: as this version writes it.

    Raises OutputError if the file cannot be written, ReportError if it cannot be signed or does not verify.
    """
    check_target(target)
    drawn = render_report(audit, language, paper, record=record)
    signed = sign_report(drawn, signer, now, languages_of(language)[0], backing)
    verification = _checked(signed, drawn, signer, now)
    write_whole(target, signed)
    return verification


def save_unsigned(
    audit: Audit, target: Path, *, language: str = "en", paper: Paper = Paper.A4, record: bytes | None = None
) -> bytes:
    """Write the report of an audit with its signature field left empty, and return its bytes. Raises OutputError."""
    check_target(target)
    drawn = render_report(audit, language, paper, record=record)
    write_whole(target, drawn)
    return drawn


def _checked(signed: bytes, drawn: bytes, signer: Signer, now: datetime) -> Verification:
    """Our own verifier must accept what we made, trusting this signer's own root for the occasion."""
    anchor = signer.chain[-1] if signer.chain else signer.certificate
    verification = verify_report(signed, (anchor,), (), (), now, drawn=drawn)
    if verification.result is not Result.VALID:
        raise ReportError(
            "The report was not written, because it does not verify",
            " ".join(verification.reasons).rstrip("."),
            "Choose another identity and try again",
        )
    return verification
