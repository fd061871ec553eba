"""The strict rule for a signed report. Anything that is not exactly as it should be is NOT VALID, with a reason.

Stricter than any PDF reader: such readers accept later changes of title or metadata, and bytes after the end. Nothing
is ever fetched; only the roots that the caller gives vouch for a signer.
"""

import hashlib
import zlib
from dataclasses import replace
from datetime import UTC, datetime

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis.policy_api import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator.errors import CRLValidationError, OCSPValidationError, PathError, ValidationError

from auditor.model.audit import SCHEMA, Audit, is_record_of, read_record
from auditor.model.extent import is_too_much
from auditor.model.plain import ShapeError
from auditor.model.verification import Pages, Result, Revocation, Verification
from auditor.report.compare import Compared, SignedFile, compare
from auditor.report.edition import LAYOUT
from auditor.report.envelope import Attached, RefusedError, check_byte_range, check_structure, read_attached
from auditor.report.libraries import quiet_libraries
from auditor.report.patience import TOO_MUCH_WORK, CountedFile, check_certificates
from auditor.report.pdf import SIGNATURE_FIELD
from auditor.report.readers import reading
from auditor.report.text import label
from auditor.report.trust import Judgement, Trust, fingerprint, is_practice, judge, root_of, trust_of, trust_reasons

SUBFILTER = "/ETSI.CAdES.detached"
DIGESTS = ("sha256", "sha384", "sha512")
# Whatever the libraries below raise at a hostile file means that it is no valid report. Everything they are known to
# raise is named; a failure outside these families is a fault of this program and must reach the crash handler.
READER_FAILURES = (
    PdfError, PathError, ValidationError, CRLValidationError, OCSPValidationError, zlib.error, ValueError, LookupError,
    TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError, MemoryError, OSError, StopIteration,
)  # fmt: skip
EXPIRED_SINCE = "The signer’s certificate has expired since; the time-stamp shows that it was valid when it signed."
UNKNOWN_SERVER = "The report carries a time-stamp of a server that no given root certificate vouches for."
# Not VALID with a remark: whoever holds a trusted key could state such a layout over pages that lie.
NEWER = "The report says that a newer version of Fieldcheck made it, so that one must verify it."
NOTHING = Verification(
    result=Result.NOT_VALID, reasons=(), signer=None, fingerprint=None, root_fingerprint=None, claimed_time=None,
    record_digest=None, audit_id=None, verdict=None, practice=False, revocation_checked=False,
)  # fmt: skip

quiet_libraries()


def verify_report(
    data: bytes, roots: tuple[bytes, ...], practice_roots: tuple[bytes, ...], crls: tuple[bytes, ...], now: datetime,
    *, time_roots: tuple[bytes, ...] = (), drawn: bytes | None = None,
) -> Verification:  # fmt: skip
    """Check a signed report. roots, practice_roots, time_roots: certificates, DER; crls: revocation lists, DER or PEM.

    time_roots vouch for time-stamp servers only. drawn: the report's record as render_report() drew it just before.
    Raises ReportError only for a root or revocation list that cannot be read; never for the report.
    """
    trust = trust_of(roots, practice_roots, time_roots, crls, now)
    try:
        return _examine(data, trust, drawn)
    except RefusedError as refused:
        return replace(NOTHING, reasons=(str(refused),))
    except READER_FAILURES as error:
        reason = f"The file cannot be read as a signed report ({type(error).__name__})."
        return replace(NOTHING, reasons=(reason,))


def _examine(data: bytes, trust: Trust, drawn: bytes | None) -> Verification:
    check_structure(data)
    with reading(CountedFile(data)) as reader:
        return _examine_read(data, reader, trust, drawn)


def _examine_read(data: bytes, reader: PdfFileReader, trust: Trust, drawn: bytes | None) -> Verification:
    signature = _only_signature(reader)
    check_byte_range(data, [int(value) for value in signature.byte_range], signature.pkcs7_content)
    holder = signature.signer_cert
    judged = judge(signature, reader, trust)
    found = _signer_facts(signature, judged)
    practice = is_practice(holder, root_of(judged.status), trust)
    broken = _signature_reasons(signature, judged)
    if broken:  # what an altered file has attached says nothing
        return replace(found, reasons=tuple(broken), practice=practice)
    moment = judged.stamp.time if judged.expired_since and judged.stamp.time else trust.now
    reasons = trust_reasons(judged.status, holder, moment)
    attached = read_attached(reader)
    if attached.edition is not None and attached.edition.layout > LAYOUT:
        reasons = [NEWER, *reasons]
        return _answer(replace(found, practice=practice), attached, None, reasons, Compared(Pages.NOT_COMPARED))
    audit = _record(attached, reasons)
    compared = Compared(Pages.NOT_COMPARED)
    if audit is not None and not reasons:
        compared = compare(SignedFile(data, reader, holder.dump(), found.claimed_time), audit, attached, drawn)
    found = replace(found, practice=practice or (audit is not None and audit.tool.practice))
    if practice and not (audit and audit.tool.practice):
        reasons.append("It is signed with a practice identity, but it does not say that it is an exercise.")
    return _answer(found, attached, audit, reasons, compared)


def _signer_facts(signature: EmbeddedPdfSignature, judged: Judgement) -> Verification:
    """Who signed, when, and what is known of it; no answer yet."""
    holder, stamp = signature.signer_cert, judged.stamp
    remarks = (
        (judged.expired_since, EXPIRED_SINCE),
        (stamp.present and stamp.time is None, UNKNOWN_SERVER),
    )
    return replace(
        NOTHING,
        signer=label(", ".join(str(value) for value in reversed(list(holder.subject.native.values())))),
        fingerprint=holder.sha256.hex(),
        root_fingerprint=fingerprint(root_of(judged.status)),
        claimed_time=_claimed(signature),
        revocation_checked=judged.revocation is Revocation.CHECKED,
        revocation=judged.revocation,
        stamped_time=stamp.time,
        stamped_by=label(stamp.server) if stamp.server else None,
        remarks=tuple(remark for holds, remark in remarks if holds),
    )


def _only_signature(reader: PdfFileReader) -> EmbeddedPdfSignature:
    fields = reader.root["/AcroForm"]["/Fields"] if "/AcroForm" in reader.root else ()
    if len(fields) > 1 or (fields and "/Kids" in fields[0]):  # a tree of fields can be endless
        raise RefusedError("The report has more than its one signature field.")
    signatures = reader.embedded_signatures
    if not signatures:
        raise RefusedError("The report is not signed.")
    signature: EmbeddedPdfSignature = signatures[0]
    check_certificates(signature.signed_data)
    if signature.field_name != SIGNATURE_FIELD:
        raise RefusedError("The signature does not stand in the auditor’s field.")
    return signature


def _signature_reasons(signature: EmbeddedPdfSignature, judged: Judgement) -> list[str]:
    """Why the signature itself does not hold, whoever made it and with whatever program."""
    status: PdfSignatureStatus = judged.status
    rules = (
        (status.intact, "The document was changed after it was signed."),
        (status.valid, "The signature value does not belong to this document and certificate."),
        (status.coverage is SignatureCoverageLevel.ENTIRE_FILE, "Something was added to the file after signing."),
        (status.modification_level is ModificationLevel.NONE, "The file was altered after signing."),
        (signature.docmdp_level is MDPPerm.NO_CHANGES, "The signature does not forbid later changes."),
        (signature.sig_object["/SubFilter"] == SUBFILTER, "The signature is not of the kind that reports carry."),
        (status.md_algorithm in DIGESTS, "The signature rests on a digest that is no longer trusted."),
        (judged.stamp.intact, "The time-stamp does not belong to this signature."),
        (bool(status.docmdp_ok and status.seed_value_ok), "The file breaks the signature’s own conditions."),
    )
    return [reason for holds, reason in rules if not holds]


def _answer(
    found: Verification, attached: Attached, audit: Audit | None, reasons: list[str], compared: Compared
) -> Verification:
    """The answer, once everything was looked at."""
    if compared.problem:
        reasons.append(compared.problem)
    unknown = found.root_fingerprint is None
    result = Result.NOT_VALID if reasons else Result.SIGNER_UNKNOWN if unknown else Result.VALID
    if result is Result.SIGNER_UNKNOWN:
        reasons.append("No root certificate that was given vouches for the signer.")
    return replace(
        found,
        result=result,
        reasons=tuple(reasons),
        record_digest=hashlib.sha256(attached.record).hexdigest(),
        audit_id=label(audit.audit_id) if audit else None,
        verdict=audit.present_verdict if audit else None,
        pages=compared.pages,
        remarks=(*found.remarks, *compared.remarks),
    )


def _record(attached: Attached, reasons: list[str]) -> Audit | None:
    """The attached record as an audit, if it is one."""
    if hashlib.sha256(attached.record).hexdigest() != attached.stated_digest:
        reasons.append("The attached record is not the one whose digest the report states.")
    try:
        audit = read_record(attached.record)
    except ShapeError as error:
        reasons.append(f"The attached record is not an audit that this version knows ({label(str(error))}).")
        return None
    if is_too_much(audit):
        reasons.append(TOO_MUCH_WORK)
    elif audit.schema != SCHEMA or not is_record_of(attached.record, audit):
        reasons.append("The attached record is not written as Fieldcheck writes records.")
    return audit


def _claimed(signature: EmbeddedPdfSignature) -> datetime | None:
    moment: datetime | None = signature.self_reported_timestamp
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
