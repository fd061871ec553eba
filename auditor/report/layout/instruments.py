"""The instruments cited, each once, with its reason."""

from auditor.report.document.parts import InstrumentsPart
from auditor.report.fonts import Face
from auditor.report.kit import Sheet
from auditor.report.table import Column, Setting, draw_table

NUMBER, FINDINGS = 30.0, 54.0


def draw_instruments(sheet: Sheet, part: InstrumentsPart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    wide = sheet.width - NUMBER - FINDINGS
    columns = (Column(NUMBER), Column(wide * 0.54, Face.TEXT), Column(wide * 0.46, Face.TEXT), Column(FINDINGS))
    draw_table(sheet, part.instruments, columns, Setting(7.8, 10.4, 3.6))
