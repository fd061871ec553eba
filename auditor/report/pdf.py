"""What the PDF library lacks: fixed dates, the attached record, the empty signature field, links that are read out."""

import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from auditor.report.corrections import correct_library
from auditor.report.document.parts import Document
from auditor.report.edition import Edition, keywords
from auditor.report.fonts import Face, load_face
from auditor.report.metadata import Description, add_metadata, add_output_intent
from auditor.report.pen import Pen
from auditor.report.tagging import Tags

PROGRAM = "Fieldcheck"
ATTACHMENT = "audit.json"
SIGNATURE_FIELD = "AuditorSignature"
PDF_VERSION = (1, 7)
# ISO 32000-1 table 165: print, locked; a signature field's widget must be visible on paper.
WIDGET_FLAGS = 4 | 128
# Table 234: SubFilter and DigestMethod are demands and no hints.
SEED_REQUIRED = 2 | 64
# A face of the PDF library keeps the glyphs of the file that is being written (TTFontFile.makeSubset): two files at
# once would get each other's letters. Whoever draws holds this from new_canvas to finish.
DRAWING = threading.Lock()
LINK_FLAGS = 4  # ISO 19005-3 §6.3.2: what stands on a page is printed

correct_library()


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
    load_face(Face.TEXT)
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


def describe(canvas: Canvas, documents: tuple[Document, ...], edition: Edition, moment: datetime) -> None:
    """Set the document information, for people and, as XMP, for programs. The keywords carry digest and edition."""
    first = documents[0]
    said = Description(
        title=" / ".join(document.title for document in documents),
        author=first.author,
        subject=" / ".join(document.subject for document in documents),
        languages=tuple(document.language for document in documents),
        keywords=keywords(first.record_digest, edition),
        program=PROGRAM,
        moment=moment,
    )
    canvas.showOutline()
    _inform(canvas, said)


def describe_page(canvas: Canvas, title: str, language: str, moment: datetime) -> None:
    """Set the information of a page that is no report: it has no record and no edition."""
    said = Description(
        title=title, author=PROGRAM, subject=title, languages=(language,), keywords="", program=PROGRAM, moment=moment
    )
    _inform(canvas, said)


def _inform(canvas: Canvas, said: Description) -> None:
    canvas.setTitle(said.title)
    canvas.setAuthor(said.author)
    canvas.setSubject(said.subject)
    canvas.setCreator(said.program)
    canvas.setProducer(said.program)
    canvas.setKeywords(said.keywords)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    add_metadata(_document(canvas), said)
    add_output_intent(_document(canvas))


def finish(canvas: Canvas, tags: Tags) -> None:
    """Write the structure tree and the file, all of whose pages have ended."""
    document = _document(canvas)
    tags.write(document, document.pageCounter - 1)
    document.SaveToFile(canvas._filename, canvas)  # noqa: SLF001  save() would add an empty page


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
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "AF"]
    catalogue.Names = _dictionary(EmbeddedFiles=_dictionary(Names=names))
    catalogue.AF = pdfdoc.PDFArray([specification])


def add_signature_field(
    pen: Pen, box: tuple[float, float, float, float], tooltip: str, appearance: Callable[[Canvas], None]
) -> None:
    """Put an empty signature field on the page being drawn: left, bottom, right, top; `appearance` draws it unsigned.

    Its look lives in the field and not on the page, so that signing replaces it; it belongs to the pen's element.
    """
    canvas, document = pen.canvas, _document(pen.canvas)
    left, bottom, right, top = box
    pen.unmark()
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
        P=pdfdoc.PDFObjectReference(f"Page{pen.page}"),
        AP=_dictionary(N=form),
        SV=_wanted_signature(),
    )
    reference = document.Reference(widget, "SignatureWidget")
    _belongs(pen, widget, "SignatureWidget")
    document.Catalog.AcroForm = _dictionary(Fields=pdfdoc.PDFArray([reference]), SigFlags=1)
    canvas._annotationrefs.append(reference)  # noqa: SLF001  reportlab has no signature fields


def _wanted_signature() -> pdfdoc.PDFDictionary:
    """What another program must do to sign here (ISO 32000-1 table 234): PAdES, SHA-2, and no change afterwards."""
    name = pdfdoc.PDFName
    return _dictionary(
        Type=name("SV"),
        Ff=SEED_REQUIRED,
        SubFilter=pdfdoc.PDFArray([name("ETSI.CAdES.detached")]),
        DigestMethod=pdfdoc.PDFArray([pdfdoc.PDFString(digest) for digest in ("SHA256", "SHA384", "SHA512")]),
        MDP=_dictionary(P=1),
    )


def add_link(pen: Pen, box: tuple[float, float, float, float], page: int, words: str) -> None:
    """Make a box (left, bottom, right, top) on a page that has ended lead to another page; `words` say where to."""
    document = _document(pen.canvas)
    name = f"Link{document.objectcounter + 1}"
    link = _dictionary(
        Type=pdfdoc.PDFName("Annot"),
        Subtype=pdfdoc.PDFName("Link"),
        F=LINK_FLAGS,
        Border=pdfdoc.PDFArray([0, 0, 0]),
        Rect=pdfdoc.PDFArray([round(edge, 2) for edge in box]),
        Contents=pdfdoc.PDFString(words),
        Dest=pdfdoc.PDFArray([pdfdoc.PDFObjectReference(f"Page{page}"), "/Fit"]),
    )
    drawn = document.idToObject[f"Page{pen.page}"]
    drawn.Annots.append(document.Reference(link, name))
    _belongs(pen, link, name)


def _belongs(pen: Pen, annotation: pdfdoc.PDFDictionary, name: str) -> None:
    if pen.tags is not None and pen.element is not None:
        annotation["StructParent"] = pen.tags.annotation(pen.element, pen.page, name)


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _document(canvas: Canvas) -> pdfdoc.PDFDocument:
    return canvas._doc  # noqa: SLF001  the catalogue has no public door
