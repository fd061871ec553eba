"""Pictures of apps for the page: decoded within bounds and flattened. A record to verify may hold anything."""

import base64
import binascii
import hashlib
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

SIDE = 64
"""Pixels; the program draws every app's picture anew in this size."""

MAX_CHARACTERS = 32 * 1024  # 64 x 64 pixels in four bytes each, not packed at all, are 22,000 characters
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture. pixels: its side; rgb: three bytes for each pixel, row by row. name: the same for the same."""

    pixels: int
    rgb: bytes

    @property
    def name(self) -> str:
        """A name for the picture in a file."""
        return f"icon{hashlib.sha256(self.rgb).hexdigest()[:16]}"


def picture(icon: str | None, ground: str, *, small: bool) -> Picture | None:
    """The picture on ground of that colour (#RRGGBB), at half its size if small; None if there is none to be shown."""
    if not icon or len(icon) > MAX_CHARACTERS:
        return None
    try:
        data = base64.b64decode(icon, validate=True)
        with Image.open(BytesIO(data), formats=("PNG",)) as opened:
            if opened.size != (SIDE, SIDE):
                return None
            drawn = opened.convert("RGBA")
    except (*DAMAGED, binascii.Error):
        return None
    flat = Image.new("RGB", drawn.size, ground)
    flat.paste(drawn, (0, 0), drawn)
    if small:
        flat = flat.reduce(2)
    return Picture(flat.width, flat.tobytes())
