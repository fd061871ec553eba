"""Signing: PAdES baseline B-B in one revision, certified "no changes allowed", shown in the field on the cover.

The private key stays behind the Signer port, so that files, tokens and system stores all fit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers import Signer as LibrarySigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from auditor.errors import ReportError
from auditor.ports import Signer
from auditor.report.backing import ALONE, Backing, StampBridge, carry
from auditor.report.document.catalogue import words_in
from auditor.report.document.cover import signature_words
from auditor.report.document.words import clock
from auditor.report.layout.signature import SignatureValues, draw_signed
from auditor.report.libraries import quiet_libraries
from auditor.report.pdf import SIGNATURE_FIELD, new_canvas
from auditor.report.readers import let_go, reading
from auditor.report.text import grouped, label

# The largest signature that a key in use makes: RSA 8192. A dry run only sizes the hole in the file.
RSA_BITS_PER_BYTE = 8
FINGERPRINT_DIGITS = 32
# Errors of the signing library that mean "this cannot be signed"; anything else is a programmer's mistake.
SIGNING_FAILURES = (SigningError, PdfError, ValueError)


quiet_libraries()


def sign_report(report: bytes, signer: Signer, now: datetime, language: str = "en", backing: Backing = ALONE) -> bytes:
    """The signed report. `now` is the time that the signature claims. Raises ReportError, TimeStampError.

    Errors of the signer itself (a token that was pulled out) pass through unchanged.
    """
    bridge = Bridge(signer)
    metadata = PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        reason=words_in(language).say("sign.reason"),
        name=_common_name(bridge.holder),
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    stamper = StampBridge(backing.stamper) if backing.stamper else None
    try:
        with _writing(report) as writer:
            carry(writer, backing, signer, now)
            style = _appearance(writer, bridge.holder, now, language)
            session = _Clocked(metadata, signer=bridge, stamp_style=style, timestamper=stamper)
            session.moment = now
            output = session.sign_pdf(writer, existing_fields_only=True, output=BytesIO())
    except SIGNING_FAILURES as error:
        raise ReportError("The report was not signed", str(error), "Choose another identity and try again") from error
    signed: bytes = output.getvalue()
    return signed


class _Writer(IncrementalPdfFileWriter):
    """A writer that leaves the file's properties alone: signing changes the signature field and nothing else."""

    def _update_meta(self) -> None:
        return


@contextmanager
def _writing(report: bytes) -> Iterator[_Writer]:
    with reading(BytesIO(report)) as before:
        writer = _Writer(before.stream, prev=before)
        try:
            yield writer
        finally:
            let_go(writer)


class _Clocked(PdfSigner):
    """A signer whose claimed time comes from the caller's clock."""

    moment: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


class Bridge(LibrarySigner):
    """The library's signer over our port."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer
        self.holder = asn1_x509.Certificate.load(signer.certificate)
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([asn1_x509.Certificate.load(issuer) for issuer in signer.chain])
        super().__init__(signing_cert=self.holder, cert_registry=store, embed_roots=True)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Ask the port, once; a dry run only asks for the size. Raises what the port raises."""
        if digest_algorithm != "sha256":
            raise ValueError(f"the Signer port signs SHA-256, not {digest_algorithm}")
        if dry_run:
            return bytes(self.holder.public_key.bit_size // RSA_BITS_PER_BYTE * 2 + 64)
        return self._signer.sign(data)


class _Page(PdfContent):
    """The first page of another PDF as content of this one."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._page = page

    def render(self) -> bytes:
        with reading(BytesIO(self._page)) as page:
            form = self._ensure_writer.import_page_as_xobject(page)
        self.resources.xobject["/Signed"] = form
        left, bottom, right, top = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Signed Do"


def _appearance(
    writer: IncrementalPdfFileWriter, holder: asn1_x509.Certificate, now: datetime, language: str
) -> StaticStampStyle:
    """The signed field drawn by our own kit with our own embedded fonts."""
    words = words_in(language)
    left, bottom, right, top = (float(value) for value in _widget(writer)["/Rect"])
    size = (right - left, top - bottom)
    digest = holder.sha256.hex()
    values = SignatureValues(
        signed_by=label(holder.subject.native.get("common_name") or holder.subject.human_friendly, 80),
        certificate=grouped(digest[:FINGERPRINT_DIGITS]),
        time=words.say("sign.when", day=words.day(now.astimezone(UTC)), time=clock(now)),
    )
    target = BytesIO()
    page = draw_signed(size, signature_words(words), values, new_canvas(target, size, words.tag, now), target)
    centred = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(border_width=0, background=_Page(page), background_layout=centred)


def _widget(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    fields = writer.root["/AcroForm"]["/Fields"]
    if len(fields) != 1 or fields[0]["/T"] != SIGNATURE_FIELD:
        raise ValueError("the report has no empty field for the auditor's signature")
    widget: DictionaryObject = fields[0]
    return widget


def _common_name(holder: asn1_x509.Certificate) -> str:
    return str(holder.subject.native.get("common_name") or holder.subject.human_friendly)
