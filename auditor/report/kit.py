"""The drawing kit: a page that runs from the top down, and the few things that may stand on it.

Every word goes through Sheet.text and every sign through Sheet.sign: the places where tagging takes hold.
"""
# ruff: noqa: PLR0917  a drawing primitive takes its place and size in the order of every PDF library

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from auditor.report.document.values import Mark, Text
from auditor.report.fonts import Face, width
from auditor.report.lines import Line, lay, spelled
from auditor.report.palette import BODY, SIDE_MARGIN, SIGNS, SMALL, TILES, TINTS, Ink, Shape
from auditor.report.shapes import draw_shape

TOP = 96.0
TOP_CONTINUED = 78.0
FOOT = 60.0
LEAD_MEASURE = 432.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the report as the contents name it."""

    title: str
    page: int


class Sheet:
    """The pages of one report. y runs from the top of the page down and names baselines; all in points."""

    def __init__(self, canvas: Canvas, size: tuple[float, float], furniture: Callable[["Sheet"], None]) -> None:
        self.canvas = canvas
        self.page_width, self.page_height = size
        self.x, self.width = SIDE_MARGIN, size[0] - 2 * SIDE_MARGIN
        self.bottom = self.page_height - FOOT
        self.y = 0.0
        self.page = 0
        self.section = ""
        self.entries: list[Entry] = []
        self._furniture = furniture

    def begin(self, title: str) -> None:
        """Begin a part on a new page. An empty title: the cover, which is not in the contents."""
        self._next_page()
        self.section = title
        if title:
            self.entries.append(Entry(title, self.page))
            key = f"part-{len(self.entries)}"
            self.canvas.bookmarkPage(key)
            self.canvas.addOutlineEntry(title, key, level=0)
        self.y = TOP
        self._furniture(self)

    def go_on(self) -> None:
        """Go on with the same part on a new page."""
        self._next_page()
        self.y = TOP_CONTINUED
        self._furniture(self)

    def need(self, height: float) -> bool:
        """Go to a new page if what comes is higher than what is left. Returns whether it did."""
        if self.y + height <= self.bottom:
            return False
        self.go_on()
        return True

    def _next_page(self) -> None:
        if self.page:
            self.canvas.showPage()
        self.page += 1

    # ------------------------------------------------------------ words
    def text(
        self, x: float, y: float, words: str, face: Face = Face.TEXT, size: float = BODY[0], ink: Ink = Ink.INK,
        align: str = "left", track: float = 0.0,
    ) -> float:  # fmt: skip
        """Set one line, at x on its left, right or centre; return where it ends. track: extra space per character."""
        shown = spelled(words, face)
        wide = width(shown, face, size) + track * len(shown)
        if align == "right":
            x += track - wide
        elif align == "centre":
            x -= wide / 2
        self.canvas.setFillColor(ink.colour)
        line = self.canvas.beginText(x, self.page_height - y)
        line.setFont(face.value, size)
        if track:
            line.setCharSpace(track)
        line.textOut(shown)
        if track:
            line.setCharSpace(0)
        self.canvas.drawText(line)
        return x + wide

    def lines(self, x: float, y: float, lines: tuple[Line, ...], leading: float, ink: Ink = Ink.INK) -> float:
        """Set broken lines; return their height."""
        for number, line in enumerate(lines):
            at = x
            for piece in line:
                at = self.text(at, y + number * leading, piece.text, piece.face, piece.size, ink)
        return len(lines) * leading

    def paragraph(
        self, x: float, y: float, measure: float, text: Text, style: tuple[float, float] = BODY,
        face: Face = Face.TEXT, ink: Ink = Ink.INK, most: int | None = None,
    ) -> float:  # fmt: skip
        """Break and set text; y is the first baseline. Returns the height used."""
        return self.lines(x, y, lay(text, measure, style[0], face, most), style[1], ink)

    def heading(self, title: str, lead: Text = ()) -> None:
        """The title of a part with its leading sentence, set to the narrowest measure that needs no more lines."""
        self.text(self.x, self.y + 8, title, Face.BOLD, 20, track=-0.35)
        self.y += 32
        if not lead:
            return
        measure = LEAD_MEASURE
        rows = len(lay(lead, measure, BODY[0]))
        while len(lay(lead, measure - 6, BODY[0])) == rows:
            measure -= 6
        self.y += self.paragraph(self.x, self.y, measure, lead, ink=Ink.TEXT_2) + 10

    def subheading(self, title: str, keep: float = 90.0) -> None:
        """A heading stands 38 below what ended and 13 above what it names; `keep` points go with it to a new page."""
        fresh_page = self.need(38 + keep)
        self.y += 12 if fresh_page else 38
        self.text(self.x, self.y, title, Face.BOLD, 12.5, track=-0.1)
        self.y += 13

    # ------------------------------------------------------------ rules, boxes, signs
    def rule(
        self, x: float, y: float, length: float, ink: Ink = Ink.RULE, thick: float = 0.5,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A horizontal rule."""
        self.canvas.saveState()
        self.canvas.setStrokeColor(ink.colour)
        self.canvas.setLineWidth(thick)
        if dash:
            self.canvas.setDash(*dash)
        self.canvas.line(x, self.page_height - y, x + length, self.page_height - y)
        self.canvas.restoreState()

    def upright(self, x: float, y: float, height: float, ink: Ink = Ink.RULE, thick: float = 0.5) -> None:
        """A vertical rule."""
        self.canvas.setStrokeColor(ink.colour)
        self.canvas.setLineWidth(thick)
        self.canvas.line(x, self.page_height - y, x, self.page_height - y - height)

    def box(
        self, x: float, y: float, wide: float, high: float, radius: float = 6, fill: Ink | None = None,
        line: Ink | None = None, thick: float = 0.6,
    ) -> None:  # fmt: skip
        """A box with round corners; y is its upper edge."""
        self.canvas.saveState()
        self.canvas.setLineWidth(thick)
        if fill:
            self.canvas.setFillColor(fill.colour)
        if line:
            self.canvas.setStrokeColor(line.colour)
        bottom = self.page_height - y - high
        if radius:
            self.canvas.roundRect(x, bottom, wide, high, radius, stroke=int(bool(line)), fill=int(bool(fill)))
        else:
            self.canvas.rect(x, bottom, wide, high, stroke=int(bool(line)), fill=int(bool(fill)))
        self.canvas.restoreState()

    def shape(self, shape: Shape, x: float, y: float, size: float, ink: Ink) -> None:
        """A sign centred on the point."""
        draw_shape(self.canvas, shape, x - size / 2, self.page_height - y - size / 2, size, ink)

    def sign(self, mark: Mark, x: float, y: float, size: float, ink: Ink | None = None) -> Ink:
        """The sign of a mark, centred on the point; returns its colour for the word beside it."""
        own, shape = SIGNS[mark]
        self.shape(shape, x, y, size, ink or own)
        return own

    def badge(self, right: float, y: float, mark: Mark, word: str) -> float:
        """A tinted badge with sign and word, ending at `right`; y is the word's baseline. Returns its width."""
        ink = SIGNS[mark][0]
        tint, line = TINTS[ink]
        wide = width(word, Face.BOLD, 8.2) + 25
        x = right - wide
        self.box(x, y - 11.2, wide, 16, 8, tint, line, 0.5)
        self.sign(mark, x + 10.5, y - 3.1, 9.6)
        self.text(x + 18, y, word, Face.BOLD, 8.2, ink)
        return wide

    def tile(self, x: float, y: float, name: str, size: float = 28.0) -> None:
        """A pale tile with an app's first letter, where there is no icon."""
        ground, letter = TILES[sum(map(ord, name)) % len(TILES)]
        first = next((char for char in name if char.isalnum()), "?").upper()
        self.canvas.setFillColor(HexColor(ground))
        self.canvas.roundRect(x, self.page_height - y - size, size, size, size * 0.22, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor(letter))
        self.canvas.setFont(Face.BOLD.value, size * 0.46)
        shown = first if spelled(first, Face.BOLD) == first else "?"
        self.canvas.drawCentredString(x + size / 2, self.page_height - y - size * 0.66, shown)

    def labelled(
        self, x: float, y: float, indent: float, label: str, text: Text, measure: float, most: int | None = None
    ) -> float:
        """A label and its value on the second edge; returns the value's height."""
        self.text(x, y, label, Face.TEXT, SMALL[0], Ink.TEXT_2)
        return self.paragraph(x + indent, y, measure, text, SMALL, most=most)

    def link(self, key: str, x: float, y: float, wide: float) -> None:
        """Make the line at y lead to a part of the report."""
        low, high = self.page_height - y - 3, self.page_height - y + 9
        self.canvas.linkAbsolute("", key, (x, low, x + wide, high), Border="[0 0 0]")
