"""Document and record to PDF bytes, the same for the same record; unsigned, with an empty field to sign."""

from dataclasses import dataclass
from enum import Enum
from io import BytesIO

from reportlab.lib.pagesizes import A4, LETTER

from auditor.model.audit import Audit, record_bytes
from auditor.report.document import document_of
from auditor.report.document.parts import Document
from auditor.report.kit import Entry, Sheet
from auditor.report.layout.cover import draw_cover
from auditor.report.layout.coverage import draw_coverage
from auditor.report.layout.evidence import draw_evidence
from auditor.report.layout.findings import draw_findings
from auditor.report.layout.furniture import draw_furniture
from auditor.report.layout.inventory import draw_inventory
from auditor.report.layout.method import draw_method
from auditor.report.layout.phone import draw_phone
from auditor.report.layout.receipts import draw_receipts
from auditor.report.pdf import attach, describe, new_canvas


class Paper(Enum):
    """Paper sizes, in points."""

    A4 = A4
    LETTER = LETTER


@dataclass(frozen=True, slots=True)
class _Extent:
    """What the first pass found out: how many pages there are, and where each part begins."""

    pages: int
    contents: tuple[Entry, ...]


def render_report(audit: Audit, language: str = "en", paper: Paper = Paper.A4) -> bytes:
    """The unsigned report of an audit, its record attached as audit.json."""
    document, record = document_of(audit, language), record_bytes(audit)
    _, extent = _draw(document, audit, paper, _Extent(0, ()))
    target, _ = _draw(document, audit, paper, extent, record)
    return target.getvalue()


def _draw(
    document: Document, audit: Audit, paper: Paper, extent: _Extent, record: bytes | None = None
) -> tuple[BytesIO, _Extent]:
    """Draw every page; save it only if the record is given."""
    target = BytesIO()
    canvas = new_canvas(target, paper.value, document.language, audit.finished)
    sheet = Sheet(canvas, paper.value, lambda page: draw_furniture(page, document, extent.pages))
    _parts(sheet, document, extent.contents)
    if record is not None:
        describe(canvas, document.title, document.author, document.subject, document.record_digest)
        attach(canvas, record, document.title, audit.finished)
        canvas.showPage()
        canvas.save()
    return target, _Extent(sheet.page, tuple(sheet.entries))


def _parts(sheet: Sheet, document: Document, contents: tuple[Entry, ...]) -> None:
    draw_cover(sheet, document, contents)
    draw_findings(sheet, document.findings)
    if document.receipts:
        draw_receipts(sheet, document.receipts)
    draw_coverage(sheet, document.coverage)
    draw_method(sheet, document.method)
    draw_phone(sheet, document.phone)
    draw_inventory(sheet, document.inventory)
    draw_evidence(sheet, document.evidence)
