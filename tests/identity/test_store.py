"""The store: nothing is overwritten, no name escapes the folder, nothing is listed that cannot be shown."""

import os
import stat
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import IdentityError, OutputError, WrongPassphraseError
from auditor.identity.files import stem_of
from auditor.identity.kept import read_root
from auditor.identity.pkcs12 import open_p12, write_p12
from auditor.identity.store import IdentityStore


def test_create_returns_who_it_is_and_what_to_do_with_the_root_key(made):
    _, folder, new = made
    assert new.identity.name == "A. Tremblay"
    assert "removable media" in new.remark
    assert {os.path.dirname(new.key_file), os.path.dirname(new.root_key_file)} == {str(folder)}  # noqa: PTH120
    assert len(list(folder.iterdir())) == 4


def test_the_list_needs_no_passphrase_and_shows_no_root(made):
    store, _, new = made
    assert store.list() == (new.identity,)


def test_the_identity_opens_by_its_name_and_signs(made, passphrase, moment):
    store, _, _new = made
    signer = store.open("A. Tremblay", passphrase, moment)
    assert signer.sign(b"record")
    assert len(signer.chain) == 1
    with pytest.raises(WrongPassphraseError):
        store.open("A. Tremblay", "another passphrase", moment)
    with pytest.raises(IdentityError, match="expired"):
        store.open("A. Tremblay", passphrase, moment + timedelta(days=2000))


def test_the_root_key_file_opens_with_the_same_passphrase(made, passphrase):
    _, _, new = made
    with open(new.root_key_file, "rb") as file:  # noqa: PTH123
        assert open_p12(file.read(), passphrase).holder.subject.rfc4514_string().startswith("CN=Northern Works Root")


def test_the_root_certificate_can_be_shown_and_trusted(made):
    store, _, _new = made
    shown = x509.load_pem_x509_certificate(store.root_pem("A. Tremblay"))
    assert store.roots() == (shown.public_bytes(Encoding.DER),)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_files_are_for_their_owner_only(made):
    _, folder, _ = made
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_name_that_is_there_is_not_made_again(made, passphrase, moment):
    store, folder, _ = made
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(IdentityError, match="already there"):
        store.create("Another", "A. Tremblay", passphrase, moment)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path, moment):
    with pytest.raises(IdentityError, match="fewer than 12"):
        IdentityStore(tmp_path / "new").create("Northern Works", "A. Tremblay", "short", moment)
    assert not (tmp_path / "new").exists()


def test_nobody_is_known_before_anybody_was_made(tmp_path):
    store = IdentityStore(tmp_path / "none")
    assert store.list() == ()
    assert store.roots() == ()
    with pytest.raises(IdentityError, match="There is no identity"):
        store.root_pem("A. Tremblay")


def test_an_identity_file_is_imported_with_its_root(tmp_path, p12, passphrase, moment):
    source = tmp_path / "from-it.p12"
    source.write_bytes(p12)
    store = IdentityStore(tmp_path / "store")
    identity = store.import_p12(source, passphrase, moment)
    assert store.list() == (identity,)
    assert len(store.roots()) == 1
    assert store.open(identity.name, passphrase, moment).sign(b"x")
    with pytest.raises(IdentityError, match="already there"):
        store.import_p12(source, passphrase, moment)


def test_an_identity_without_its_root_is_imported_but_vouched_for_by_nobody(tmp_path, auditor, passphrase, moment):
    source = tmp_path / "alone.p12"
    source.write_bytes(write_p12(auditor, (), passphrase, 1000))
    store = IdentityStore(tmp_path / "store")
    assert store.import_p12(source, passphrase, moment).root_fingerprint is None
    assert store.roots() == ()
    with pytest.raises(IdentityError, match="no root certificate"):
        store.root_pem("A. Tremblay")


def test_what_cannot_be_imported_leaves_nothing(tmp_path, p12, passphrase, moment):
    source = tmp_path / "from-it.p12"
    source.write_bytes(p12)
    store = IdentityStore(tmp_path / "store")
    with pytest.raises(WrongPassphraseError):
        store.import_p12(source, "wrong passphrase", moment)
    with pytest.raises(OutputError, match="cannot be read"):
        store.import_p12(tmp_path / "absent.p12", passphrase, moment)
    with pytest.raises(IdentityError, match="expired"):
        store.import_p12(source, passphrase, moment + timedelta(days=2000))
    source.write_bytes(b"0" * (2 << 20))
    with pytest.raises(IdentityError, match="too large"):
        store.import_p12(source, passphrase, moment)
    assert not (tmp_path / "store").exists()


def test_files_that_do_not_belong_together_are_noticed(tmp_path, p12, passphrase, root, moment):
    from_it = tmp_path / "from-it.p12"
    from_it.write_bytes(p12)
    store = IdentityStore(tmp_path / "store")
    store.import_p12(from_it, passphrase, moment)
    key_file = next((tmp_path / "store").glob("*.p12"))
    key_file.write_bytes(write_p12(root, (), passphrase, 1000))
    with pytest.raises(IdentityError, match="different identities"):
        store.open("A. Tremblay", passphrase, moment)


def test_a_damaged_certificate_file_is_named(tmp_path, p12, passphrase, moment):
    source = tmp_path / "from-it.p12"
    source.write_bytes(p12)
    store = IdentityStore(tmp_path / "store")
    store.import_p12(source, passphrase, moment)
    next(path for path in (tmp_path / "store").glob("*.pem") if "root" not in path.name).write_bytes(b"garbage")
    with pytest.raises(IdentityError, match="holds no certificate"):
        store.list()


def test_a_half_made_identity_is_taken_back(tmp_path, p12, passphrase, moment):
    source = tmp_path / "from-it.p12"
    source.write_bytes(p12)
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / f"{stem_of('A. Tremblay')}.p12").write_bytes(b"something else")
    with pytest.raises(OutputError, match="already"):
        IdentityStore(folder).import_p12(source, passphrase, moment)
    assert [path.read_bytes() for path in folder.iterdir()] == [b"something else"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\x", "con", "NUL", "", ".", "a/b", "x" * 500, "é", "微信", "name-root", "\ud800"]
)
def test_no_name_escapes_the_folder_or_bends_it(name):
    stem = stem_of(name)
    assert 0 < len(stem) < 64
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in stem)
    assert stem not in {"con", "nul"}
    assert not stem.endswith("-root")


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_names_never_share_a_file(one, other):
    if one.lower() != other.lower():
        assert stem_of(one) != stem_of(other)


def test_a_root_file_is_read_in_both_writings(tmp_path, root):
    der = root.certificate.public_bytes(Encoding.DER)
    (tmp_path / "root.pem").write_bytes(root.certificate.public_bytes(Encoding.PEM))
    (tmp_path / "root.crt").write_bytes(der)
    assert read_root(tmp_path / "root.pem") == read_root(tmp_path / "root.crt") == (der,)
    (tmp_path / "bad.pem").write_bytes(b"-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n")
    with pytest.raises(IdentityError, match="was not read"):
        read_root(tmp_path / "bad.pem")
