"""The strict rule: a report is VALID only as it left the signer; every other file gets its reason."""
# ruff: noqa: PLR0917  fixtures and parameters are given by name

import hashlib
import logging
import random
import re
import shutil
import socket
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from auditor.errors import ReportError
from auditor.identity.authority import Holder, make_auditor, make_root
from auditor.identity.pkcs12 import P12Signer
from auditor.model.audit import record_bytes
from auditor.model.verification import Result
from auditor.report import pdf as report_pdf
from auditor.report.envelope import MAX_REPORT_BYTES, RefusedError, check_byte_range
from auditor.report.render import render_report
from auditor.report.sign import Bridge, sign_report
from auditor.report.verify import verify_report

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def check(signer, moment):
    """Verify with the usual root."""

    def verify(data, roots=None, practice=(), crls=(), now=moment):
        return verify_report(data, signer.chain if roots is None else roots, practice, crls, now)

    return verify


def test_a_report_as_it_left_the_signer_is_valid(check, signed, signer, samples, moment):
    answer = check(signed)
    assert answer.result is Result.VALID
    assert answer.reasons == ()
    assert answer.signer == "A. Tremblay, Northern Works"
    assert answer.fingerprint == hashlib.sha256(signer.certificate).hexdigest()
    assert answer.root_fingerprint == hashlib.sha256(signer.chain[0]).hexdigest()
    assert answer.claimed_time == moment
    assert answer.record_digest == hashlib.sha256(record_bytes(samples["compliant"])).hexdigest()
    assert (answer.audit_id, answer.verdict) == ("2026-0417", samples["compliant"].verdict)
    assert not answer.practice
    assert not answer.revocation_checked


# ------------------------------------------------------------ changes to a signed file
def flip(data, place):
    changed = bytearray(data)
    changed[place] ^= 1
    return bytes(changed)


def update(data, change):
    """An incremental update, as any PDF program would append it."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def new_title(writer):
    info = writer.prev.trailer["/Info"]
    info["/Title"] = generic.TextStringObject("Another phone")
    writer.update_container(info)


def new_metadata(writer):
    stream = generic.StreamObject(stream_data=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    writer.root["/Metadata"] = writer.add_object(stream)
    writer.update_root()


def other_attachment(writer):
    files = writer.root["/AF"][0]["/EF"]
    stream = writer.add_object(generic.StreamObject(stream_data=b'{"evil":1}'))
    files["/F"] = files["/UF"] = stream
    writer.update_container(files)


def second_attachment(writer):
    stream = writer.add_object(generic.StreamObject(stream_data=b"more"))
    files = generic.DictionaryObject({generic.pdf_name("/F"): stream, generic.pdf_name("/UF"): stream})
    name = generic.TextStringObject("more.json")
    keys = {"/F": name, "/UF": name, "/EF": files}
    more = generic.DictionaryObject({generic.pdf_name(key): value for key, value in keys.items()})
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names += [name, writer.add_object(more)]
    writer.update_container(names)


def page_text(writer):
    page = writer.root["/Pages"]["/Kids"][0]
    forged = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 40 Tf 100 500 Td (COMPLIANT) Tj ET"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), forged])
    writer.update_container(page)


def annotation(writer):
    page = writer.root["/Pages"]["/Kids"][0]
    box = generic.ArrayObject([generic.NumberObject(number) for number in (50, 300, 300, 400)])
    keys = {"/Subtype": generic.pdf_name("/FreeText"), "/Rect": box, "/Contents": generic.TextStringObject("APPROVED")}
    note = generic.DictionaryObject({generic.pdf_name(key): value for key, value in keys.items()})
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page)


def security_store(writer):
    writer.root["/DSS"] = writer.add_object(generic.DictionaryObject())
    writer.update_root()


def opening_action(writer):
    writer.root["/OpenAction"] = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/JavaScript")})
    writer.update_root()


def in_signature(data, offset):
    return other_digit(data, re.search(rb"/Contents <", data).end() + offset)


def other_digit(data, place):
    return data[:place] + (b"0" if data[place : place + 1] != b"0" else b"1") + data[place + 1 :]


def signature_value(data):
    """Where the last hex digit of the signature value stands."""
    start = re.search(rb"/Contents <", data).end()
    contents = bytes.fromhex(data[start : data.index(b">", start)].decode())
    value = cms.ContentInfo.load(contents)["content"]["signer_infos"][0]["signature"].native
    return start + 2 * (contents.index(value) + len(value)) - 1


def signed_anew(data):
    """The same file with another signature around the same drawing, by a stranger."""
    root = make_root("Northern Works", NOW)
    made = make_auditor(root, "Northern Works", "A. Tremblay", NOW)
    return sign_report(
        data[: data.index(b"%%EOF") + 6], P12Signer(made.key, made.certificate, (root.certificate,)), NOW
    )


def foreign_signature(data):
    """A stranger's signature value in the hole of the real one."""
    own, other = (re.search(rb"/Contents <([0-9a-fA-F]*)>", one) for one in (data, signed_anew(data)))
    value = other[1][: len(own[1])].ljust(len(own[1]), b"0")
    return data[: own.start(1)] + value + data[own.end(1) :]


def words_signed_by_a_stranger(data):
    """The page is changed, and somebody else signs the whole: nobody knows the signer, but the pages lie anyway."""
    root = make_root("Somebody", NOW)
    made = make_auditor(root, "Somebody", "M. Stranger", NOW)
    drawn = data[: data.index(b"%%EOF") + 6]
    return sign_report(update(drawn, page_text), P12Signer(made.key, made.certificate, (root.certificate,)), NOW)


def wrong_padding(data):
    """Bytes after the signature value inside its hole are unsigned by design; anything but hex digits is not."""
    place = data.index(b">", re.search(rb"/Contents <", data).end()) - 2
    return data[:place] + b" " + data[place + 1 :]


TAMPERED = {
    "one bit of the attachment": lambda data: flip(data, data.index(b"stream\n", data.index(b"/EmbeddedFile")) + 200),
    "one bit of the title": lambda data: flip(data, data.index(b"/Title (Phone") + 10),
    "one bit of the stated digest": lambda data: flip(data, data.index(b"fieldcheck:sha256:") + 20),
    "one bit of the first page": lambda data: flip(data, data.index(b"stream\n") + 50),
    "one bit of the byte range": lambda data: flip(data, data.index(b"/ByteRange [0 ") + 15),
    "the signature value": lambda data: other_digit(data, signature_value(data)),
    "the start of the signature": lambda data: in_signature(data, 2),
    "blanks in the signature's hole": wrong_padding,
    "junk after the end": lambda data: data + b"\n% hello\n",
    "a line end after the end": lambda data: data + b"\n",
    "a second end": lambda data: data + b"startxref\n0\n%%EOF\n",
    "the whole file twice": lambda data: data + data,
    "junk before the start": lambda data: b"\n" + data,
    "an update that changes the title": lambda data: update(data, new_title),
    "an update that changes the metadata": lambda data: update(data, new_metadata),
    "an update that swaps the attachment": lambda data: update(data, other_attachment),
    "an update that adds an attachment": lambda data: update(data, second_attachment),
    "an update that adds words to a page": lambda data: update(data, page_text),
    "an update that adds a note": lambda data: update(data, annotation),
    "an update that adds validation data": lambda data: update(data, security_store),
    "four updates": lambda data: update(update(update(update(data, new_title), new_title), new_title), new_title),
    "the last byte cut off": lambda data: data[:-1] if data[-1:] != b"\n" else data[:-2],
    "the end cut off": lambda data: data[:-2000],
    "half a file": lambda data: data[: len(data) // 2],
    "the first bytes only": lambda data: data[:20],
    "an empty file": lambda _: b"",
    "no PDF at all": lambda _: b"%!PS-Adobe-3.0\n",
    "the signed part taken back": lambda data: data[: data.index(b"%%EOF") + 6],
    "a cross-reference that leads nowhere": lambda data: re.sub(rb"startxref\n\d+", b"startxref\n9999999", data),
    "a cross-reference that leads to itself": lambda data: re.sub(
        rb"/Prev \d+", b"/Prev " + re.findall(rb"startxref\s+(\d+)", data)[-1], data
    ),
    "the words of the properties stream": lambda data: flip(data, data.index(b"<x:xmpmeta") + 400),
    "the signature taken out of its field": lambda data: data.replace(b"/V ", b"/W ", 1),
    "the unsigned drawing in place of the report": lambda data: data[: data.index(b"%%EOF") + 6],
    "a stranger's signature in the signature's place": foreign_signature,
    "words on a page, signed anew by a stranger": words_signed_by_a_stranger,
    "half of the signature": lambda data: data[: re.search(rb"/Contents <", data).end() + 2000],
    "an update with a second field": lambda data: update(
        data, lambda writer: append_signature_field(writer, SigFieldSpec("Second", on_page=0, box=(10, 10, 200, 60)))
    ),
    "an update that opens with an action": lambda data: update(data, opening_action),
    "a file far too large": lambda data: data + bytes(MAX_REPORT_BYTES),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_a_changed_report_is_not_valid(check, signed, kind):
    changed = TAMPERED[kind](signed)
    assert changed != signed
    answer = check(changed)
    assert answer.result is Result.NOT_VALID
    assert answer.reasons
    assert all(reason.endswith(".") and "Traceback" not in reason for reason in answer.reasons)


def test_no_flipped_bit_anywhere_goes_unnoticed(check, signed):
    """Only the zero padding and the embedded certificates inside the signature's hole are unsigned, by design."""
    start = re.search(rb"/Contents <", signed).end()
    end = signed.index(b">", start)
    chance = random.Random(7)
    places = [chance.randrange(len(signed)) for _ in range(60)]
    valid = [
        place for place in places if not start <= place < end and check(flip(signed, place)).result is Result.VALID
    ]
    assert valid == []


@given(st.binary(max_size=400))
def test_any_bytes_at_all_get_an_answer(check, data):
    assert check(data).result is Result.NOT_VALID
    assert check(b"%PDF-1.7\n" + data + b"\nstartxref\n9\n%%EOF\n").result is Result.NOT_VALID


@given(st.integers(0, 10_000_000), st.binary(min_size=1, max_size=40))
def test_any_bytes_written_over_a_report_get_an_answer(check, signed, place, data):
    place %= len(signed)
    assert check(signed[:place] + data + signed[place + len(data) :]).result in set(Result)


# ------------------------------------------------------------ reports that were wrong when they were signed
class Heedless(PdfSigner):
    """Signs as programs do that do not heed what the field demands."""

    def init_signing_session(self, pdf_out, existing_fields_only=False):
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session._enforce_seed_value_constraints = lambda *_, **__: None
        session.sv_spec = None
        return session


def signed_otherwise(unsigned, signer, moment, **changes):
    """Sign with the library directly, with other settings than ours."""
    usual = {
        "field_name": "AuditorSignature", "md_algorithm": "sha256", "subfilter": SigSeedSubFilter.PADES,
        "certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES,
    }  # fmt: skip
    field = SigFieldSpec(changes["field_name"]) if "field_name" in changes else None
    metadata = PdfSignatureMetadata(**{**usual, **changes})
    bridge = Heedless(metadata, signer=Bridge(signer), new_field_spec=field)
    return bridge.sign_pdf(IncrementalPdfFileWriter(BytesIO(unsigned)), output=BytesIO()).getvalue()


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"docmdp_permissions": MDPPerm.FILL_FORMS}, "does not forbid later changes"),
        ({"certify": False}, "does not forbid later changes"),
        ({"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED}, "not of the kind"),
        ({"field_name": "Another"}, "its one signature field"),
    ],
)
def test_a_signature_of_another_kind_is_not_valid(check, unsigned, signer, moment, changes, word):
    assert check(signed_otherwise(unsigned, signer, moment)).result is Result.VALID
    answer = check(signed_otherwise(unsigned, signer, moment, **changes))
    assert answer.result is Result.NOT_VALID
    assert word in " ".join(answer.reasons)


def test_a_signature_in_a_field_of_another_name_is_not_valid(check, signed):
    renamed_field = signed.replace(b"/T (AuditorSignature)", b"/T (AuditorSignaturf)")
    assert check(renamed_field).reasons == ("The signature does not stand in the auditor’s field.",)


def test_two_signatures_are_not_valid(check, unsigned, signer, moment):
    first = signed_otherwise(unsigned, signer, moment, certify=False, docmdp_permissions=None)
    second = signed_otherwise(first, signer, moment, certify=False, docmdp_permissions=None, field_name="Second")
    assert check(second).reasons == ("The report has more than its one signature field.",)


def renamed(writer):
    specification = writer.root["/AF"][0]
    specification["/UF"] = specification["/F"] = generic.TextStringObject("other.json")
    writer.update_container(specification)


def only_embedded(writer):
    del writer.root["/AF"]
    writer.update_root()


def two_faces(writer):
    files = writer.root["/AF"][0]["/EF"]
    files["/UF"] = writer.add_object(generic.StreamObject(stream_data=b"{}"))
    writer.update_container(files)


def two_specifications(writer):
    copy = generic.DictionaryObject(writer.root["/AF"][0])
    writer.root["/AF"] = generic.ArrayObject([writer.add_object(copy)])
    writer.update_root()


def no_keyword(writer):
    info = writer.prev.trailer["/Info"]
    info["/Keywords"] = generic.TextStringObject("none")
    writer.update_container(info)


def bomb(writer):
    files = writer.root["/AF"][0]["/EF"]
    stream = generic.StreamObject(stream_data=bytes(70 << 20))
    stream.compress()
    files["/F"] = files["/UF"] = writer.add_object(stream)
    writer.update_container(files)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (second_attachment, "exactly one attachment"),
        (renamed, "audit.json"),
        (only_embedded, "cannot be read"),
        (two_faces, "audit.json"),
        (two_specifications, "two different attachments"),
        (no_keyword, "does not state the digest"),
        (other_attachment, "stored as Fieldcheck stores it"),
        (bomb, "far too large"),
    ],
)
def test_a_report_put_together_wrongly_is_not_valid_though_rightly_signed(
    check, unsigned, signer, moment, change, word
):
    answer = check(sign_report(update(unsigned, change), signer, moment))
    assert answer.result is Result.NOT_VALID
    assert word in " ".join(answer.reasons)


def with_record(monkeypatch, audit, record):
    """A report that carries another record than the one it was made from."""
    attach = report_pdf.attach
    monkeypatch.setattr(
        "auditor.report.render.attach", lambda canvas, _record, *others: attach(canvas, record, *others)
    )
    return render_report(audit)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda record: record.replace(b"NON_COMPLIANT", b"COMPLIANT"), "whose digest the report states"),
        (lambda record: record.replace(b"{", b"{ ", 1), "written as Fieldcheck writes"),
        (lambda record: record.replace(b"fieldcheck-audit/1", b"fieldcheck-audit/9"), "written as Fieldcheck writes"),
        (lambda record: record.replace(b'"audit_id"', b'"evil_id"'), "not an audit"),
        (lambda _: b"[]", "not an audit"),
        (lambda _: b"\xff", "not an audit"),
    ],
)
def test_a_wrong_record_is_not_valid_though_rightly_signed(
    check, samples, signer, moment, monkeypatch, change, word
):  # fmt: skip
    audit = samples["banned"]
    report = with_record(monkeypatch, audit, change(record_bytes(audit)))
    answer = check(sign_report(report, signer, moment))
    assert answer.result is Result.NOT_VALID
    assert word in " ".join(answer.reasons)


def test_bytes_that_the_library_would_count_as_signed_are_refused():
    hole = b"<" + b"00" * 10 + b">"
    data = b"A" * 50 + hole + b"B" * 30
    check_byte_range(data, [0, 50, 72, 30], bytes(10))
    literal = b"A" * 50 + b"(" + bytes(10) + b")" + b"EVIL-10-BY" + b"B" * 30
    for range_, contents, file in (
        ([0, 50, 72, 30], b"\x01" * 10, data),
        ([0, 50, 72, 29], bytes(10), data),
        ([0, 49, 72, 30], bytes(10), data),
        ([1, 49, 72, 30], bytes(10), data),
        ([0, 80, 102, 0], bytes(10), data),
        ([0, 50, 72], bytes(10), data),
        ([0, 50, 72, 30, 0, 0], bytes(10), data),
        ([0, 50, 72, 30], bytes(10), literal),
        ([0, 80, 80, 22], bytes(10), data),
    ):
        with pytest.raises(RefusedError):
            check_byte_range(file, range_, contents)


# ------------------------------------------------------------ signers
def test_a_stranger_is_unknown_and_nobody_is_known_without_roots(check, unsigned, signed, new_signer, moment):
    stranger = sign_report(unsigned, new_signer("Somebody Else", "M. Stranger"), moment)
    for answer in (check(stranger), check(signed, roots=())):
        assert answer.result is Result.SIGNER_UNKNOWN
        assert answer.reasons == ("No root certificate that was given vouches for the signer.",)
        assert answer.root_fingerprint is None
    assert check(stranger).signer == "M. Stranger, Somebody Else"


def test_a_stranger_who_takes_the_same_names_is_not_valid(check, unsigned, new_signer, moment):
    answer = check(sign_report(unsigned, new_signer(), moment))
    assert answer.result is not Result.VALID
    assert answer.root_fingerprint is None


def test_an_unknown_signer_does_not_hide_a_change(check, signed):
    answer = check(TAMPERED["one bit of the attachment"](signed), roots=())
    assert answer.result is Result.NOT_VALID


def test_the_systems_own_trust_list_is_never_asked(check, signed, monkeypatch):
    monkeypatch.setattr("pyhanko_certvalidator.registry._system_trust_roots", lambda: pytest.fail("asked"))
    assert check(signed, roots=()).result is Result.SIGNER_UNKNOWN


def test_an_expired_certificate_is_said_to_be_so(check, signed, moment):
    answer = check(signed, now=moment + timedelta(days=1200))
    assert answer.result is Result.NOT_VALID
    assert "to 2029-11-23" in answer.reasons[0]


def test_a_certificate_given_as_its_own_root_still_has_to_be_in_time(signed, signer, moment):
    def verify(now):
        return verify_report(signed, (signer.certificate,), (), (), now)

    assert verify(moment).result is Result.VALID
    assert "not valid now" in " ".join(verify(moment + timedelta(days=1200)).reasons)


def test_an_auditor_cannot_make_auditors(check, unsigned, signer, moment):
    below = make_auditor(Holder(signer.key, signer.holder), "Northern Works", "B. Below", moment)
    report = sign_report(unsigned, P12Signer(below.key, below.certificate, (signer.holder, *signer.issuers)), moment)
    assert check(report).result is Result.NOT_VALID


def test_a_certificate_not_meant_for_documents_is_refused(unsigned, moment):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Web server")])
    flags = dict.fromkeys(
        ("content_commitment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(9)
        .not_valid_before(moment).not_valid_after(moment + timedelta(days=9))
        .add_extension(x509.KeyUsage(digital_signature=False, key_encipherment=True, **flags), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    server = P12Signer(key, certificate, ())
    answer = verify_report(sign_report(unsigned, server, moment), (server.certificate,), (), (), moment)
    assert answer.result is Result.NOT_VALID
    assert "not meant for signing documents" in " ".join(answer.reasons)


@pytest.fixture(scope="session")
def revocation(moment):
    """Makes a root, an auditor and revocation lists of that root."""
    root = make_root("Northern Works", moment)
    auditor = make_auditor(root, "Northern Works", "R. Roy", moment)

    def make(*revoked, issued=moment, days=30):
        builder = (
            x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
            .last_update(issued - timedelta(minutes=1)).next_update(issued + timedelta(days=days))
            .add_extension(x509.CRLNumber(1), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key()), critical=False
            )
        )  # fmt: skip
        for serial in revoked:
            one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(issued - timedelta(minutes=1))
            builder = builder.add_revoked_certificate(one.build())
        return builder.sign(root.key, hashes.SHA256())

    return P12Signer(auditor.key, auditor.certificate, (root.certificate,)), make


def test_a_revocation_list_is_asked_when_it_is_given(unsigned, revocation, moment):
    roy, make = revocation
    report = sign_report(unsigned, roy, moment)

    def verify(crl, encoding=Encoding.DER):
        return verify_report(report, roy.chain, (), (crl.public_bytes(encoding),), moment)

    good = verify(make(), Encoding.PEM)
    assert good.result is Result.VALID
    assert good.revocation_checked
    revoked = verify(make(roy.holder.serial_number))
    assert revoked.result is Result.NOT_VALID
    assert revoked.reasons == ("The signer’s certificate was revoked.",)
    stale = verify(make(issued=moment - timedelta(days=90)))
    assert stale.result is Result.NOT_VALID
    assert not stale.revocation_checked


def test_a_list_of_another_authority_proves_nothing(check, signed, revocation):
    _, make = revocation
    answer = check(signed, crls=(make().public_bytes(Encoding.DER),))
    assert answer.result is Result.NOT_VALID
    assert not answer.revocation_checked


@pytest.mark.parametrize("where", ["roots", "practice", "crls"])
@pytest.mark.parametrize("garbage", [b"", b"garbage", b"-----BEGIN X509 CRL-----\nxx\n-----END X509 CRL-----\n"])
def test_a_root_or_revocation_list_that_cannot_be_read_is_named(check, signed, where, garbage):
    with pytest.raises(ReportError, match="was not read"):
        check(signed, **{where: (garbage,)})


# ------------------------------------------------------------ practice
@pytest.fixture(scope="session")
def practice_report(samples):
    audit = samples["compliant"]
    return render_report(replace(audit, tool=replace(audit.tool, practice=True)))


@pytest.fixture(scope="session")
def practiser(new_signer):
    return new_signer("Fieldcheck practice", "Practice auditor", practice=True)


def test_an_exercise_signed_with_the_practice_identity_is_valid_and_announced(
    check, practice_report, practiser, moment
):  # fmt: skip
    answer = check(sign_report(practice_report, practiser, moment), practice=practiser.chain)
    assert answer.result is Result.VALID
    assert answer.practice


def test_an_exercise_signed_with_a_real_identity_is_announced(check, practice_report, signer, moment):
    answer = check(sign_report(practice_report, signer, moment))
    assert answer.result is Result.VALID
    assert answer.practice


def test_the_practice_identity_cannot_sign_evidence(check, unsigned, practiser, moment):
    report = sign_report(unsigned, practiser, moment)
    for roots, practice in (((), practiser.chain), (practiser.chain, ()), ((), ())):
        answer = check(report, roots=roots, practice=practice)
        assert answer.result is Result.NOT_VALID
        assert "practice identity" in " ".join(answer.reasons)
        assert answer.practice


def test_a_root_given_as_practice_makes_its_signers_practisers(check, signed, signer):
    assert check(signed, roots=(), practice=signer.chain).result is Result.NOT_VALID


# ------------------------------------------------------------ how it behaves
def test_verifying_and_signing_open_no_socket_and_write_no_log(
    check, unsigned, signed, signer, moment, monkeypatch, capfd
):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a socket was opened"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    logging.getLogger("pyhanko").setLevel(logging.DEBUG)
    sign_report(unsigned, signer, moment)
    check(signed, roots=())
    check(TAMPERED["half a file"](signed))
    check(TAMPERED["one bit of the attachment"](signed))
    assert capfd.readouterr() == ("", "")


def test_an_independent_reader_agrees(tmp_path, unsigned, new_signer):
    """poppler's pdfsig with an NSS store that holds the root. It judges the signature; certificates without a CRL
    address, as ours are on purpose, it cannot place ("Unknown issue with Certificate").
    """
    pdfsig, certutil = shutil.which("pdfsig"), shutil.which("certutil")
    if not (pdfsig and certutil):
        pytest.skip("pdfsig (poppler-utils) and certutil (libnss3-tools) are not both installed")
    now = datetime.now(UTC)
    signer = new_signer(now=now)
    (tmp_path / "root.crt").write_bytes(signer.issuers[0].public_bytes(Encoding.PEM))
    store = f"sql:{tmp_path}"
    subprocess.run([certutil, "-N", "-d", store, "--empty-password"], check=True, capture_output=True)
    trust = ["-n", "root", "-t", "CT,C,C", "-i", tmp_path / "root.crt"]
    subprocess.run([certutil, "-A", "-d", store, *trust], check=True, capture_output=True)

    def ask(data):
        path = tmp_path / "report.pdf"
        path.write_bytes(data)
        done = subprocess.run([pdfsig, "-nssdir", store, "-no-ocsp", path], capture_output=True, check=False, text=True)
        return done.stdout

    report = sign_report(unsigned, signer, now)
    said = ask(report)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert "Signature is Valid" not in ask(TAMPERED["one bit of the attachment"](report))
    assert "Not total document signed" in ask(TAMPERED["an update that changes the title"](report))


def test_a_signed_report_still_has_only_embedded_fonts(tmp_path, signed):
    pdffonts = shutil.which("pdffonts")
    if pdffonts is None:
        pytest.skip("pdffonts of poppler-utils is not installed")
    (tmp_path / "report.pdf").write_bytes(signed)
    done = subprocess.run([pdffonts, tmp_path / "report.pdf"], capture_output=True, check=True, text=True)
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    assert len(rows) > 5
    assert all(row[-5] == "yes" and "Helvetica" not in row[0] for row in rows)


@pytest.mark.parametrize("kind", ["one bit of the first page", "one bit of the title", "one bit of the attachment"])
def test_a_changed_byte_is_called_a_change(check, signed, kind):
    assert "The document was changed after it was signed." in check(TAMPERED[kind](signed)).reasons
