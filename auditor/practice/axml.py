"""Android's binary XML and string pools (ResourceTypes.h), written: manifests and adaptive icons. Pure."""

import struct
from dataclasses import dataclass

RES_STRING_POOL, RES_XML, RES_XML_MAP = 0x0001, 0x0003, 0x0180
START_NAMESPACE, END_NAMESPACE, START_ELEMENT, END_ELEMENT = 0x0100, 0x0101, 0x0102, 0x0103
TYPE_REFERENCE, TYPE_STRING, TYPE_INT = 0x01, 0x03, 0x10
NOTHING = 0xFFFFFFFF
UTF8 = 0x100
ANDROID = "http://schemas.android.com/apk/res/android"
RESOURCE_IDS = {
    "label": 0x01010001,
    "icon": 0x01010002,
    "name": 0x01010003,
    "drawable": 0x01010199,
    "minSdkVersion": 0x0101020C,
    "versionCode": 0x0101021B,
    "versionName": 0x0101021C,
    "targetSdkVersion": 0x01010270,
}
"""android.R.attr; the parser wants attributes in this order."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A resource by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and what stands in it."""

    name: str
    attributes: dict[str, "str | int | Reference"]
    inside: tuple["Element", ...] = ()


def chunk(kind: int, header: bytes, content: bytes) -> bytes:
    """A chunk: kind, size of its header, size of all, the rest of the header, content."""
    return struct.pack("<HHI", kind, 8 + len(header), 8 + len(header) + len(content)) + header + content


def string_pool(words: list[str], *, utf8: bool = False) -> bytes:
    """A pool of strings in UTF-16, or in UTF-8 as newer tools write it."""
    offsets, data = [], bytearray()
    for word in words:
        offsets.append(len(data))
        data += _narrow(word) if utf8 else _wide(word)
    data += b"\0" * (-len(data) % 4)
    start = 28 + 4 * len(words)
    head = struct.pack("<IIIII", len(words), 0, UTF8 if utf8 else 0, start, 0)
    return chunk(RES_STRING_POOL, head, struct.pack(f"<{len(words)}I", *offsets) + bytes(data))


def _wide(word: str) -> bytes:
    raw = word.encode("utf-16-le", "replace")
    return struct.pack("<H", len(raw) // 2) + raw + b"\0\0"


def _narrow(word: str) -> bytes:
    raw = word.encode("utf-8", "replace")
    return _length(len(word)) + _length(len(raw)) + raw + b"\0"


def _length(count: int) -> bytes:
    return bytes([count]) if count < 0x80 else bytes([0x80 | count >> 8, count & 0xFF])  # noqa: PLR2004 - the long mark


def document(root: Element) -> bytes:
    """The bytes of an XML document."""
    elements = list(_walk(root))
    texts = [value for element in elements for value in element.attributes.values() if isinstance(value, str)]
    names = [name for element in elements for name in (element.name, *element.attributes)]
    words = list(dict.fromkeys([*RESOURCE_IDS, "android", ANDROID, *names, *texts]))
    pool = {word: index for index, word in enumerate(words)}
    namespace = struct.pack("<II", pool["android"], pool[ANDROID])
    body = [
        string_pool(words),
        chunk(RES_XML_MAP, b"", struct.pack(f"<{len(RESOURCE_IDS)}I", *RESOURCE_IDS.values())),
        _node(START_NAMESPACE, namespace),
        _element(pool, root),
        _node(END_NAMESPACE, namespace),
    ]
    return chunk(RES_XML, b"", b"".join(body))


def _walk(element: Element) -> list[Element]:
    return [element, *(below for each in element.inside for below in _walk(each))]


def _node(kind: int, content: bytes) -> bytes:
    return chunk(kind, struct.pack("<II", 1, NOTHING), content)


def _element(pool: dict[str, int], element: Element) -> bytes:
    end = _node(END_ELEMENT, struct.pack("<II", NOTHING, pool[element.name]))
    return _start(pool, element) + b"".join(_element(pool, each) for each in element.inside) + end


def _start(pool: dict[str, int], element: Element) -> bytes:
    attributes = [_attribute(pool, key, value) for key, value in element.attributes.items()]
    head = struct.pack("<IIHHHHHH", NOTHING, pool[element.name], 20, 20, len(attributes), 0, 0, 0)
    return _node(START_ELEMENT, head + b"".join(attributes))


def _attribute(pool: dict[str, int], key: str, value: str | int | Reference) -> bytes:
    space = pool[ANDROID] if key in RESOURCE_IDS else NOTHING
    text = pool[value] if isinstance(value, str) else NOTHING
    if isinstance(value, Reference):
        kind, data = TYPE_REFERENCE, value.number
    else:
        kind, data = (TYPE_STRING, text) if isinstance(value, str) else (TYPE_INT, value & NOTHING)
    return struct.pack("<IIIHBBI", space, pool[key], text, 8, 0, kind, data)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a manifest says. label and icon: resources, or the label itself; None for a split, which has neither."""

    package: str
    version: tuple[int, str]
    sdk: tuple[int, int]
    split: str | None
    label: str | Reference | None
    icon: Reference | None


def manifest(facts: Facts) -> bytes:
    """The manifest's bytes."""
    root: dict[str, str | int | Reference] = {"versionCode": facts.version[0], "versionName": facts.version[1]}
    root |= {"package": facts.package} | ({"split": facts.split} if facts.split else {})
    uses = Element("uses-sdk", {"minSdkVersion": facts.sdk[0], "targetSdkVersion": facts.sdk[1]})
    shown: dict[str, str | int | Reference] = {}
    if facts.label is not None:
        shown["label"] = facts.label
    if facts.icon is not None:
        shown["icon"] = facts.icon
    inside = () if facts.split else (_activity(facts.package),)
    return document(Element("manifest", root, (uses, Element("application", shown, inside))))


def _activity(package: str) -> Element:
    main = Element("action", {"name": "android.intent.action.MAIN"})
    launcher = Element("category", {"name": "android.intent.category.LAUNCHER"})
    return Element("activity", {"name": f"{package}.Main"}, (Element("intent-filter", {}, (main, launcher)),))


def adaptive_icon(foreground: Reference) -> bytes:
    """An adaptive icon with this in front."""
    front = Element("foreground", {"drawable": foreground})
    return document(Element("adaptive-icon", {}, (Element("background", {"drawable": foreground}), front)))


def vector() -> bytes:
    """A drawable that is no picture."""
    return document(Element("vector", {}))
