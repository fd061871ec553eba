"""APK files for the practice apps: a zip with a manifest, truly signed (APK Signature Scheme v2) by an invented vendor.

Everything in them is derived from names, so that a vendor's certificate has the same digest on every run.
"""

import datetime as dt
import hashlib
import io
import struct
import zipfile
from dataclasses import dataclass
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from auditor.practice.axml import manifest
from auditor.practice.blueprint import App

ZIP_TIME = (2024, 2, 11, 9, 14, 26)
BEGIN, END = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2050, 1, 1, tzinfo=dt.UTC)
ECDSA_SHA256 = 0x0201
V2_BLOCK = 0x7109871A
MAGIC = b"APK Sig Block 42"
CHUNK = 1 << 20
END_RECORD = struct.Struct("<IHHHHIIH")
"""Zip's end of central directory without comment: 22 bytes."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A vendor's key and certificate (DER)."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the certificate, 64 hex."""
        return hashlib.sha256(self.certificate).hexdigest()


@lru_cache(maxsize=512)
def signer_of(vendor: str) -> Signer:
    """The vendor's signer: the same for the same name. The key is no secret; it protects nothing."""
    seed = hashlib.sha256(f"practice vendor {vendor}".encode("utf-8", "replace")).digest()
    key = ec.derive_private_key(int.from_bytes(seed) >> 8 | 1, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"Practice vendor {vendor}"[:64])])
    builder = x509.CertificateBuilder(name, name, key.public_key(), int.from_bytes(seed[:8]) | 1, BEGIN, END)
    return Signer(key, builder.sign(key, SHA256(), ecdsa_deterministic=True).public_bytes(Encoding.DER))


def build_apk(app: App, path: str) -> bytes:
    """The bytes of the APK at path; the same every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        sdk = (app.min_sdk, app.target_sdk)
        content = manifest(app.name, (app.version_code, app.version_name), sdk, app.label)
        archive.writestr(zipfile.ZipInfo("AndroidManifest.xml", ZIP_TIME), content)
        archive.writestr(
            zipfile.ZipInfo("assets/practice.txt", ZIP_TIME), f"{app.name}\n{path}\n".encode("utf-8", "replace")
        )
    return signed(buffer.getvalue(), signer_of(app.vendor))


def signed(archive: bytes, signer: Signer) -> bytes:
    """The zip with a v2 signing block before its central directory (source.android.com, APK Signature Scheme v2)."""
    end = END_RECORD.unpack_from(archive, len(archive) - END_RECORD.size)
    size, start = end[5], end[6]
    parts = archive[:start], archive[start : start + size], archive[start + size :]
    block = _block(_signer_block(_content_digest(parts), signer))
    moved = END_RECORD.pack(*end[:6], start + len(block), end[7])
    return parts[0] + block + parts[1] + moved


def _content_digest(parts: tuple[bytes, ...]) -> bytes:
    """Digest of the digests of 1 MiB chunks, over entries, central directory and end record (offset still unmoved)."""
    chunks = [part[start : start + CHUNK] for part in parts for start in range(0, len(part), CHUNK)]
    digests = [hashlib.sha256(b"\xa5" + struct.pack("<I", len(chunk)) + chunk).digest() for chunk in chunks]
    return hashlib.sha256(b"\x5a" + struct.pack("<I", len(digests)) + b"".join(digests)).digest()


def _counted(*pieces: bytes) -> bytes:
    joined = b"".join(pieces)
    return struct.pack("<I", len(joined)) + joined


def _signer_block(digest: bytes, signer: Signer) -> bytes:
    algorithm = struct.pack("<I", ECDSA_SHA256)
    data = _counted(_counted(algorithm, _counted(digest))) + _counted(_counted(signer.certificate)) + _counted()
    signature = signer.key.sign(data, ec.ECDSA(SHA256(), deterministic_signing=True))
    public = signer.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    whole = _counted(data) + _counted(_counted(algorithm, _counted(signature))) + _counted(public)
    return _counted(_counted(whole))


def _block(value: bytes) -> bytes:
    pair = struct.pack("<QI", 4 + len(value), V2_BLOCK) + value
    size = len(pair) + 8 + len(MAGIC)
    return struct.pack("<Q", size) + pair + struct.pack("<Q", size) + MAGIC
