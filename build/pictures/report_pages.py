"""Pictures of a report's pages for the documents: a practice phone is audited, its banned apps go, the pages are drawn.

Run through `dev.py screenshots`, or alone with the folder for the pictures; those in resources/docs/images are such.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

DPI = 96
PAGES = {"en": {1: "report-cover-en", 2: "report-findings-en"}, "fr": {1: "report-cover-fr"}}


def main(out: Path) -> int:
    """Make the pictures in a folder and return an exit code."""
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder) / "home")
        base = [sys.executable, "-m", "auditor", "--home", home, "--practice", "manager"]
        subprocess.run(
            [*base, "audit", "--policy", "ca-gc", "--operator", "A. Tremblay", "--remove", "banned", "--yes"],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        for language, pages in PAGES.items():
            report = Path(folder) / f"{language}.pdf"
            command = [*base, "report", "latest", "--out", str(report), "--language", language]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            _draw(report, pages, out)
    return 0


def _draw(report: Path, pages: dict[int, str], out: Path) -> None:
    with pypdfium2.PdfDocument(report) as document:
        document.init_forms()  # else the signature is not drawn
        for number, name in pages.items():
            picture = document[number - 1].render(scale=DPI / 72).to_pil().convert("RGB")
            picture = picture.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)  # keeps the pale tints
            picture.save(out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
