"""The worst that a file can be within the bounds on its size: no reader takes more than a second over it."""

import struct

import pytest

from auditor.android.apk import chunks, resources, xml
from auditor.android.apk.archive import MAX_DIRECTORY
from auditor.practice.axml import Element, document, string_pool
from support.fuzz import broken_promise

from .readers import READERS

# Time of this process; a busy machine takes no more of it.
TABLE_ROOM, MANIFEST_ROOM = 15 * 1024 * 1024, 3 * 1024 * 1024


def chunk(kind, header, content=b""):
    return struct.pack("<HHI", kind, 8 + len(header), 8 + len(header) + len(content)) + header + content


def table(body):
    header = struct.pack("<I", 0x7F) + bytes(256) + struct.pack("<IIIII", 288, 1, 288, 1, 0)
    return chunk(0x0002, struct.pack("<I", 1), string_pool(["zero", "one"]) + chunk(0x0200, header, body))


def type_chunk(entries, offsets=b"\0\0\0\0", count=1, flags=0):
    config = struct.pack("<I", 64).ljust(64, b"\0")
    head = struct.pack("<BBHII", 1, flags, 0, count, 84 + len(offsets)) + config
    return chunk(0x0201, head, offsets + entries)


def value(kind, data):
    return struct.pack("<HHIHBBI", 8, 0, 0, 8, 0, kind, data)


REFERENCES = type_chunk(value(1, 0x7F010000))
TEXTS = type_chunk(value(3, 1))
SPARSE = type_chunk(b"", struct.pack("<HH", 1, 0) * 0xFFFF, 0xFFFF, 1)


@pytest.mark.parametrize(
    "data",
    [
        table(chunk(9, b"") * (TABLE_ROOM // 8)),
        table(REFERENCES * (TABLE_ROOM // len(REFERENCES))),
        table(TEXTS * (TABLE_ROOM // len(TEXTS))),
        table(SPARSE * (TABLE_ROOM // len(SPARSE))),
        table(TEXTS * (resources.MAX_LOOKS // 4)),
    ],
    ids=["tiny chunks", "references in circles", "texts", "sparse types", "as many texts as are looked at"],
)
def test_a_table_that_is_nothing_but_work(data):
    assert broken_promise(READERS["resources"], data) is None


def words_of(count):
    return {f"a{n}": n for n in range(count)}


@pytest.mark.parametrize(
    "data",
    [
        document(Element("manifest", {}, tuple(Element("a", {}) for _ in range(chunks.MAX_CHUNKS // 3)))),
        document(Element("manifest", {}, (Element("a", words_of(1000)),) * (MANIFEST_ROOM // 20_000))),
        document(Element("manifest", {}, (Element("a", words_of(20)),) * (xml.MAX_ALL_ATTRIBUTES // 20 - 1))),
    ],
    ids=["elements", "attributes", "as many attributes as are looked at"],
)
def test_a_manifest_that_is_nothing_but_work(data):
    assert broken_promise(READERS["manifest"], data) is None


def test_a_directory_that_is_nothing_but_work():
    entry = struct.Struct("<IHHHHHHIIIHHHHHII")
    records = [
        entry.pack(0x02014B50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0) + b"%08d" % n for n in range(65_535)
    ]
    directory = b"".join(records)
    assert len(directory) < MAX_DIRECTORY
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 65_535, 65_535, len(directory), 64, 0)
    assert broken_promise(READERS["app"], bytes(64) + directory + end) is None
