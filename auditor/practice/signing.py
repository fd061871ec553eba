"""APK signatures that hold: JAR (v1), and the signing block's schemes v2 and v3 with proof of rotation.

Layouts: source.android.com, APK signature schemes v2 and v3; com.android.apksig.
"""

import base64
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from asn1crypto import algos, cms, x509

from auditor.practice.content import MIB, Content, zeros_sha256
from auditor.practice.signers import Signer
from auditor.practice.zipping import Packed, Zip

ECDSA_SHA256 = 0x0201
V2_BLOCK, V3_BLOCK, ROTATION = 0x7109871A, 0xF05368C0, 0x3BA06F8C
MAGIC = b"APK Sig Block 42"
SINCE_V3, ANY_SDK = 28, 0x7FFFFFFF
CAPABILITIES = 0x17
"""What an old certificate is still good for (SigningCertificateLineage: everything but rolling back)."""


@dataclass(frozen=True, slots=True)
class Signing:
    """How an app is signed: by which schemes ("v1", "v2", "v3"), by whom, and by whom before a rotation."""

    schemes: tuple[str, ...]
    signer: Signer
    before: Signer | None = None

    @property
    def first(self) -> Signer:
        """The signer for Androids that know no rotation."""
        return self.before or self.signer


def signed(zipped: Zip, signing: Signing) -> Content:
    """The zip with its signing block before the directory; as it is if neither v2 nor v3 is wanted."""
    pairs = []
    if "v2" in signing.schemes or "v3" in signing.schemes:
        digest = _content_digest(zipped)
        pairs += [(V2_BLOCK, _v2(digest, signing.first))] if "v2" in signing.schemes else []
        pairs += [(V3_BLOCK, _v3(digest, signing))] if "v3" in signing.schemes else []
    block = _block(pairs) if pairs else b""
    return Content(zipped.head, zipped.zeros, block + zipped.directory + zipped.end(zipped.start + len(block)))


def _content_digest(zipped: Zip) -> bytes:
    """Digest of the digests of 1 MiB chunks of entries, directory and end record (its offset still unmoved)."""
    entries = Content(zipped.head, zipped.zeros)
    end = zipped.end(zipped.start)
    digests = [*_chunk_digests(entries), *_chunk_digests(Content(zipped.directory)), *_chunk_digests(Content(end))]
    return hashlib.sha256(b"\x5a" + struct.pack("<I", len(digests)) + b"".join(digests)).digest()


def _chunk_digests(content: Content) -> Iterator[bytes]:
    for start in range(0, content.size, MIB):
        length = min(MIB, content.size - start)
        zeros = start >= len(content.head)
        yield _zeros_digest(length) if zeros else _chunk_digest(content.read(start, length))


@lru_cache(maxsize=64)
def _zeros_digest(length: int) -> bytes:
    return _chunk_digest(bytes(length))


def _chunk_digest(chunk: bytes) -> bytes:
    return hashlib.sha256(b"\xa5" + struct.pack("<I", len(chunk)) + chunk).digest()


def _counted(*pieces: bytes) -> bytes:
    joined = b"".join(pieces)
    return struct.pack("<I", len(joined)) + joined


def _v2(digest: bytes, signer: Signer) -> bytes:
    data = _data(digest, signer) + _counted()
    return _counted(_counted(_counted(data) + _signatures(data, signer) + _counted(signer.public)))


def _v3(digest: bytes, signing: Signing) -> bytes:
    sdks = struct.pack("<II", SINCE_V3, ANY_SDK)
    rotated = (
        _counted(struct.pack("<I", ROTATION) + _lineage(signing.before, signing.signer)) if signing.before else b""
    )
    data = _data(digest, signing.signer) + sdks + _counted(rotated)
    signatures = _signatures(data, signing.signer)
    return _counted(_counted(_counted(data) + sdks + signatures + _counted(signing.signer.public)))


def _data(digest: bytes, signer: Signer) -> bytes:
    algorithm = struct.pack("<I", ECDSA_SHA256)
    return _counted(_counted(algorithm, _counted(digest))) + _counted(_counted(signer.certificate))


def _signatures(data: bytes, signer: Signer) -> bytes:
    return _counted(_counted(struct.pack("<I", ECDSA_SHA256), _counted(signer.sign(data))))


def _lineage(before: Signer, now: Signer) -> bytes:
    """Version, then each certificate with its predecessor's signature over it."""
    first = _counted(before.certificate) + struct.pack("<I", 0)
    second = _counted(now.certificate) + struct.pack("<I", ECDSA_SHA256)
    marks = struct.pack("<II", CAPABILITIES, ECDSA_SHA256), struct.pack("<II", CAPABILITIES, 0)
    return (
        struct.pack("<I", 1)
        + _counted(_counted(first) + marks[0] + _counted())
        + _counted(_counted(second) + marks[1] + _counted(before.sign(second)))
    )


def _block(pairs: list[tuple[int, bytes]]) -> bytes:
    body = b"".join(struct.pack("<QI", 4 + len(value), key) + value for key, value in pairs)
    size = struct.pack("<Q", len(body) + 8 + len(MAGIC))
    return size + body + size + MAGIC


def jar_files(entries: list[Packed], signing: Signing) -> list[Packed]:
    """The three files of a v1 signature over these entries."""
    manifest = b"Manifest-Version: 1.0\r\nCreated-By: practice\r\n\r\n"
    sections = {entry.name: _section(entry.name, _entry_digest(entry)) for entry in entries}
    whole = manifest + b"".join(sections.values())
    newer = [scheme[1:] for scheme in signing.schemes if scheme != "v1"]
    said = f"X-Android-APK-Signed: {', '.join(newer)}\r\n".encode() if newer else b""
    digest = base64.b64encode(hashlib.sha256(whole).digest())
    words = b"Signature-Version: 1.0\r\nCreated-By: practice\r\nSHA-256-Digest-Manifest: " + digest + b"\r\n" + said
    words += b"\r\n"
    words += b"".join(_section(name, hashlib.sha256(section).digest()) for name, section in sections.items())
    return [
        Packed("META-INF/MANIFEST.MF", whole, deflated=True),
        Packed("META-INF/CERT.SF", words, deflated=True),
        Packed("META-INF/CERT.EC", _pkcs7(words, signing.first), deflated=True),
    ]


def _entry_digest(entry: Packed) -> bytes:
    return zeros_sha256(entry.zeros) if entry.zeros else hashlib.sha256(entry.data).digest()


def _section(name: str, digest: bytes) -> bytes:
    """Lines of at most 70 bytes, continued behind a blank (JAR file specification)."""
    line = f"Name: {name}".encode("utf-8", "replace")
    pieces = [line[:70], *(b" " + line[at : at + 69] for at in range(70, len(line), 69))]
    return b"\r\n".join(pieces) + b"\r\nSHA-256-Digest: " + base64.b64encode(digest) + b"\r\n\r\n"


def _pkcs7(words: bytes, signer: Signer) -> bytes:
    certificate = x509.Certificate.load(signer.certificate)
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256"})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                name="issuer_and_serial_number",
                value=cms.IssuerAndSerialNumber(
                    {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                ),
            ),
            "digest_algorithm": sha256,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": signer.sign(words),
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [info],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())
