"""Text from strangers made visible: nothing in it can move the cursor, turn the line around, fake a column or hide.

Nothing here or later parses markup out of such text; a character that would hide, reorder or break the line around it
is written out as its code point between single guillemets, for example ‹U+202E›.
"""

import unicodedata

# Cc control, Cf format (bidi controls, zero-width characters, tags), Cs surrogate, Co private use, Cn unassigned,
# Zl and Zp line and paragraph separators: none of them shows itself, and several rewrite what stands around them.
HIDING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
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
# Enough for every living orthography (Vietnamese needs two); stacks beyond it paint over the neighbouring lines.
MAX_MARKS = 2
FIRST_MARK = "\u0300"
ELLIPSIS = "…"


def code_of(char: str) -> str:
    """A character's code point as text, as in ‹U+202E›."""
    return f"‹U+{ord(char):04X}›"


def hides(char: str) -> bool:
    """Whether a character would hide, reorder or break what stands around it."""
    return ord(char) in INVISIBLE or unicodedata.category(char) in HIDING


def visible(text: str, limit: int | None = None) -> str:
    """The text in NFC with nothing hidden in it, at most `limit` characters long before codes are written out."""
    kept = text if limit is None else text[: 4 * limit]
    composed = unicodedata.normalize("NFC", kept)
    clipped = composed[:limit]
    shown = _shown(clipped)
    if not "".join(shown).strip():
        shown = [code_of(char) for char in clipped]
    if len(clipped) < len(composed) or len(kept) < len(text):
        shown.append(ELLIPSIS)
    return "".join(shown)


def _shown(text: str) -> list[str]:
    # Nearly every name is so: nothing below the first combining mark is seen otherwise than it is if it is printable.
    if text.isprintable() and max(text, default="") < FIRST_MARK:
        return [text]
    shown: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        shown.append(code_of(char) if hides(char) or marks > MAX_MARKS else _plain_blank(char))
    return shown


def _plain_blank(char: str) -> str:
    """Blanks of other widths would fake columns."""
    return " " if unicodedata.category(char) == "Zs" else char
