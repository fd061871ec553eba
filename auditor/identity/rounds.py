"""The rounds of key derivation of a PKCS#12 file are changed outside the library, so that other threads can work.

cryptography derives the keys of PKCS#12 while it holds the interpreter, a tenth of a second and more for each: a
window would halt for so long. Its PBKDF2 alone does not hold it. So a file that is to be read is put under one round
first, and one that the library wrote under one round is put under all; what a file may hold is the library's to judge.
"""

import hashlib
import hmac
import os
from typing import Any

from asn1crypto.cms import ContentInfo
from asn1crypto.core import OctetString
from asn1crypto.pkcs12 import AuthenticatedSafe, Pfx, SafeContents
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7

MAX_MAC_ROUNDS = 10_000  # OpenSSL and cryptography write 2,048; each is a round of Python here
SHA256, AES_BITS, SALT_BYTES = "sha256", 128, 16
_MAC_KEY = bytes([3])  # RFC 7292, appendix B.3
_BLOCK = 64  # SHA-256's, in bytes: v of appendix B.2


def with_rounds(data: bytes, passphrase: str, rounds: int) -> bytes | None:
    """The same file with keys from so many rounds of PBKDF2, under the same passphrase.

    None if the file is of another form (PBES2 with PBKDF2, HMAC SHA-256 and AES-CBC; a MAC with SHA-256), if it was
    altered, or if the passphrase is another: then the library says what is wrong with it.
    """
    try:
        return _changed(Pfx.load(data, strict=True), passphrase.encode(), rounds)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _changed(pfx: Any, passphrase: bytes, rounds: int) -> bytes | None:
    if not hmac.compare_digest(_mac(pfx, passphrase), pfx["mac_data"]["mac"]["digest"].native):
        return None
    parts = AuthenticatedSafe.load(pfx["auth_safe"]["content"].native)
    pfx["auth_safe"]["content"] = AuthenticatedSafe([_part(part, passphrase, rounds) for part in parts]).dump()
    pfx["mac_data"]["mac"]["digest"] = _mac(pfx, passphrase)
    return bytes(pfx.dump(force=True))


def _mac(pfx: Any, passphrase: bytes) -> bytes:
    """The MAC as the file should have it (RFC 7292, appendix B.2: one block of the key is enough for SHA-256)."""
    told = pfx["mac_data"]
    rounds, salt = told["iterations"].native, told["mac_salt"].native
    if told["mac"]["digest_algorithm"]["algorithm"].native != SHA256 or not 1 <= rounds <= MAX_MAC_ROUNDS:
        raise ValueError("a MAC of another form")
    secret = passphrase.decode().encode("utf-16-be") + b"\0\0"
    key = _MAC_KEY * _BLOCK + _filled(salt) + _filled(secret)
    for _ in range(rounds):
        key = hashlib.sha256(key).digest()
    return hmac.digest(key, pfx["auth_safe"]["content"].native, SHA256)


def _filled(value: bytes) -> bytes:
    """The value again and again until blocks are full."""
    size = -(-len(value) // _BLOCK) * _BLOCK
    return (value * size)[:size]


def _part(part: Any, passphrase: bytes, rounds: int) -> ContentInfo:
    """One part of the file: certificates, encrypted as a whole, or keys, encrypted one by one."""
    if part["content_type"].native == "encrypted_data":
        told = part["content"]["encrypted_content_info"]
        clear = _decrypted(told["content_encryption_algorithm"], told["encrypted_content"].native, passphrase)
        told["encrypted_content"] = _encrypted(told["content_encryption_algorithm"], clear, passphrase, rounds)
        return part
    bags = SafeContents.load(part["content"].native)
    for bag in bags:
        if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
            told = bag["bag_value"]
            clear = _decrypted(told["encryption_algorithm"], told["encrypted_data"].native, passphrase)
            told["encrypted_data"] = _encrypted(told["encryption_algorithm"], clear, passphrase, rounds)
    part["content"] = OctetString(bags.dump(force=True))
    return part


def _cipher(how: Any, passphrase: bytes) -> Cipher[CBC]:
    if how["algorithm"].native != "pbes2" or how.kdf_hmac != SHA256 or how.encryption_cipher != "aes":
        raise ValueError("encrypted in another way")
    key = PBKDF2HMAC(hashes.SHA256(), how.key_length, how.kdf_salt, how.kdf_iterations).derive(passphrase)
    return Cipher(AES(key), CBC(how.encryption_iv))


def _decrypted(how: Any, data: bytes, passphrase: bytes) -> bytes:
    turned, blank = _cipher(how, passphrase).decryptor(), PKCS7(AES_BITS).unpadder()
    return blank.update(turned.update(data) + turned.finalize()) + blank.finalize()


def _encrypted(how: Any, clear: bytes, passphrase: bytes, rounds: int) -> bytes:
    """Encrypt under a key of so many rounds, a new salt and a new vector, and note them."""
    told = how["parameters"]
    derived = told["key_derivation_func"]["parameters"]
    derived["salt"], derived["iteration_count"] = ("specified", os.urandom(SALT_BYTES)), rounds
    told["encryption_scheme"]["parameters"] = os.urandom(AES_BITS // 8)
    turned, blank = _cipher(how, passphrase).encryptor(), PKCS7(AES_BITS).padder()
    return turned.update(blank.update(clear) + blank.finalize()) + turned.finalize()
