"""The cover: its spare height is shared among the gaps; signature field and QR stand on the foot."""

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from auditor.report.document.parts import Cover, Document, Number, Panel
from auditor.report.document.words import plain
from auditor.report.edition import DIGEST_KEYWORD
from auditor.report.fonts import Face, width
from auditor.report.kit import Entry, Sheet
from auditor.report.layout.signature import FIELD_HEIGHT, draw_unsigned, field_box
from auditor.report.lines import lay, widest
from auditor.report.palette import SIGNS, SMALL, SUMMARY, TINTS, TINY, Ink, Shape
from auditor.report.pdf import add_link, add_signature_field
from auditor.report.shapes import draw_shield
from auditor.report.text import grouped

LABEL_COLUMN = 116.0
PANEL_HEIGHT = 92.0
PANEL_GAP = 26.0
FOUND_SHARE = 0.36
TITLE_SIZES = (29.0, 25.0, 21.0, 17.0)
NARROWEST_GAP, WIDEST_GAP = 14.0, 34.0


def draw_cover(sheet: Sheet, document: Document) -> None:
    """Draw the first page."""
    cover = document.cover
    sheet.begin("")
    gap = _gap(sheet, cover, document.titles)
    y = _title(sheet, cover, gap) + gap - 3
    _panels(sheet, y, cover)
    y += PANEL_HEIGHT + gap - 7
    _numbers(sheet, y, cover.numbers)
    y += 36 + gap + 8
    with sheet.inside("H2"):
        sheet.text(sheet.x, y, cover.summary_title, Face.BOLD)
    y += sheet.paragraph(sheet.x + LABEL_COLUMN, y, sheet.width - LABEL_COLUMN, cover.summary, SUMMARY) + gap - 20
    y = _facts(sheet, y, cover)
    _contents(sheet, y, cover, document.titles)
    if sheet.page == 1:
        _signature(sheet, cover)
    else:
        _signed_before(sheet, cover)
    _check(sheet, document)


def _gap(sheet: Sheet, cover: Cover, contents: tuple[str, ...]) -> float:
    """The space that makes everything just fit; long summaries and small paper take it from the gaps."""
    measure = sheet.width - LABEL_COLUMN
    summary = len(lay(cover.summary, measure, SUMMARY[0])) * SUMMARY[1]
    facts = sum(len(_fact_lines(cover, number, measure)) * SMALL[1] + 7 for number in range(len(cover.facts)))
    rows = (len(contents) + 1) // 2
    fixed = 70 + 12 + 54 - 3 + PANEL_HEIGHT - 7 + 36 + 8 + summary - 20 + facts + rows * 12 + 10 + 15
    room = sheet.page_height - 66 - FIELD_HEIGHT - fixed
    return max(NARROWEST_GAP, min(WIDEST_GAP, room / 5))


def _title(sheet: Sheet, cover: Cover, gap: float) -> float:
    sheet.pen.mark(artifact=True)
    draw_shield(sheet.canvas, sheet.x, sheet.page_height - 61, 14.9)
    case = lay(plain(cover.case), sheet.width / 2, 9.5, Face.TABULAR, 1)
    with sheet.inside("P"):
        sheet.text(sheet.x + 19, 58, "Fieldcheck", Face.BOLD, 10.5, track=-0.05)
        sheet.lines(sheet.x + sheet.width - widest(case), 58, case, 12, Ink.TEXT_2)
    sheet.rule(sheet.x, 70, sheet.width, Ink.INK, 0.9)
    y = 70 + gap + 12
    with sheet.inside("P"):
        sheet.text(sheet.x, y, cover.kicker, Face.MEDIUM, 12, Ink.TEXT_2)
    size = next((one for one in TITLE_SIZES if width(cover.title, Face.BOLD, one) <= sheet.width), TITLE_SIZES[-1])
    title = lay(plain(cover.title), sheet.width, size, Face.BOLD, 1)
    with sheet.inside("H1"):
        sheet.lines(sheet.x, y + 34, title, size, track=-0.026)
    subtitle = lay(plain(cover.subtitle), sheet.width, 9.5, Face.TABULAR, 1)
    with sheet.inside("P"):
        sheet.lines(sheet.x, y + 54, subtitle, 12, Ink.TEXT_2)
    return y + 54


def _panels(sheet: Sheet, y: float, cover: Cover) -> None:
    """As found is small and white, after removal large and tinted: the reader needs the present state first."""
    if cover.after is None:
        _large(sheet, sheet.x, y, sheet.width, cover.found)
        return
    small = (sheet.width - PANEL_GAP) * FOUND_SHARE
    _small(sheet, sheet.x, y, small, cover.found)
    sheet.shape(Shape.ARROW, sheet.x + small + PANEL_GAP / 2, y + PANEL_HEIGHT / 2, 15, Ink.TEXT_3)
    _large(sheet, sheet.x + small + PANEL_GAP, y, sheet.width - small - PANEL_GAP, cover.after)


def _small(sheet: Sheet, x: float, y: float, wide: float, panel: Panel) -> None:
    sheet.box(x, y, wide, PANEL_HEIGHT, 6, None, Ink.RULE, 0.7)
    lines = lay(plain(panel.line), wide - 26, SMALL[0], most=2)
    with sheet.inside("P"):
        sheet.text(x + 16, y + 24, panel.when, Face.MEDIUM, 8, Ink.TEXT_2)
        ink = sheet.sign(panel.mark, x + 22.5, y + 49.5, 13)
        sheet.text(x + 34, y + 54, panel.word, Face.BOLD, 12.5, ink, track=0.1)
        sheet.lines(x + 16, y + (76 if len(lines) == 1 else 72), lines, 11, Ink.TEXT_2)


def _large(sheet: Sheet, x: float, y: float, wide: float, panel: Panel) -> None:
    ink = SIGNS[panel.mark][0]
    sheet.box(x, y, wide, PANEL_HEIGHT, 6, TINTS[ink][0], ink, 0.9)
    with sheet.inside("P"):
        sheet.text(x + 18, y + 24, panel.when, Face.MEDIUM, 8, Ink.TEXT_2)
        sheet.sign(panel.mark, x + 29, y + 46, 22)
        sheet.text(x + 48, y + 54, panel.word, Face.BOLD, 23, ink, track=-0.2)
        sheet.paragraph(x + 18, y + 76, wide - 30, plain(panel.line), SMALL, Face.MEDIUM, most=1)


def _numbers(sheet: Sheet, y: float, numbers: tuple[Number, ...]) -> None:
    column = sheet.width / len(numbers)
    with sheet.inside("L"):
        for place, number in enumerate(numbers):
            x = sheet.x + place * column
            if place:
                sheet.upright(x - 4, y, 36)
                x += 8
            with sheet.inside("LI"), sheet.inside("LBody"):
                _number(sheet, x, y, number)


def _number(sheet: Sheet, x: float, y: float, number: Number) -> None:
    sheet.text(x, y + 17, number.number, Face.BOLD, 19, track=-0.3)
    if number.mark:
        sheet.sign(number.mark, x + 4, y + 31.6, 8)
        x += 12
    sheet.text(x, y + 34.5, number.word, Face.TEXT, 8, Ink.TEXT_2)


def _fact_lines(cover: Cover, number: int, measure: float) -> tuple[object, ...]:
    return lay(cover.facts[number].value, measure, SMALL[0], Face.TABULAR, 3)


def _facts(sheet: Sheet, y: float, cover: Cover) -> float:
    measure = sheet.width - LABEL_COLUMN
    with sheet.inside("L"):
        for fact in cover.facts:
            sheet.rule(sheet.x, y, sheet.width, Ink.HAIR)
            with sheet.inside("LI"):
                with sheet.inside("Lbl"):
                    sheet.text(sheet.x, y + 15, fact.label, Face.TEXT, SMALL[0], Ink.TEXT_2)
                x = sheet.x + LABEL_COLUMN
                with sheet.inside("LBody"):
                    y += sheet.paragraph(x, y + 15, measure, fact.value, SMALL, Face.TABULAR, most=3) + 7
    return y


def _contents(sheet: Sheet, y: float, cover: Cover, titles: tuple[str, ...]) -> None:
    """The table of contents; its page numbers come when they are known."""
    sheet.rule(sheet.x, y, sheet.width, Ink.HAIR)
    with sheet.inside("H2"):
        sheet.text(sheet.x, y + 15, cover.contents, Face.TEXT, SMALL[0], Ink.TEXT_2)
    rows = (len(titles) + 1) // 2
    sheet.rule(sheet.x, y + rows * 12 + 10, sheet.width, Ink.HAIR)
    first = len(sheet.entries)
    with sheet.inside("TOC"):
        sheet.later(lambda: _entries(sheet, y + 15, rows, sheet.entries[first : first + len(titles)]))


def _entries(sheet: Sheet, y: float, rows: int, entries: list[Entry]) -> None:
    column = (sheet.width - LABEL_COLUMN - 28) / 2
    for number, entry in enumerate(entries):
        x = sheet.x + LABEL_COLUMN + (number // rows) * (column + 28)
        line = y + (number % rows) * 12
        with sheet.inside("TOCI"), sheet.inside("Link"):
            sheet.text(x, line, entry.title, Face.TEXT, SMALL[0])
            sheet.text(x + column, line, str(entry.page), Face.TABULAR, SMALL[0], Ink.TEXT_2, "right")
            low = sheet.page_height - line
            add_link(sheet.pen, (x, low - 3, x + column, low + 9), entry.page, entry.title)


def _signature(sheet: Sheet, cover: Cover) -> None:
    left, bottom, right, top = box = field_box(sheet.page_width, sheet.page_height)
    sheet.box(left, sheet.page_height - top, right - left, top - bottom, 6, None, Ink.TEXT_3, 0.7)

    def unsigned(canvas: Canvas) -> None:
        draw_unsigned(canvas, (right - left, top - bottom), cover.signature)

    with sheet.inside("Form"):
        add_signature_field(sheet.pen, box, cover.signature.title, unsigned)


def _signed_before(sheet: Sheet, cover: Cover) -> None:
    """On the cover of the second language: one signature holds for the whole file, and stands on its first page."""
    left, bottom, right, top = field_box(sheet.page_width, sheet.page_height)
    y = sheet.page_height - top
    sheet.box(left, y, right - left, top - bottom, 6, None, Ink.RULE, 0.7)
    with sheet.inside("H2"):
        sheet.text(left + 14, y + 19, cover.signature.title, Face.BOLD, SMALL[0])
    sheet.paragraph(left + 14, y + 41, right - left - 28, plain(cover.signature.elsewhere), SMALL, ink=Ink.TEXT_2)


def _check(sheet: Sheet, document: Document) -> None:
    """The QR code, as high as the signature field, and the digest beside it for people."""
    cover, top = document.cover, sheet.page_height - 66 - FIELD_HEIGHT
    left = field_box(sheet.page_width, sheet.page_height)[2] + 16
    code = sheet.x + sheet.width - FIELD_HEIGHT
    with sheet.inside("H2"):
        sheet.text(left, top + 19, cover.check_title, Face.BOLD, SMALL[0])
    sheet.paragraph(left, top + 32, code - left - 12, plain(cover.check), TINY, ink=Ink.TEXT_2)
    with sheet.inside("P"):
        for row in range(4):
            digits = grouped(document.record_digest[row * 16 : row * 16 + 16])
            sheet.text(left, top + FIELD_HEIGHT - 29.5 + row * 9.4, digits, Face.CODE, 7)
    with sheet.figure(cover.code_alt, code, top, FIELD_HEIGHT, FIELD_HEIGHT):
        _qr(sheet, code, top, DIGEST_KEYWORD + document.record_digest)


def _qr(sheet: Sheet, x: float, y: float, text: str) -> None:
    widget = QrCodeWidget(text, barLevel="M", barBorder=0)
    left, _, right, _ = widget.getBounds()
    scale = FIELD_HEIGHT / (right - left)
    widget.barFillColor = Ink.INK.colour
    drawing = Drawing(FIELD_HEIGHT, FIELD_HEIGHT, transform=[scale, 0, 0, scale, 0, 0])
    drawing.initialFontName = Face.TEXT.value
    drawing.add(widget)
    renderPDF.draw(drawing, sheet.canvas, x, sheet.page_height - y - FIELD_HEIGHT)
