"""Root, request and certificate by files: the auditor's key never leaves the place where it was made."""

import shutil
import subprocess
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from auditor.errors import IdentityError, OutputError, WrongPassphraseError
from auditor.identity.authority import Holder, make_auditor
from auditor.identity.custodian import ListOrder, issue, new_root, open_root, write_list
from auditor.identity.pkcs12 import write_p12
from auditor.identity.request import Person, Requests
from auditor.identity.store import IdentityStore

OWN = "the auditor’s own words"
PERSON = Person("Northern Works", "A. Tremblay")


@pytest.fixture(scope="module")
def custody(tmp_path_factory, moment, passphrase):
    """The custodian's folder, with a root in it."""
    folder = tmp_path_factory.mktemp("custody")
    new_root("Northern Works", folder / "root.p12", passphrase, moment)
    return folder


@pytest.fixture(scope="module")
def root_holder(custody, moment, passphrase):
    return open_root(custody / "root.p12", passphrase, moment)


@pytest.fixture
def desk(tmp_path):
    """The auditor's folder."""
    return tmp_path / "identities"


@pytest.fixture
def carried(tmp_path):
    """What is carried between the two by hand."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_the_key_stays_and_the_certificate_comes_back(custody, root_holder, desk, carried, moment):
    requests, store = Requests(desk), IdentityStore(desk)
    made = requests.make(PERSON, carried / "a.csr", OWN, moment)
    assert store.list() == ()
    issued = issue(carried / "a.csr", root_holder, carried / "a.pem", moment)
    assert issued.key_fingerprint == made.key_fingerprint
    assert b"PRIVATE" not in b"".join(path.read_bytes() for path in carried.iterdir())
    assert requests.waiting_for(carried / "a.pem") == "A. Tremblay"
    taken = requests.accept(carried / "a.pem", store, OWN, moment)
    assert taken == issued.identity
    assert store.list() == (taken,)
    signer = store.open("A. Tremblay", OWN, moment)
    assert signer.holder.public_key() == signer.key.public_key()
    assert signer.issuers == (root_holder.certificate,)
    assert {path.suffix for path in desk.iterdir()} == {".pem", ".p12"}


def test_openssl_accepts_request_certificate_and_list(custody, root_holder, desk, carried, moment):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    Requests(desk).make(PERSON, carried / "a.csr", OWN, moment)
    issue(carried / "a.csr", root_holder, carried / "a.pem", moment)
    write_list(ListOrder(carried / "list.crl", (carried / "a.pem",)), root_holder, moment)

    def ask(*words):
        done = subprocess.run([openssl, *words], capture_output=True, text=True, check=False, cwd=carried)
        return done.stdout + done.stderr

    at = ["-attime", str(int(moment.timestamp()))]
    assert "verify OK" in ask("req", "-in", "a.csr", "-verify", "-noout")
    assert "a.pem: OK" in ask("verify", *at, "-x509_strict", "-CAfile", custody / "root.pem", "a.pem")
    revoked = ask("verify", *at, "-crl_check", "-CRLfile", "list.crl", "-CAfile", custody / "root.pem", "a.pem")
    assert "certificate revoked" in revoked


def test_a_wrong_passphrase_leaves_the_key_waiting(root_holder, desk, carried, moment):
    requests, store = Requests(desk), IdentityStore(desk)
    requests.make(PERSON, carried / "a.csr", OWN, moment)
    issue(carried / "a.csr", root_holder, carried / "a.pem", moment)
    with pytest.raises(WrongPassphraseError):
        requests.accept(carried / "a.pem", store, "not these words", moment)
    assert requests.accept(carried / "a.pem", store, OWN, moment).name == "A. Tremblay"


def test_a_certificate_for_another_key_is_not_accepted(root_holder, desk, carried, moment):
    Requests(desk).make(PERSON, carried / "a.csr", OWN, moment)
    other = make_auditor(root_holder, "Northern Works", "A. Tremblay", moment)
    (carried / "other.pem").write_bytes(other.certificate.public_bytes(Encoding.PEM))
    with pytest.raises(IdentityError, match="no key of this data folder waits for it"):
        Requests(desk).waiting_for(carried / "other.pem")


def test_a_second_request_of_one_name_would_orphan_the_first(desk, carried, moment):
    Requests(desk).make(PERSON, carried / "a.csr", OWN, moment)
    with pytest.raises(IdentityError, match="waits for its certificate already"):
        Requests(desk).make(PERSON, carried / "b.csr", OWN, moment)


def test_a_request_that_cannot_be_written_leaves_nothing(desk, carried, moment):
    (carried / "a.csr").write_text("there already")
    with pytest.raises(OutputError):
        Requests(desk).make(PERSON, carried / "a.csr", OWN, moment)
    assert list(desk.iterdir()) == []


def test_weak_passphrases_are_refused(desk, carried, moment):
    with pytest.raises(IdentityError, match="fewer than 12"):
        Requests(desk).make(PERSON, carried / "a.csr", "short", moment)
    with pytest.raises(IdentityError, match="fewer than 12"):
        new_root("Northern Works", carried / "root.p12", "short", moment)


# ------------------------------------------------------------ what the custodian refuses
def asked(path, key, common_name="A. Tremblay", organisation="Northern Works"):
    parts = ((NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, common_name))
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in parts if value])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    path.write_bytes(request.public_bytes(Encoding.DER))
    return path


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"organisation": "Other Works"}, "the request is for 'Other Works'"),
        ({"organisation": ""}, "the request is for ''"),
        ({"common_name": ""}, "it is empty"),
        ({"common_name": "A\u202eB"}, "cannot be seen"),
        ({"common_name": "PRACTICE – not evidence"}, "mark practice"),
    ],
)
def test_a_request_with_a_name_that_may_not_be_vouched_for_is_refused(root_holder, carried, moment, change, word):
    request = asked(carried / "a.csr", ec.generate_private_key(ec.SECP256R1()), **change)
    with pytest.raises(IdentityError, match=word):
        issue(request, root_holder, carried / "a.pem", moment)
    assert not (carried / "a.pem").exists()


def test_a_weak_key_is_refused(root_holder, carried, moment):
    request = asked(carried / "a.csr", rsa.generate_private_key(65537, 1024))  # noqa: S505  weak on purpose
    with pytest.raises(IdentityError, match="too weak"):
        issue(request, root_holder, carried / "a.pem", moment)


def test_a_request_for_a_key_that_its_maker_does_not_hold_is_refused(root_holder, carried, moment):
    data = bytearray(asked(carried / "a.csr", ec.generate_private_key(ec.SECP256R1())).read_bytes())
    data[-1] ^= 1
    (carried / "a.csr").write_bytes(data)
    with pytest.raises(IdentityError, match="no certificate request, or it is damaged"):
        issue(carried / "a.csr", root_holder, carried / "a.pem", moment)


def test_an_auditors_key_is_no_root(carried, root_holder, moment, passphrase):
    auditor = make_auditor(root_holder, "Northern Works", "A. Tremblay", moment)
    (carried / "a.p12").write_bytes(write_p12(Holder(auditor.key, auditor.certificate), (), passphrase, 1000))
    with pytest.raises(IdentityError, match="holds no root"):
        open_root(carried / "a.p12", passphrase, moment)


def test_an_expired_root_issues_nothing(custody, passphrase, moment):
    with pytest.raises(IdentityError, match="valid only to"):
        open_root(custody / "root.p12", passphrase, moment + timedelta(days=4000))


# ------------------------------------------------------------ revocation lists
def certificate(root_holder, carried, name, moment):
    made = make_auditor(root_holder, "Northern Works", name, moment).certificate
    path = carried / f"{made.serial_number}.pem"
    path.write_bytes(made.public_bytes(Encoding.PEM))
    return path


def test_a_list_keeps_what_it_had_and_counts_up(root_holder, carried, moment):
    first, second = (certificate(root_holder, carried, name, moment) for name in ("A", "B"))
    path = carried / "list.crl"
    one = write_list(ListOrder(path, (first,)), root_holder, moment)
    two = write_list(ListOrder(path, (second,)), root_holder, moment + timedelta(days=1))
    three = write_list(ListOrder(path, (), days=7), root_holder, moment + timedelta(days=2))
    assert [(made.number, made.revoked) for made in (one, two, three)] == [(1, 1), (2, 2), (3, 2)]
    assert three.next_issue == moment + timedelta(days=9)
    kept = x509.load_pem_x509_crl(path.read_bytes())
    assert {entry.serial_number for entry in kept} == {int(path.stem) for path in (first, second)}


def test_a_list_of_another_root_is_not_written_over(root_holder, root, carried, moment):
    path = carried / "list.crl"
    write_list(ListOrder(path, ()), root, moment)
    before = path.read_bytes()
    with pytest.raises(IdentityError, match="no revocation list of this root"):
        write_list(ListOrder(path, ()), root_holder, moment)
    path.write_bytes(b"something else")
    with pytest.raises(IdentityError, match="no revocation list of this root"):
        write_list(ListOrder(path, ()), root_holder, moment)
    assert before


def test_only_own_certificates_are_revoked(root_holder, root, carried, moment):
    stranger = certificate(root, carried, "A. Stranger", moment)
    with pytest.raises(IdentityError, match="was not issued by this root"):
        write_list(ListOrder(carried / "list.crl", (stranger,)), root_holder, moment)
    assert not (carried / "list.crl").exists()
