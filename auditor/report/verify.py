"""The strict rule for a signed report. Anything that is not exactly as it should be is NOT VALID, with a reason.

Stricter than any PDF reader: such readers accept later changes of title or metadata, and bytes after the end. Nothing
is ever fetched; only the roots that the caller gives vouch for a signer.
"""

import hashlib
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import crl as asn1_crl
from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import NO_CHANGES_DIFF_POLICY
from pyhanko.sign.diff_analysis.policy_api import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import AuthorityWithCert
from pyhanko_certvalidator.errors import CRLValidationError, OCSPValidationError, PathError, ValidationError

from auditor.errors import ReportError
from auditor.model.audit import SCHEMA, Audit, read_record, record_bytes
from auditor.model.codec import ShapeError
from auditor.model.identity import PRACTICE_MARK
from auditor.model.verification import Result, Verification
from auditor.report.envelope import RefusedError, check_byte_range, check_structure, read_attached
from auditor.report.libraries import quiet_libraries
from auditor.report.pdf import SIGNATURE_FIELD
from auditor.report.text import label

SUBFILTER = "/ETSI.CAdES.detached"
DIGESTS = ("sha256", "sha384", "sha512")
# Whatever the libraries below raise at a hostile file means that it is no valid report. Everything they are known to
# raise is named; a failure outside these families is a fault of this program and must reach the crash handler.
READER_FAILURES = (
    PdfError, PathError, ValidationError, CRLValidationError, OCSPValidationError, zlib.error, ValueError, LookupError,
    TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError, MemoryError, OSError, StopIteration,
)  # fmt: skip
UNKNOWN_SIGNER = (AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND,)
NOT_FOR_DOCUMENTS = "The signer’s certificate is not meant for signing documents."
TRUST_REASONS = {
    AdESFailure.REVOKED: "The signer’s certificate was revoked.",
    AdESIndeterminate.REVOKED_NO_POE: "The signer’s certificate was revoked.",
    AdESIndeterminate.REVOKED_CA_NO_POE: "The certificate of the signer’s authority was revoked.",
    AdESIndeterminate.TRY_LATER: "Revocation could not be checked: no current revocation list of the signer’s "
    "authority was given.",
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: NOT_FOR_DOCUMENTS,
}
NOTHING = Verification(
    result=Result.NOT_VALID, reasons=(), signer=None, fingerprint=None, root_fingerprint=None, claimed_time=None,
    record_digest=None, audit_id=None, verdict=None, practice=False, revocation_checked=False,
)  # fmt: skip

quiet_libraries()


@dataclass(frozen=True, slots=True)
class _Trust:
    """Whose word counts: roots and practice roots (DER), revocation lists, and the present time."""

    roots: tuple[bytes, ...]
    practice_roots: tuple[bytes, ...]
    crls: tuple[asn1_crl.CertificateList, ...]
    now: datetime


def verify_report(
    data: bytes, roots: tuple[bytes, ...], practice_roots: tuple[bytes, ...], crls: tuple[bytes, ...], now: datetime
) -> Verification:
    """Check a signed report. roots, practice_roots: certificates, DER; crls: revocation lists, DER or PEM.

    Raises ReportError only for a root or revocation list that cannot be read; never for the report.
    """
    trust = _Trust(
        tuple(_root(root) for root in roots),
        tuple(_root(root) for root in practice_roots),
        tuple(_revocation_list(one) for one in crls),
        now,
    )
    try:
        return _examine(data, trust)
    except RefusedError as refused:
        return replace(NOTHING, reasons=(str(refused),))
    except READER_FAILURES as error:
        reason = f"The file cannot be read as a signed report ({type(error).__name__})."
        return replace(NOTHING, reasons=(reason,))


def _examine(data: bytes, trust: _Trust) -> Verification:
    check_structure(data)
    reader = PdfFileReader(BytesIO(data))
    signature = _only_signature(reader)
    check_byte_range(data, [int(value) for value in signature.byte_range], signature.pkcs7_content)
    holder = signature.signer_cert
    status = _status(signature, trust)
    known = _root_of(status)
    found = replace(
        NOTHING,
        signer=label(", ".join(str(value) for value in reversed(list(holder.subject.native.values())))),
        fingerprint=holder.sha256.hex(),
        root_fingerprint=hashlib.sha256(known).hexdigest() if known else None,
        claimed_time=_claimed(signature),
        revocation_checked=bool(trust.crls) and status.trusted,
    )
    practice = _is_practice(holder, known, trust)
    broken = _signature_reasons(signature, status)
    if broken:  # what an altered file has attached says nothing
        return replace(found, reasons=tuple(broken), practice=practice)
    return _with_record(found, reader, _trust_reasons(status, holder, trust.now), practice, known is None)


def _only_signature(reader: PdfFileReader) -> EmbeddedPdfSignature:
    signatures = reader.embedded_signatures
    if not signatures:
        raise RefusedError("The report is not signed.")
    if len(signatures) > 1:
        raise RefusedError("The report carries more than one signature.")
    signature: EmbeddedPdfSignature = signatures[0]
    if signature.field_name != SIGNATURE_FIELD:
        raise RefusedError("The signature does not stand in the auditor’s field.")
    return signature


def _status(signature: EmbeddedPdfSignature, trust: _Trust) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(root) for root in trust.roots + trust.practice_roots],
        allow_fetching=False,
        crls=list(trust.crls),
        revocation_mode="require" if trust.crls else "soft-fail",
        moment=trust.now,
    )
    return validate_pdf_signature(signature, context, diff_policy=NO_CHANGES_DIFF_POLICY)


def _signature_reasons(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> list[str]:
    """Why the signature itself does not hold, whoever made it."""
    rules = (
        (status.intact, "The document was changed after it was signed."),
        (status.valid, "The signature value does not belong to this document and certificate."),
        (status.coverage is SignatureCoverageLevel.ENTIRE_FILE, "Something was added to the file after signing."),
        (status.modification_level is ModificationLevel.NONE, "The file was altered after signing."),
        (signature.docmdp_level is MDPPerm.NO_CHANGES, "The signature does not forbid later changes."),
        (signature.sig_object["/SubFilter"] == SUBFILTER, "The signature is not of the kind that reports carry."),
        (status.md_algorithm in DIGESTS, "The signature rests on a digest that is no longer trusted."),
        (bool(status.docmdp_ok and status.seed_value_ok), "The file breaks the signature’s own conditions."),
    )
    return [reason for holds, reason in rules if not holds]


def _trust_reasons(status: PdfSignatureStatus, holder: asn1_x509.Certificate, now: datetime) -> list[str]:
    """Why a known authority does not vouch for the signer; nothing for an unknown signer, which is another answer."""
    problem = status.trust_problem_indic
    if problem in UNKNOWN_SIGNER:
        return []
    if status.trusted:
        return _holder_reasons(holder, now)
    if problem in TRUST_REASONS:
        return [TRUST_REASONS[problem]]
    if problem in (AdESIndeterminate.OUT_OF_BOUNDS_NO_POE, AdESIndeterminate.EXPIRED):
        return [_not_now(holder)]
    return ["The signer’s certificate cannot be relied upon."]


def _holder_reasons(holder: asn1_x509.Certificate, now: datetime) -> list[str]:
    """What the library does not ask of a certificate that was itself given as a root."""
    usage = holder.key_usage_value
    reasons = [] if usage and "non_repudiation" in usage.native else [NOT_FOR_DOCUMENTS]
    if not holder.not_valid_before <= now <= holder.not_valid_after:
        reasons.append(_not_now(holder))
    return reasons


def _not_now(holder: asn1_x509.Certificate) -> str:
    first, last = holder.not_valid_before, holder.not_valid_after
    return f"The signer’s certificate is not valid now (valid from {first:%Y-%m-%d} to {last:%Y-%m-%d})."


def _root_of(status: PdfSignatureStatus) -> bytes | None:
    """The given root at the end of the signer's chain, if there is one."""
    if not status.trusted or status.validation_path is None:
        return None
    authority = status.validation_path.trust_anchor.authority
    if not isinstance(authority, AuthorityWithCert):
        raise RefusedError("The signer’s authority is not known by a certificate.")
    der: bytes = authority.certificate.dump()
    return der


def _is_practice(holder: asn1_x509.Certificate, root: bytes | None, trust: _Trust) -> bool:
    """Whether the signer is a practice identity: by its root, or by the words in its own name."""
    names = [*holder.subject.native.values(), *holder.issuer.native.values()]
    return root in trust.practice_roots or any(PRACTICE_MARK in str(name) for name in names)


def _with_record(
    found: Verification, reader: PdfFileReader, reasons: list[str], practice_signer: bool, unknown: bool
) -> Verification:
    """Bring in what the attached record says, and give the answer."""
    attached = read_attached(reader)
    digest = hashlib.sha256(attached.record).hexdigest()
    if digest != attached.stated_digest:
        reasons.append("The attached record is not the one whose digest the report states.")
    audit = _record(attached.record, reasons)
    says_practice = audit is not None and audit.tool.practice
    if practice_signer and not says_practice:
        reasons.append("It is signed with a practice identity, but it does not say that it is an exercise.")
    result = Result.NOT_VALID if reasons else Result.SIGNER_UNKNOWN if unknown else Result.VALID
    if result is Result.SIGNER_UNKNOWN:
        reasons.append("No root certificate that was given vouches for the signer.")
    return replace(
        found,
        result=result,
        reasons=tuple(reasons),
        record_digest=digest,
        audit_id=label(audit.audit_id) if audit else None,
        verdict=audit.present_verdict if audit else None,
        practice=practice_signer or says_practice,
    )


def _record(record: bytes, reasons: list[str]) -> Audit | None:
    try:
        audit = read_record(record)
    except ShapeError as error:
        reasons.append(f"The attached record is not an audit ({label(str(error))}).")
        return None
    if audit.schema != SCHEMA or record_bytes(audit) != record:
        reasons.append("The attached record is not written as Fieldcheck writes records.")
    return audit


def _claimed(signature: EmbeddedPdfSignature) -> datetime | None:
    moment: datetime | None = signature.self_reported_timestamp
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _root(root: bytes) -> bytes:
    try:
        certificate = asn1_x509.Certificate.load(root, strict=True)
        _ = certificate.public_key.bit_size, certificate.subject.human_friendly  # read now, to fail here
    except (ValueError, TypeError, KeyError) as error:
        raise _input("root certificate") from error
    return root


def _revocation_list(data: bytes) -> asn1_crl.CertificateList:
    try:
        der = asn1_pem.unarmor(data)[2] if asn1_pem.detect(data) else data
        parsed = asn1_crl.CertificateList.load(der, strict=True)
        _ = parsed["tbs_cert_list"]["this_update"].native  # read now, to fail here
    except (ValueError, TypeError, KeyError) as error:
        raise _input("revocation list") from error
    return parsed


def _input(what: str) -> ReportError:
    return ReportError(f"A {what} was not read", "the file holds none, or it is damaged", f"Fetch the {what} again")
