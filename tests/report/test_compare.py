"""Pages against record: what a signer with a trusted key may not do, and what may differ without harm."""
# ruff: noqa: PLR0917  fixtures and parameters are given by name

import contextlib
import hashlib
import json
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from reportlab.lib.utils import asBytes
from reportlab.pdfbase import pdfdoc

from auditor.model.audit import is_record_of, read_record, record_bytes
from auditor.model.codec import canonical_json
from auditor.model.finding import Verdict
from auditor.model.plain import ShapeError
from auditor.model.verification import Pages, Result
from auditor.report.anew import OTHERWISE, end_of_drawing
from auditor.report.compare import OLDER, OTHER_LOOK, OTHER_PROPERTIES, UNSTATED
from auditor.report.document import document_of
from auditor.report.edition import LAYOUT
from auditor.report.envelope import RefusedError
from auditor.report.render import Paper, render_report
from auditor.report.revision import MORE_THAN_A_SIGNATURE
from auditor.report.save import save_report
from auditor.report.sign import Bridge, sign_report
from auditor.report.verify import NEWER, verify_report


@pytest.fixture(scope="module")
def check(signer, moment):
    """Verify with the usual root."""
    return lambda data: verify_report(data, signer.chain, (), (), moment)


@pytest.mark.parametrize(
    ("name", "form"), [("removed", ("en", Paper.A4)), ("hostile", ("fr", Paper.LETTER)), ("banned", ("fr", Paper.A4))]
)
def test_every_form_of_a_report_is_drawn_again_and_found_the_same(samples, signer, moment, check, name, form):
    language, paper = form
    answer = check(sign_report(render_report(samples[name], language, paper), signer, moment, language))
    assert (answer.result, answer.pages) == (Result.VALID, Pages.AS_RECORDED)
    assert answer.remarks == ()


# ------------------------------------------------------------ pages that lie
@pytest.fixture(scope="module")
def lying(samples):
    """Pages that call a phone compliant, over the record that says the contrary."""
    honest = samples["banned"]
    record = record_bytes(honest)
    pages = replace(honest, verdict=Verdict.COMPLIANT, findings=())
    with pytest.MonkeyPatch.context() as patch:
        document = replace(document_of(pages, "en"), record_digest=hashlib.sha256(record).hexdigest())
        patch.setattr("auditor.report.render.document_of", lambda *_: document)
        patch.setattr("auditor.report.render.record_bytes", lambda _: record)
        return render_report(honest)


def test_pages_that_do_not_say_what_the_record_says_are_not_valid_though_a_known_signer_signed(
    lying, samples, signer, moment, check
):
    answer = check(sign_report(lying, signer, moment))
    assert answer.result is Result.NOT_VALID
    assert answer.reasons == (OTHERWISE,)
    assert answer.pages is Pages.OTHERWISE
    assert answer.verdict is samples["banned"].verdict


def test_one_letter_on_the_cover_counts_though_everything_else_is_the_same(samples, signer, moment, check):
    """The same objects, typefaces and structure: only what one page's stream unpacks to is another."""
    audit = samples["banned"]
    document = document_of(audit, "en")
    other = replace(document, cover=replace(document.cover, kicker=document.cover.kicker.replace("report", "retort")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "auditor.report.render.document_of", lambda *_: replace(other, record_digest=document.record_digest)
        )
        drawn = render_report(audit)
    assert drawn.count(b" obj\n") == render_report(audit).count(b" obj\n")
    answer = check(sign_report(drawn, signer, moment))
    assert (answer.result, answer.reasons) == (Result.NOT_VALID, (OTHERWISE,))


def test_any_byte_of_the_drawing_counts(unsigned):
    """Flipped one at a time; nothing but the packing of streams may differ, and a flipped bit is never that."""
    for place in range(0, len(unsigned), 4001):
        changed = bytearray(unsigned)
        changed[place] ^= 1
        with pytest.raises(RefusedError):
            end_of_drawing(bytes(changed), unsigned)


# ------------------------------------------------------------ what may differ
@pytest.fixture(scope="module")
def packed_otherwise(samples):
    """The same report from a computer whose zlib packs otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdfdoc.PDFZCompress, "encode", lambda text: zlib.compress(asBytes(text), 1))
        return render_report(samples["compliant"])


def test_a_report_from_a_computer_that_packs_streams_otherwise_is_as_valid(
    packed_otherwise, unsigned, signer, moment, check
):
    assert len(packed_otherwise) != len(unsigned)
    answer = check(sign_report(packed_otherwise, signer, moment))
    assert (answer.result, answer.pages) == (Result.VALID, Pages.AS_RECORDED)


def test_what_hides_behind_a_packed_stream_is_seen(packed_otherwise, unsigned):
    """Junk after the packed bytes would be shown by no reader today, and by some reader tomorrow."""
    reader = PdfFileReader(BytesIO(packed_otherwise))
    length = len(reader.root["/Pages"]["/Kids"][0]["/Contents"].encoded_data)
    own, longer = (b"/Length %d\n" % number for number in (length, length + 4))
    changed = packed_otherwise.replace(own, longer, 1)
    end = changed.index(b"stream\n", packed_otherwise.index(own)) + 7 + length
    with pytest.raises(RefusedError):
        end_of_drawing(changed[:end] + b"JUNK" + changed[end:], unsigned)


# ------------------------------------------------------------ signing that changes more
def signed_with(unsigned, signer, change, **settings):
    """Sign with the library directly, and let the same revision change something else."""
    usual = {"field_name": "AuditorSignature", "md_algorithm": "sha256", "subfilter": SigSeedSubFilter.PADES}
    metadata = PdfSignatureMetadata(**usual, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    writer = IncrementalPdfFileWriter(BytesIO(unsigned))
    change(writer)
    return PdfSigner(metadata, signer=Bridge(signer)).sign_pdf(writer, output=BytesIO()).getvalue()


def page(writer):
    return writer.root["/Pages"]["/Kids"][0]


def words_on_the_page(writer):
    forged = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 40 Tf 100 500 Td (COMPLIANT) Tj ET"))
    page(writer)["/Contents"] = generic.ArrayObject([page(writer).raw_get("/Contents"), forged])
    writer.update_container(page(writer))


def other_stream_for_the_page(writer):
    reference = page(writer).raw_get("/Contents").reference
    writer.objects[(reference.generation, reference.idnum)] = generic.StreamObject(stream_data=b"BT ET")


def note_on_the_page(writer):
    box = generic.ArrayObject([generic.NumberObject(number) for number in (50, 300, 300, 400)])
    keys = {"/Subtype": generic.pdf_name("/FreeText"), "/Rect": box, "/Contents": generic.TextStringObject("APPROVED")}
    note = generic.DictionaryObject({generic.pdf_name(key): value for key, value in keys.items()})
    page(writer)["/Annots"] = generic.ArrayObject([*page(writer)["/Annots"], writer.add_object(note)])
    writer.update_container(page(writer))


def larger_field(writer):
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/Rect"] = generic.ArrayObject([generic.NumberObject(number) for number in (0, 0, 600, 800)])
    writer.update_container(field)


def action_of_the_field(writer):
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/A"] = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/Named")})
    writer.update_container(field)


def opening_action(writer):
    writer.root["/OpenAction"] = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/JavaScript")})
    writer.update_root()


def second_field(writer):
    append_signature_field(writer, SigFieldSpec("Second", on_page=0, box=(10, 10, 200, 60)))


def usage_rights(writer):
    writer.root["/Perms"] = generic.DictionaryObject({generic.pdf_name("/UR3"): generic.NullObject()})
    writer.update_root()


def fewer_pages(writer):
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(list(pages["/Kids"])[:1])
    pages["/Count"] = generic.NumberObject(1)
    writer.update_container(pages)


def other_pages(writer):
    writer.root["/Pages"] = writer.add_object(generic.DictionaryObject(writer.root["/Pages"]))
    writer.update_root()


def other_title(writer):
    information = writer.trailer["/Info"]
    information["/Title"] = generic.TextStringObject("Another phone")
    writer.update_container(information)


CHANGES = {
    "words on the page": words_on_the_page,
    "another stream for the page": other_stream_for_the_page,
    "a note on the page": note_on_the_page,
    "a field over the whole page": larger_field,
    "an action of the field": action_of_the_field,
    "an action at opening": opening_action,
    "usage rights": usage_rights,
    "fewer pages": fewer_pages,
    "another page tree": other_pages,
    "another title": other_title,
}


def test_signing_by_another_program_is_accepted_and_its_look_is_remarked_upon(unsigned, signer, check):
    answer = check(signed_with(unsigned, signer, lambda _: None))
    assert answer.result is Result.VALID
    assert answer.pages is Pages.AS_RECORDED
    assert set(answer.remarks) == {OTHER_LOOK, OTHER_PROPERTIES}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_made_by_the_signer_while_signing_is_not_valid(unsigned, signer, check, kind):
    answer = check(signed_with(unsigned, signer, CHANGES[kind]))
    assert answer.result is Result.NOT_VALID
    assert answer.pages is Pages.OTHERWISE
    assert answer.reasons == (MORE_THAN_A_SIGNATURE,)


def test_a_second_field_is_not_valid(unsigned, signer, check):
    answer = check(signed_with(unsigned, signer, second_field))
    assert answer.reasons == ("The report has more than its one signature field.",)


def test_a_look_of_the_field_that_is_not_ours_is_said(unsigned, signer, moment, check):
    """Signed by us, but the look is drawn for another time than the signature claims."""
    other = sign_report(unsigned, signer, moment, "fr")
    answer = check(other)
    assert answer.result is Result.VALID
    assert answer.remarks == (OTHER_LOOK,)


def test_an_older_layout_is_not_compared_and_that_is_said(signed, check, monkeypatch):
    monkeypatch.setattr("auditor.report.compare.LAYOUT", LAYOUT + 1)
    answer = check(signed)
    assert answer.result is Result.VALID
    assert answer.pages is Pages.NOT_COMPARED
    assert answer.remarks == (OLDER,)


@pytest.mark.parametrize("stated", [LAYOUT + 1, 9])
def test_nobody_escapes_the_comparison_by_stating_a_layout_to_come(
    lying, unsigned, signer, moment, check, new_signer, stated
):
    """Whoever made it, this version cannot tell what its pages say; a reader must not take that for VALID."""
    for pages in (lying, unsigned):
        newer = pages.replace(b"layout:%d" % LAYOUT, b"layout:%d" % stated)
        for somebody in (signer, new_signer("Nobody")):
            answer = check(sign_report(newer, somebody, moment))
            assert (answer.result, answer.pages) == (Result.NOT_VALID, Pages.NOT_COMPARED)
            assert answer.reasons[0] == NEWER
            assert answer.verdict is None


def test_a_record_that_only_a_newer_version_can_read_sends_its_reader_to_that_version(
    samples, signer, moment, check, monkeypatch
):
    record = record_bytes(samples["compliant"]).replace(b"{", b'{"a_new_fact":1,', 1)
    monkeypatch.setattr("auditor.report.render.record_bytes", lambda _: record)
    newer = render_report(samples["compliant"]).replace(b"layout:%d" % LAYOUT, b"layout:%d" % (LAYOUT + 1))
    assert check(sign_report(newer, signer, moment)).reasons == (NEWER,)


# ------------------------------------------------------------ records of earlier versions
LATER = (
    "mentions",
    "rechecks",
    "copies",
    "first_read",
    "tool.program",
    "ban_list.supplement",
    "ban_list.older_allowed",
)


def without(record, names):
    """The record as a version wrote it that did not know these fields yet."""
    plain = json.loads(record)
    for name in names:
        holder, _, field = name.rpartition(".")
        del (plain[holder] if holder else plain)[field]
    return canonical_json(plain)


def test_a_report_stays_valid_when_records_have_grown_since(samples, signer, moment, check, tmp_path):
    record = without(record_bytes(samples["removed"]), LATER)
    audit = read_record(record)
    assert record_bytes(audit) != record
    saved = tmp_path / "report.pdf"
    made = save_report(audit, signer, saved, moment, record=record)
    answer = check(saved.read_bytes())
    assert (answer.result, answer.pages) == (Result.VALID, Pages.AS_RECORDED)
    assert made.record_digest == answer.record_digest == hashlib.sha256(record).hexdigest()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"copies":[],', b'"copies":[],\n'),
        (b'.000Z"', b'Z"'),
        (b'"complete":true', b'"complete":1'),
        (b'"adb_digest"', b'"adb_digest" '),
    ],
)
def test_a_record_that_no_version_wrote_so_is_none(samples, old, new):
    record = without(record_bytes(samples["compliant"]), LATER[3:])
    changed = record.replace(old, new, 1)
    assert changed != record
    with contextlib.suppress(ShapeError):
        assert not is_record_of(changed, read_record(changed))
    assert is_record_of(record, read_record(record))


@pytest.mark.parametrize("stated", [b"layout:1", b"layout:0", b"lay0ut:2"])
def test_nobody_escapes_the_comparison_by_stating_a_layout_that_never_was(unsigned, signer, moment, check, stated):
    answer = check(sign_report(unsigned.replace(b"layout:%d" % LAYOUT, stated), signer, moment))
    assert answer.result is Result.NOT_VALID


def test_nobody_escapes_the_comparison_by_stating_a_language_that_is_none(unsigned, signer, moment, check):
    answer = check(sign_report(unsigned.replace(b"language:en", b"language:de"), signer, moment))
    assert (answer.result, answer.reasons) == (Result.NOT_VALID, (UNSTATED,))
