"""Breaking text into lines. Breaks only at plain spaces, so no-break spaces hold; a word too wide is cut."""

from functools import partial
from typing import NamedTuple

from auditor.model.text import ELLIPSIS
from auditor.report.document.values import Span, Style, Text
from auditor.report.fonts import HEAVIER, Face, covers, width
from auditor.report.palette import CODE_SCALE
from auditor.report.text import spell_missing

# A word wider than its column is cut after one of these if that leaves a line at least half full.
JOINTS = "./=:_-›"
ROUNDING = 0.01  # points


class Piece(NamedTuple):
    """A run of text in one face and size. width: points; 0 for the blank at a line's end, which is only read out."""

    text: str
    face: Face
    size: float
    width: float


Line = tuple[Piece, ...]


def piece(text: str, face: Face, size: float) -> Piece:
    """A run of text with its width."""
    return Piece(text, face, size, width(text, face, size))


def line_width(line: Line) -> float:
    """Points."""
    return sum([part.width for part in line])


def spelled(text: str, face: Face) -> str:
    """The text with whatever the face cannot show written as codes."""
    return spell_missing(text, partial(covers, face))


def lay(text: Text, measure: float, size: float, face: Face = Face.TEXT, most: int | None = None) -> tuple[Line, ...]:
    """Break text into lines of at most `measure` points, and at most `most` lines, the last then ending in …"""
    breaker = _Breaker(measure, face, size, most)
    for word in _words(text, face, size):
        breaker.add(word)
        if breaker.full:
            break
    return breaker.finish()


def _words(text: Text, face: Face, size: float) -> list[list[Piece]]:
    """Words of pieces: a word may change its style in the middle."""
    words: list[list[Piece]] = [[]]
    for span in text:
        span_face, span_size = _face_of(span, face, size)
        for number, part in enumerate(spelled(span.text, span_face).split(" ")):
            if number:
                words.append([])
            if part:
                words[-1].append(piece(part, span_face, span_size))
    return [word for word in words if word]


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
            self._line.append(blank._replace(width=0.0))
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
        """Between two words of code the blank is as wide as a code character."""
        both_code = self._line and self._line[-1].face is Face.CODE is word[0].face
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
            while rest:
                taken = self._fitting(rest, part)
                self._put(piece(rest[:taken], part.face, part.size))
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
        return (*before, piece(text + ELLIPSIS, last.face, last.size))
