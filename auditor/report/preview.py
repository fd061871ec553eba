"""Pages of our own reports drawn as pictures by PDFium. It is never given a file that was not made or verified here."""

import threading

import pypdfium2 as pdfium

from auditor.errors import ReportError
from auditor.model.preview import PagePicture

# The library keeps state of its own for the whole process and may be used by one thread at a time.
_ONE_AT_A_TIME = threading.Lock()
# Wider than any screen; a page at this width needs 48 MB.
MAX_WIDTH = 3400


def draw_page(pdf: bytes, number: int, width: int) -> PagePicture:
    """Draw a page, counted from 1, this many pixels wide. Raises ReportError if it cannot be drawn."""
    with _ONE_AT_A_TIME:
        try:
            return _draw(pdf, number, min(width, MAX_WIDTH))
        except pdfium.PdfiumError as error:
            raise ReportError("The page cannot be shown", str(error), "Open the file in a PDF reader") from error


def _draw(pdf: bytes, number: int, width: int) -> PagePicture:
    document = pdfium.PdfDocument(pdf)
    try:
        if not 1 <= number <= len(document):
            raise ValueError(f"the report has {len(document)} pages and no page {number}")
        document.init_forms()
        page = document[number - 1]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, fill_color=(255, 255, 255, 255))
        packed = bitmap.to_pil().convert("RGB")
        text = str(page.get_textpage().get_text_range())
        return PagePicture(number, len(document), packed.width, packed.height, packed.tobytes(), text)
    finally:
        document.close()
