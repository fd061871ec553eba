"""The drawing kit: a page that runs from the top down, and the few things that may stand on it.

Every word goes through Sheet.text and stands inside an element of the structure tree, or is said to be an artifact.
"""
# ruff: noqa: PLR0917  a drawing primitive takes its place and size in the order of every PDF library

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from auditor.report.bidi import unisolated
from auditor.report.document.values import Mark, Text
from auditor.report.fonts import Face, covers, width
from auditor.report.icons import picture
from auditor.report.lines import Line, lay, lay_line, line_width
from auditor.report.palette import BODY, SIDE_MARGIN, SIGNS, SMALL, TILES, TINTS, Ink, Shape
from auditor.report.pen import WITHOUT_END, Most, Pen, TooMuchError
from auditor.report.shapes import shape_code, tile_code
from auditor.report.tagging import Element, Tags, written

TOP = 96.0
TOP_CONTINUED = 78.0
FOOT = 60.0
LEAD_MEASURE = 432.0
LARGE_ICON = 16.0  # points; below it, half of the pixels are enough


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the report as the contents name it."""

    title: str
    page: int


def _bare(_sheet: "Sheet") -> None:
    """No furniture."""


def badge_width(word: str) -> float:
    """How wide a badge is with its sign and word."""
    return width(word, Face.BOLD, 8.2) + 25


class Sheet:
    """The pages of one report. y runs from the top of the page down and names baselines; all in points.

    furniture draws what stands on every page. most: how much may be drawn; else TooMuchError. Without tags (a drawing
    that is no document) nothing is read out.
    """

    def __init__(
        self, canvas: Canvas, size: tuple[float, float], tags: Tags | None = None, most: Most = WITHOUT_END
    ) -> None:
        self.canvas, self._most = canvas, most.pages
        self.pen = Pen(canvas, size[1], tags, most.runs)
        self.page_width, self.page_height = size
        self.x, self.width = SIDE_MARGIN, size[0] - 2 * SIDE_MARGIN
        self.bottom = self.page_height - FOOT
        self.y = 0.0
        self.page = 0
        self.section = ""
        self.entries: list[Entry] = []
        self.outline_level = 0
        self._outlined = 0
        self.inside = self.pen.inside
        self.furniture: Callable[[Sheet], None] = _bare
        self._later: list[tuple[int, Element | None, Callable[[], None]]] = []

    def begin(self, title: str) -> None:
        """Begin a part on a new page. An empty title: a cover, which is not in the contents."""
        self._next_page()
        self.pen.enter("Sect")
        self.section = title
        if title:
            self.entries.append(Entry(title, self.page))
            self.outline(title)
        self.y = TOP
        self._furnish()

    def go_on(self) -> None:
        """Go on with the same part on a new page."""
        self._next_page()
        self.y = TOP_CONTINUED
        self._furnish()

    def need(self, height: float) -> bool:
        """Go to a new page if what comes is higher than what is left. Returns whether it did."""
        if self.y + height <= self.bottom:
            return False
        self.go_on()
        return True

    def outline(self, title: str, below: int = 0) -> None:
        """Name this page in the outline that readers show beside the pages. below: how far under the present part."""
        self._outlined += 1
        key = f"entry-{self._outlined}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(unisolated(title), key, level=self.outline_level + below, closed=1)

    def later(self, draw: Callable[[], None]) -> None:
        """Draw words on this page, in this element, when the last page is known: see finish."""
        self._later.append((self.page, self.pen.element, draw))

    def finish(self) -> None:
        """End the last page and draw what had to wait for it."""
        self.pen.next_page()
        later, self._later = self._later, []  # they name this sheet: kept here, neither would go by its count of uses
        for page, element, draw in later:
            with self.pen.back_on(page), self.pen.under(element):
                draw()

    def _next_page(self) -> None:
        if self.page == self._most:
            raise TooMuchError
        if self.page:
            self.pen.next_page()
        self.page += 1

    def _furnish(self) -> None:
        with self.pen.under(None, pagination=True):
            self.furniture(self)

    # ------------------------------------------------------------ what things are
    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn within is not read out: it only repeats or adorns."""
        with self.pen.under(None):
            yield

    @contextmanager
    def figure(self, alt: str, x: float, y: float, wide: float, high: float) -> Iterator[None]:
        """A picture with its description; y is its upper edge. Its parts are drawn by the canvas itself."""
        bottom = self.page_height - y - high
        box = f"{x:.2f} {bottom:.2f} {x + wide:.2f} {bottom + high:.2f}"
        with self.inside("Figure", f"/Alt{written(alt)}/A<</O/Layout/Placement/Block/BBox[{box}]>>"):
            self.pen.mark()
            yield
            self.pen.unmark()

    # ------------------------------------------------------------ words
    def text(
        self, x: float, y: float, words: str, face: Face = Face.TEXT, size: float = BODY[0], ink: Ink = Ink.INK,
        align: str = "left", track: float = 0.0,
    ) -> float:  # fmt: skip
        """Set one line, at x on its left, right or centre; return where it ends. track: extra space per character."""
        line = lay_line(words, face, size)
        wide = line_width(line) + track * sum(len(part.text) for part in line)
        if align == "right":
            x += track - wide
        elif align == "centre":
            x -= wide / 2
        self.pen.part()
        return self._line(x, y, line, ink, track)

    def _line(self, x: float, y: float, line: Line, ink: Ink, track: float = 0.0) -> float:
        for part in line:
            self.pen.show((x, y), part, ink, track)
            x += part.width + track * len(part.text)
        return x

    def lines(
        self, x: float, y: float, lines: tuple[Line, ...], leading: float, ink: Ink = Ink.INK, track: float = 0.0
    ) -> float:
        """Set broken lines; return their height. track: extra space per character, as a share of the size."""
        self.pen.part()
        for number, line in enumerate(lines):
            self._line(x, y + number * leading, line, ink, track * line[0].size if track else 0.0)
        return len(lines) * leading

    def paragraph(
        self, x: float, y: float, measure: float, text: Text, style: tuple[float, float] = BODY,
        face: Face = Face.TEXT, ink: Ink = Ink.INK, most: int | None = None,
    ) -> float:  # fmt: skip
        """Break and set text, as a paragraph of its own unless it is part of something; y is the first baseline.

        Returns the height used.
        """
        with self.inside("P") if self.pen.groups else self.pen.under(self.pen.element):
            return self.lines(x, y, lay(text, measure, style[0], face, most), style[1], ink)

    def heading(self, title: str, lead: Text = ()) -> None:
        """The title of a part with its leading sentence, set to the narrowest measure that needs no more lines."""
        with self.inside("H1"):
            self.text(self.x, self.y + 8, title, Face.BOLD, 20, track=-0.35)
        self.y += 32
        if not lead:
            return
        measure = LEAD_MEASURE
        rows = len(lay(lead, measure, BODY[0]))
        while len(lay(lead, measure - 6, BODY[0])) == rows:
            measure -= 6
        self.y += self.paragraph(self.x, self.y, measure, lead, ink=Ink.TEXT_2) + 10

    def subheading(self, title: str, keep: float = 90.0, above: float = 38.0) -> None:
        """A heading stands `above` what ended and 13 above what it names; `keep` points go with it to a new page."""
        fresh_page = self.need(above + keep)
        self.y += 12 if fresh_page else above
        with self.inside("H2"):
            self.text(self.x, self.y, title, Face.BOLD, 12.5, track=-0.1)
        self.y += 13

    # ------------------------------------------------------------ rules, boxes, signs
    def rule(
        self, x: float, y: float, length: float, ink: Ink = Ink.RULE, thick: float = 0.5,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A horizontal rule."""
        self.pen.stroke(x, y, x + length, y, ink, thick, dash)

    def upright(self, x: float, y: float, height: float, ink: Ink = Ink.RULE, thick: float = 0.5) -> None:
        """A vertical rule."""
        self.pen.stroke(x, y, x, y + height, ink, thick)

    def box(
        self, x: float, y: float, wide: float, high: float, radius: float = 6, fill: Ink | None = None,
        line: Ink | None = None, thick: float = 0.6,
    ) -> None:  # fmt: skip
        """A box with round corners; y is its upper edge."""
        if fill and not radius and not line:
            self.pen.block(x, y, wide, high, fill)
            return
        self.pen.mark(artifact=True)
        self.canvas.saveState()
        self.canvas.setLineWidth(thick)
        if fill:
            self.canvas.setFillColor(fill.colour)
        if line:
            self.canvas.setStrokeColor(line.colour)
        bottom = self.page_height - y - high
        self.canvas.roundRect(x, bottom, wide, high, radius, stroke=int(bool(line)), fill=int(bool(fill)))
        self.canvas.restoreState()

    def shape(self, shape: Shape, x: float, y: float, size: float, ink: Ink) -> None:
        """A sign centred on the point. Its word stands beside it, or says() it."""
        self.pen.sign(shape_code(shape, x - size / 2, self.page_height - y - size / 2, size, ink))

    def sign(self, mark: Mark, x: float, y: float, size: float, ink: Ink | None = None) -> Ink:
        """The sign of a mark, centred on the point; returns its colour for the word beside it."""
        own, shape = SIGNS[mark]
        self.shape(shape, x, y, size, ink or own)
        return own

    def badge(self, right: float, y: float, mark: Mark, word: str) -> float:
        """A tinted badge with sign and word, ending at `right`; y is the word's baseline. Returns its width."""
        ink = SIGNS[mark][0]
        tint, line = TINTS[ink]
        wide = badge_width(word)
        x = right - wide
        self.box(x, y - 11.2, wide, 16, 8, tint, line, 0.5)
        self.sign(mark, x + 10.5, y - 3.1, 9.6)
        self.text(x + 18, y, word, Face.BOLD, 8.2, ink)
        return wide

    def icon(self, at: tuple[float, float], size: float, icon: str | None, name: str, ground: Ink = Ink.PAPER) -> None:
        """An app's picture (PNG, base64), or a pale tile with its first letter; the point is the upper left corner."""
        shown = picture(icon, ground.value, small=size < LARGE_ICON)
        if shown is not None:
            self.pen.picture(at, size, shown)
            return
        x, y = at
        paper, letter = TILES[sum(map(ord, name)) % len(TILES)]
        first = next((char for char in name if char.isalnum()), "?").upper()
        first = first if covers(Face.BOLD, first) else "?"
        with self.artifact():
            self.pen.sign(tile_code(x, self.page_height - y - size, size, paper))
            self.text(x + size / 2, y + size * 0.66, first, Face.BOLD, size * 0.46, letter, "centre")

    def labelled(
        self, x: float, y: float, indent: float, label: str, text: Text, measure: float, most: int | None = None
    ) -> float:
        """A label and its value on the second edge, one item of a list; returns the value's height."""
        with self.inside("LI"):
            with self.inside("Lbl"):
                self.text(x, y, label, Face.TEXT, SMALL[0], Ink.TEXT_2)
            with self.inside("LBody"):
                return self.paragraph(x + indent, y, measure, text, SMALL, most=most)
