"""The look of the signed field: whether it is the one that Fieldcheck draws for this signer and this time."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from auditor.errors import ReportError
from auditor.report.envelope import RefusedError, inflated
from auditor.report.readers import reading
from auditor.report.sign import sign_report

# The look is a form with its fonts: some 60 kB unpacked.
MAX_LOOK_BYTES = 1 << 20
MAX_LOOK_PARTS = 20_000
PACKING = ("/Length", "/Filter", "/DecodeParms")


@dataclass(frozen=True, slots=True)
class _Still:
    """A signer without a key (the Signer port): what it signs is never looked at, only the look beside it."""

    certificate: bytes
    chain: tuple[bytes, ...] = ()

    def sign(self, _data: bytes) -> bytes:
        """No signature."""
        return bytes(8)


def is_own_look(reader: PdfFileReader, drawn: bytes, holder: bytes, moment: datetime | None, language: str) -> bool:
    """Whether the signed field looks as sign_report() makes it look. holder: the signer's certificate, DER."""
    if moment is None:
        return False
    try:
        with reading(BytesIO(sign_report(drawn, _Still(holder), moment, language))) as own:
            return _Pair(_look(reader), _look(own)).same()
    except (ReportError, RefusedError, KeyError):
        return False


def _look(reader: PdfFileReader) -> PdfObject:
    look: PdfObject = reader.root["/AcroForm"]["/Fields"][0]["/AP"]
    return look


class _Pair:
    """Two objects of two files, compared with all that they refer to."""

    def __init__(self, one: PdfObject, other: PdfObject) -> None:
        self._waiting = [(one, other)]
        self._seen: set[tuple[int, int]] = set()
        self._parts = 0

    def same(self) -> bool:
        """Whether both say the same; packing of streams and numbers of objects aside."""
        while self._waiting:
            self._parts += 1
            if self._parts > MAX_LOOK_PARTS or not self._alike(*self._waiting.pop()):
                return False
        return True

    def _alike(self, one: PdfObject, other: PdfObject) -> bool:
        if isinstance(one, IndirectObject) and isinstance(other, IndirectObject):
            numbers = (one.reference.idnum, other.reference.idnum)
            if numbers not in self._seen:
                self._seen.add(numbers)
                self._waiting.append((one.get_object(), other.get_object()))  # type: ignore[no-untyped-call]
            return True
        if isinstance(one, StreamObject) and isinstance(other, StreamObject):
            if inflated(one, MAX_LOOK_BYTES) != inflated(other, MAX_LOOK_BYTES):
                return False
            return self._entries(one, other, PACKING)
        if type(one) is DictionaryObject and type(other) is DictionaryObject:
            return self._entries(one, other, ())
        if isinstance(one, ArrayObject) and isinstance(other, ArrayObject):
            self._waiting += [(one.raw_get(at), other.raw_get(at)) for at in range(min(len(one), len(other)))]
            return len(one) == len(other)
        return type(one) is type(other) and bool(one == other)

    def _entries(self, one: DictionaryObject, other: DictionaryObject, aside: tuple[str, ...]) -> bool:
        keys = set(one) - set(aside)
        if keys != set(other) - set(aside):
            return False
        self._waiting += [(one.raw_get(key), other.raw_get(key)) for key in keys]
        return True
