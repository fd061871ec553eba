"""Text from strangers made visible: nothing in it can move the cursor, turn the line around or hide."""

import unicodedata

# Cc control, Cf format (bidi controls, zero-width characters, tags), Cs surrogate, Co private use, Cn unassigned,
# Zl and Zp line and paragraph separators: none of them shows itself, and several rewrite what stands around them.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# Unicode's Stream-Safe Text Format allows 30 marks on a base; no app name needs more than a few.
MAX_MARKS = 4


def code_of(char: str) -> str:
    """The visible code of a character, as in ‹U+202E›."""
    return f"‹U+{ord(char):04X}›"


def visible(text: str, limit: int | None = None) -> str:
    """Show every unseen character as its code, drop combining marks past MAX_MARKS, clip to limit characters."""
    shown: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if limit is not None and len(shown) >= limit:
            shown.append("…")
            break
        if marks <= MAX_MARKS:
            shown.append(code_of(char) if category in _UNSEEN else char)
    return "".join(shown)
