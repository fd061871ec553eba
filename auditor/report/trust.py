"""Whose word counts: roots, revocation lists, time-stamps, and what they say of a signer. Nothing is ever fetched."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import crl as asn1_crl
from asn1crypto import pem as asn1_pem
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import NO_CHANGES_DIFF_POLICY
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, StandardCMSSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import AuthorityWithCert

from auditor.errors import ReportError
from auditor.model.identity import PRACTICE_MARK
from auditor.model.verification import Revocation
from auditor.report.envelope import MAX_LIST_BYTES, MAX_LISTS, RefusedError, inflated

UNKNOWN_SIGNER = (AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND,)
EXPIRED = (AdESIndeterminate.OUT_OF_BOUNDS_NO_POE, AdESIndeterminate.EXPIRED)
NOT_FOR_DOCUMENTS = "The signer’s certificate is not meant for signing documents."
REVOKED = "The signer’s certificate was revoked."
TRUST_REASONS = {
    AdESFailure.REVOKED: REVOKED,
    AdESIndeterminate.REVOKED_NO_POE: REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: "The certificate of the signer’s authority was revoked.",
    AdESIndeterminate.TRY_LATER: "Revocation could not be checked: no current revocation list of the signer’s "
    "authority was given.",
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: NOT_FOR_DOCUMENTS,
}


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose word counts.

    roots, practice_roots, time_roots: certificates, DER: they vouch for signers, for practisers, for time-stamp
    servers (roots do that too). crls: revocation lists that the checker was given. now: the present time.
    """

    roots: tuple[bytes, ...]
    practice_roots: tuple[bytes, ...]
    time_roots: tuple[bytes, ...]
    crls: tuple[asn1_crl.CertificateList, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time-stamp of a signature, if it carries one. time, server: only of a server that is vouched for."""

    present: bool
    intact: bool
    time: datetime | None
    server: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the libraries say of a signature, when it is known to have been made, and how revocation was checked.

    expired_since: the certificate's time has run out, and a time-stamp shows that it had not when it signed.
    """

    status: PdfSignatureStatus
    stamp: Stamp
    revocation: Revocation
    carried: tuple[asn1_crl.CertificateList, ...]
    expired_since: bool


def trust_of(
    roots: tuple[bytes, ...], practice_roots: tuple[bytes, ...], time_roots: tuple[bytes, ...],
    crls: tuple[bytes, ...], now: datetime,
) -> Trust:  # fmt: skip
    """Read what is trusted. roots: DER; crls: DER or PEM. Raises ReportError for one that cannot be read."""
    return Trust(
        roots=tuple(_root(root) for root in roots),
        practice_roots=tuple(_root(root) for root in practice_roots),
        time_roots=tuple(_root(root) for root in time_roots),
        crls=tuple(read_revocation_list(one) for one in crls),
        now=now,
    )


def judge(signature: EmbeddedPdfSignature, reader: PdfFileReader, trust: Trust) -> Judgement:
    """Judge a signature now; if its certificate has expired, at the time that a trusted time-stamp shows."""
    carried = _carried(reader)
    status = _status(signature, trust, trust.crls, trust.now)
    stamp = _stamp(status)
    expired = status.trust_problem_indic in EXPIRED and stamp.time is not None
    if expired and stamp.time is not None:
        status = _status(signature, trust, (*trust.crls, *carried), stamp.time)
    if trust.crls:
        checked = Revocation.CHECKED if status.trusted else Revocation.NOT_CHECKED
    else:
        checked, status = _by_carried(signature, trust, carried, status, stamp)
    return Judgement(status, stamp, checked, carried, expired and bool(status.trusted))


def _by_carried(
    signature: EmbeddedPdfSignature, trust: Trust, carried: tuple[asn1_crl.CertificateList, ...],
    status: PdfSignatureStatus, stamp: Stamp,
) -> tuple[Revocation, PdfSignatureStatus]:  # fmt: skip
    """What the revocation list inside the report says of the time of signing; a revoked signer is not trusted."""
    moment = stamp.time or signature.self_reported_timestamp
    if not carried or not status.trusted or moment is None:
        return Revocation.NOT_CHECKED, status
    then = _status(signature, trust, carried, min(moment, trust.now))
    if then.trusted:
        return Revocation.WHEN_SIGNED, status
    problem = then.trust_problem_indic
    revoked = problem is not None and TRUST_REASONS.get(problem) == REVOKED
    return Revocation.NOT_CHECKED, then if revoked else status


def trust_reasons(status: StandardCMSSignatureStatus, holder: asn1_x509.Certificate, moment: datetime) -> list[str]:
    """Why a known authority does not vouch for the signer; nothing for an unknown signer, which is another answer."""
    problem = status.trust_problem_indic
    if problem in UNKNOWN_SIGNER:
        return []
    if status.trusted:
        return _holder_reasons(holder, moment)
    if problem in TRUST_REASONS:
        return [TRUST_REASONS[problem]]
    if problem in EXPIRED:
        return [_not_now(holder)]
    return ["The signer’s certificate cannot be relied upon."]


def root_of(status: StandardCMSSignatureStatus) -> bytes | None:
    """The given root at the end of the signer's chain, if there is one."""
    if not status.trusted or status.validation_path is None:
        return None
    authority = status.validation_path.trust_anchor.authority
    if not isinstance(authority, AuthorityWithCert):
        raise RefusedError("The signer’s authority is not known by a certificate.")
    der: bytes = authority.certificate.dump()
    return der


def fingerprint(certificate: bytes | None) -> str | None:
    """SHA-256 of a certificate, 64 hex."""
    return None if certificate is None else hashlib.sha256(certificate).hexdigest()


def is_practice(holder: asn1_x509.Certificate, root: bytes | None, trust: Trust) -> bool:
    """Whether the signer is a practice identity: by its root, or by the words in its own name."""
    names = [*holder.subject.native.values(), *holder.issuer.native.values()]
    return root in trust.practice_roots or any(PRACTICE_MARK in str(name) for name in names)


def context_of(trust: Trust, crls: Sequence[asn1_crl.CertificateList], moment: datetime) -> ValidationContext:
    """The certificate library's view of what is trusted at a moment; revocation lists that are given must suffice."""
    return ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(root) for root in trust.roots + trust.practice_roots],
        allow_fetching=False,
        crls=list(crls),
        revocation_mode="require" if crls else "soft-fail",
        moment=moment,
    )


def read_revocation_list(data: bytes) -> asn1_crl.CertificateList:
    """A revocation list, DER or PEM. Raises ReportError."""
    try:
        der = asn1_pem.unarmor(data)[2] if asn1_pem.detect(data) else data
        parsed = asn1_crl.CertificateList.load(der, strict=True)
        _ = parsed["tbs_cert_list"]["this_update"].native  # read now, to fail here
    except (ValueError, TypeError, KeyError) as error:
        raise _input("revocation list") from error
    return parsed


def _status(
    signature: EmbeddedPdfSignature, trust: Trust, crls: Sequence[asn1_crl.CertificateList], moment: datetime
) -> PdfSignatureStatus:
    servers = [asn1_x509.Certificate.load(root) for root in trust.roots + trust.time_roots]
    clocks = ValidationContext(trust_roots=servers, allow_fetching=False, moment=trust.now)
    return validate_pdf_signature(
        signature, context_of(trust, crls, moment), ts_validation_context=clocks, diff_policy=NO_CHANGES_DIFF_POLICY
    )


def _stamp(status: PdfSignatureStatus) -> Stamp:
    found = status.timestamp_validity
    if found is None:
        return Stamp(present=False, intact=True, time=None, server=None)
    intact = bool(found.valid and found.intact)
    if not (intact and found.trusted):
        return Stamp(present=True, intact=intact, time=None, server=None)
    return Stamp(True, True, found.timestamp.astimezone(UTC), found.signing_cert.subject.human_friendly)


def _carried(reader: PdfFileReader) -> tuple[asn1_crl.CertificateList, ...]:
    """The revocation lists inside the report. Raises RefusedError if they are more than a report can carry."""
    if "/DSS" not in reader.root:
        return ()
    streams = reader.root["/DSS"].get("/CRLs", ())
    if len(streams) > MAX_LISTS:
        raise RefusedError("The report carries more revocation lists than a report can.")
    lists = (inflated(stream.get_object(), MAX_LIST_BYTES) for stream in streams)
    return tuple(asn1_crl.CertificateList.load(one, strict=True) for one in lists)


def _holder_reasons(holder: asn1_x509.Certificate, moment: datetime) -> list[str]:
    """What the library does not ask of a certificate that was itself given as a root."""
    usage = holder.key_usage_value
    reasons = [] if usage and "non_repudiation" in usage.native else [NOT_FOR_DOCUMENTS]
    if not holder.not_valid_before <= moment <= holder.not_valid_after:
        reasons.append(_not_now(holder))
    return reasons


def _not_now(holder: asn1_x509.Certificate) -> str:
    first, last = holder.not_valid_before, holder.not_valid_after
    return f"The signer’s certificate is not valid now (valid from {first:%Y-%m-%d} to {last:%Y-%m-%d})."


def _root(root: bytes) -> bytes:
    try:
        certificate = asn1_x509.Certificate.load(root, strict=True)
        _ = certificate.public_key.bit_size, certificate.subject.human_friendly  # read now, to fail here
    except (ValueError, TypeError, KeyError) as error:
        raise _input("root certificate") from error
    return root


def _input(what: str) -> ReportError:
    return ReportError(f"A {what} was not read", "the file holds none, or it is damaged", f"Fetch the {what} again")
