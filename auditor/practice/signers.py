"""Invented vendors' keys and certificates: the same for the same name every time. They are no secret."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

BEGIN, END = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2050, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Signer:
    """A vendor's key and certificate (DER)."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the certificate, 64 hex."""
        return hashlib.sha256(self.certificate).hexdigest()

    @property
    def public(self) -> bytes:
        """The public key, DER."""
        return self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, data: bytes) -> bytes:
        """ECDSA with SHA-256, the same bytes for the same data."""
        return self.key.sign(data, ec.ECDSA(SHA256(), deterministic_signing=True))


@lru_cache(maxsize=512)
def signer_of(vendor: str) -> Signer:
    """The vendor's signer. The key is no secret; it protects nothing."""
    seed = hashlib.sha256(f"practice vendor {vendor}".encode("utf-8", "replace")).digest()
    key = ec.derive_private_key(int.from_bytes(seed) >> 8 | 1, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"Practice vendor {vendor}"[:64])])
    builder = x509.CertificateBuilder(name, name, key.public_key(), int.from_bytes(seed[:8]) | 1, BEGIN, END)
    return Signer(key, builder.sign(key, SHA256(), ecdsa_deterministic=True).public_bytes(Encoding.DER))
