"""Android's binary XML: elements with their attributes, and what a manifest says of the app. Pure and bounded."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.android.apk.chunks import (
    END_ELEMENT,
    NOTHING,
    START_ELEMENT,
    STRING,
    XML,
    XML_MAP,
    Chunk,
    Region,
    Strings,
    Value,
    chunk_at,
    chunks,
    region_of,
    strings_at,
)
from auditor.android.apk.ranges import BadApkError, TooLargeError

# Attributes of android.R.attr; a manifest names them by these numbers, whatever it calls them.
LABEL, ICON, NAME, DRAWABLE, ROUND_ICON = 0x01010001, 0x01010002, 0x01010003, 0x01010199, 0x0101052C
_NODE_HEADER = 16
_ATTRIBUTE = 20
MAX_ATTRIBUTES = 1024
# Of a whole document; a very large manifest has some ten thousand that are looked at.
MAX_ALL_ATTRIBUTES = 40_000
# Android's own parser stops at less; manifests nest four deep.
MAX_DEPTH = 64
MAIN, LAUNCHER = "android.intent.action.MAIN", "android.intent.category.LAUNCHER"
ACTIVITIES = ("activity", "activity-alias")


@dataclass(frozen=True, slots=True)
class Given:
    """An attribute: its text if it is one, and its value."""

    text: str | None
    value: Value


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it opens. path: names from the root to it. attributes: by number if known, else by name."""

    path: tuple[str, ...]
    attributes: dict[int | str, Given]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says. launcher_label: of the first activity that the home screen shows."""

    package: str
    label: Given | None
    icon: Given | None
    launcher_label: Given | None


def elements(data: bytes) -> Iterator[Element]:
    """Every element as it opens, in order. Raises BadApkError, TooLargeError."""
    region = region_of(data)
    root = chunk_at(region, 0)
    if root.kind != XML:
        raise BadApkError("its XML is not in Android's form")
    region = region.part(0, root.size)
    pool = strings_at(region, chunk_at(region, root.header))
    numbers: tuple[int, ...] = ()
    path: list[str] = []
    seen = 0
    for chunk in chunks(region, root.header + pool.region.length):
        if chunk.kind == XML_MAP:
            count = min((chunk.size - chunk.header) // 4, MAX_ATTRIBUTES)
            numbers = region.numbers(f"{count}I", chunk.offset + chunk.header, 4 * count)
        elif chunk.kind == START_ELEMENT:
            name, attributes = _start(region, chunk, pool, numbers)
            path.append(name)
            seen += len(attributes)
            if len(path) > MAX_DEPTH or seen > MAX_ALL_ATTRIBUTES:
                raise TooLargeError("its XML nests too deep or says too much")
            yield Element(tuple(path), attributes)
        elif chunk.kind == END_ELEMENT and path:
            path.pop()


def _start(region: Region, chunk: Chunk, pool: Strings, numbers: tuple[int, ...]) -> tuple[str, dict[int | str, Given]]:
    part = region.part(chunk.offset, chunk.size)
    _ns, name, first, size, count = part.numbers("IIHHH", _NODE_HEADER, 14)
    if size < _ATTRIBUTE or count > MAX_ATTRIBUTES:
        raise BadApkError("its XML has attributes that cannot be")
    attributes: dict[int | str, Given] = {}
    for index in range(count):
        at = _NODE_HEADER + first + index * size
        _ns, key, raw, _size, _zero, kind, value = part.numbers("IIIHBBI", at, _ATTRIBUTE)
        known = numbers[key] if key < len(numbers) else 0
        text = pool.get(value if kind == STRING else raw) if kind == STRING or raw != NOTHING else None
        attributes.setdefault(known or pool.get(key) or "", Given(text, Value(kind, value)))
    return pool.get(name) or "", attributes


def read_manifest(data: bytes) -> Manifest:
    """Read AndroidManifest.xml. Raises BadApkError, TooLargeError."""
    package: str | None = None
    application: dict[int | str, Given] = {}
    activity: dict[int | str, Given] = {}
    launcher: Given | None = None
    filtered: set[str] = set()
    for element in elements(data):
        match element.path:
            case ("manifest",):
                package = _text(element.attributes.get("package"))
            case ("manifest", "application"):
                application = element.attributes
            case ("manifest", "application", kind) if kind in ACTIVITIES:
                activity = element.attributes
            case ("manifest", "application", _, "intent-filter"):
                filtered = set()
            case ("manifest", "application", kind, "intent-filter", _) if kind in ACTIVITIES:
                filtered.add(_text(element.attributes.get(NAME)) or "")
                if launcher is None and {MAIN, LAUNCHER} <= filtered:
                    launcher = activity.get(LABEL)
    if not package:
        raise BadApkError("its manifest names no package")
    icon = application.get(ICON) or application.get(ROUND_ICON)
    return Manifest(package, application.get(LABEL), icon, launcher)


def _text(given: Given | None) -> str | None:
    return given.text if given else None
