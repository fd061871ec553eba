"""The rounds of a PKCS#12 file can be changed and nothing else: the library and OpenSSL open what comes of it."""

import subprocess

import pytest
from asn1crypto.pkcs12 import Pfx
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from hypothesis import given
from hypothesis import strategies as st

from auditor.identity.pkcs12 import write_p12
from auditor.identity.rounds import with_rounds

OTHER = "é and other words"


def inside(data, passphrase):
    store = pkcs12.load_pkcs12(data, passphrase.encode())
    return store.key.private_numbers(), store.cert, store.additional_certs


def iterations(data):
    part = Pfx.load(data).authenticated_safe[0]["content"]["encrypted_content_info"]
    return part["content_encryption_algorithm"].kdf_iterations


@pytest.fixture(scope="module")
def file(auditor, root):
    return write_p12(auditor, (root.certificate,), OTHER, 1000)


def test_the_file_is_written_under_all_rounds_and_read_under_one(file):
    weak = with_rounds(file, OTHER, 1)
    assert (iterations(file), iterations(weak)) == (1000, 1)
    assert inside(weak, OTHER) == inside(file, OTHER)


def test_each_change_takes_new_salt_so_that_no_two_files_share_a_key(file):
    one, other = with_rounds(file, OTHER, 1), with_rounds(file, OTHER, 1)
    assert one != other
    assert inside(one, OTHER) == inside(other, OTHER)


def test_openssl_opens_what_was_written(file, tmp_path):
    path = tmp_path / "identity.p12"
    path.write_bytes(file)
    done = subprocess.run(["openssl", "pkcs12", "-in", path, "-info", "-noout", "-passin", f"pass:{OTHER}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stderr.count("PBES2, PBKDF2, AES-256-CBC, Iteration 1000, PRF hmacWithSHA256") == 2


@pytest.mark.parametrize("wrong", ["", "e and other words", f"{OTHER} "])
def test_under_another_passphrase_nothing_comes_of_it(file, wrong):
    assert with_rounds(file, wrong, 1) is None


@pytest.mark.parametrize("protection", [NoEncryption(), BestAvailableEncryption(OTHER.encode())])
def test_a_file_of_another_form_is_left_to_the_library(auditor, protection):
    data = pkcs12.serialize_key_and_certificates(b"x", auditor.key, auditor.certificate, None, protection)
    told = with_rounds(data, OTHER, 1)
    assert told is None or inside(told, OTHER) == inside(data, OTHER)


@given(st.binary(max_size=80))
def test_garbage_is_left_to_the_library(data):
    assert with_rounds(data, OTHER, 1) is None


@given(st.data())
def test_a_file_that_was_altered_is_left_to_the_library(file, data):
    place, bit = data.draw(st.integers(0, len(file) - 1)), data.draw(st.integers(0, 7))
    altered = file[:place] + bytes([file[place] ^ 1 << bit]) + file[place + 1 :]
    told = with_rounds(altered, OTHER, 1)
    assert told is None or inside(told, OTHER) == inside(file, OTHER)
