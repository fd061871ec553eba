"""Receipts: each removal as one line of time, before → command → answer → after, and one plain sentence."""

from auditor.report.document.parts import Receipt, ReceiptsPart, ReceiptStep
from auditor.report.document.values import Style, Text
from auditor.report.document.words import plain
from auditor.report.fonts import Face, width
from auditor.report.kit import Sheet, badge_width
from auditor.report.lines import Line, lay, widest
from auditor.report.palette import Ink, Shape

SHARES = (0.215, 0.28, 0.29, 0.215)
INDENT = 34.0
SIZE = 8.3
LEADING = 11.0
STEP_LINES = 7


def draw_receipts(sheet: Sheet, part: ReceiptsPart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    for receipt in part.receipts:
        _receipt(sheet, receipt)
    sheet.rule(sheet.x, sheet.y, sheet.width, Ink.INK, 0.9)


def _receipt(sheet: Sheet, receipt: Receipt) -> None:
    span = sheet.width - INDENT
    cells = tuple(
        _step(step.text, span * share - 20) for step, share in zip(receipt.steps, SHARES, strict=True)
    )  # fmt: skip
    deep = max(map(len, cells)) * LEADING
    tail = lay(receipt.note, span - 60, SIZE, most=STEP_LINES)
    height = 48 + 28 + deep + 9 + len(tail) * 11.5 + 5
    sheet.need(height)
    _head(sheet, receipt)
    _steps(sheet, receipt, cells)
    with sheet.inside("P"):
        sheet.lines(sheet.x + INDENT, sheet.y + 48 + 28 + deep + 9, tail, 11.5, Ink.TEXT_2)
    sheet.y += height + 6


def _step(text: Text, measure: float) -> tuple[Line, ...]:
    code = all(span.style is Style.CODE for span in text)
    return lay(text, measure, SIZE, Face.TEXT if code else Face.MEDIUM, STEP_LINES)


def _head(sheet: Sheet, receipt: Receipt) -> None:
    x, y = sheet.x, sheet.y
    sheet.rule(x, y, sheet.width, Ink.INK, 0.9)
    badge = badge_width(receipt.word)
    room = sheet.width - INDENT - badge - 12
    with sheet.inside("H2"):
        sheet.text(x, y + 20, receipt.number, Face.TABULAR_BOLD, 10, Ink.TEXT_3)
        sheet.lines(x + INDENT, y + 20, lay(plain(receipt.title), room, 11, Face.BOLD, 1), 12)
    with sheet.inside("P"):
        sheet.badge(x + sheet.width, y + 24, receipt.mark, receipt.word)
    place = width(receipt.place, Face.TABULAR, 7.8) + 8
    package = lay(plain(receipt.package), max(60.0, room - place), 7.8, Face.CODE, 1)
    after = x + INDENT + widest(package) + 8
    with sheet.inside("P"):
        sheet.lines(x + INDENT, y + 33, package, 10, Ink.TEXT_2)
        sheet.text(after, y + 33, receipt.place, Face.TABULAR, 7.8, Ink.TEXT_3)


def _steps(sheet: Sheet, receipt: Receipt, cells: tuple[tuple[Line, ...], ...]) -> None:
    x, y, span = sheet.x + INDENT, sheet.y + 48, sheet.width - INDENT
    last = len(receipt.steps) - 1
    with sheet.inside("L"):
        for number, (step, lines, share) in enumerate(zip(receipt.steps, cells, SHARES, strict=True)):
            wide = span * share - (16 if number < last else 0)
            sheet.rule(x, y, wide)
            if number < last:
                sheet.shape(Shape.ARROW, x + wide + 8, y, 8.5, Ink.TEXT_3)
            with sheet.inside("LI"):
                _moment(sheet, step, lines, (x, y), wide)
            x += span * share


def _moment(sheet: Sheet, step: ReceiptStep, lines: tuple[Line, ...], at: tuple[float, float], wide: float) -> None:
    x, y = at
    with sheet.inside("Lbl"):
        sheet.text(x, y + 13, step.label, Face.MEDIUM, 7.6, Ink.TEXT_2)
        sheet.text(x + wide, y + 13, step.time, Face.TABULAR, 7.6, Ink.TEXT_3, "right")
    with sheet.inside("LBody"):
        sheet.lines(x, y + 28, lines, LEADING)
