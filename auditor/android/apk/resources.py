"""The table of resources (resources.arsc): the values of one resource in every configuration. Pure and bounded.

A small table is read whole. Of a large one that lies stored in the zip only the package's part is read, and of its
strings only those that are asked for: most of a large table is texts in eighty languages.
"""

from dataclasses import dataclass
from functools import cached_property

from auditor.android.apk.chunks import (
    HEADER,
    NOTHING,
    PACKAGE,
    STRING,
    TABLE,
    TYPE,
    Chunk,
    Region,
    Strings,
    Value,
    chunk_at,
    chunks,
    strings_at,
)
from auditor.android.apk.ranges import BadApkError, TooLargeError

COMPLEX, COMPACT = 0x0001, 0x0008
SPARSE, SHORT_OFFSETS = 0x01, 0x02
NO_SHORT = 0xFFFF
# The largest tables known have some 15 MB, half of it strings.
MAX_PACKAGE = 16 * 1024 * 1024
# A label refers to a label at most once or twice; a circle must end.
MAX_REFERENCES = 8
# Every language and density of label and icon, looked at once for each reference; the most translated apps have some
# hundred languages. References that multiply must end.
MAX_LOOKS = 20_000
MAX_ENTRIES = 0xFFFF
"""A resource's number leaves 16 bits for its place within its type."""
_TYPE_HEADER = 20
_CONFIG = 28
ANY_DENSITY, NO_DENSITY, USUAL_DENSITY = 0xFFFE, 0xFFFF, 160
_LANGUAGE_BASE, _REGION_BASE = ord("a"), ord("0")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a value is for. language, region: as in "fr", "CA"; empty for any. density: dots per inch, 0 for any.

    plain: nothing beyond these is asked of the phone.
    """

    language: str
    region: str
    density: int
    plain: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A value and what it is for."""

    configuration: Configuration
    value: Value


class Table:
    """A table in its region. Every method may raise NeedBytesError, BadApkError, TooLargeError."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self._looked = 0

    @cached_property
    def _parts(self) -> tuple[Strings, tuple[Chunk, ...]]:
        root = chunk_at(self.region, 0)
        if root.kind != TABLE:
            raise BadApkError("its resources are not in Android's form")
        table = self.region.part(0, root.size)
        first = chunk_at(table, root.header)
        packages = tuple(chunk for chunk in chunks(table, root.header + first.size) if chunk.kind == PACKAGE)
        return strings_at(table, first), packages

    @cached_property
    def _types(self) -> dict[tuple[int, int], list[Region]]:
        """Type chunks by package number and type number."""
        found: dict[tuple[int, int], list[Region]] = {}
        for package in self._parts[1]:
            if package.size > MAX_PACKAGE:
                raise TooLargeError(f"its resources have {package.size} bytes")
            self.region.want([(package.offset, package.size)])
            part = self.region.part(package.offset, package.size)
            (number,) = part.numbers("I", HEADER, 4)
            for chunk in chunks(part, package.header):
                if chunk.kind == TYPE:
                    kind = part.get(chunk.offset + HEADER, 1)[0]
                    found.setdefault((number, kind), []).append(part.part(chunk.offset, chunk.size))
        return found

    @property
    def strings(self) -> Strings:
        """The texts of the table."""
        return self._parts[0]

    def variants(self, resource: int) -> tuple[Variant, ...]:
        """The values of a resource, one for each configuration; empty if the table has none of that number."""
        types = self._types.get((resource >> 24, resource >> 16 & 0xFF), [])
        self._looked += len(types)
        if self._looked > MAX_LOOKS:
            raise TooLargeError("one of its resources has more values than there are languages")
        values = ((chunk, _value(chunk, resource & 0xFFFF)) for chunk in types)
        return tuple(Variant(_configuration(chunk), value) for chunk, value in values if value is not None)

    def followed(self, resource: int) -> tuple[Variant, ...]:
        """As variants, with those that refer to another resource replaced by what stands there, a few times over."""
        found = self.variants(resource)
        for _ in range(MAX_REFERENCES):
            if not any(variant.value.reference for variant in found):
                return found
            found = tuple(each for variant in found for each in self._step(variant))
        raise BadApkError("its resources refer to each other in a circle")

    def _step(self, variant: Variant) -> tuple[Variant, ...]:
        target = variant.value.reference
        if target is None:
            return (variant,)
        reached = self.variants(target)
        if variant.configuration.language:
            # What was said for one language stays for that language, whatever it refers to.
            return tuple(Variant(variant.configuration, each.value) for each in reached[:1])
        return reached

    def texts(self, variants: tuple[Variant, ...]) -> tuple[tuple[Configuration, str], ...]:
        """The variants that are texts, read together."""
        written = [variant for variant in variants if variant.value.kind == STRING]
        self.strings.want([variant.value.data for variant in written])
        read = [(variant.configuration, self.strings.get(variant.value.data)) for variant in written]
        return tuple((configuration, text) for configuration, text in read if text is not None)


def _value(chunk: Region, entry: int) -> Value | None:
    """The simple value of an entry in one type chunk, or None if it has none there."""
    (header,) = chunk.numbers("H", 2, 2)
    _id, flags, _zero, count, start = chunk.numbers("BBHII", HEADER, 12)
    offset = _offset(chunk, header, flags, count, entry)
    if offset is None:
        return None
    size, marks, data = chunk.numbers("HHI", start + offset, 8)
    if marks & COMPACT:
        return Value(marks >> 8, data)
    if marks & COMPLEX:
        return None
    _size, _zero, kind, data = chunk.numbers("HBBI", start + offset + size, 8)
    return Value(kind, data)


def _offset(chunk: Region, header: int, flags: int, count: int, entry: int) -> int | None:
    """Where an entry lies behind the list of offsets: all of them, those that there are, or short ones."""
    if count > MAX_ENTRIES:
        raise BadApkError("one of its resources has more entries than numbers")
    if flags & SPARSE:
        return _sparse(chunk, header, count, entry)
    if entry >= count:
        return None
    if flags & SHORT_OFFSETS:
        (short,) = chunk.numbers("H", header + 2 * entry, 2)
        return None if short == NO_SHORT else short * 4
    (place,) = chunk.numbers("I", header + 4 * entry, 4)
    return None if place == NOTHING else place


def _sparse(chunk: Region, header: int, count: int, entry: int) -> int | None:
    """Pairs of an entry's number and its offset in fours, in the order of numbers."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        number, place = chunk.numbers("HH", header + 4 * middle, 4)
        if number == entry:
            return place * 4
        low, high = (middle + 1, high) if number < entry else (low, middle)
    return None


def _configuration(chunk: Region) -> Configuration:
    (size,) = chunk.numbers("I", _TYPE_HEADER, 4)
    data = chunk.get(_TYPE_HEADER, min(size, chunk.length - _TYPE_HEADER)).ljust(_CONFIG, b"\0")
    density = int.from_bytes(data[14:16], "little")
    others = data[4:8] + data[12:14] + data[16:24] + data[28:36]
    return Configuration(
        language=_letters(data[8:10], _LANGUAGE_BASE),
        region=_letters(data[10:12], _REGION_BASE),
        density=density,
        plain=not any(others),
    )


def _letters(raw: bytes, base: int) -> str:
    """Two letters, or three packed into fifteen bits (ResTable_config::unpackLanguageOrRegion)."""
    if not raw[0] & 0x80:
        return raw.rstrip(b"\0").decode("ascii", "replace")
    packed = (raw[1] & 0x1F, (raw[1] >> 5) | (raw[0] & 0x03) << 3, (raw[0] & 0x7C) >> 2)
    return "".join(chr(base + each) for each in packed)
