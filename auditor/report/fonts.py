"""The report's typefaces: Inter and IBM Plex Mono (both OFL), embedded; how wide text is, which characters they have.

InterTabular is Inter with its own tabular figures made the default, because the PDF library cannot switch font
features: it is used wherever digits stand in columns.
"""

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


HEAVIER = {Face.TEXT: Face.BOLD, Face.MEDIUM: Face.BOLD, Face.TABULAR: Face.TABULAR_BOLD}


@cache
def load_fonts() -> None:
    """Make every face known to the PDF library, once."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(resources() / "fonts" / f"{face.value}.ttf")))


@lru_cache(maxsize=50_000)
def width(text: str, face: Face, size: float) -> float:
    """The width of text in points."""
    load_fonts()
    points: float = pdfmetrics.stringWidth(text, face.value, size)
    return points


@cache
def _characters(face: Face) -> frozenset[int]:
    load_fonts()
    return frozenset(pdfmetrics.getFont(face.value).face.charToGlyph)


def covers(face: Face, char: str) -> bool:
    """Whether the face has a glyph for the character."""
    return ord(char) in _characters(face)
