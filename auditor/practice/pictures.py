"""Invented icons for the practice apps: a coloured tile with a simple figure, the same for the same name every time."""

import colorsys
import io
import zlib

from PIL import Image, ImageDraw

_OVER = 2
"""Drawn larger and made smaller, for smooth edges."""


def tile(name: str, edge: int, picture_format: str, *, foreground: bool = False) -> bytes:
    """The icon in edge × edge pixels, as "PNG" or "WEBP". foreground: for the middle of an adaptive icon."""
    n = zlib.crc32(f"icon {name}".encode("utf-8", "replace"))
    size = edge * _OVER
    image = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(image)
    ground = _colour(n % 360, 0.62, 0.72)
    inset = size // 6 if foreground else 0
    draw.rounded_rectangle((inset, inset, size - 1 - inset, size - 1 - inset), size // 5, fill=ground)
    _figure(draw, size, n, _colour((n + 40) % 360, 0.12, 1.0), ground)
    buffer = io.BytesIO()
    small = image.resize((edge, edge), Image.Resampling.BOX)
    small.save(buffer, picture_format, **({"lossless": True, "method": 0} if picture_format == "WEBP" else {}))
    return buffer.getvalue()


def _colour(hue: int, saturation: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue / 360, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def _figure(
    draw: ImageDraw.ImageDraw, size: int, n: int, ink: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    low, high, middle = size * 30 // 100, size * 70 // 100, size // 2
    match n // 360 % 5:
        case 0:
            draw.ellipse((low, low, high, high), fill=ink)
            draw.ellipse(
                (middle - size // 12, middle - size // 12, middle + size // 12, middle + size // 12), fill=ground
            )
        case 1:
            draw.polygon(((middle, low), (high, high), (low, high)), fill=ink)
        case 2:
            for row in range(3):
                top = low + row * size // 7
                draw.rounded_rectangle((low, top, high - row * size // 9, top + size // 12), size // 30, fill=ink)
        case 3:
            draw.polygon(((middle, low), (high, middle), (middle, high), (low, middle)), fill=ink)
        case _:
            draw.rounded_rectangle((low, low, high, size * 60 // 100), size // 12, fill=ink)
            draw.polygon(((low + size // 12, middle), (middle, middle), (low + size // 12, high)), fill=ink)
