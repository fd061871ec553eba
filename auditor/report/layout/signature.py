"""The signature field on the cover: where it stands, and how it looks before and after signing."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from auditor.report.document.parts import SignatureWords
from auditor.report.document.values import Text
from auditor.report.document.words import coded, plain, strong
from auditor.report.fonts import Face
from auditor.report.kit import Sheet
from auditor.report.lines import lay
from auditor.report.palette import SIDE_MARGIN, Ink

FIELD_HEIGHT = 88.0
FIELD_SHARE = 0.56
FOOT = 66.0
LABELS = 66.0
ROW = 17.0


@dataclass(frozen=True, slots=True)
class SignatureValues:
    """What the signed field shows."""

    signed_by: str
    certificate: str
    time: str


def field_box(page_width: float, page_height: float) -> tuple[float, float, float, float]:  # noqa: ARG001
    """Left, bottom, right, top in PDF coordinates."""
    wide = (page_width - 2 * SIDE_MARGIN) * FIELD_SHARE
    return SIDE_MARGIN, FOOT, SIDE_MARGIN + wide, FOOT + FIELD_HEIGHT


def draw_unsigned(canvas: Canvas, size: tuple[float, float], words: SignatureWords) -> None:
    """The empty field: labels with dotted lines to write on."""
    sheet = _sheet(canvas, size)
    _labels(sheet, words, words.unsigned)
    for row in range(3):
        sheet.rule(LABELS, 43.5 + row * ROW, size[0] - 80, dash=(1, 2))


def draw_signed(
    size: tuple[float, float], words: SignatureWords, values: SignatureValues, canvas: Canvas, target: BytesIO
) -> bytes:
    """The signed field as a one-page PDF of its own, which the signature takes as its appearance."""
    sheet = _sheet(canvas, size)
    _labels(sheet, words, words.signed)
    rows: tuple[Text, ...] = (strong(values.signed_by), coded(values.certificate), plain(values.time))
    for row, text in enumerate(rows):
        lines = lay(text, size[0] - LABELS - 14, 8, Face.TABULAR, 1)
        sheet.lines(LABELS, 41 + row * ROW, lines, 10)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _labels(sheet: Sheet, words: SignatureWords, state: str) -> None:
    sheet.text(14, 19, words.title, Face.BOLD, 8.5)
    sheet.text(sheet.page_width - 14, 19, state, Face.TEXT, 8, Ink.TEXT_3, "right")
    for row, label in enumerate((words.signed_by, words.certificate, words.time)):
        sheet.text(14, 41 + row * ROW, label, Face.TEXT, 7.6, Ink.TEXT_3)


def _sheet(canvas: Canvas, size: tuple[float, float]) -> Sheet:
    return Sheet(canvas, size)
