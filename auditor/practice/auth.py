"""RSA AUTH, device side: read the adb host's public key, check its signature over our token, and the "Allow" dialog."""

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass
from enum import Enum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA1

TOKEN_SIZE = 20
"""TOKEN_SIZE in AOSP's adb: the host signs these bytes as if they were a SHA-1 digest."""
MODULUS_SIZE = 256
KEY_SIZE = 4 + 4 + MODULUS_SIZE + MODULUS_SIZE + 4
"""ANDROID_PUBKEY_ENCODED_SIZE for RSA-2048: length in words, n0inv, modulus, R squared, exponent."""
AUTH_TOKEN, AUTH_SIGNATURE, AUTH_PUBLIC_KEY = 1, 2, 3


class Consent(Enum):
    """What the person holding the phone does when the "Allow USB debugging?" dialog appears."""

    ACCEPT = "accept"
    LATER = "later"
    REFUSE = "refuse"


class BadKeyError(ValueError):
    """The host's public key cannot be read."""


@dataclass(frozen=True, slots=True)
class HostKey:
    """One workstation's key. fingerprint: MD5 of the encoded key in colon form, as Android's dialog shows it."""

    key: RSAPublicKey
    comment: str
    fingerprint: str

    def has_signed(self, token: bytes, signature: bytes) -> bool:
        """Whether the signature over the token was made with this key."""
        try:
            self.key.verify(signature, token, PKCS1v15(), Prehashed(SHA1()))  # noqa: S303 - the protocol's own choice
        except InvalidSignature:
            return False
        return True


def read_host_key(payload: bytes) -> HostKey:
    """Read an AUTH RSAPUBLICKEY payload: base64 of Android's key structure, space, comment, NUL. Raises BadKeyError."""
    encoded, _, comment = payload.rstrip(b"\0").partition(b" ")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise BadKeyError(f"not base64: {error}") from error
    if len(raw) != KEY_SIZE:
        raise BadKeyError(f"{len(raw)} bytes instead of {KEY_SIZE}")
    words, _n0inv = struct.unpack_from("<II", raw)
    if words * 4 != MODULUS_SIZE:
        raise BadKeyError(f"a modulus of {words} words")
    modulus = int.from_bytes(raw[8 : 8 + MODULUS_SIZE], "little")
    (exponent,) = struct.unpack_from("<I", raw, KEY_SIZE - 4)
    try:
        key = RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as error:
        raise BadKeyError(str(error)) from error
    digest = hashlib.md5(raw, usedforsecurity=False).hexdigest().upper()
    pairs = ":".join(digest[i : i + 2] for i in range(0, len(digest), 2))
    return HostKey(key, comment.decode("utf-8", "replace"), pairs)
