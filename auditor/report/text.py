"""Hostile text on its way to a page: made visible, clipped, spelled where a font lacks it. Pure."""

import re

from auditor.model.text import code_of, hides, visible
from auditor.report.fonts import Face, face_for

MAX_LABEL = 200
"""Characters shown of one label; the record holds the whole value."""


# An emoji may be followed by the sign that it is one, and be joined to the next; our glyphs need neither.
_EMOJI = "[\u2600-\u27bf\U0001f000-\U0001faff]"
_EMOJI_SIGNS = re.compile(f"(?<={_EMOJI})(?:\ufe0f(?:\u200d(?={_EMOJI}))?|\u200d(?={_EMOJI}))")


def label(value: str, limit: int = MAX_LABEL) -> str:
    """What a phone, a list or an operator wrote, ready to stand on a page."""
    if len(value) <= limit and value.isascii() and value.isprintable() and not value.isspace():
        return value
    return visible(_EMOJI_SIGNS.sub("", value[: 8 * limit]), limit)


def runs(text: str, face: Face) -> list[tuple[str, Face]]:
    """The text cut where the face changes because `face` lacks a character; what no face has is written as a code."""
    if text.isascii() and text.isprintable():
        return [(text, face)] if text else []
    found: list[tuple[str, Face]] = []
    for char in text:
        own = None if hides(char) else face_for(char, face)
        shown, used = (char, own) if own else (code_of(char), face)
        if found and found[-1][1] is used:
            found[-1] = (found[-1][0] + shown, used)
        else:
            found.append((shown, used))
    return found


def grouped(digest: str, size: int = 8) -> str:
    """A digest in groups, so that two people can compare it aloud."""
    return " ".join(digest[start : start + size] for start in range(0, len(digest), size))
