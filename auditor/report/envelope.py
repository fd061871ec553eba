"""The outside of a report to verify: the file's own structure and the attached record, read with bounded work.

Done by our own few lines because a hostile file chooses what a general reader would do: how much it would inflate,
which parts it would believe to be signed.
"""

import base64
import re
import zlib
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from auditor.report.edition import Edition, read_keywords
from auditor.report.pdf import ATTACHMENT

# A report of 10,000 apps has 14 MB, in both languages 30 MB; their record 12 MB, 20 MB more with a picture of each, and
# 10 MB more with six users.
MAX_REPORT_BYTES = 64 << 20
MAX_RECORD_BYTES = 48 << 20
# A department's revocation list has some 40 bytes for each certificate; a report carries one for each of its signers.
MAX_LIST_BYTES = 16 << 20
MAX_LISTS = 4
MAX_SECTIONS = 4  # our own files have two: the drawing and the signature
HEX = re.compile(rb"<[0-9a-fA-F]*>\Z")
TAIL = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s{0,2}\Z")
PREVIOUS = re.compile(rb"/Prev\s+(\d{1,10})")
TRAILER_BYTES = 4096
PARTS_OF_BYTE_RANGE = 4
PACKED: tuple[list[str], ...] = ([], ["/FlateDecode"], ["/ASCII85Decode", "/FlateDecode"])


FAR_TOO_LARGE = "A part of the file is cut short or far too large."


class RefusedError(Exception):
    """The file is not a report as Fieldcheck makes them. The message is one sentence for people."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The attached record's bytes, the digest that the report states for it, and the edition of the pages if told."""

    record: bytes
    stated_digest: str
    edition: Edition | None = None


def check_structure(data: bytes) -> None:
    """Refuse a file too large, without a plain end, or with compressed cross-references. Raises RefusedError."""
    if len(data) > MAX_REPORT_BYTES:
        raise RefusedError(f"The file is larger than {MAX_REPORT_BYTES >> 20} MB, far more than any report.")
    if not data.startswith(b"%PDF-"):
        raise RefusedError("The file is not a PDF.")
    tail = TAIL.search(data[-64:])
    if tail is None:
        raise RefusedError("The file does not end as a PDF must: it was cut short, or something was added to it.")
    _check_sections(data, int(tail.group(1)))


def _check_sections(data: bytes, offset: int) -> None:
    """Every cross-reference section is a plain table, so that no object hides in a compressed stream."""
    for _ in range(MAX_SECTIONS):
        if data[offset : offset + 4] != b"xref":
            raise RefusedError("The file is not built as Fieldcheck builds reports (cross-reference table).")
        start = data.find(b"trailer", offset)
        trailer = data[start : start + TRAILER_BYTES].partition(b"startxref")[0]
        if start < 0 or b"/XRefStm" in trailer or b"/Encrypt" in trailer:
            raise RefusedError("The file is not built as Fieldcheck builds reports (trailer).")
        previous = PREVIOUS.search(trailer)
        if previous is None:
            return
        offset = int(previous.group(1))
    raise RefusedError("The file was changed more often than a signed report can be.")


def check_byte_range(data: bytes, byte_range: list[int], contents: bytes) -> None:
    """The signed bytes are all of the file but the signature value itself. Raises RefusedError.

    The library compares lengths only: a signature written as a short literal string would leave it room for unsigned
    bytes that it counts as signed.
    """
    if len(byte_range) != PARTS_OF_BYTE_RANGE:
        raise RefusedError("The signature does not say plainly which bytes it covers.")
    first, first_length, second, second_length = byte_range
    hole = data[first_length:second]
    whole = first == 0 and 0 < first_length < second and second + second_length == len(data)
    if not whole or not HEX.match(hole) or bytes.fromhex(hole[1:-1].decode()) != contents:
        raise RefusedError("The signature does not cover the whole file: something was added or moved.")


def read_attached(reader: PdfFileReader) -> Attached:
    """The one attached record and its stated digest. Raises RefusedError."""
    specification = _only_specification(reader)
    files = specification["/EF"]
    same = files.raw_get("/F") == files.raw_get("/UF")
    if not same or specification["/UF"] != ATTACHMENT or specification["/F"] != ATTACHMENT:
        raise RefusedError(f"The attachment is not the one record named {ATTACHMENT}.")
    record = _record(files["/F"])
    stated = read_keywords(str(reader.trailer["/Info"]["/Keywords"]))
    if stated is None:
        raise RefusedError("The report does not state the digest of its record.")
    return Attached(record, stated.digest, stated.edition)


def _record(stream: StreamObject) -> bytes:
    if "/Filter" not in stream:
        raise RefusedError("The attached record is not stored as Fieldcheck stores it.")
    return inflated(stream, MAX_RECORD_BYTES)


def _only_specification(reader: PdfFileReader) -> DictionaryObject:
    """The file that stands alone both in the list of associated files and in the list of embedded files."""
    names = reader.root["/Names"]["/EmbeddedFiles"]
    associated = reader.root["/AF"]
    if "/Kids" in names or len(names["/Names"]) != 2 or len(associated) != 1:  # noqa: PLR2004  a name and its file
        raise RefusedError("The report does not hold exactly one attachment.")
    if names["/Names"].raw_get(1) != associated.raw_get(0):
        raise RefusedError("The report holds two different attachments under one name.")
    specification: DictionaryObject = associated[0]
    return specification


def inflated(stream: StreamObject, limit: int) -> bytes:
    """A stream's bytes, unpacked no further than the limit. Raises RefusedError."""
    filters = stream.get("/Filter", [])
    filters = [filters] if isinstance(filters, str) else list(filters)
    if filters not in PACKED or "/DecodeParms" in stream:
        raise RefusedError("The file holds a part that is not stored as Fieldcheck stores it.")
    packed: bytes = stream.encoded_data
    if "/ASCII85Decode" in filters:
        packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
    if filters:
        return _inflated(packed, limit)
    if len(packed) > limit:
        raise RefusedError(FAR_TOO_LARGE)
    return packed


def _inflated(packed: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj()
    plain = inflater.decompress(packed, limit)
    if not inflater.eof:
        raise RefusedError(FAR_TOO_LARGE)
    return plain
