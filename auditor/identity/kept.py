"""What lies in the identity folder, read without any passphrase or PIN: certificates, and where their keys are."""

from dataclasses import dataclass, replace
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import IdentityError
from auditor.identity.authority import chain_of, identity_of, self_issued
from auditor.identity.files import ROOT_ENDING, TOKEN_ENDING, read_capped
from auditor.identity.pkcs12 import MAX_P12_BYTES
from auditor.identity.token import TokenKey
from auditor.model.codec import from_plain
from auditor.model.identity import Identity, IdentityKind
from auditor.model.plain import ShapeError, parse_json

MAX_IDENTITIES = 1000
# A path, a label, a serial number and a key id.
MAX_TOKEN_FILE = 1 << 14


@dataclass(frozen=True, slots=True)
class Kept:
    """One identity in the folder: its public part, and where its private part lies. key: on a token; None: a file."""

    identity: Identity
    stem: str
    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    key: TokenKey | None

    @property
    def root(self) -> x509.Certificate | None:
        """The root that vouches for it, if it is at hand."""
        return root_of(self.issuers)


def read_kept(folder: Path) -> tuple[Kept, ...]:
    """Every identity of the folder, by name. Raises IdentityError for a damaged file."""
    paths = sorted(folder.glob("*.pem"))[: 2 * MAX_IDENTITIES]
    kept = (_read(path) for path in paths if _has_key(path))
    return tuple(sorted((one for one in kept if one is not None), key=lambda one: one.identity.name))


def read_certificates(data: bytes, where: str) -> tuple[x509.Certificate, ...]:
    """Certificates from PEM or DER bytes of a file called `where`. Raises IdentityError."""
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise IdentityError(
            f"The certificate file {where} was not read", "it holds no certificate, or it is damaged", "Fetch it again"
        ) from error


def certificates_in(path: Path) -> tuple[x509.Certificate, ...]:
    """The certificates of a file that the operator names. Raises IdentityError, OutputError."""
    return read_certificates(read_capped(path, MAX_P12_BYTES), str(path))


def read_root(path: Path) -> tuple[bytes, ...]:
    """The certificates of a root file that the operator names, DER. Raises IdentityError, OutputError."""
    return tuple(certificate.public_bytes(Encoding.DER) for certificate in certificates_in(path))


def root_of(issuers: tuple[x509.Certificate, ...]) -> x509.Certificate | None:
    """The root at the end of a chain, if the chain reaches it."""
    return issuers[-1] if issuers and self_issued(issuers[-1]) else None


def pem_of(certificates: tuple[x509.Certificate, ...]) -> bytes:
    """Certificates as one PEM file."""
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def on_token(identity: Identity, key: TokenKey) -> Identity:
    """The identity, with its key on a token."""
    return replace(identity, kind=IdentityKind.TOKEN, token=key.label)


def _has_key(path: Path) -> bool:
    return path.with_suffix(".p12").exists() or path.with_suffix(TOKEN_ENDING).exists()


def _read(path: Path) -> Kept | None:
    """The identity of a certificate file, or None for a root's own file."""
    first, *others = certificates_in(path)
    if self_issued(first) and path.stem.endswith(ROOT_ENDING):
        return None
    issuers = chain_of(first, tuple(others))
    identity, key = identity_of(first, root_of(issuers)), _token_key(path.with_suffix(TOKEN_ENDING))
    return Kept(identity if key is None else on_token(identity, key), path.stem, first, issuers, key)


def _token_key(path: Path) -> TokenKey | None:
    """Where the key lies, if it lies on a token."""
    if not path.exists():
        return None
    try:
        key = from_plain(TokenKey, parse_json(read_capped(path, MAX_TOKEN_FILE)))
        bytes.fromhex(key.key_id)
    except (ShapeError, ValueError) as error:
        raise IdentityError(
            f"The file {path} was not read", "it does not say where a key lies", "Take the token into use again"
        ) from error
    return key
