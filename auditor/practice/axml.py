"""A small AndroidManifest.xml in Android's binary form (ResourceTypes.h): name, version, label. Pure."""

import struct

RES_STRING_POOL, RES_XML, RES_XML_MAP = 0x0001, 0x0003, 0x0180
START_NAMESPACE, END_NAMESPACE, START_ELEMENT, END_ELEMENT = 0x0100, 0x0101, 0x0102, 0x0103
TYPE_STRING, TYPE_INT = 0x03, 0x10
NOTHING = 0xFFFFFFFF
ANDROID = "http://schemas.android.com/apk/res/android"
RESOURCE_IDS = {
    "label": 0x01010001,
    "minSdkVersion": 0x0101020C,
    "versionCode": 0x0101021B,
    "versionName": 0x0101021C,
    "targetSdkVersion": 0x01010270,
}
"""android.R.attr; the parser wants attributes in this order."""
Attributes = dict[str, str | int]


def manifest(package: str, version: tuple[int, str], sdk: tuple[int, int], label: str) -> bytes:
    """The manifest's bytes. version: code and name. sdk: least and target."""
    root: Attributes = {"versionCode": version[0], "versionName": version[1], "package": package}
    uses: Attributes = {"minSdkVersion": sdk[0], "targetSdkVersion": sdk[1]}
    elements = (("manifest", root), ("uses-sdk", uses), ("application", Attributes(label=label)))
    texts = [value for _, given in elements for value in given.values() if isinstance(value, str)]
    words = dict.fromkeys([*RESOURCE_IDS, "android", ANDROID, "package", *(name for name, _ in elements), *texts])
    pool = {word: index for index, word in enumerate(words)}
    opened = [_start(pool, name, given) for name, given in elements]
    namespace = (pool["android"], pool[ANDROID])
    body = [
        _string_pool(list(pool)),
        _chunk(RES_XML_MAP, 8, struct.pack(f"<{len(RESOURCE_IDS)}I", *RESOURCE_IDS.values())),
        _node(START_NAMESPACE, struct.pack("<II", *namespace)),
        opened[0],
        *(
            part
            for element, (name, _) in zip(opened[1:], elements[1:], strict=True)
            for part in (element, _end(pool, name))
        ),
        _end(pool, "manifest"),
        _node(END_NAMESPACE, struct.pack("<II", *namespace)),
    ]
    return _chunk(RES_XML, 8, b"".join(body))


def _chunk(kind: int, header_size: int, content: bytes) -> bytes:
    return struct.pack("<HHI", kind, header_size, 8 + len(content)) + content


def _node(kind: int, content: bytes) -> bytes:
    return _chunk(kind, 16, struct.pack("<II", 1, NOTHING) + content)


def _string_pool(words: list[str]) -> bytes:
    offsets, data = [], b""
    for word in words:
        raw = word.encode("utf-16-le", "replace")
        offsets.append(len(data))
        data += struct.pack("<H", len(raw) // 2) + raw + b"\0\0"
    data += b"\0" * (-len(data) % 4)
    start = 28 + 4 * len(words)
    head = struct.pack("<IIIII", len(words), 0, 0, start, 0)
    return _chunk(RES_STRING_POOL, 28, head + struct.pack(f"<{len(words)}I", *offsets) + data)


def _start(pool: dict[str, int], name: str, given: Attributes) -> bytes:
    attributes = []
    for key, value in given.items():
        space = pool[ANDROID] if key in RESOURCE_IDS else NOTHING
        text = pool[value] if isinstance(value, str) else NOTHING
        kind, data = (TYPE_STRING, text) if isinstance(value, str) else (TYPE_INT, value & NOTHING)
        attributes.append(struct.pack("<IIIHBBI", space, pool[key], text, 8, 0, kind, data))
    head = struct.pack("<IIHHHHHH", NOTHING, pool[name], 20, 20, len(attributes), 0, 0, 0)
    return _node(START_ELEMENT, head + b"".join(attributes))


def _end(pool: dict[str, int], name: str) -> bytes:
    return _node(END_ELEMENT, struct.pack("<II", NOTHING, pool[name]))
