"""The certificates are what the report's readers and our verifier expect."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import IdentityError
from auditor.identity.authority import DOCUMENT_SIGNING, chain_of, identity_of, make_auditor, make_root
from auditor.model.identity import PRACTICE_MARK


def extension(certificate, kind):
    return certificate.extensions.get_extension_for_class(kind)


def test_the_root_may_only_sign_certificates_and_revocation_lists(root):
    basic, usage = extension(root.certificate, x509.BasicConstraints), extension(root.certificate, x509.KeyUsage)
    assert basic.critical
    assert basic.value.ca
    assert basic.value.path_length == 0
    assert usage.critical
    assert usage.value.key_cert_sign
    assert usage.value.crl_sign
    assert not usage.value.digital_signature
    assert not usage.value.content_commitment
    assert isinstance(root.key.curve, ec.SECP384R1)


def test_the_auditor_may_only_sign_documents(auditor):
    certificate = auditor.certificate
    usage, purposes = extension(certificate, x509.KeyUsage), extension(certificate, x509.ExtendedKeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert DOCUMENT_SIGNING in purposes.value
    assert len(purposes.value) == 2
    assert not extension(certificate, x509.BasicConstraints).value.ca
    assert isinstance(auditor.key.curve, ec.SECP256R1)


@pytest.mark.parametrize("kind", [x509.CRLDistributionPoints, x509.AuthorityInformationAccess])
def test_no_certificate_names_an_address_to_fetch_from(root, auditor, kind):
    for holder in (root, auditor):
        with pytest.raises(x509.ExtensionNotFound):
            extension(holder.certificate, kind)


def test_the_certificates_last_ten_and_three_years(root, auditor, moment):
    assert root.certificate.not_valid_after_utc - moment == timedelta(days=3650)
    assert auditor.certificate.not_valid_after_utc - moment == timedelta(days=1095)
    assert auditor.certificate.not_valid_before_utc < moment


def test_the_auditor_is_really_signed_by_the_root(root, auditor):
    auditor.certificate.verify_directly_issued_by(root.certificate)
    assert chain_of(auditor.certificate, (root.certificate,)) == (root.certificate,)


def test_an_identity_says_who_it_is(root, auditor):
    identity = identity_of(auditor.certificate, root.certificate)
    assert (identity.name, identity.organisation) == ("A. Tremblay", "Northern Works")
    assert len(identity.fingerprint) == 64
    assert identity.root_fingerprint != identity.fingerprint
    assert not identity.practice
    assert identity_of(auditor.certificate, None).root_fingerprint is None


def test_a_practice_certificate_says_so_in_its_own_name(moment):
    root = make_root("Anywhere", moment, practice=True)
    auditor = make_auditor(root, "Anywhere", "Anybody", moment, practice=True)
    assert PRACTICE_MARK in identity_of(auditor.certificate, root.certificate).subject
    assert identity_of(auditor.certificate, root.certificate).practice


@pytest.mark.parametrize("name", ["", "  ", " A", "A ", "x" * 65, "a\x00b", "a\u202eb", "a\nb", f"x {PRACTICE_MARK}"])
def test_a_name_that_no_certificate_should_hold_is_refused(root, moment, name):
    with pytest.raises(IdentityError):
        make_auditor(root, "Northern Works", name, moment)
    with pytest.raises(IdentityError):
        make_root(name, moment)


def test_a_long_organisation_still_gets_a_root(moment):
    assert make_root("x" * 64, moment).certificate.subject.rfc4514_string().startswith("CN=" + "x" * 59 + " Root")


@given(st.text(max_size=80))
def test_any_name_is_taken_as_it_is_or_refused_in_words(root, moment, name):
    try:
        auditor = make_auditor(root, "Northern Works", name, moment)
    except IdentityError as refusal:
        said = str(refusal)
    else:
        said = f"No identity was made with this name: {identity_of(auditor.certificate, None).name}"
    assert said.startswith("No identity was made with this name: ")
    assert "Give another name" in said or said.endswith(name)


def test_a_chain_with_a_loop_ends(root, auditor):
    assert chain_of(auditor.certificate, (auditor.certificate, auditor.certificate)) == ()
