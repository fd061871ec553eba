"""The documents' pictures from the newest screenshots: few colours, small files, into resources/docs/images.

Run through `dev.py screenshots --publish`, after somebody looked at what it would publish.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

FOLDER = "documents"
MOST_BYTES = 120_000
"""The manual is part of every package; seven pictures in two languages stay below two megabytes."""
COLOURS, FREQUENT = 256, 192
"""A palette's size; so many of it are the picture's most frequent colours as they are, for flat areas."""


def publish(screenshots: Path, images: Path) -> list[Path]:
    """Write each picture of the documents anew and return the files. Raises OSError, and ValueError for a large one."""
    written = []
    for picture in sorted((screenshots / FOLDER).glob("*.png")):
        target = images / f"{picture.stem if picture.stem.startswith('window') else f'manual-{picture.stem}'}.png"
        target.write_bytes(_small(picture))
        written.append(target)
    return written


def _small(path: Path) -> bytes:
    with Image.open(path) as picture:
        plain = picture.convert("RGB")
    data = io.BytesIO()
    plain.quantize(palette=_palette(plain), dither=Image.Dither.NONE).save(data, "PNG", optimize=True)
    if len(data.getvalue()) > MOST_BYTES:
        raise ValueError(f"{path.name} is larger than {MOST_BYTES} bytes")
    return data.getvalue()


def _palette(plain: Image.Image) -> Image.Image:
    """The most frequent colours, and those that cover the rest."""
    counted = sorted(plain.getcolors(plain.width * plain.height) or (), reverse=True)
    rest = plain.quantize(COLOURS - FREQUENT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    holder = Image.new("P", (1, 1))
    holder.putpalette([*(part for _, colour in counted[:FREQUENT] for part in colour), *rest][: 3 * COLOURS])
    return holder


if __name__ == "__main__":
    for path in publish(Path(sys.argv[1]), Path(sys.argv[2])):
        print(f"{path.name}: {path.stat().st_size // 1000} kB")
