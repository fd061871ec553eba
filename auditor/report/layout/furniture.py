"""What stands on every page: running head, foot with the record's digest, and the marks of an exercise."""

from auditor.report.document.parts import Document
from auditor.report.document.words import plain
from auditor.report.fonts import Face, width
from auditor.report.kit import Sheet
from auditor.report.lines import lay
from auditor.report.palette import Ink
from auditor.report.text import grouped

HEAD = 44.0
WORD_SIZE = 112.0
WORD_TRACK = 5.0
WORD_ANGLE = 52
BAR_HEIGHT = 22.0


def draw_furniture(sheet: Sheet, document: Document) -> None:
    """Draw it on the page that begins."""
    if document.practice:
        practice_marks(sheet, document.furniture.practice_word, document.furniture.practice_bar)
    if sheet.section:  # a cover has none
        _running_head(sheet, document)
    _foot(sheet, document)


def _running_head(sheet: Sheet, document: Document) -> None:
    words = document.furniture
    after = sheet.text(sheet.x, HEAD, words.report, Face.MEDIUM, 7.6, Ink.TEXT_2) + 8
    right = sheet.x + sheet.width
    room = right - after - width(sheet.section, Face.MEDIUM, 7.6) - 16
    phone = lay(plain(words.phone), room, 7.6, Face.TABULAR, 1)
    sheet.lines(after, HEAD, phone, 10, Ink.TEXT_3)
    sheet.text(right, HEAD, sheet.section, Face.MEDIUM, 7.6, Ink.TEXT_2, "right")
    sheet.rule(sheet.x, HEAD + 8, sheet.width)


def _foot(sheet: Sheet, document: Document) -> None:
    words = document.furniture
    y = sheet.page_height - 34
    sheet.rule(sheet.x, y - 12, sheet.width)
    after = sheet.text(sheet.x, y, words.record, Face.MEDIUM, 6.6, Ink.TEXT_3)
    sheet.text(after + 6, y, grouped(document.record_digest), Face.CODE, 6.3, Ink.TEXT_3)
    number = words.page.replace("{page}", str(sheet.page))

    def numbered() -> None:
        page = number.replace("{total}", str(sheet.page))
        sheet.text(sheet.x + sheet.width, y, page, Face.TABULAR, 7.4, Ink.TEXT_2, "right")

    sheet.later(numbered)


def practice_marks(sheet: Sheet, word: str, bar: str) -> None:
    """The outlined word under the text and the bar: both must survive cropping and copying."""
    canvas = sheet.canvas
    wide = width(word, Face.BOLD, WORD_SIZE) + WORD_TRACK * len(word)
    sheet.pen.mark(artifact=True)
    canvas.saveState()
    canvas.translate(sheet.page_width / 2, sheet.page_height / 2 - 20)
    canvas.rotate(WORD_ANGLE)
    canvas.setStrokeColor(Ink.WATERMARK.colour)
    canvas.setLineWidth(0.9)
    line = canvas.beginText(-wide / 2, -44)
    line.setTextRenderMode(1)
    line.setFont(Face.BOLD.value, WORD_SIZE)
    line.setCharSpace(WORD_TRACK)
    line.textOut(word)
    line.setCharSpace(0)
    line.setTextRenderMode(0)
    canvas.drawText(line)
    canvas.restoreState()
    sheet.box(0, 0, sheet.page_width, BAR_HEIGHT, 0, Ink.INK)
    sheet.text(sheet.page_width / 2, 14.4, bar, Face.BOLD, 8.6, Ink.PAPER, "centre", 0.15)
