"""PKCS#12 files: a private key with its certificates under a passphrase; writing, opening, and signing with them."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, PublicFormat, pkcs12

from auditor.errors import IdentityError, WrongPassphraseError
from auditor.identity.authority import Holder, PrivateKey, chain_of
from auditor.identity.rounds import with_rounds

# OWASP Password Storage Cheat Sheet (2023) for PBKDF2-HMAC-SHA256.
KDF_ROUNDS = 600_000
MAX_P12_BYTES = 1 << 20  # a key and a few certificates are under 20 kB; more is not an identity
MIN_RSA_BITS = 2048  # NIST SP 800-131A rev. 2, table 2
CURVES = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)


@dataclass(frozen=True, slots=True)
class P12Signer:
    """A private key in memory that signs (the Signer port). certificate and chain: DER, nearest issuer first."""

    key: PrivateKey
    holder: x509.Certificate
    issuers: tuple[x509.Certificate, ...]

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""
        return self.holder.public_bytes(Encoding.DER)

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Issuers up to the root, DER, nearest first."""
        return tuple(issuer.public_bytes(Encoding.DER) for issuer in self.issuers)

    def sign(self, data: bytes) -> bytes:
        """Sign SHA-256 of data: ECDSA (DER), or RSA PKCS#1 v1.5."""
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(data, ec.ECDSA(hashes.SHA256()))
        return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def write_p12(
    holder: Holder, issuers: tuple[x509.Certificate, ...], passphrase: str, rounds: int = KDF_ROUNDS
) -> bytes:
    """The PKCS#12 file of a holder: PBES2 with AES-256-CBC, PBKDF2 and HMAC SHA-256 (RFC 8018, RFC 7292)."""
    protection = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    weak = pkcs12.serialize_key_and_certificates(
        b"fieldcheck", holder.key, holder.certificate, list(issuers), protection
    )
    strong = with_rounds(weak, passphrase, rounds)
    if strong is None:
        raise RuntimeError("the library wrote a file of another form than it was asked for")
    return strong


def open_p12(data: bytes, passphrase: str) -> P12Signer:
    """Open a PKCS#12 file. Raises WrongPassphraseError, or IdentityError if the file is none or lacks a part."""
    _check_is_p12(data)
    try:
        store = pkcs12.load_pkcs12(with_rounds(data, passphrase, 1) or data, passphrase.encode())
    except ValueError as error:
        # The file has the structure of PKCS#12, so its integrity check failed: that check is keyed by the passphrase.
        raise WrongPassphraseError(
            "The identity was not opened", "the passphrase is wrong", "Type it again; it is never tried twice by itself"
        ) from error
    if store.key is None or store.cert is None:
        raise _unusable("the file holds no private key with its certificate")
    if not isinstance(store.key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise _unusable("its key is neither an elliptic-curve key nor an RSA key")
    certificate = store.cert.certificate
    others = tuple(other.certificate for other in store.additional_certs)
    return P12Signer(store.key, certificate, chain_of(certificate, others))


def check_usable(signer: P12Signer, now: datetime) -> None:
    """Refuse an identity whose signature our own verifier would not accept. Raises IdentityError."""
    if public_bytes(signer.key.public_key()) != public_bytes(signer.holder.public_key()):
        raise _unusable("its private key does not belong to its certificate")
    check_certificate(signer.holder, now)


def check_certificate(certificate: x509.Certificate, now: datetime) -> None:
    """Refuse a certificate that cannot vouch for a report now. Raises IdentityError."""
    why = problem_of(certificate, now)
    if why is not None:
        raise _unusable(why)


def problem_of(certificate: x509.Certificate, now: datetime) -> str | None:
    """Why a certificate cannot vouch for a report now, as a clause."""
    if now > certificate.not_valid_after_utc:
        return f"its certificate expired on {certificate.not_valid_after_utc:%Y-%m-%d}"
    if now < certificate.not_valid_before_utc:
        return f"its certificate is valid only from {certificate.not_valid_before_utc:%Y-%m-%d}"
    if not _may_sign(certificate):
        return "its certificate is not meant for signing documents (key usage nonRepudiation is missing)"
    if not is_strong(certificate.public_key()):
        return "its key is too weak, or of a kind or curve that is not in use for signing"
    return None


def is_strong(key: object) -> bool:
    """Whether a public key is of a kind and size that may sign reports."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= MIN_RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, CURVES)


def public_bytes(key: object) -> bytes:
    """A public key as certificates hold it (SubjectPublicKeyInfo, DER); nothing for a kind that is not in use."""
    if not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return b""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _check_is_p12(data: bytes) -> None:
    if len(data) > MAX_P12_BYTES:
        raise _unusable("the file is far too large to be a PKCS#12 file")
    try:
        version = asn1_pkcs12.Pfx.load(data, strict=True)["version"].native
    except (ValueError, TypeError, KeyError) as error:
        raise _unusable("the file is not a PKCS#12 file, or it is damaged") from error
    if version != "v3":
        raise _unusable("the file is of a PKCS#12 version that is not in use")


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return usage.content_commitment


def _unusable(why: str) -> IdentityError:
    return IdentityError("The identity cannot be used", why, "Import or create another identity")
