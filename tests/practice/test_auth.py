"""The RSA handshake's mathematics, with keys made here in Android's own format."""

import base64
import struct

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA1

from auditor.practice.auth import BadKeyError, read_host_key

TOKEN = bytes(range(20))


@pytest.fixture(scope="module")
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def android_form(key: rsa.RSAPrivateKey, comment: bytes = b"auditor@bench") -> bytes:
    numbers = key.public_key().public_numbers()
    n0inv = (-pow(numbers.n, -1, 1 << 32)) % (1 << 32)
    r_squared = pow(1 << 2048, 2, numbers.n)
    raw = struct.pack("<II", 64, n0inv) + numbers.n.to_bytes(256, "little") + r_squared.to_bytes(256, "little")
    return base64.b64encode(raw + struct.pack("<I", numbers.e)) + b" " + comment + b"\0"


def sign(key: rsa.RSAPrivateKey, token: bytes) -> bytes:
    return key.sign(token, padding.PKCS1v15(), Prehashed(SHA1()))  # noqa: S303 - the protocol's own choice


def test_the_hosts_own_signature_is_accepted(private_key):
    key = read_host_key(android_form(private_key))
    assert key.has_signed(TOKEN, sign(private_key, TOKEN))
    assert key.comment == "auditor@bench"
    assert len(key.fingerprint) == 16 * 3 - 1


def test_another_token_or_another_key_is_not(private_key):
    key = read_host_key(android_form(private_key))
    assert not key.has_signed(TOKEN[::-1], sign(private_key, TOKEN))
    other = rsa.generate_private_key(65537, 2048)
    assert not key.has_signed(TOKEN, sign(other, TOKEN))
    assert not key.has_signed(TOKEN, b"")


@pytest.mark.parametrize("payload", [b"", b"!!!!", b"QUJD comment\0", base64.b64encode(bytes(524)), b"\xff" * 700])
def test_what_is_no_key_is_refused(payload):
    with pytest.raises(BadKeyError):
        read_host_key(payload)


def test_a_modulus_that_no_rsa_key_has_is_refused(private_key):
    raw = bytearray(base64.b64decode(android_form(private_key).split(b" ")[0]))
    raw[8:264] = bytes(256)
    with pytest.raises(BadKeyError):
        read_host_key(base64.b64encode(bytes(raw)))
