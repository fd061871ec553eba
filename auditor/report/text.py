"""Hostile text on its way to a page: made visible, clipped, spelled where a font lacks it. Pure."""

from collections.abc import Callable

from auditor.model.text import code_of, hides, visible

MAX_LABEL = 200
"""Characters shown of one label; the record holds the whole value."""


def label(value: str, limit: int = MAX_LABEL) -> str:
    """What a phone, a list or an operator wrote, ready to stand on a page."""
    return visible(value, limit)


def spell_missing(text: str, covers: Callable[[str], bool]) -> str:
    """The text with every character that a font has no glyph for written out as its code."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if covers(char) and not hides(char) else code_of(char) for char in text)


def grouped(digest: str, size: int = 8) -> str:
    """A digest in groups, so that two people can compare it aloud."""
    return " ".join(digest[start : start + size] for start in range(0, len(digest), size))
