"""Coverage: the profiles, what completeness means, every gap in its own box, the notes."""

from auditor.report.document.parts import CoveragePart, GapBox
from auditor.report.document.values import Mark
from auditor.report.document.words import plain
from auditor.report.fonts import Face
from auditor.report.kit import Sheet
from auditor.report.lines import lay
from auditor.report.palette import SMALL, Ink
from auditor.report.table import Column, draw_table, share

INDENT = 38.0
LABELS = 92.0
BELOW = 10.0
MOST_LINES = 14  # hostile words written out as codes could fill pages; the record holds them all


def draw_coverage(sheet: Sheet, part: CoveragePart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    parts = (150, 88, 50, 92, 68, 80, 88)[: len(part.profiles.heads)]
    draw_table(sheet, part.profiles, tuple(Column(wide) for wide in share(sheet.width, *parts)))
    sheet.need(60)
    sheet.y += 18
    sheet.y += sheet.paragraph(sheet.x, sheet.y, sheet.width, part.meaning, SMALL) - 6
    _gaps(sheet, part)
    _later(sheet, part)
    if part.notes:
        sheet.subheading(part.notes_title)
        wide = sheet.width - 34
        draw_table(sheet, part.notes, (Column(34), Column(wide * 0.42), Column(wide * 0.58)))


def _gaps(sheet: Sheet, part: CoveragePart) -> None:
    first = _height(sheet, part.gaps[0]) if part.gaps else 30
    sheet.subheading(part.gaps_title, min(first, 300) + 13)
    if not part.gaps:
        ink = sheet.sign(part.no_gaps.mark or Mark.NOTE, sheet.x + 5, sheet.y + 7, 10)
        sheet.paragraph(sheet.x + 17, sheet.y + 10, sheet.width - 17, part.no_gaps.text, SMALL, ink=ink)
        sheet.y += 14
    for gap in part.gaps:
        _gap(sheet, gap)


def _later(sheet: Sheet, part: CoveragePart) -> None:
    """A table for each later reading, under the words that say when it was and who read."""
    wide = sheet.width
    columns = (Column(wide * 0.34), Column(wide * 0.2), Column(wide * 0.26, Face.TEXT), Column(wide * 0.2, Face.TEXT))
    for number, reading in enumerate(part.later):
        if number == 0:
            sheet.subheading(part.later_title, 110)
        elif not sheet.need(90):
            sheet.y += 16
        sheet.y += sheet.paragraph(sheet.x, sheet.y + 6, sheet.width, reading.when, SMALL) + 6
        if reading.apps is not None:
            draw_table(sheet, reading.apps, columns)


def _measure(sheet: Sheet) -> float:
    return sheet.width - LABELS - 24


def _height(sheet: Sheet, gap: GapBox) -> float:
    lines = sum(len(lay(fact.value, _measure(sheet), SMALL[0], most=MOST_LINES)) * SMALL[1] + 5 for fact in gap.facts)
    titles = len(lay(plain(gap.title), sheet.width - INDENT - 60, 11, Face.BOLD, 3))
    return 34 + titles * 14 + lines + 4


def _gap(sheet: Sheet, gap: GapBox) -> None:
    height = _height(sheet, gap)
    sheet.need(height)
    top = sheet.y
    sheet.box(sheet.x, top, sheet.width, height, 6, Ink.GAP_SOFT, Ink.GAP_LINE)
    sheet.sign(Mark.GAP, sheet.x + 23, top + 22, 15)
    title = lay(plain(gap.title), sheet.width - INDENT - 60, 11, Face.BOLD, 3)
    with sheet.inside("H3"):
        y = top + 26 + sheet.lines(sheet.x + INDENT, top + 26, title, 14) + 8
    with sheet.inside("P"):
        sheet.text(sheet.x + sheet.width - 16, top + 26, gap.number, Face.TABULAR_BOLD, 8.2, Ink.TEXT_3, "right")
    x, measure = sheet.x + INDENT, _measure(sheet)
    with sheet.inside("L"):
        for fact in gap.facts:
            y += sheet.labelled(x, y, LABELS - INDENT, fact.label, fact.value, measure, MOST_LINES) + 5
    sheet.y = top + height + BELOW
