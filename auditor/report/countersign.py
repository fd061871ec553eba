"""A second person's signature over a signed report, in a file of its own: the report itself is never touched again.

The file is a detached CMS signature (RFC 5652, CAdES baseline attributes) in DER, as .p7s files are, over every byte
of the report; any program that reads CMS can check it.
"""

import asyncio
from datetime import UTC, datetime

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.status import StandardCMSSignatureStatus

from auditor.errors import ReportError
from auditor.model.verification import CounterSignature, Result
from auditor.ports import Signer
from auditor.report.envelope import RefusedError
from auditor.report.patience import check_certificates
from auditor.report.sign import Bridge
from auditor.report.text import label
from auditor.report.trust import Trust, context_of, fingerprint, is_practice, root_of, trust_reasons
from auditor.report.verify import DIGESTS, READER_FAILURES

# A signature with its certificates has 4 kB.
MAX_COUNTER_BYTES = 1 << 18


def countersign(report: bytes, signer: Signer, now: datetime) -> bytes:
    """The detached signature of a signer over a report, DER. Raises ReportError.

    Errors of the signer itself (a token that was pulled out) pass through unchanged.
    """
    attributes = PdfCMSSignedAttributes(signing_time=now)
    try:
        made = asyncio.run(
            Bridge(signer).async_sign_general_data(
                report, "sha256", detached=True, use_cades=True, signed_attr_settings=attributes
            )
        )
    except (SigningError, ValueError) as error:
        raise ReportError("The report was not counter-signed", str(error), "Choose another identity") from error
    signature: bytes = made.dump()
    return signature


def check_countersignature(
    file: str, report: bytes, signature: bytes, trust: Trust, *, practice: bool
) -> CounterSignature:
    """Check a counter-signature. file: its name, for people. practice: the report itself is an exercise.

    Never raises for what the file holds.
    """
    try:
        return _checked(file, report, _signed_data(signature), trust, practice=practice)
    except (RefusedError, *READER_FAILURES) as error:
        reason = f"The file cannot be read as a counter-signature ({type(error).__name__})."
        return CounterSignature(file, Result.NOT_VALID, (reason,), None, None, None)


def _checked(file: str, report: bytes, signed: cms.SignedData, trust: Trust, *, practice: bool) -> CounterSignature:
    context = context_of(trust, trust.crls, trust.now)
    status = asyncio.run(async_validate_detached_cms(report, signed, context))
    holder = status.signing_cert
    exercise = is_practice(holder, root_of(status), trust)
    rules = (
        (status.intact, "It belongs to another file, or the report was changed after it."),
        (status.valid, "Its value does not belong to this file and certificate."),
        (status.md_algorithm in DIGESTS, "It rests on a digest that is no longer trusted."),
        (practice or not exercise, "It was made with a practice identity, and the report is no exercise."),
    )
    reasons = [reason for holds, reason in rules if not holds] or trust_reasons(status, holder, trust.now)
    return _answer(file, status, holder, tuple(reasons))


def _answer(
    file: str, status: StandardCMSSignatureStatus, holder: asn1_x509.Certificate, reasons: tuple[str, ...]
) -> CounterSignature:
    known = fingerprint(root_of(status)) is not None
    result = Result.NOT_VALID if reasons else Result.VALID if known else Result.SIGNER_UNKNOWN
    if result is Result.SIGNER_UNKNOWN:
        reasons = ("No root certificate that was given vouches for the counter-signer.",)
    claimed = status.signer_reported_dt
    return CounterSignature(
        file=file,
        result=result,
        reasons=reasons,
        signer=label(", ".join(str(value) for value in reversed(list(holder.subject.native.values())))),
        fingerprint=holder.sha256.hex(),
        claimed_time=claimed.astimezone(UTC) if claimed else None,
    )


def _signed_data(signature: bytes) -> cms.SignedData:
    """The one signature of a file, detached. Raises ValueError for anything else."""
    if len(signature) > MAX_COUNTER_BYTES:
        raise ValueError("too large")
    content = cms.ContentInfo.load(signature, strict=True)
    signed = content["content"]
    kind, inside = content["content_type"].native, signed["encap_content_info"]["content"].native
    if kind != "signed_data" or inside is not None:
        raise ValueError("not a detached signature")
    check_certificates(signed)
    return signed
