"""The auditor's side: a key made here, a request for its certificate, and the certificate that came back.

The private key never leaves this folder: the request holds the public key alone (PKCS#10, RFC 2986).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import IdentityError, OutputError
from auditor.files import write_new
from auditor.identity.authority import CLOCK_ALLOWANCE, Holder, auditor_name, chain_of, common_name_of
from auditor.identity.files import read_capped, stem_of
from auditor.identity.kept import certificates_in
from auditor.identity.pkcs12 import MAX_P12_BYTES, open_p12, public_bytes, write_p12
from auditor.identity.store import IdentityStore, check_strength
from auditor.model.identity import Identity, NewRequest
from auditor.paths import private_folder

REQUEST_ENDING = ".csr"
# A key that waits; not .p12, so that nothing takes it for an identity.
PENDING_ENDING = ".pending"
MAX_REQUEST_BYTES = 1 << 16  # a request is 1 kB
MAX_PENDING = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a certificate is asked for."""

    organisation: str
    name: str


class Requests:
    """Keys under one folder that wait for their certificate."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, person: Person, out: Path, passphrase: str, now: datetime) -> NewRequest:
        """Make a key, keep it under the passphrase, write the request to `out`. Raises IdentityError, OutputError."""
        check_strength(passphrase)
        subject, stem = auditor_name(person.organisation, person.name), stem_of(person.name)
        if (self._folder / f"{stem}{PENDING_ENDING}").exists():
            why = f"a key of {person.name} waits for its certificate already"
            raise IdentityError("No request was made", why, "Accept its certificate, or choose another name")
        key = ec.generate_private_key(ec.SECP256R1())
        request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
        pem = request.public_bytes(Encoding.PEM)
        # PKCS#12 guards the key as it guards identities; the format wants some certificate beside the key.
        waiting = write_p12(Holder(key, _placeholder(subject, key, now)), (), passphrase)
        private_folder(self._folder)
        write_new(self._folder / f"{stem}{PENDING_ENDING}", waiting)
        try:
            write_new(self._folder / f"{stem}{REQUEST_ENDING}", pem)
            write_new(out, pem)
        except OutputError:
            self._forget(stem)
            raise
        return NewRequest(person.name, person.organisation, str(out), key_fingerprint(key.public_key()))

    def waiting_for(self, path: Path) -> str:
        """The person whose key a certificate file is for. Raises IdentityError, OutputError."""
        request = self._match(certificates_in(path)[0], path)
        asked = read_request(read_capped(request, MAX_REQUEST_BYTES), str(request))
        return common_name_of(asked.subject) or request.stem

    def accept(self, path: Path, store: IdentityStore, passphrase: str, now: datetime) -> Identity:
        """Join a waiting key and the certificate that came for it, and keep them as an identity.

        Raises IdentityError, WrongPassphraseError, OutputError.
        """
        first, *others = certificates_in(path)
        stem = self._match(first, path).stem
        opened = open_p12(read_capped(self._folder / f"{stem}{PENDING_ENDING}", MAX_P12_BYTES), passphrase)
        chain = (first, *chain_of(first, tuple(others)))
        identity = store.take_certificate(opened.key, chain, passphrase, now)
        self._forget(stem)
        return identity

    def _match(self, certificate: x509.Certificate, path: Path) -> Path:
        wanted = public_bytes(certificate.public_key())
        for request in sorted(self._folder.glob(f"*{REQUEST_ENDING}"))[:MAX_PENDING]:
            asked = read_request(read_capped(request, MAX_REQUEST_BYTES), str(request))
            if public_bytes(asked.public_key()) == wanted:
                return request
        raise IdentityError(
            f"The certificate in {path} was not accepted",
            "no key of this data folder waits for it",
            "Accept it where its request was made",
        )

    def _forget(self, stem: str) -> None:
        for ending in (PENDING_ENDING, REQUEST_ENDING):
            (self._folder / f"{stem}{ending}").unlink(missing_ok=True)


def read_request(data: bytes, where: str) -> x509.CertificateSigningRequest:
    """A request whose maker holds its key: it signs itself. Raises IdentityError."""
    try:
        request = x509.load_pem_x509_csr(data) if b"-----BEGIN" in data else x509.load_der_x509_csr(data)
        genuine = request.is_signature_valid
    except ValueError:
        genuine = False
    if not genuine:
        raise IdentityError(
            f"The request {where} was not read", "it is no certificate request, or it is damaged", "Make it again"
        )
    return request


def key_fingerprint(key: object) -> str:
    """SHA-256 of a public key, 64 hex: what two people read to each other."""
    return hashlib.sha256(public_bytes(key)).hexdigest()


def _placeholder(subject: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    """A certificate that vouches for nothing and is never shown."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_ALLOWANCE)
        .not_valid_after(now)
        .sign(key, hashes.SHA256())
    )
