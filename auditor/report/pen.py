"""The pen: writes words and rules as page operators, each inside the marked content of what it belongs to.

Written here and not by reportlab's text objects, which know no marked content and take ten times as long.
"""
# ruff: noqa: PLR0917  a drawing primitive takes its place and size in the order of every PDF library

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from auditor.report.fonts import Face, load_face, width
from auditor.report.icons import Picture
from auditor.report.lines import Piece
from auditor.report.palette import Ink
from auditor.report.tagging import GROUPS, Element, Tags, written

ARTIFACT = "/Artifact BMC"
PAGINATION = "/Artifact <</Type/Pagination>> BDC"
# ISO 32000-1 §7.3.4.2: what may not stand as it is in a literal string.
_SPECIAL = {40: "\\(", 41: "\\)", 92: "\\\\"}
_LITERAL = [_SPECIAL.get(code) or (chr(code) if 32 <= code < 127 else f"\\{code:03o}") for code in range(256)]  # noqa: PLR2004


class TooMuchError(Exception):
    """What is drawn is more than may be."""


@dataclass(frozen=True, slots=True)
class Most:
    """How much may be drawn: pages, and runs of words, of which a line has one for each change of its typeface."""

    pages: int
    runs: int


WITHOUT_END = Most(-1, -1)


class Pen:
    """Draws on the pages of one canvas. y runs from the top of the page down, in points.

    element: what is drawn belongs to it; None: it is an artifact, which is not read out. Without tags: neither.
    """

    def __init__(self, canvas: Canvas, page_height: float, tags: Tags | None, most_runs: int = -1) -> None:
        self.canvas, self.tags = canvas, tags
        self.element: Element | None = None
        self.page = 1
        self._height = page_height
        self.speaking = False
        self._apart = False
        self._division: Element | None = None
        self._artifact = ARTIFACT
        self._open: tuple[Element | None, str] | None = None
        self._fill: Ink | None = None
        self._left = most_runs
        self._runs: dict[tuple[str, Face], tuple[tuple[str, str], ...]] = {}

    # ------------------------------------------------------------ what things belong to
    @property
    def groups(self) -> bool:
        """Whether the present element only holds other elements."""
        return self.element is not None and self.element.tag in GROUPS

    def enter(self, tag: str, extra: str = "", *, top: bool = False) -> None:
        """Go on in a new element below the present division. top: the new element is the present division."""
        if self.tags is None:
            return
        self.element = Element(tag, self.tags.root if top else self._division or self.tags.root, extra)
        if top:
            self._division = self.element

    @contextmanager
    def inside(self, tag: str, extra: str = "") -> Iterator[None]:
        """What is drawn within belongs to a new element below the present one; inside an artifact it stays one."""
        before = self.element
        if before is not None:
            self.element = Element(tag, before, extra)
        try:
            yield
        finally:
            self.element = before

    @contextmanager
    def under(self, element: Element | None, *, pagination: bool = False) -> Iterator[None]:
        """What is drawn within belongs to an element that there is already, or is an artifact."""
        before, kind = self.element, self._artifact
        self.element, self._artifact = element, PAGINATION if pagination else ARTIFACT
        try:
            yield
        finally:
            self.element, self._artifact = before, kind

    def mark(self, *, artifact: bool = False) -> None:
        """Begin marked content for what is drawn next, unless it goes on with the same."""
        if self.tags is None or self.speaking:
            return
        element = None if artifact else self.element
        if self._open == (element, self._artifact):
            return
        self.unmark()
        self._open = (element, self._artifact)
        self._emit(self._artifact if element is None else self._beginning(element))

    def _beginning(self, element: Element, said: str = "") -> str:
        if element.tag in GROUPS or self.tags is None:
            raise ValueError(f"words stand directly in a {element.tag}")
        number = self.tags.content(element, self.page)
        return f"/{'Span' if said else element.tag} <</MCID {number}{said}>> BDC"

    def unmark(self) -> None:
        """End the marked content that is open."""
        if self._open is not None:
            self._emit("EMC")
            self._open = None

    @contextmanager
    def saying(self, words: str) -> Iterator[None]:
        """What is drawn within is read out as these words."""
        self._say(words)
        self.speaking = True
        yield
        self.speaking = False
        self.unmark()

    def _say(self, words: str) -> None:
        """Begin marked content that is read out as these words (ISO 32000-1 §14.9.4)."""
        if self.tags is None or self.element is None:
            self.mark()
            return
        self.unmark()
        self._emit(self._beginning(self.element, f"/ActualText{written(words)}"))
        self._open = (self.element, words)

    # ------------------------------------------------------------ pages
    def next_page(self) -> None:
        """End the page and begin another."""
        self.unmark()
        self.canvas.showPage()
        self.page += 1
        self._fill = None

    @contextmanager
    def back_on(self, page: int) -> Iterator[None]:
        """What is drawn within stands on a page that has ended. Words only."""
        self.unmark()
        here, self.page = self.page, page
        code, self.canvas._code = self.canvas._code, []  # noqa: SLF001  reportlab cannot go back to a page
        self._fill = None
        yield
        self.unmark()
        ended = self.canvas._doc.idToObject[f"Page{page}"]  # noqa: SLF001
        ended.stream += "\n".join(self.canvas._code) + "\n"  # noqa: SLF001
        self.canvas._code, self.page, self._fill = code, here, None  # noqa: SLF001

    # ------------------------------------------------------------ ink
    def part(self) -> None:
        """What comes is another part of the present element: it is read out apart from what the element has."""
        self._apart = self.element is not None and bool(self.element.kids)

    def show(self, at: tuple[float, float], piece: Piece, ink: Ink, track: float = 0.0) -> None:
        """Set a run of words with its baseline at the point. Raises TooMuchError."""
        if self._left == 0:
            raise TooMuchError
        self._left -= 1
        if self._apart:
            self._apart = False
            self._blank(at, piece.size, ink)
        if piece.said is None:
            self.mark()
        elif piece.said:
            self._say(piece.said)
        self._set(at, piece, ink, track)

    def _blank(self, at: tuple[float, float], size: float, ink: Ink) -> None:
        """The blank before words that stand apart from what the element has, for whoever hears or copies it."""
        self.mark()
        wide = width(" ", Face.TEXT, size)
        self._set((at[0] - wide, at[1]), Piece(" ", Face.TEXT, size, wide), ink)

    def _set(self, at: tuple[float, float], piece: Piece, ink: Ink, track: float = 0.0) -> None:
        if self._fill is not ink:
            self._fill = ink
            self._emit(ink.fill)
        spaced = (f"{track:.3f} Tc ", " 0 Tc") if track else ("", "")
        strings = self._chunks(piece.text, piece.face)
        chunks = " ".join(f"{name} {piece.size:.4g} Tf ({shown}) Tj" for name, shown in strings)
        self._emit(f"BT {at[0]:.2f} {self._height - at[1]:.2f} Td {spaced[0]}{chunks}{spaced[1]} ET")

    def _chunks(self, words: str, face: Face) -> tuple[tuple[str, str], ...]:
        """The words as strings of the font's subsets, each with the subset's name."""
        known = self._runs.get((words, face))
        if known is None:
            load_face(face)
            font, document = pdfmetrics.getFont(face.value), self.canvas._doc  # noqa: SLF001  the fonts' own interface
            known = self._runs[words, face] = tuple(
                (font.getSubsetInternalName(subset, document), "".join(map(_LITERAL.__getitem__, codes)))
                for subset, codes in font.splitString(words, document)
            )
        return known

    def stroke(
        self, x: float, y: float, to_x: float, to_y: float, ink: Ink, thick: float,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A straight line, which is never read out."""
        self.mark(artifact=True)
        dashed = f" [{dash[0]} {dash[1]}] 0 d" if dash else ""
        top, end = self._height - y, self._height - to_y
        self._emit(
            f"q {ink.stroke} {thick:.4g} w{dashed} {x:.2f} {top:.2f} m {to_x:.2f} {end:.2f} l S Q"
        )  # fmt: skip

    def sign(self, code: str) -> None:
        """A sign as operators, which is read out only while the pen says its word."""
        self.mark(artifact=True)
        self._emit(code)

    def picture(self, at: tuple[float, float], size: float, shown: Picture) -> None:
        """A picture whose upper left corner is at the point; its words stand beside it."""
        self.mark(artifact=True)
        document, name = self.canvas._doc, shown.name  # noqa: SLF001
        if not document.hasForm(name):
            document.Reference(_image(shown), pdfdoc.xObjectName(name))
        if name not in self.canvas._formsinuse:  # noqa: SLF001
            self.canvas._formsinuse.append(name)  # noqa: SLF001
        x, y = at
        self._emit(
            f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {self._height - y - size:.2f} cm /{pdfdoc.xObjectName(name)} Do Q"
        )

    def block(self, x: float, y: float, wide: float, high: float, ink: Ink) -> None:
        """A filled rectangle, which is never read out."""
        self.mark(artifact=True)
        self._emit(f"q {ink.fill} {x:.2f} {self._height - y - high:.2f} {wide:.2f} {high:.2f} re f Q")

    def _emit(self, code: str) -> None:
        self.canvas._code.append(code)  # noqa: SLF001  reportlab knows no marked content


def _image(shown: Picture) -> pdfdoc.PDFStream:
    facts = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": shown.pixels,
        "Height": shown.pixels,
        "ColorSpace": pdfdoc.PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    return pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(facts), content=shown.rgb, filters=[pdfdoc.PDFZCompress])
