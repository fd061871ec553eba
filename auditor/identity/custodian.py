"""The custodian's side: the organisation's root, certificates for requests, and revocation lists. All by files."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import IdentityError, OutputError
from auditor.files import write_new, write_whole
from auditor.identity.authority import (
    CLOCK_ALLOWANCE,
    Holder,
    PublicKey,
    auditor_name,
    certify,
    common_name_of,
    identity_of,
    make_root,
    organisation_of,
    self_issued,
)
from auditor.identity.files import read_capped
from auditor.identity.kept import certificates_in, pem_of
from auditor.identity.pkcs12 import MAX_P12_BYTES, is_strong, open_p12, write_p12
from auditor.identity.request import MAX_REQUEST_BYTES, key_fingerprint, read_request
from auditor.identity.store import check_strength
from auditor.model.identity import IssuedCertificate, NewRoot, RevocationList

# A list is carried by hand; a month is what a site can be asked for.
LIST_DAYS = 31
MAX_LIST_BYTES = 16 << 20
ROOT_REMARK = (
    "Keep the key file on removable media under lock: whoever holds it and its passphrase can make auditors. "
    "Give the certificate file to those who will check reports, and read them its fingerprint."
)


def new_root(organisation: str, out: Path, passphrase: str, now: datetime) -> NewRoot:
    """Make an organisation's root: its key under the passphrase in `out`, its certificate beside it as .pem.

    Raises IdentityError, OutputError.
    """
    check_strength(passphrase)
    root = make_root(organisation, now)
    public = out.with_suffix(".pem")
    if public == out:
        why = "the key and its certificate would have one name"
        raise IdentityError("No root was made", why, "Name the key file with another ending, such as root.p12")
    write_new(public, pem_of((root.certificate,)))
    try:
        write_new(out, write_p12(root, (), passphrase))
    except OutputError:
        public.unlink(missing_ok=True)
        raise
    digest = root.certificate.fingerprint(hashes.SHA256()).hex()
    return NewRoot(organisation, str(out), str(public), digest, ROOT_REMARK)


def open_root(path: Path, passphrase: str, now: datetime) -> Holder:
    """A root with its key. Raises IdentityError, WrongPassphraseError, OutputError."""
    opened = open_p12(read_capped(path, MAX_P12_BYTES), passphrase)
    certificate = opened.holder
    if not self_issued(certificate) or not _may_issue(certificate):
        raise _not_a_root(path, "it holds no root: its certificate may not issue others")
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise _not_a_root(path, f"its certificate is valid only to {certificate.not_valid_after_utc:%Y-%m-%d}")
    return Holder(opened.key, certificate)


def issue(request: Path, root: Holder, out: Path, now: datetime) -> IssuedCertificate:
    """Write the certificate for a request, with the root's, to `out`. Raises IdentityError, OutputError."""
    asked = read_request(read_capped(request, MAX_REQUEST_BYTES), str(request))
    public = _checked_key(asked)
    certificate = certify(root, public, _checked_name(asked, root), now)
    write_new(out, pem_of((certificate, root.certificate)))
    return IssuedCertificate(identity_of(certificate, root.certificate), str(out), key_fingerprint(public))


@dataclass(frozen=True, slots=True)
class ListOrder:
    """Which revocation list is wanted: the file, kept up to date; whose certificates it adds; how long it holds."""

    path: Path
    revoked: tuple[Path, ...]
    days: int = LIST_DAYS


def write_list(order: ListOrder, root: Holder, now: datetime) -> RevocationList:
    """Write the root's revocation list anew, with what the file already lists. Raises IdentityError, OutputError."""
    before = _list_before(order.path, root)
    listed = {} if before is None else {one.serial_number: one for one in before}
    for path in order.revoked:
        certificate = certificates_in(path)[0]
        _check_issued(certificate, root, path)
        listed.setdefault(certificate.serial_number, _entry(certificate.serial_number, now))
    number = 1 if before is None else _number(before) + 1
    until = now + timedelta(days=order.days)
    made = _signed_list(root, tuple(listed.values()), number, now, until)
    write_whole(order.path, made.public_bytes(Encoding.PEM))
    organisation = organisation_of(root.certificate.subject) or ""
    return RevocationList(str(order.path), organisation, number, len(listed), now, until)


# ------------------------------------------------------------ requests
def _checked_key(asked: x509.CertificateSigningRequest) -> PublicKey:
    public = asked.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey | rsa.RSAPublicKey) or not is_strong(public):
        raise IdentityError("No certificate was issued", "the key of the request is too weak", "Make a new request")
    return public


def _checked_name(asked: x509.CertificateSigningRequest, root: Holder) -> x509.Name:
    """The name that was asked for, in the form that our certificates have; a root vouches for its own organisation."""
    organisation, name = organisation_of(asked.subject), common_name_of(asked.subject)
    own = organisation_of(root.certificate.subject)
    if organisation != own:
        raise IdentityError(
            "No certificate was issued",
            f"the request is for {organisation or ''!r}, and the root is that of {own or ''!r}",
            "Ask for a request that names the root’s organisation exactly",
        )
    return auditor_name(organisation or "", name or "")


# ------------------------------------------------------------ revocation lists
def _list_before(path: Path, root: Holder) -> x509.CertificateRevocationList | None:
    """The list that is there already, which must be this root's own."""
    if not path.exists():
        return None
    data = read_capped(path, MAX_LIST_BYTES)
    try:
        found = x509.load_pem_x509_crl(data) if b"-----BEGIN" in data else x509.load_der_x509_crl(data)
        genuine = found.is_signature_valid(root.key.public_key())
    except (ValueError, TypeError, InvalidSignature):
        genuine = False
    if not genuine:
        why = "the file is there already and is no revocation list of this root"
        raise IdentityError(f"The revocation list {path} was not written", why, "Name another file")
    return found


def _check_issued(certificate: x509.Certificate, root: Holder, path: Path) -> None:
    try:
        certificate.verify_directly_issued_by(root.certificate)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise IdentityError(
            "Nothing was revoked", f"the certificate in {path} was not issued by this root", "Name the right root key"
        ) from error


def _entry(serial: int, now: datetime) -> x509.RevokedCertificate:
    return x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now).build()


def _number(before: x509.CertificateRevocationList) -> int:
    try:
        return before.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    except x509.ExtensionNotFound:
        return 0


def _signed_list(
    root: Holder, listed: tuple[x509.RevokedCertificate, ...], number: int, now: datetime, until: datetime
) -> x509.CertificateRevocationList:
    identifier = root.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.certificate.subject)
        .last_update(now.astimezone(UTC) - CLOCK_ALLOWANCE)
        .next_update(until)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
    )
    for one in listed:
        builder = builder.add_revoked_certificate(one)
    return builder.sign(root.key, hashes.SHA256())


def _may_issue(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _not_a_root(path: Path, why: str) -> IdentityError:
    return IdentityError(f"The root key {path} cannot be used", why, "Name the key file of the organisation’s root")
