"""What the PDF library lacks: fixed dates, the attached record, the empty signature field, an orderly stream ending."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from auditor.report.fonts import Face, load_fonts

ATTACHMENT = "audit.json"
SIGNATURE_FIELD = "AuditorSignature"
DIGEST_KEYWORD = "fieldcheck:sha256:"
PDF_VERSION = (1, 7)
# ISO 32000-1 table 165: print, locked; a signature field's widget must be visible on paper.
WIDGET_FLAGS = 4 | 128
_ENDING = b"endstream\n"
_library_format: Callable[[pdfdoc.PDFStream, pdfdoc.PDFDocument], bytes] = pdfdoc.PDFStream.format


def _format_with_line_end(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """ISO 19005-3 §6.1.7.1: a line end stands before `endstream`; reportlab 5.1 leaves it out."""
    written = _library_format(stream, document)
    if not written.endswith(_ENDING):
        raise RuntimeError("reportlab writes streams in a new way; see whether the correction is still needed")
    return written[: -len(_ENDING)] + b"\n" + _ENDING


pdfdoc.PDFStream.format = _format_with_line_end


class _FixedTime:
    """The audit's finish time in the shape of reportlab's TimeStamp, so that a record always gives the same bytes."""

    def __init__(self, moment: datetime) -> None:
        moment = moment.astimezone(UTC)
        self.datetime = moment
        self.t = int(moment.timestamp())
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"
        self.asctime = moment.ctime()


class _RawName(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A name written as it stands: reportlab's own does not escape the slash of a media type."""

    def __init__(self, written: bytes) -> None:
        self._written = written

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self._written


def new_canvas(target: BytesIO, size: tuple[float, float], language: str, moment: datetime) -> Canvas:
    """An empty PDF 1.7 without any font but ours, dated `moment`."""
    load_fonts()
    canvas = Canvas(
        target,
        pagesize=size,
        initialFontName=Face.TEXT.value,
        pdfVersion=PDF_VERSION,
        invariant=1,
        lang=language,
        pageCompression=1,
    )
    document = _document(canvas)
    document._timeStamp = _FixedTime(moment)  # noqa: SLF001  no public way to set the date
    # The file's identifier (ISO 32000-1 §14.4 proposes MD5) begins with the time of making; it must not.
    document.signature = hashlib.md5(b"Fieldcheck", usedforsecurity=False)
    return canvas


def describe(canvas: Canvas, title: str, author: str, subject: str, record_digest: str) -> None:
    """Set the document information. The keyword carries the record's digest for machines."""
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("Fieldcheck")
    canvas.setProducer("Fieldcheck")
    canvas.setKeywords(DIGEST_KEYWORD + record_digest)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def attach(canvas: Canvas, record: bytes, description: str, moment: datetime) -> None:
    """Attach the record as an associated file (ISO 19005-3 annex E): in the name tree and in the catalogue's AF."""
    document = _document(canvas)
    name, text = pdfdoc.PDFName, pdfdoc.PDFString
    # A checksum of the file format's own (ISO 32000-1 table 46 fixes MD5); nothing relies on it.
    checksum = hashlib.md5(record, usedforsecurity=False).digest()
    when = text(f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}+00'00'")
    parameters = _dictionary(Size=len(record), ModDate=when, CheckSum=text(checksum, enc="raw"))
    stream = pdfdoc.PDFStream(
        dictionary=_dictionary(Type=name("EmbeddedFile"), Subtype=_RawName(b"/application#2Fjson"), Params=parameters),
        content=record,
        filters=[pdfdoc.PDFZCompress],
    )
    embedded = document.Reference(stream)
    specification = document.Reference(
        _dictionary(
            Type=name("Filespec"),
            F=text(ATTACHMENT),
            UF=text(ATTACHMENT),
            AFRelationship=name("Data"),
            Desc=text(description),
            EF=_dictionary(F=embedded, UF=embedded),
        )
    )
    names = pdfdoc.PDFArray([text(ATTACHMENT), specification])
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF"]
    catalogue.Names = _dictionary(EmbeddedFiles=_dictionary(Names=names))
    catalogue.AF = pdfdoc.PDFArray([specification])


def add_signature_field(
    canvas: Canvas, box: tuple[float, float, float, float], tooltip: str, appearance: Callable[[Canvas], None]
) -> None:
    """Put an empty signature field on the page being drawn: left, bottom, right, top; `appearance` draws it unsigned.

    Its look lives in the field and not on the page, so that signing replaces it.
    """
    document = _document(canvas)
    left, bottom, right, top = box
    canvas.beginForm("unsigned", 0, 0, right - left, top - bottom)
    appearance(canvas)
    canvas.endForm()
    form = pdfdoc.PDFObjectReference(pdfdoc.xObjectName("unsigned"))
    widget = _dictionary(
        Type=pdfdoc.PDFName("Annot"),
        Subtype=pdfdoc.PDFName("Widget"),
        FT=pdfdoc.PDFName("Sig"),
        T=pdfdoc.PDFString(SIGNATURE_FIELD),
        TU=pdfdoc.PDFString(tooltip),
        F=WIDGET_FLAGS,
        Rect=pdfdoc.PDFArray([left, bottom, right, top]),
        P=pdfdoc.PDFObjectReference("Page1"),
        AP=_dictionary(N=form),
    )
    reference = document.Reference(widget, "SignatureWidget")
    document.Catalog.AcroForm = _dictionary(Fields=pdfdoc.PDFArray([reference]), SigFlags=1)
    canvas._annotationrefs.append(reference)  # noqa: SLF001  reportlab has no signature fields


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _document(canvas: Canvas) -> pdfdoc.PDFDocument:
    return canvas._doc  # noqa: SLF001  the catalogue has no public door
