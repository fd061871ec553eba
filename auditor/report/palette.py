"""Colours, status signs and sizes of the report. Every pair of text and ground has a contrast of at least 5.6:1."""

from enum import Enum

from reportlab.lib.colors import HexColor

from auditor.report.document.values import Mark


class Ink(Enum):
    """A colour by its use, as sRGB hex."""

    INK = "#15202E"
    TEXT_2 = "#4A5768"
    TEXT_3 = "#5C6979"
    RULE = "#C9D0D9"
    HAIR = "#E2E6EB"
    SUNKEN = "#F4F6F8"
    PAPER = "#FFFFFF"
    WATERMARK = "#DCE1E8"
    BAD = "#AE1F28"
    BAD_SOFT = "#FCF0F0"
    BAD_LINE = "#DDA3A6"
    WARN = "#855000"
    WARN_SOFT = "#FDF6E6"
    WARN_LINE = "#D9BC85"
    OK = "#17663F"
    OK_SOFT = "#EEF8F2"
    OK_LINE = "#9CC9B0"
    GAP = "#3A4A8C"
    GAP_SOFT = "#F0F2FA"
    GAP_LINE = "#AEB6DB"
    BAR = "#B9C3D0"
    TILE_BLUE = "#E8EEF7"
    LETTER_BLUE = "#34507C"
    TILE_BROWN = "#F3EAE4"
    LETTER_BROWN = "#7A4B2C"
    TILE_GREEN = "#E6F0E7"
    LETTER_GREEN = "#2F5F3A"
    TILE_TEAL = "#EAF0F0"
    LETTER_TEAL = "#2B5A5C"
    TILE_VIOLET = "#EFE9F3"
    LETTER_VIOLET = "#5B3F78"

    @property
    def colour(self) -> HexColor:
        """The colour for the PDF library."""
        return HexColor(self.value)

    @property
    def fill(self) -> str:
        """The operator that fills with it."""
        return _OPERATORS[self][0]

    @property
    def stroke(self) -> str:
        """The operator that draws lines with it."""
        return _OPERATORS[self][1]


def _operators(ink: Ink) -> tuple[str, str]:
    parts = " ".join(f"{int(ink.value[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5))
    return f"{parts} rg", f"{parts} RG"


_OPERATORS = {ink: _operators(ink) for ink in Ink}


class Shape(Enum):
    """A sign told apart by its outline alone, so that a grey copy still reads. Solid ones mean "look here"."""

    OCTAGON = "octagon"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    CHECK = "check"
    SLASH = "slash"
    PAUSE = "pause"
    INFO = "info"
    DOT = "dot"
    HALF = "half"
    RING = "ring"
    LOCK = "lock"
    ARROW = "arrow"


SIGNS = {
    Mark.BANNED: (Ink.BAD, Shape.OCTAGON),
    Mark.SUSPECT: (Ink.WARN, Shape.TRIANGLE),
    Mark.CLEAR: (Ink.OK, Shape.CHECK),
    Mark.GAP: (Ink.GAP, Shape.DIAMOND),
    Mark.REMOVED: (Ink.OK, Shape.CHECK),
    Mark.DISABLED: (Ink.WARN, Shape.PAUSE),
    Mark.REFUSED: (Ink.BAD, Shape.SLASH),
    Mark.NOTE: (Ink.TEXT_2, Shape.INFO),
    Mark.THERE: (Ink.INK, Shape.DOT),
    Mark.OFF: (Ink.INK, Shape.HALF),
    Mark.ABSENT: (Ink.TEXT_3, Shape.RING),
    Mark.UNREAD: (Ink.GAP, Shape.LOCK),
}
TINTS = {
    Ink.BAD: (Ink.BAD_SOFT, Ink.BAD_LINE),
    Ink.WARN: (Ink.WARN_SOFT, Ink.WARN_LINE),
    Ink.OK: (Ink.OK_SOFT, Ink.OK_LINE),
    Ink.GAP: (Ink.GAP_SOFT, Ink.GAP_LINE),
    Ink.TEXT_2: (Ink.SUNKEN, Ink.RULE),
}
# Pale tiles that carry an app's first letter: ground and letter.
TILES = (
    (Ink.TILE_BLUE, Ink.LETTER_BLUE),
    (Ink.TILE_BROWN, Ink.LETTER_BROWN),
    (Ink.TILE_GREEN, Ink.LETTER_GREEN),
    (Ink.TILE_TEAL, Ink.LETTER_TEAL),
    (Ink.TILE_VIOLET, Ink.LETTER_VIOLET),
)
SIDE_MARGIN = 56.7  # 20 mm
# Size and leading in points.
SUMMARY = (9.8, 14.0)
BODY = (9.5, 14.0)
SMALL = (8.5, 12.0)
TINY = (7.4, 10.0)
CODE_SCALE = 0.93  # the monospaced face looks larger than its neighbours
