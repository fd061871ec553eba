"""Files and records made to be slow: each ends in NOT VALID after a bounded amount of work."""

from dataclasses import replace
from datetime import timedelta

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from report.conftest import compliant_audit, evidence, package

from auditor.identity.pkcs12 import P12Signer
from auditor.model.audit import record_bytes
from auditor.model.extent import MAX_PACKAGES, MAX_STATES, is_too_much
from auditor.model.plain import MAX_VALUES
from auditor.model.verification import Pages, Result
from auditor.report.countersign import check_countersignature, countersign
from auditor.report.envelope import RefusedError
from auditor.report.patience import MAX_CERTIFICATES, TOO_MUCH_WORK, CountedFile
from auditor.report.pen import Most, TooMuchError
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from auditor.report.trust import trust_of
from auditor.report.verify import verify_report

MEGA = 1 << 20


def pdf(catalogue=b"", trailer=b"", field=b"/FT/Sig/T(AuditorSignature)/V 4 0 R"):
    """A small file with the parts that a reader must look at."""
    signature = b"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 10 20 30]/Contents<3000>>>"
    objects = [
        b"<</Type/Catalog/AcroForm<</Fields[2 0 R]/SigFlags 3>>" + catalogue + b">>",
        b"<<" + field + b">>",
        b"<<>>",
        signature,
    ]
    data, table = bytearray(b"%PDF-1.7\n"), bytearray(b"0000000000 65535 f \n")
    for number, one in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 5\n" + table + b"trailer\n<</Size 5 /Root 1 0 R " + trailer + b">>\n"
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % start


SLOW = {
    "a text of 30 MB": lambda: pdf(b"/X (" + b"a" * (30 * MEGA) + b")"),
    "a text of 30 MB in hex": lambda: pdf(b"/X <" + b"ab" * (15 * MEGA) + b">"),
    "a name of 10 MB": lambda: pdf(b"/" + b"a" * (10 * MEGA) + b" 1"),
    "blanks of 30 MB": lambda: pdf(b" " * (30 * MEGA)),
    "remarks of 30 MB": lambda: pdf(b"%a\n" * (10 * MEGA)),
    "a list of five million numbers": lambda: pdf(b"/X [" + b"1 " * (5 * MEGA) + b"]"),
    "a dictionary of half a million keys": lambda: pdf(b"".join(b"/K%d 1" % number for number in range(MEGA // 2))),
    "lists in lists in lists": lambda: pdf(b"/X " + b"[" * 100_000 + b"]" * 100_000),
    "a field that is its own child": lambda: pdf(field=b"/T(a)/Kids[2 0 R]"),
    "a field with many children": lambda: pdf(field=b"/T(a)/Kids[" + b"3 0 R " * 1000 + b"]"),
    "a trailer of 30 MB": lambda: pdf(trailer=b"/X (" + b"a" * (30 * MEGA) + b")"),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", SLOW)
def test_a_file_made_to_be_slow_is_not_valid_in_good_time(moment, kind):
    """The time limit of the test is the promise; without the counting each of the larger ones takes minutes."""
    assert verify_report(SLOW[kind](), (), (), (), moment).result is Result.NOT_VALID


@pytest.mark.timeout(60)
def test_a_table_of_two_million_objects_is_not_valid_in_good_time(moment):
    rows = b"0000000009 00000 n \n" * (2 * MEGA)
    data = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
    data += b"xref\n0 %d\n" % (2 * MEGA) + rows + b"trailer\n<</Size %d/Root 1 0 R>>\n" % (2 * MEGA)
    answer = verify_report(data + b"startxref\n29\n%%EOF\n", (), (), (), moment)
    assert answer.reasons == (TOO_MUCH_WORK,)


def test_reading_is_counted_by_calls_and_by_bytes(monkeypatch):
    monkeypatch.setattr("auditor.report.patience.MAX_READS", 3)
    file = CountedFile(b"abcdef")
    assert file.read(1) + file.readline(2) + file.read(1) == b"abcd"
    with pytest.raises(RefusedError, match="far more work"):
        file.read(1)
    monkeypatch.setattr("auditor.report.patience.MAX_SMALL_BYTES", 3)
    with pytest.raises(RefusedError, match="far more work"):
        CountedFile(b"abcdef").read(4)


# ------------------------------------------------------------ certificates that vouch for each other
@pytest.fixture(scope="module")
def meshed(moment):
    """A signer above whom many certificates of one name and key stand, each the issuer of each."""
    key, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name, holder = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in ("Mesh", "Holder"))

    def certificate(serial, subject, public):
        return (
            x509.CertificateBuilder().subject_name(subject).issuer_name(name).public_key(public).serial_number(serial)
            .not_valid_before(moment - timedelta(days=1)).not_valid_after(moment + timedelta(days=9))
            .add_extension(x509.BasicConstraints(ca=subject == name, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )  # fmt: skip

    issuers = tuple(certificate(number, name, key.public_key()) for number in range(1, 12))
    return P12Signer(own, certificate(99, holder, own.public_key()), issuers)


@pytest.mark.timeout(60)
def test_certificates_that_vouch_for_each_other_are_not_tried_in_every_order(unsigned, signed, meshed, moment):
    """Twelve of them would take days."""
    assert verify_report(sign_report(unsigned, meshed, moment), (), (), (), moment).reasons == (TOO_MUCH_WORK,)
    trust = trust_of((), (), (), (), moment)
    made = check_countersignature("a.p7s", signed, countersign(signed, meshed, moment), trust, practice=False)
    assert made.result is Result.NOT_VALID


def test_a_chain_as_long_as_authorities_have_is_tried(unsigned, meshed, moment):
    few = P12Signer(meshed.key, meshed.holder, meshed.issuers[: MAX_CERTIFICATES - 1])
    assert verify_report(sign_report(unsigned, few, moment), (), (), (), moment).result is Result.SIGNER_UNKNOWN


def test_a_counter_signature_with_anything_unsigned_in_it_is_refused(signed, signer, moment):
    found = cms.ContentInfo.load(countersign(signed, signer, moment))
    attribute = cms.CMSAttribute({"type": "counter_signature", "values": [found["content"]["signer_infos"][0].copy()]})
    found["content"]["signer_infos"][0]["unsigned_attrs"] = [attribute]
    trust = trust_of(signer.chain, (), (), (), moment)
    made = check_countersignature("a.p7s", signed, found.dump(force=True), trust, practice=False)
    assert made.result is Result.NOT_VALID


# ------------------------------------------------------------ records that would fill a library
def test_drawing_ends_at_a_number_of_pages(samples):
    with pytest.raises(TooMuchError):
        render_report(samples["compliant"], most=Most(2, -1))
    pages = render_report(samples["compliant"]).count(b"/Type /Page\n")
    assert render_report(samples["compliant"], most=Most(pages, -1)) == render_report(samples["compliant"])


def test_drawing_ends_at_a_number_of_runs(samples):
    """A label of many scripts is set in many runs: a page of such costs as much as ten of others."""
    with pytest.raises(TooMuchError):
        render_report(samples["compliant"], most=Most(-1, 200))
    assert render_report(samples["compliant"], most=Most(-1, 20_000)) == render_report(samples["compliant"])


def test_a_record_that_fills_more_pages_than_a_report_has_is_not_valid(signed, signer, moment, monkeypatch):
    monkeypatch.setattr("auditor.report.compare.MOST_DRAWN", Most(2, -1))
    answer = verify_report(signed, signer.chain, (), (), moment)
    assert (answer.result, answer.pages) == (Result.NOT_VALID, Pages.NOT_COMPARED)
    assert answer.reasons == (TOO_MUCH_WORK,)


def test_a_record_with_more_rows_than_a_record_has_is_not_valid_and_is_never_drawn(signed, signer, moment, monkeypatch):
    monkeypatch.setattr("auditor.model.extent.MAX_PACKAGES", 2)
    monkeypatch.setattr("auditor.report.compare.render_report", None)
    answer = verify_report(signed, signer.chain, (), (), moment)
    assert (answer.result, answer.pages) == (Result.NOT_VALID, Pages.NOT_COMPARED)
    assert answer.reasons == (TOO_MUCH_WORK,)


def test_the_largest_phone_that_is_read_is_within_what_is_checked():
    """Ten thousand packages; what they need in pages and runs stands beside the limits, measured by the benchmark."""
    one = package("a.b", "A", (0, 10))
    audit = replace(compliant_audit((one,) * MAX_PACKAGES), evidence=(evidence(1, "q"),) * 1_100)
    assert not is_too_much(audit)
    assert is_too_much(replace(audit, packages=(*audit.packages, one)))
    few, many = (record_bytes(replace(audit, packages=rows)).count(b",") for rows in ((), (one,)))
    assert (many - few) * MAX_PACKAGES + MAX_STATES * 12 < MAX_VALUES
