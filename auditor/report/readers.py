"""The library's readers and writers of PDF, taken apart once they were used.

Every object that they read names its reader, which holds it: a circle. Left alone, the 1,300,000 objects of one signed
report of 5,000 apps stay until Python's collector of circles looks them all through, which halts the window.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader


@contextmanager
def reading(file: BinaryIO) -> Iterator[PdfFileReader]:
    """A reader of a file, and of nothing any more afterwards. Raises whatever the library raises at a hostile file."""
    reader = PdfFileReader(file)
    try:
        yield reader
    finally:
        let_go(reader)


def let_go(holder: PdfFileReader | IncrementalPdfFileWriter) -> None:
    """Let go of all that a reader or a writer holds; it is of no use afterwards."""
    vars(holder).clear()
