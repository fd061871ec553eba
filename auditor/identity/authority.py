"""The organisation's own authority: a root certificate, and auditor certificates issued by it. Nothing is looked up.

The certificates carry no CRL or AIA addresses: readers such as Acrobat always check revocation of a certification
signature and would fail, or call out to a network, at an address that a secure site cannot reach.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from auditor.errors import IdentityError
from auditor.model.identity import PRACTICE_MARK, Identity

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # id-kp-documentSigning, RFC 9336
ROOT_YEARS = 10
AUDITOR_YEARS = 3
DAYS_PER_YEAR = 365
# ub-common-name and ub-organization-name, RFC 5280 appendix A.1; counted in UTF-8 bytes by the certificate library.
MAX_NAME = 64
# A workstation's clock may be a little behind another's; a certificate must not seem to come from the future.
CLOCK_ALLOWANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Holder:
    """A certificate with its private key."""

    key: PrivateKey
    certificate: x509.Certificate


def make_root(organisation: str, now: datetime, *, practice: bool = False) -> Holder:
    """Make an organisation root: EC P-384, ten years, no further authorities below it. Raises IdentityError."""
    key = ec.generate_private_key(ec.SECP384R1())
    subject = _name(organisation, _root_name(organisation), practice=practice)
    builder = (
        _builder(subject, subject, key.public_key(), now, ROOT_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    )
    return Holder(key, builder.sign(key, hashes.SHA384()))


def make_auditor(root: Holder, organisation: str, name: str, now: datetime, *, practice: bool = False) -> Holder:
    """Make an auditor's key, EC P-256, and certificate. Raises IdentityError."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = auditor_name(organisation, name, practice=practice)
    return Holder(key, certify(root, key.public_key(), subject, now))


def auditor_name(organisation: str, name: str, *, practice: bool = False) -> x509.Name:
    """The name that an auditor's certificate bears. Raises IdentityError for one that no certificate should bear."""
    return _name(organisation, name, practice=practice)


def certify(root: Holder, public: PublicKey, subject: x509.Name, now: datetime) -> x509.Certificate:
    """A certificate for an auditor's key: three years, for signing documents only."""
    issuer = root.certificate
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        _builder(subject, issuer.subject, public, now, AUDITOR_YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
        .sign(root.key, hashes.SHA256())
    )


def identity_of(certificate: x509.Certificate, root: x509.Certificate | None) -> Identity:
    """What a certificate says about its holder."""
    subject = readable(certificate.subject)
    return Identity(
        name=_first(certificate.subject, NameOID.COMMON_NAME) or subject,
        organisation=_first(certificate.subject, NameOID.ORGANIZATION_NAME) or "",
        subject=subject,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        root_fingerprint=root.fingerprint(hashes.SHA256()).hex() if root else None,
        practice=PRACTICE_MARK in subject,
    )


def readable(name: x509.Name) -> str:
    """A distinguished name for people: common name first."""
    return ", ".join(str(attribute.value) for attribute in reversed(list(name)))


def organisation_of(name: x509.Name) -> str | None:
    """The organisation in a name, if it says one."""
    return _first(name, NameOID.ORGANIZATION_NAME)


def common_name_of(name: x509.Name) -> str | None:
    """The person or thing that a name names."""
    return _first(name, NameOID.COMMON_NAME)


def self_issued(certificate: x509.Certificate) -> bool:
    """Whether the certificate names itself as its issuer, as roots do."""
    return certificate.subject == certificate.issuer


def chain_of(certificate: x509.Certificate, others: tuple[x509.Certificate, ...]) -> tuple[x509.Certificate, ...]:
    """The issuers among `others`, nearest first, as far as they reach."""
    chain: list[x509.Certificate] = []
    current, left = certificate, list(others)
    while not self_issued(current):
        issuer = next((other for other in left if other.subject == current.issuer), None)
        if issuer is None:
            break
        left.remove(issuer)
        chain.append(issuer)
        current = issuer
    return tuple(chain)


def _root_name(organisation: str) -> str:
    """The organisation's name, shortened where the certificate's limit asks for it."""
    ending = " Root"
    return organisation.encode("utf-8", "replace")[: MAX_NAME - len(ending)].decode(errors="ignore") + ending


def _builder(
    subject: x509.Name, issuer: x509.Name, key: PublicKey, now: datetime, years: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_ALLOWANCE)
        .not_valid_after(now + timedelta(days=years * DAYS_PER_YEAR))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(organisation: str, common_name: str, *, practice: bool) -> x509.Name:
    for what, value in (("organisation", organisation), ("name", common_name)):
        _check_name(what, value)
    attributes = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)]
    if practice:
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, PRACTICE_MARK))
    return x509.Name([*attributes, x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _check_name(what: str, value: str) -> None:
    """Refuse what no certificate can hold or no reader could tell apart from another name."""
    why = None
    if not value.strip() or value != value.strip():
        why = "it is empty, or begins or ends with a blank"
    elif any(unicodedata.category(char)[0] == "C" for char in value):
        why = "it contains a character that cannot be seen"
    elif len(value.encode()) > MAX_NAME:
        why = f"it is too long; a certificate holds {MAX_NAME} plain letters, and fewer of other scripts"
    elif PRACTICE_MARK in value:
        why = "these words mark practice identities"
    if why:
        raise IdentityError(f"No identity was made with this {what}", why, f"Give another {what}")


def _usage(
    *, digital_signature: bool = False, content_commitment: bool = False, key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:  # fmt: skip
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,  # called nonRepudiation until X.509 (2000)
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _first(name: x509.Name, oid: ObjectIdentifier) -> str | None:
    values = name.get_attributes_for_oid(oid)
    return str(values[0].value) if values else None
