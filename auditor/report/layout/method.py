"""Method and limits: two columns of short statements, the four verdicts, what to do after."""

from auditor.report.document.parts import Column as Statements
from auditor.report.document.parts import MethodPart
from auditor.report.document.values import Fact
from auditor.report.fonts import Face
from auditor.report.kit import Sheet
from auditor.report.lines import lay
from auditor.report.palette import SMALL, Ink
from auditor.report.table import Column, Setting, draw_table

BETWEEN = 28.0
LEFT_SHARE = 0.46  # the right column has more to say
ABOVE = 30.0


def draw_method(sheet: Sheet, part: MethodPart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    left = (sheet.width - BETWEEN) * LEFT_SHARE
    right = sheet.width - BETWEEN - left
    how, limits = part.columns
    end = _column(sheet, sheet.x, left, how)
    sheet.y = max(end, _column(sheet, sheet.x + left + BETWEEN, right, limits)) - 8
    sheet.subheading(part.verdicts_title, above=ABOVE)
    columns = (Column(130, Face.TEXT), Column(sheet.width - 130, Face.TEXT))
    draw_table(sheet, part.verdicts, columns, Setting(pad=3.0))
    after = lay(part.after, sheet.width, SMALL[0])
    sheet.subheading(part.after_title, len(after) * SMALL[1] + 18, ABOVE)
    sheet.y += 5
    sheet.y += sheet.paragraph(sheet.x, sheet.y, sheet.width, part.after, SMALL)


def _column(sheet: Sheet, x: float, wide: float, column: Statements) -> float:
    top = sheet.y + 4
    sheet.rule(x, top, wide, Ink.INK, 0.9)
    with sheet.inside("H2"):
        sheet.text(x, top + 19, column.title, Face.BOLD, 11)
    y = top + 40
    with sheet.inside("L", "/A<</O/List/ListNumbering/Decimal>>"):
        for number, item in enumerate(column.items, 1):
            y += _item(sheet, (x, y), wide, number, item)
    return y


def _item(sheet: Sheet, at: tuple[float, float], wide: float, number: int, item: Fact) -> float:
    x, y = at
    with sheet.inside("LI"):
        with sheet.inside("Lbl"):
            sheet.text(x, y, str(number), Face.TABULAR_BOLD, 8.5, Ink.TEXT_3)
        with sheet.inside("LBody"):
            sheet.text(x + 18, y, item.label, Face.BOLD, 8.5)
            return 12 + sheet.paragraph(x + 18, y + 12, wide - 18, item.value, SMALL) + 7
