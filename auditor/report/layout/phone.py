"""The phone and the ban list: tables of facts."""

from auditor.report.document.parts import PhonePart
from auditor.report.fonts import Face
from auditor.report.kit import Sheet
from auditor.report.table import Column, Setting, draw_table

LABELS = 132.0


def draw_phone(sheet: Sheet, part: PhonePart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    columns = (Column(LABELS, Face.TEXT), Column(sheet.width - LABELS))
    for title, grid in part.tables:
        if title:
            sheet.subheading(title)
        draw_table(sheet, grid, columns, Setting(pad=4.0))
