"""The report's typefaces: Inter and IBM Plex Mono (both OFL), embedded; how wide text is, which characters they have.

InterTabular is Inter with its own tabular figures made the default, because the PDF library cannot switch font
features: it is used wherever digits stand in columns.
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
