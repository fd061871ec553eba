"""Record to PDF bytes, the same for the same record; unsigned, with an empty field to sign."""

import hashlib
from enum import Enum
from io import BytesIO

from reportlab.lib.pagesizes import A4, LETTER

from auditor.model.audit import Audit, record_bytes
from auditor.report.document import document_of
from auditor.report.document.parts import Document
from auditor.report.edition import LAYOUT, Edition, languages_of
from auditor.report.kit import Sheet
from auditor.report.layout.cover import draw_cover
from auditor.report.layout.coverage import draw_coverage
from auditor.report.layout.evidence import draw_evidence
from auditor.report.layout.findings import draw_findings
from auditor.report.layout.furniture import draw_furniture
from auditor.report.layout.instruments import draw_instruments
from auditor.report.layout.inventory import draw_inventory
from auditor.report.layout.method import draw_method
from auditor.report.layout.phone import draw_phone
from auditor.report.layout.receipts import draw_receipts
from auditor.report.lines import forget_lines
from auditor.report.pdf import DRAWING, attach, describe, finish, new_canvas
from auditor.report.pen import WITHOUT_END, Most
from auditor.report.tagging import Tags


class Paper(Enum):
    """Paper sizes, in points. The name in small letters stands in the PDF."""

    A4 = A4
    LETTER = LETTER


def render_report(
    audit: Audit, language: str = "en", paper: Paper = Paper.A4, most: Most = WITHOUT_END, record: bytes | None = None
) -> bytes:  # fmt: skip
    """The unsigned report of an audit, its record attached as audit.json. language: "en", "fr" or "both".

    "both": one file with the whole report in English and then in French, each with its own cover.
    The same record, language and paper give the same bytes: a report can be drawn again from the record alone.
    record: the bytes that the audit was read from, which may be those of an earlier version; None: as written now.
    Raises TooMuchError if it needs more than `most`.
    """
    record = record or record_bytes(audit)
    digest = hashlib.sha256(record).hexdigest()
    documents = tuple(document_of(audit, one, digest) for one in languages_of(language))
    target, tags = BytesIO(), Tags()
    with DRAWING:
        canvas = new_canvas(target, paper.value, documents[0].language, audit.finished)
        sheet = Sheet(canvas, paper.value, tags, most)
        try:
            for document in documents:
                _draw(sheet, document, alone=len(documents) == 1)
            sheet.finish()
            describe(canvas, documents, Edition(LAYOUT, language, paper.name.lower()), audit.finished)
            attach(canvas, record, documents[0].title, audit.finished)
            finish(canvas, tags)
        finally:
            forget_lines()
            tags.forget()
    return target.getvalue()


def _draw(sheet: Sheet, document: Document, *, alone: bool) -> None:
    """One language. alone: it is the whole file."""
    sheet.furniture = lambda page: draw_furniture(page, document)
    if not alone:
        sheet.pen.enter("Part", f"/Lang({document.language})", top=True)
    draw_cover(sheet, document)
    if not alone:
        sheet.outline_level = 0
        sheet.outline(document.furniture.report)
        sheet.outline_level = 1
    draw_findings(sheet, document.findings)
    if document.receipts:
        draw_receipts(sheet, document.receipts)
    draw_coverage(sheet, document.coverage)
    draw_method(sheet, document.method)
    draw_phone(sheet, document.phone)
    if document.instruments:
        draw_instruments(sheet, document.instruments)
    draw_inventory(sheet, document.inventory)
    draw_evidence(sheet, document.evidence)
