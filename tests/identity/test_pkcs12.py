"""PKCS#12: wrong passphrase, garbage and unusable identities are told apart, and a good one signs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import IdentityError, WrongPassphraseError
from auditor.identity.authority import Holder, make_auditor
from auditor.identity.pkcs12 import KDF_ROUNDS, MAX_P12_BYTES, check_usable, open_p12, write_p12


def self_made(key, moment, usage=True, days=10):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "R. Roy")])
    builder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(moment).not_valid_after(moment + timedelta(days=days))
    )  # fmt: skip
    if usage:
        flags = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
             "decipher_only"), False,
        )  # fmt: skip
        builder = builder.add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **flags), critical=True
        )
    return builder.sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())


def test_the_right_passphrase_opens_the_identity_with_its_chain(p12, root, auditor, passphrase, moment):
    signer = open_p12(p12, passphrase)
    check_usable(signer, moment)
    assert signer.holder == auditor.certificate
    assert signer.issuers == (root.certificate,)
    assert x509.load_der_x509_certificate(signer.chain[0]) == root.certificate


def test_an_elliptic_signature_verifies_with_the_certificate(p12, passphrase):
    signer = open_p12(p12, passphrase)
    certificate = x509.load_der_x509_certificate(signer.certificate)
    certificate.public_key().verify(signer.sign(b"record"), b"record", ec.ECDSA(hashes.SHA256()))


def test_an_rsa_identity_signs_with_pkcs1(moment, passphrase):
    key = rsa.generate_private_key(65537, 2048)
    signer = open_p12(write_p12(Holder(key, self_made(key, moment)), (), passphrase, 1000), passphrase)
    check_usable(signer, moment)
    signer.holder.public_key().verify(signer.sign(b"record"), b"record", padding.PKCS1v15(), hashes.SHA256())
    assert signer.chain == ()


@pytest.mark.parametrize("wrong", ["", "five random words her", "five random words here ", "é" * 40])
def test_a_wrong_passphrase_is_called_so(p12, wrong):
    with pytest.raises(WrongPassphraseError, match="passphrase is wrong"):
        open_p12(p12, wrong)


@pytest.mark.parametrize(
    "garbage", [b"", b"garbage", b"0" * 500, b"-----BEGIN CERTIFICATE-----", b"x" * (MAX_P12_BYTES + 1)]
)
def test_garbage_is_not_called_a_wrong_passphrase(garbage, passphrase):
    with pytest.raises(IdentityError, match="PKCS#12") as refusal:
        open_p12(garbage, passphrase)
    assert not isinstance(refusal.value, WrongPassphraseError)


def test_a_cut_file_is_garbage(p12, passphrase):
    with pytest.raises(IdentityError, match="damaged") as refusal:
        open_p12(p12[:-20], passphrase)
    assert not isinstance(refusal.value, WrongPassphraseError)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data):
    with pytest.raises(IdentityError):
        open_p12(data, "some passphrase")


def test_a_file_without_a_key_is_refused(root, passphrase):
    data = pkcs12.serialize_key_and_certificates(
        None, None, None, [root.certificate], BestAvailableEncryption(b"x" * 12)
    )
    with pytest.raises(IdentityError, match="no private key"):
        open_p12(data, "x" * 12)


def test_a_key_of_another_kind_is_refused(moment):
    key = ed25519.Ed25519PrivateKey.generate()
    data = pkcs12.serialize_key_and_certificates(
        None, key, self_made(key, moment), None, BestAvailableEncryption(b"x" * 12)
    )
    with pytest.raises(IdentityError, match="neither"):
        open_p12(data, "x" * 12)


def test_a_key_that_is_not_the_certificates_is_refused(p12, root, passphrase, moment):
    other = make_auditor(root, "Northern Works", "B. Gagnon", moment)
    signer = replace(open_p12(p12, passphrase), key=other.key)
    with pytest.raises(IdentityError, match="does not belong"):
        check_usable(signer, moment)


@pytest.mark.parametrize(("days", "word"), [(1096, "expired on 2029-11-23"), (-1, "only from 2026-11-24")])
def test_an_identity_outside_its_time_is_refused(p12, passphrase, moment, days, word):
    with pytest.raises(IdentityError, match=word):
        check_usable(open_p12(p12, passphrase), moment + timedelta(days=days))


def test_a_certificate_not_meant_for_documents_is_refused(p12, passphrase, root, moment):
    signer = open_p12(p12, passphrase)
    with pytest.raises(IdentityError, match="key usage"):
        check_usable(replace(signer, key=root.key, holder=root.certificate), moment)
    key = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(IdentityError, match="key usage"):
        check_usable(replace(signer, key=key, holder=self_made(key, moment, usage=False)), moment)


@pytest.mark.parametrize(
    "make",
    [lambda: rsa.generate_private_key(65537, 1024), lambda: ec.generate_private_key(ec.SECP192R1())],  # noqa: S505
)
def test_a_weak_key_is_refused(p12, passphrase, moment, make):
    key = make()
    signer = replace(open_p12(p12, passphrase), key=key, holder=self_made(key, moment))
    with pytest.raises(IdentityError, match="too weak"):
        check_usable(signer, moment)


def test_kept_files_stretch_the_passphrase(made):
    _, folder, _ = made
    data = next(folder.glob("*tremblay*[!t].p12")).read_bytes()
    assert KDF_ROUNDS.to_bytes(3, "big") in data


def test_another_version_of_the_format_is_refused(p12, passphrase):
    other = p12.replace(b"\x02\x01\x03", b"\x02\x01\x00", 1)
    with pytest.raises(IdentityError, match=r"PKCS#12"):
        open_p12(other, passphrase)
