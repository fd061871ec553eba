"""What reportlab 5.1 writes against the standards, corrected; each correction notices when the library changes."""

import re
from collections.abc import Callable

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

_ENDING = b"endstream\n"
_LAST_OF_FOUR_DIGITS = 0xFFFF
_MAPPED = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{5,6})>$", re.MULTILINE)
_library_format: Callable[[pdfdoc.PDFStream, pdfdoc.PDFDocument], bytes] = pdfdoc.PDFStream.format
_library_map: Callable[[bytes, list[int]], str] = ttfonts.makeToUnicodeCMap


def correct_library() -> None:
    """Put the corrections in place; once or often is the same."""
    pdfdoc.PDFStream.format = _format_with_line_end
    ttfonts.makeToUnicodeCMap = _map_with_surrogates
    rl_config.useA85 = 0  # streams as bytes: text that spells bytes is a fourth longer


def _format_with_line_end(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """ISO 19005-3 §6.1.7.1: a line end stands before `endstream`; reportlab leaves it out."""
    written = _library_format(stream, document)
    if not written.endswith(_ENDING):
        raise RuntimeError("reportlab writes streams in a new way; see whether the correction is still needed")
    return written[: -len(_ENDING)] + b"\n" + _ENDING


def _map_with_surrogates(name: bytes, subset: list[int]) -> str:
    """ISO 32000-1 §9.10.3: characters beyond U+FFFF are mapped to UTF-16; reportlab writes their number instead."""
    written = _library_map(name, subset)
    beyond = sum(code > _LAST_OF_FOUR_DIGITS for code in subset)
    corrected, number = _MAPPED.subn(lambda entry: f"<{entry[1]}> <{_utf16(int(entry[2], 16))}>", written)
    if number != beyond:
        raise RuntimeError("reportlab maps characters in a new way; see whether the correction is still needed")
    return corrected


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()
