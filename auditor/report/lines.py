"""Breaking text into lines. Breaks only at plain spaces, so no-break spaces hold; a word too wide is cut."""

import re
from functools import lru_cache
from itertools import count, groupby
from typing import NamedTuple

from auditor.model.text import ELLIPSIS
from auditor.report.bidi import FSI, PDI, from_right, in_visual_order, isolated, joined, parted
from auditor.report.document.values import Span, Style, Text
from auditor.report.fonts import HEAVIER, Face, width
from auditor.report.palette import CODE_SCALE
from auditor.report.text import runs

# A word wider than its column is cut after one of these if that leaves a line at least half full.
JOINTS = "./=:_-›"
ROUNDING = 0.01  # points
NO_BREAK = "\u00a0"
OPENING, CLOSING = "«", frozenset((":", ";", "!", "?", "»", "».", "»,", "»;"))
_ISOLATES = re.compile(f"{FSI}([^{PDI}]*){PDI}")


class Isolate(NamedTuple):
    """A label that runs its own way, by its place in the text. face: the one wanted for it."""

    place: int
    from_right: bool
    face: Face


class Piece(NamedTuple):
    """A run of text in one face and size. width: points; 0 for the blank at a line's end, which is only read out.

    isolate: the label that it is part of, until the line is put in order; then said: what the run is read out as
    (empty: it goes on with the run before; None: as it stands).
    """

    text: str
    face: Face
    size: float
    width: float
    isolate: Isolate | None = None
    said: str | None = None


Line = tuple[Piece, ...]


def piece(text: str, face: Face, size: float) -> Piece:
    """A run of text with its width."""
    return Piece(text, face, size, width(text, face, size))


def pieces(text: str, face: Face, size: float) -> list[Piece]:
    """Text as runs, each in a face that has its characters."""
    return [piece(part, used, size) for part, used in runs(text, face)]


def line_width(line: Line) -> float:
    """Points."""
    return sum([part.width for part in line])


def lay(text: Text, measure: float, size: float, face: Face = Face.TEXT, most: int | None = None) -> tuple[Line, ...]:
    """Break text into lines of at most `measure` points, and at most `most` lines, the last then ending in …"""
    if len(text) == 1 and _is_plain(text[0].text):
        whole = piece(text[0].text, *_face_of(text[0], face, size))
        if whole.width <= measure:
            return ((whole,),)
    return _laid(text, measure, size, face, most)


# The labels of 10,000 apps are the same in both languages of a report; breaking them is most of the work.
@lru_cache(maxsize=1 << 16)
def _laid(text: Text, measure: float, size: float, face: Face, most: int | None) -> tuple[Line, ...]:
    breaker = _Breaker(measure, face, size, most)
    for word in _words(text, face, size):
        breaker.add(word)
        if breaker.full:
            break
    return tuple(_in_order(line) for line in breaker.finish())


def forget_lines() -> None:
    """Let go of what was kept for the second language: it is of no use to the next report."""
    _laid.cache_clear()


def widest(lines: tuple[Line, ...]) -> float:
    """The width of the widest line in points; 0 if there is none, as of an empty name."""
    return max((line_width(line) for line in lines), default=0.0)


def lay_line(text: str, face: Face, size: float) -> Line:
    """One line, as wide as it is."""
    if _is_plain(text):
        return (piece(text, face, size),)
    return _in_order(
        tuple(
            part._replace(isolate=isolate)
            for run, isolate in _isolates(text, face, count())
            for part in pieces(run, face, size)
        )
    )


def _is_plain(text: str) -> bool:
    """Whether nothing in the text needs care: no other face, no code, no blank that would go."""
    return text.isascii() and text.isprintable() and bool(text) and "  " not in text and text.strip() == text


def _words(text: Text, face: Face, size: float) -> list[list[Piece]]:
    """Words of pieces: a word may change its style in the middle."""
    words: list[list[Piece]] = [[]]
    places = count()
    for span in text:
        span_face, span_size = _face_of(span, face, size)
        for run, isolate in _isolates(span.text, span_face, places):
            for number, part in enumerate(run.split(" ")):
                if number and _stays(words[-1], part):
                    part = NO_BREAK + part  # noqa: PLW2901
                elif number:
                    words.append([])
                words[-1] += [one._replace(isolate=isolate) for one in pieces(part, span_face, span_size)]
    return [word for word in words if word]


def _stays(word: list[Piece], part: str) -> bool:
    """Whether a part stays on the line of the word before it: in French a blank stands between them."""
    return bool(word) and (part in CLOSING or word[-1].text.endswith(OPENING))


def _isolates(text: str, face: Face, places: "count[int]") -> list[tuple[str, Isolate | None]]:
    """The text cut into what runs our way and the isolated labels in it, their letters joined."""
    if text.isascii():
        return [(text, None)]
    found: list[tuple[str, Isolate | None]] = []
    for number, part in enumerate(_ISOLATES.split(isolated(text))):
        if number % 2:
            found.append((joined(part), Isolate(next(places), from_right(part), face)))
        elif part:
            found.append((part, None))
    return found


def _in_order(line: Line) -> Line:
    """A line with each isolated label in it turned into the order in which it stands."""
    if not any(part.isolate for part in line):
        return line
    groups = [(isolate, tuple(parts)) for isolate, parts in groupby(line, key=lambda part: part.isolate)]
    turned = (parts if isolate is None else _turned(parts, isolate) for isolate, parts in groups)
    return tuple(part for parts in turned for part in parts)


def _turned(group: Line, isolate: Isolate) -> Line:
    text = "".join(part.text for part in group)
    shown = pieces(in_visual_order(text, from_the_right=isolate.from_right), isolate.face, group[0].size)
    return tuple(part._replace(said="" if place else parted(text)) for place, part in enumerate(shown))


def _face_of(span: Span, face: Face, size: float) -> tuple[Face, float]:
    if span.style is Style.CODE:
        return Face.CODE, size * CODE_SCALE
    if span.style is Style.STRONG:
        return HEAVIER.get(face, face), size
    return face, size


class _Breaker:
    """Fills lines word by word."""

    def __init__(self, measure: float, face: Face, size: float, most: int | None) -> None:
        self._measure = measure
        self._blank = piece(" ", face, size)
        self._most = most
        self._lines: list[Line] = []
        self._line: list[Piece] = []
        self._used = 0.0

    @property
    def full(self) -> bool:
        """Whether more lines were begun than may be kept."""
        return self._most is not None and len(self._lines) >= self._most and bool(self._line)

    def add(self, word: list[Piece]) -> None:
        """Put a word on this line or the next."""
        wide = line_width(tuple(word))
        blank = self._blank_before(word)
        if self._line and self._used + blank.width + wide > self._measure + ROUNDING:
            self._line.append(blank._replace(width=0.0, isolate=None))
            self._end_line()
        if self._line:
            self._put(blank)
        if wide > self._measure:
            self._cut(word)
            return
        for part in word:
            self._put(part)

    def finish(self) -> tuple[Line, ...]:
        """All lines; if some had to go, the last kept one ends in an ellipsis."""
        if self._line:
            self._lines.append(tuple(self._line))
        if self._most is not None and len(self._lines) > self._most:
            del self._lines[self._most :]
            self._lines[-1] = self._shortened(self._lines[-1])
        return tuple(self._lines)

    def _blank_before(self, word: list[Piece]) -> Piece:
        """Between two words of code the blank is as wide as a code character; inside a label it is part of it."""
        last = self._line[-1] if self._line else None
        if last is not None and last.isolate is not None and last.isolate == word[0].isolate:
            return self._blank._replace(isolate=last.isolate)
        both_code = last is not None and last.face is Face.CODE is word[0].face
        return piece(" ", Face.CODE, word[0].size) if both_code else self._blank

    def _put(self, piece: Piece) -> None:
        self._line.append(piece)
        self._used += piece.width

    def _end_line(self) -> None:
        self._lines.append(tuple(self._line))
        self._line, self._used = [], 0.0

    def _cut(self, word: list[Piece]) -> None:
        """Cut a word that no line can hold."""
        for part in word:
            rest = part.text
            if self._line and self._used + width(rest[0], part.face, part.size) > self._measure:
                self._end_line()
            while rest:
                taken = self._fitting(rest, part)
                cut = rest[:taken]
                self._put(part._replace(text=cut, width=width(cut, part.face, part.size)))
                rest = rest[taken:]
                if rest:
                    self._end_line()
                    if self._most is not None and len(self._lines) > self._most:
                        return

    def _fitting(self, text: str, like: Piece) -> int:
        """How many characters still fit on this line, at least one."""
        room = self._measure - self._used
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if width(text[:middle], like.face, like.size) <= room:
                low = middle
            else:
                high = middle - 1
        if low == len(text):
            return low
        joint = max(text.rfind(char, 0, low) for char in JOINTS) + 1
        return joint if joint * 2 > low else low

    def _shortened(self, line: Line) -> Line:
        """The line with an ellipsis at its end, shortened until it fits."""
        *before, last = [part for part in line if part.width]
        room = self._measure - line_width(tuple(before))
        text = last.text
        while text and width(text + ELLIPSIS, last.face, last.size) > room:
            text = text[:-1]
        cut = last._replace(text=text, width=width(text, last.face, last.size))
        return (*before, cut, *(one._replace(isolate=last.isolate) for one in pieces(ELLIPSIS, last.face, last.size)))
