"""The evidence: every question with the digest of its answer, the head of the custody log, and the program."""

from auditor.report.document.parts import EvidencePart
from auditor.report.fonts import Face
from auditor.report.kit import Sheet
from auditor.report.palette import SMALL, Ink
from auditor.report.table import Column, Setting, draw_table

DIGEST = 158.0
LABELS = 132.0
PROGRAM_KEEP = 5 * 19.0  # its table stays whole


def draw_evidence(sheet: Sheet, part: EvidencePart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    question = sheet.width - 34 - 46 - 32 - 58 - DIGEST
    columns = (
        Column(34), Column(question), Column(46), Column(32, right=True), Column(58, right=True), Column(DIGEST),
    )  # fmt: skip
    draw_table(sheet, part.answers, columns, Setting(7.6, 9.5, 3.0))
    sheet.subheading(part.head_title)
    draw_table(sheet, part.head, (Column(60), Column(sheet.width - 60, Face.TEXT)))
    sheet.need(30)
    sheet.y += 16
    sheet.y += sheet.paragraph(sheet.x, sheet.y, sheet.width, part.head_note, SMALL, ink=Ink.TEXT_2)
    sheet.subheading(part.program_title, PROGRAM_KEEP)
    draw_table(sheet, part.program, (Column(LABELS, Face.TEXT), Column(sheet.width - LABELS)), Setting(pad=4.0))
