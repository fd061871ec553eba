"""The report's typefaces, embedded: which characters they have, how wide text is, which one stands in for another.

InterTabular is Inter with its own tabular figures made the default, because the PDF library cannot switch font
features: it is used wherever digits stand in columns. What Inter and IBM Plex Mono lack is set in one of the others,
each loaded only when a text needs it. Where each comes from stands in resources/fonts/README.md.
"""

from collections.abc import Mapping
from enum import Enum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from auditor.paths import resources


class Face(Enum):
    """A typeface by its use. The value is the name of its file."""

    TEXT = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    BOLD = "Inter-SemiBold"
    TABULAR = "InterTabular-Regular"
    TABULAR_BOLD = "InterTabular-SemiBold"
    CODE = "IBMPlexMono-Regular"
    WIDER = "NotoSans-Regular"
    ARABIC = "NotoSansArabic-Regular"
    HEBREW = "NotoSansHebrew-Regular"
    THAI = "NotoSansThai-Regular"
    ARMENIAN = "NotoSansArmenian-Regular"
    GEORGIAN = "NotoSansGeorgian-Regular"
    HANGUL = "NotoSansKR-Regular"
    HAN = "DroidSansFallback"
    EMOJI = "NotoEmoji-Regular"


# Which faces are asked for characters that the wanted face lacks: first and last code point, then the faces in order.
# Scripts whose letters change shape beside each other (Devanagari and its kin) have none: unshaped they would be wrong.
STAND_INS = (
    (0x00A0, 0x052F, (Face.TEXT, Face.WIDER)),
    (0x0530, 0x058F, (Face.ARMENIAN,)),
    (0x0590, 0x05FF, (Face.HEBREW,)),
    (0x0600, 0x08FF, (Face.ARABIC,)),
    (0x0E00, 0x0E7F, (Face.THAI,)),
    (0x10A0, 0x10FF, (Face.GEORGIAN,)),
    (0x1100, 0x11FF, (Face.HANGUL,)),
    (0x1C80, 0x1CBF, (Face.WIDER, Face.GEORGIAN)),
    (0x1D00, 0x1FFF, (Face.TEXT, Face.WIDER)),
    (0x2000, 0x2BFF, (Face.TEXT, Face.WIDER, Face.HAN, Face.EMOJI)),
    (0x2C60, 0x2DFF, (Face.WIDER, Face.GEORGIAN)),
    (0x2E80, 0x312F, (Face.HAN,)),
    (0x3130, 0x318F, (Face.HANGUL,)),
    (0x3190, 0x9FFF, (Face.HAN,)),
    (0xA640, 0xAB6F, (Face.WIDER,)),
    (0xAC00, 0xD7A3, (Face.HANGUL,)),
    (0xF900, 0xFAFF, (Face.HAN,)),
    (0xFB00, 0xFB06, (Face.TEXT, Face.WIDER)),
    (0xFB13, 0xFB17, (Face.ARMENIAN,)),
    (0xFB1D, 0xFB4F, (Face.HEBREW,)),
    (0xFB50, 0xFDFF, (Face.ARABIC,)),
    (0xFE20, 0xFE2F, (Face.WIDER,)),
    (0xFE30, 0xFE4F, (Face.HAN,)),
    (0xFE70, 0xFEFC, (Face.ARABIC,)),
    (0xFF00, 0xFFEF, (Face.HAN,)),
    (0x1F000, 0x1FAFF, (Face.EMOJI,)),
)

HEAVIER = {Face.TEXT: Face.BOLD, Face.MEDIUM: Face.BOLD, Face.TABULAR: Face.TABULAR_BOLD}


@cache
def load_face(face: Face) -> None:
    """Make a face known to the PDF library, once."""
    pdfmetrics.registerFont(TTFont(face.value, str(resources() / "fonts" / f"{face.value}.ttf")))


@cache
def _widths(face: Face) -> Mapping[int, float]:
    """How wide each character is, in thousandths of the size."""
    load_face(face)
    table: Mapping[int, float] = pdfmetrics.getFont(face.value).face.charWidths
    return table


@lru_cache(maxsize=100_000)
def _units(text: str, face: Face) -> float:
    table = _widths(face)
    return sum([table.get(32 if char == "\u00a0" else ord(char), 0) for char in text]) / 1000


def width(text: str, face: Face, size: float) -> float:
    """The width of text in points."""
    return _units(text, face) * size


def covers(face: Face, char: str) -> bool:
    """Whether the face has a glyph for the character."""
    return ord(char) in _widths(face)


@lru_cache(maxsize=20_000)
def face_for(char: str, face: Face) -> Face | None:
    """The face that shows a character where `face` is wanted, or None if no face has it."""
    if covers(face, char):
        return face
    code = ord(char)
    asked = next((faces for first, last, faces in STAND_INS if first <= code <= last), ())
    return next((other for other in asked if covers(other, char)), None)
