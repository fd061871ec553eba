"""Hostile text made visible: what a phone, a list or an operator wrote, ready to stand on a page. Pure.

Nothing here or later parses markup out of such text; a character that would hide, reorder or break the line around it
is written out as its code point between single guillemets, for example ‹U+202E›.
"""

import unicodedata
from collections.abc import Callable

MAX_LABEL = 200  # characters shown; the record holds the whole value
# Enough for every living orthography (Vietnamese needs two); stacks beyond it paint over the neighbouring lines.
MAX_MARKS = 2
ELLIPSIS = "…"
HIDING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties.txt) outside the categories above: letters and marks
# without any ink.
INVISIBLE = frozenset(
    [
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)


def clean(value: str, limit: int = MAX_LABEL) -> str:
    """The value in NFC with nothing hidden in it, at most `limit` characters long before codes are written out."""
    composed = unicodedata.normalize("NFC", value[: 4 * limit])
    shown: list[str] = []
    marks = 0
    for char in composed[:limit]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        shown.append(code(char) if _must_be_spelled(char) or marks > MAX_MARKS else _plain_blank(char))
    if not "".join(shown).strip():
        shown = [code(char) for char in composed[:limit]]
    if len(composed) > limit or len(value) > 4 * limit:
        shown.append(ELLIPSIS)
    return "".join(shown)


def code(char: str) -> str:
    """A character's code point as text."""
    return f"‹U+{ord(char):04X}›"


def spell_missing(text: str, covers: Callable[[str], bool]) -> str:
    """The text with every character that a font has no glyph for written out as its code."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if covers(char) and not _must_be_spelled(char) else code(char) for char in text)


def grouped(digest: str, size: int = 8) -> str:
    """A digest in groups, so that two people can compare it aloud."""
    return " ".join(digest[start : start + size] for start in range(0, len(digest), size))


def _must_be_spelled(char: str) -> bool:
    return ord(char) in INVISIBLE or unicodedata.category(char) in HIDING


def _plain_blank(char: str) -> str:
    """Blanks of other widths would fake columns."""
    return " " if unicodedata.category(char) == "Zs" else char
