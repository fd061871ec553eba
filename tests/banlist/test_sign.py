"""Keys and signatures of a publisher, made and used for real."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from museum.make_banlists import NOW, as_bytes, base

from auditor.banlist.sign import new_key, publisher_of, sign_edition
from auditor.banlist.signature import Publisher, read_publisher, read_signature, write_publisher
from auditor.banlist.trust import verify_edition
from auditor.errors import BadSignatureError, IdentityError, WrongPassphraseError

DEPARTMENT = "Department of Examples"


@pytest.mark.parametrize("passphrase", [None, b"a long passphrase"])
def test_a_department_makes_a_key_signs_its_edition_and_it_is_trusted(passphrase):
    key = new_key(passphrase)
    publisher = publisher_of(key, passphrase, DEPARTMENT, development=False)
    data = as_bytes({**base(), "publisher": DEPARTMENT})
    installed = read_publisher(write_publisher(publisher), "department.toml")
    edition = verify_edition(data, sign_edition(data, key, passphrase), (installed,), NOW, None)
    assert edition.publisher == DEPARTMENT
    assert not edition.development


def test_no_two_keys_are_the_same_and_the_form_is_pkcs8():
    first, second = new_key(None), new_key(b"x")
    assert first != new_key(None)
    assert first.startswith(b"-----BEGIN PRIVATE KEY-----")
    assert second.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")


@pytest.mark.parametrize(
    ("made_with", "opened_with", "why"),
    [
        (b"right", b"wrong", "the passphrase does not open it"),
        (b"right", None, "it is protected by a passphrase"),
        (None, b"any", "it is not protected by a passphrase"),
    ],
)
def test_a_wrong_passphrase_is_told_apart(made_with, opened_with, why):
    with pytest.raises(WrongPassphraseError) as caught:
        sign_edition(b"data", new_key(made_with), opened_with)
    assert caught.value.why == why


@pytest.mark.parametrize("passphrase", [None, b"any"])
def test_a_file_that_is_no_key_is_refused(passphrase):
    with pytest.raises(IdentityError, match="no private key in PEM form"):
        sign_edition(b"data", b"no key at all", passphrase)


def test_a_key_of_another_kind_is_refused():
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(IdentityError, match="not an Ed25519 key"):
        sign_edition(b"data", other, None)


def test_a_signature_file_reads_back():
    key = new_key(None)
    signature = read_signature(sign_edition(b"data", key, None))
    assert signature.key_id == publisher_of(key, None, "", development=True).key_id
    assert len(signature.value) == 64


@pytest.mark.parametrize("name", ["", "  ", 'say "hello"', "back\\slash", "two\nlines", "x" * 241])
def test_a_publisher_name_that_would_break_its_file_is_a_mistake(name):
    with pytest.raises(ValueError, match="printable text"):
        write_publisher(Publisher(name, bytes(32), development=True))


GOOD = write_publisher(publisher_of(new_key(None), None, DEPARTMENT, development=True)).decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD + "#" * 4096, "it is larger than 4096 bytes"),
        ("name = ", "Invalid value"),
        (GOOD.replace("name", "nom"), "nom: unknown field"),
        (GOOD.replace("publisher/1", "publisher/2"), "and not fieldcheck-publisher/1"),
        (GOOD.replace('public_key = "', 'public_key = "AAAA'), "has 35 bytes and not 32"),
        (GOOD.replace('public_key = "', 'public_key = "!'), "Only base64 data is allowed"),
        (GOOD.replace('key_id = "', 'key_id = "0'), "not the SHA-256 of its public key"),
        (GOOD.replace("true", '"true"'), "development: must be true or false"),
    ],
)
def test_a_bad_publisher_file_is_refused_by_name(text, why):
    with pytest.raises(BadSignatureError) as caught:
        read_publisher(text.encode(), "x.toml")
    assert why in caught.value.why
    assert "x.toml" in caught.value.what


def test_a_publisher_file_that_is_not_text_is_refused():
    with pytest.raises(BadSignatureError, match=r"x\.toml"):
        read_publisher(b"\xff\xfe", "x.toml")
