"""The certificates that an APK's signing block claims: schemes v2, v3, v3.1 and the proof of rotation. Pure.

Nothing is verified: Android did that when it installed the file. Layouts: source.android.com, APK signature schemes v2
and v3; com.android.apksig, ApkSigningBlockUtils and V3SigningCertificateLineage.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.android.apk.ranges import BadApkError, FileView, TooLargeError, unpack

MAGIC = b"APK Sig Block 42"
FOOT = 24
"""Size (8 bytes) and magic (16) at the block's end."""
V2, V3, V31 = 0x7109871A, 0xF05368C0, 0x1B93AD61
SCHEMES = ((V31, "v3.1"), (V3, "v3"), (V2, "v2"))
SINCE = {"v3.1": 33, "v3": 28, "v2": 24}
"""The API level from which Android looks at a scheme."""
ROTATION = 0x3BA06F8C
# Usual blocks have 4 to 24 KB; the store's own additions and lists of libraries make some hundreds.
MAX_BLOCK = 4 * 1024 * 1024
# apksig refuses more than ten signers; lineages are short, but nothing says how short.
MAX_ITEMS = 64


@dataclass(frozen=True, slots=True)
class Signature:
    """What one scheme claims. signers, past: certificates, DER; past ones oldest first."""

    scheme: str
    signers: tuple[bytes, ...]
    past: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """What the file claims about its signers. Digests are SHA-256, 64 hex."""

    schemes: tuple[str, ...]
    signers: tuple[str, ...]
    past_signers: tuple[str, ...]


def digest(certificate: bytes) -> str:
    """SHA-256 of a certificate (DER), 64 hex."""
    return hashlib.sha256(certificate).hexdigest()


def read_block(view: FileView, start: int) -> dict[int, bytes]:
    """The signing block before the central directory at start: values by id; empty if there is none."""
    if start < FOOT + 8:
        return {}
    foot = view.get(start - FOOT, FOOT)
    if foot[8:] != MAGIC:
        return {}
    (size,) = unpack("Q", foot, 0)
    if size > MAX_BLOCK:
        raise TooLargeError(f"its signing block has {size} bytes")
    if size < FOOT or size + 8 > start:
        raise BadApkError("its signing block does not fit")
    block = view.get(start - size - 8, size + 8)
    if unpack("Q", block, 0)[0] != size:
        raise BadApkError("its signing block names two sizes")
    return _pairs(block[8:-FOOT])


def _pairs(data: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        length, key = unpack("QI", data, at)
        if length < 4 or at + 8 + length > len(data) or key in found:  # noqa: PLR2004 - the id's own four bytes
            raise BadApkError("its signing block is broken")
        found[key] = data[at + 12 : at + 8 + length]
        at += 8 + length
    return found


def signature_of(blocks: dict[int, bytes], sdk: int | None) -> Signature | None:
    """The newest scheme that a phone of that API level looks at; None if the block has none."""
    for key, scheme in SCHEMES:
        if key in blocks and (sdk is None or sdk >= SINCE[scheme]):
            found = _read_v2(blocks[key]) if key == V2 else _read_v3(blocks[key], scheme, sdk)
            if found is not None:
                return found
    return None


def schemes_in(blocks: dict[int, bytes]) -> tuple[str, ...]:
    """The schemes of the block, oldest first."""
    return tuple(scheme for key, scheme in reversed(SCHEMES) if key in blocks)


def _read_v2(value: bytes) -> Signature:
    signers = tuple(_leaf(_counted(signer, 0)[0]) for signer in _items(_counted(value, 0)[0]))
    if not signers:
        raise BadApkError("its signature names no signer")
    return Signature("v2", signers, ())


def _read_v3(value: bytes, scheme: str, sdk: int | None) -> Signature | None:
    """A v3 block has one signer for each range of API levels; None if none is for this one."""
    for signer in _items(_counted(value, 0)[0]):
        signed, at = _counted(signer, 0)
        least, most = unpack("II", signer, at)
        if sdk is None or least <= sdk <= most:
            current = _leaf(signed)
            lineage = _lineage(signed)
            return Signature(scheme, (current,), tuple(each for each in lineage if each != current))
    return None


def _leaf(signed: bytes) -> bytes:
    """The signer's own certificate: the first one in its signed data."""
    _digests, at = _counted(signed, 0)
    for certificate in _items(_counted(signed, at)[0]):
        if certificate:
            return certificate
    raise BadApkError("its signature holds no certificate")


def _lineage(signed: bytes) -> tuple[bytes, ...]:
    """The certificates of the proof of rotation, oldest first; empty if there is none."""
    _digests, at = _counted(signed, 0)
    _certificates, at = _counted(signed, at)
    attributes, _at = _counted(signed, at + 8)
    for attribute in _items(attributes):
        if unpack("I", attribute, 0)[0] == ROTATION:
            return tuple(_counted(_counted(level, 0)[0], 0)[0] for level in _items(attribute[8:]))
    return ()


def _counted(data: bytes, at: int) -> tuple[bytes, int]:
    """A piece with its length before it, and where the next one begins."""
    (length,) = unpack("I", data, at)
    end = at + 4 + length
    if end > len(data):
        raise BadApkError("its signature is broken")
    return data[at + 4 : end], end


def _items(data: bytes) -> Iterator[bytes]:
    at = 0
    for _ in range(MAX_ITEMS):
        if at >= len(data):
            return
        item, at = _counted(data, at)
        yield item
    raise TooLargeError(f"its signature lists more than {MAX_ITEMS} things")
