"""An app's icon, drawn anew: what leaves here are our own bytes, small and always of the same form.

A stranger's picture is decoded once, within bounds, and only its colours are kept: no chunk, profile or text of it goes
further. Pictures are PNG or WebP; icons of vectors have no picture, and a letter stands for them elsewhere.
"""

import base64
import io
import struct
import zlib

from PIL import Image

from auditor.android.apk.ranges import BadApkError, TooLargeError

SIZE = 64
"""Edge of the drawn icon in pixels."""
# Launcher icons have at most 192 px, the store's own 512; a larger one is no launcher icon.
MAX_EDGE = 1024
MAX_PICTURE = 512 * 1024
FORMATS = ("PNG", "WEBP")
COLOURS = (48, 32, 16, 8, 4)
"""How many are tried. With 4 there are 1,024 bytes of pixels at the most, so that one of them is small enough."""
# 150 of these make a record 300 KB longer, in base64.
MAX_DRAWN = 1536
OPAQUE = (255, 255)
# Of an adaptive icon's 108 dp the middle 72 are shown (AdaptiveIconDrawable).
FOREGROUND, SHOWN = 108, 72


def drawn_anew(picture: bytes, *, foreground: bool) -> str:
    """The picture as PNG of 64 × 64 in base64. foreground: cut to an adaptive icon's middle. Raises BadApkError."""
    if len(picture) > MAX_PICTURE:
        raise TooLargeError(f"its icon has {len(picture)} bytes")
    try:
        with Image.open(io.BytesIO(picture), formats=FORMATS) as image:
            if max(image.size) > MAX_EDGE:
                raise TooLargeError(f"its icon has {image.size[0]} × {image.size[1]} pixels")
            return base64.b64encode(_drawn(image.convert("RGBA"), foreground=foreground)).decode("ascii")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError("its icon has more pixels than any icon") from error
    except (OSError, SyntaxError, ValueError, struct.error, zlib.error, EOFError) as error:
        if isinstance(error, BadApkError):
            raise
        raise BadApkError("its icon cannot be decoded") from error


def _drawn(image: Image.Image, *, foreground: bool) -> bytes:
    if foreground:
        edge = min(image.size)
        margin = edge * (FOREGROUND - SHOWN) // (2 * FOREGROUND)
        image = image.crop((margin, margin, edge - margin, edge - margin))
    fresh = Image.new("RGBA", (SIZE, SIZE))
    fresh.paste(image.resize((SIZE, SIZE), Image.Resampling.LANCZOS))
    opaque = fresh.getchannel("A").getextrema() == OPAQUE
    # Median cut keeps colours truer, and knows no transparency.
    source, method = (fresh.convert("RGB"), Image.Quantize.MEDIANCUT) if opaque else (fresh, Image.Quantize.FASTOCTREE)
    drawings = (_encoded(source.quantize(colours, method, dither=Image.Dither.NONE)) for colours in COLOURS)
    return next(data for data in drawings if len(data) <= MAX_DRAWN)


def _encoded(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
