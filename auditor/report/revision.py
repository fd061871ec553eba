"""What signing may add to the drawing: the signature, the look of its field, and nothing else that a reader shows.

Signing appends new objects and new editions of a few old ones. Each new edition may differ from the old one only in
the keys that signing needs; what is new can then be reached only through these keys. The drawing itself is compared
byte for byte elsewhere (anew.py).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

from auditor.report.envelope import RefusedError

MORE_THAN_A_SIGNATURE = "Signing changed more than the signature field."
# A signature with its look and validation data needs some dozens of objects.
MAX_ADDED = 2000
MAX_TABLE = 24 * MAX_ADDED
CATALOGUE_KEYS = frozenset(("/Version", "/Extensions", "/Perms", "/DSS", "/Metadata"))
FORM_KEYS = frozenset(("/SigFlags", "/DA", "/DR"))
FIELD_KEYS = frozenset(("/V", "/AP", "/M"))
INFORMATION_KEYS = frozenset(("/ModDate", "/Producer"))
TRAILER_KEYS = frozenset(("/Root", "/Info", "/Size", "/Prev", "/ID"))
_TABLE = re.compile(rb"xref\r?\n(?P<rows>[\d nf\r\n]+)trailer\s")
_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s*|(\d{1,10}) (\d{1,10})\s*")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


@dataclass(frozen=True, slots=True)
class Additions:
    """What signing added. properties: the file's title and other properties were written anew, outside the pages."""

    properties: bool


def check_additions(data: bytes, end: int, reader: PdfFileReader, drawn: PdfFileReader) -> Additions:
    """Check everything after the drawing, which ends at `end`. Raises RefusedError."""
    _check_trailer(data, end, reader, drawn)
    numbers = _check_objects(data, end)
    allowed = _allowed(drawn)
    old = {number for number in numbers if number < int(drawn.trailer["/Size"])}
    for number in sorted(old):
        _check_edition(_object(reader, number), _object(drawn, number), allowed.get(number, frozenset()))
    _check_catalogue(reader.root)
    metadata = drawn.root.raw_get("/Metadata") if "/Metadata" in drawn.root else None
    rewritten = metadata is not None and metadata.reference.idnum in old
    return Additions(properties=rewritten or (metadata is None and "/Metadata" in reader.root))


def _require(holds: bool) -> None:
    if not holds:
        raise RefusedError(MORE_THAN_A_SIGNATURE)


def _check_trailer(data: bytes, end: int, reader: PdfFileReader, drawn: PdfFileReader) -> None:
    """One revision after the drawing, with the drawing's own catalogue and information."""
    first = _START.search(data, max(0, end - 64), end)
    trailer = reader.trailer.flatten()
    _require(first is not None and trailer["/Prev"] == int(first[1]) and set(trailer) <= TRAILER_KEYS)
    _require(all(_written(trailer.raw_get(key)) == _written(drawn.trailer.raw_get(key)) for key in ("/Root", "/Info")))


def _check_objects(data: bytes, end: int) -> list[int]:
    """The numbers of the added objects; they lie one after the other, and there is nothing between them."""
    last = _START.search(data, len(data) - 64)
    _require(last is not None)
    start = int(last[1]) if last else 0
    table = _TABLE.match(data, start, start + MAX_TABLE)
    _require(table is not None)
    places = _places(table["rows"] if table else b"")
    ends = [*(place for place, _ in places[1:]), start]
    _require(bool(places) and len(places) <= MAX_ADDED and not data[end : places[0][0]].strip())
    for (place, name), stop in zip(places, ends, strict=True):
        one = data[place:stop]
        _require(place >= end and one.startswith(b"%d %d obj" % name))
        _require(one.count(b"endobj") == 1 and one.rstrip().endswith(b"endobj"))
    return [number for _, (number, _) in places]


def _places(rows: bytes) -> list[tuple[int, tuple[int, int]]]:
    """Where each object of a cross-reference table lies, with its number and generation, in the order of the file."""
    found: list[tuple[int, tuple[int, int]]] = []
    number = left = at = 0
    while at < len(rows):
        row = _ROW.match(rows, at)
        _require(row is not None and (row[1] is None) == (left == 0))
        at = row.end() if row else len(rows)
        if row and row[1] is None:
            number, left = int(row[4]), int(row[5])
        elif row:
            _require(row[3] == b"n" or number == 0)
            if row[3] == b"n":
                found.append((int(row[1]), (number, int(row[2]))))
            number, left = number + 1, left - 1
    _require(left == 0 and len({name for _, name in found}) == len(found))
    return sorted(found)


def _allowed(drawn: PdfFileReader) -> Mapping[int, frozenset[str]]:
    """Which keys may differ, by the number of the object."""
    form = drawn.root.raw_get("/AcroForm")
    allowed = {
        drawn.trailer.raw_get("/Root").reference.idnum: CATALOGUE_KEYS,
        drawn.trailer.raw_get("/Info").reference.idnum: INFORMATION_KEYS,
        drawn.root["/AcroForm"]["/Fields"].raw_get(0).reference.idnum: FIELD_KEYS,
    }
    if isinstance(form, IndirectObject):
        allowed[form.reference.idnum] = FORM_KEYS
    if "/Metadata" in drawn.root:
        allowed[drawn.root.raw_get("/Metadata").reference.idnum] = frozenset(("",))
    return allowed


def _check_edition(new: object, old: object, allowed: frozenset[str]) -> None:
    """A new edition of an old object says the same but for the allowed keys; "" allows any."""
    if "" in allowed or _written(new) == _written(old):
        return
    if type(new) is not DictionaryObject or type(old) is not DictionaryObject:
        raise RefusedError(MORE_THAN_A_SIGNATURE)
    different = {
        key
        for key in set(new) | set(old)
        if key not in new or key not in old or _written(new.raw_get(key)) != _written(old.raw_get(key))
    }
    _require(different <= allowed)


def _check_catalogue(catalogue: DictionaryObject) -> None:
    """What the new keys of the catalogue may hold: no usage rights, which would loosen what readers enforce."""
    permissions = catalogue.get("/Perms", {})
    _require(set(permissions) <= {"/DocMDP"})


def _object(reader: PdfFileReader, number: int) -> object:
    return reader.get_object(Reference(number, 0, reader))  # type: ignore[no-untyped-call]


def _written(value: Any) -> bytes:
    target = BytesIO()
    value.write_to_stream(target, None)
    return target.getvalue()
