"""The status signs, drawn as paths on a field of 24 units."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from auditor.report.fonts import Face
from auditor.report.palette import Ink, Shape

FIELD = 24
Point = tuple[float, float]
OCTAGON = ((7, 1.5), (17, 1.5), (22.5, 7), (22.5, 17), (17, 22.5), (7, 22.5), (1.5, 17), (1.5, 7))
TRIANGLE = ((12, 22), (22.6, 3), (1.4, 3))
DIAMOND = ((12, 23), (23, 12), (12, 1), (1, 12))
QUESTION = ((9.2, 14.8), (10, 16.6), (12, 17.2), (14.2, 16.4), (14.6, 14.4), (12.1, 12.3), (12, 10.8))
SHIELD_CURVES = (
    ((9, 19.4), (6.5, 18.6), (4, 18.5)),
    ((4, 18.5), (4, 10.5), (4, 10.5)),
    ((4, 6), (7.5, 3.2), (12, 1.6)),
    ((16.5, 3.2), (20, 6), (20, 10.5)),
    ((20, 10.5), (20, 18.5), (20, 18.5)),
    ((17.5, 18.6), (15, 19.4), (12, 22)),
)


def shape_code(shape: Shape, left: float, bottom: float, size: float, ink: Ink) -> str:
    """The operators that draw a sign with its lower left corner at the point, in PDF coordinates."""
    scale = f"{size / FIELD:.4f}"
    return f"q {scale} 0 0 {scale} {left:.2f} {bottom:.2f} cm {_painted(shape, ink)} Q"


def tile_code(left: float, bottom: float, size: float, ink: Ink) -> str:
    """The operators that draw a square with round corners, its lower left corner at the point."""
    scale = f"{size / FIELD:.4f}"
    return f"q {scale} 0 0 {scale} {left:.2f} {bottom:.2f} cm {ink.fill} {_tile()} Q"


@cache
def _tile() -> str:
    canvas = _bare_canvas()
    canvas.roundRect(0, 0, FIELD, FIELD, FIELD * 0.22, stroke=0, fill=1)
    return " ".join(canvas._code)  # noqa: SLF001


def _bare_canvas() -> Canvas:
    canvas = Canvas(BytesIO(), initialFontName=Face.TEXT.value)
    canvas._code.clear()  # noqa: SLF001  reportlab has no drawing without a page
    return canvas


@cache
def _painted(shape: Shape, ink: Ink) -> str:
    """A sign on its field, painted once: an inventory shows thousands of them."""
    canvas = _bare_canvas()
    canvas.setFillColor(ink.colour)
    canvas.setStrokeColor(ink.colour)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    canvas.setLineWidth(2)
    PAINTERS[shape](canvas)
    return " ".join(canvas._code)  # noqa: SLF001


def draw_shield(canvas: Canvas, left: float, bottom: float, size: float) -> None:
    """Draw the product's shield."""
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(size / FIELD, size / FIELD)
    canvas.setStrokeColor(Ink.INK.colour)
    canvas.setLineWidth(2)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    path.moveTo(12, 22)
    for one, two, end in SHIELD_CURVES:
        path.curveTo(*one, *two, *end)
    path.close()
    canvas.drawPath(path)
    _stroke(canvas, (8.6, 11.6), (11.2, 9), (15.6, 13.8))
    canvas.restoreState()


def _fill(canvas: Canvas, points: Sequence[Point], *, stroke: int = 0) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, fill=1, stroke=stroke)


def _stroke(canvas: Canvas, *points: Point) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


def _cut_out(canvas: Canvas, *strokes: Sequence[Point]) -> None:
    """Strokes in the colour of the paper, upon a solid sign."""
    canvas.setStrokeColor(Ink.PAPER.colour)
    canvas.setLineWidth(2.5)
    for points in strokes:
        _stroke(canvas, *points)


def _octagon(canvas: Canvas) -> None:
    _fill(canvas, OCTAGON)
    _cut_out(canvas, ((8.5, 8.5), (15.5, 15.5)), ((8.5, 15.5), (15.5, 8.5)))


def _triangle(canvas: Canvas) -> None:
    _fill(canvas, TRIANGLE, stroke=1)
    _cut_out(canvas, ((12, 15.5), (12, 10.5)), ((12, 6.6), (12, 6.59)))


def _diamond(canvas: Canvas) -> None:
    _fill(canvas, DIAMOND, stroke=1)
    _cut_out(canvas, QUESTION, ((12, 7), (12, 6.99)))


def _check(canvas: Canvas) -> None:
    canvas.setLineWidth(2.3)
    canvas.circle(12, 12, 10, fill=0)
    canvas.setLineWidth(2.6)
    _stroke(canvas, (7.4, 12), (10.8, 8.5), (16.8, 15.3))


def _slash(canvas: Canvas) -> None:
    canvas.setLineWidth(2.3)
    canvas.circle(12, 12, 10, fill=0)
    canvas.line(5, 19, 19, 5)


def _pause(canvas: Canvas) -> None:
    canvas.circle(12, 12, 11, fill=1, stroke=0)
    _cut_out(canvas, ((9.3, 8), (9.3, 16)), ((14.7, 8), (14.7, 16)))


def _info(canvas: Canvas) -> None:
    canvas.circle(12, 12, 11, fill=1, stroke=0)
    _cut_out(canvas, ((12, 13), (12, 7)), ((12, 17), (12, 16.99)))


def _dot(canvas: Canvas) -> None:
    canvas.circle(12, 12, 9, fill=1)


def _ring(canvas: Canvas) -> None:
    canvas.circle(12, 12, 8.4, fill=0)


def _half(canvas: Canvas) -> None:
    canvas.circle(12, 12, 8.4, fill=0)
    path = canvas.beginPath()
    path.arc(3.6, 3.6, 20.4, 20.4, 90, 180)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)


def _lock(canvas: Canvas) -> None:
    canvas.roundRect(4, 2, 16, 12, 2.5, fill=1)
    canvas.setLineWidth(2.6)
    path = canvas.beginPath()
    path.moveTo(7.5, 14)
    path.lineTo(7.5, 17)
    path.arcTo(7.5, 12.5, 16.5, 21.5, 180, -180)
    path.lineTo(16.5, 14)
    canvas.drawPath(path, fill=0)


def _arrow(canvas: Canvas) -> None:
    canvas.line(3, 12, 20, 12)
    _stroke(canvas, (14, 18), (20.5, 12), (14, 6))


PAINTERS: dict[Shape, Callable[[Canvas], None]] = {
    Shape.OCTAGON: _octagon,
    Shape.TRIANGLE: _triangle,
    Shape.DIAMOND: _diamond,
    Shape.CHECK: _check,
    Shape.SLASH: _slash,
    Shape.PAUSE: _pause,
    Shape.INFO: _info,
    Shape.DOT: _dot,
    Shape.RING: _ring,
    Shape.HALF: _half,
    Shape.LOCK: _lock,
    Shape.ARROW: _arrow,
}
