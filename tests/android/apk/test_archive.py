"""The zip around an app: what an honest one holds, and each way in which a dishonest one lies."""

import struct
import tracemalloc
import zlib

import pytest

from auditor.android.apk import archive
from auditor.android.apk.archive import Entry, check_size, read_archive, read_entry, want_entries
from auditor.android.apk.ranges import BadApkError, Blocks, FileView, NeedBytesError, TooLargeError, WholeFile
from auditor.practice.zipping import END_RECORD, Packed, zipped

WORDS = b"words " * 50


def made(*entries, comment=b""):
    parts = zipped(list(entries or (Packed("a.txt", WORDS), Packed("b.txt", WORDS, deflated=True))))
    end = bytearray(parts.end(parts.start) + comment)
    struct.pack_into("<H", end, 20, len(comment))
    return bytearray(parts.head + parts.directory + end)


def directory_at(data, name):
    """Where an entry's record lies in the directory."""
    return data.rindex(name) - archive.CENTRAL_SIZE


def refuses(data, words, kind=BadApkError):
    with pytest.raises(kind, match=words):
        read_archive(WholeFile(bytes(data)))


def entry_of(data, name="a.txt"):
    view = WholeFile(bytes(data))
    return read_entry(view, read_archive(view).entries[name], 10_000)


def test_stored_and_packed_entries_come_out_as_they_went_in():
    data = made()
    assert entry_of(data, "a.txt") == entry_of(data, "b.txt") == WORDS
    assert read_archive(WholeFile(bytes(data))).entry("c.txt") is None


def test_a_comment_behind_the_end_is_no_trouble_even_a_long_one_with_a_false_end():
    false_end = END_RECORD.pack(0x06054B50, 0, 0, 0, 0, 0, 0, 5)
    for comment in (b"hello", b"x" * 60_000, b"y" * 20_000 + false_end + b"z" * 100):
        assert entry_of(made(comment=comment)) == WORDS


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 100_000, bytes(made())[:-30], b"PK\5\6"])
def test_what_is_no_zip_is_called_so(data):
    refuses(data, "no zip")


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [(4, 1, "kind"), (6, 1, "kind"), (8, 1, "kind"), (16, 0xFFFFFFFF, "kind"), (16, 10_000, "does not fit")],
)
def test_zips_of_other_kinds_are_refused(at, value, words):
    data = made()
    end = len(data) - 22
    struct.pack_into("<I" if at == 16 else "<H", data, end + at, value)
    refuses(data, words)


def test_a_directory_too_large_or_too_small_is_refused():
    data = made()
    struct.pack_into("<I", data, len(data) - 10, archive.MAX_DIRECTORY + 1)
    refuses(data, "directory has", TooLargeError)
    data = made()
    struct.pack_into("<HH", data, len(data) - 14, 999, 999)
    refuses(data, "does not fit")


def test_a_broken_directory_is_refused():
    data = made()
    data[directory_at(data, b"b.txt")] ^= 1
    refuses(data, "directory is broken")
    data = made()
    struct.pack_into("<I", data, directory_at(data, b"a.txt") + 42, len(data))
    refuses(data, "directory is broken")
    data = made()
    struct.pack_into("<H", data, directory_at(data, b"b.txt") + 28, 60_000)
    refuses(data, "twice or not at all")


def test_an_entry_named_twice_is_refused_as_android_does():
    refuses(made(Packed("a.txt", b"1"), Packed("a.txt", b"2")), "twice")


def test_an_entry_that_is_not_where_the_directory_says_is_refused():
    data = made()
    data[0] ^= 1
    with pytest.raises(BadApkError, match="not where its directory says"):
        entry_of(data)
    data = made()
    data[30] = ord("c")
    with pytest.raises(BadApkError, match="not where its directory says"):
        entry_of(data)


@pytest.mark.parametrize("deflated", [False, True])
def test_content_that_does_not_agree_with_its_checksum_is_refused(deflated):
    data = made(Packed("a.txt", WORDS, deflated=deflated))
    data[36 + 4] ^= 0xFF
    with pytest.raises(BadApkError, match=r"checksum|unpacked"):
        entry_of(data)


def test_what_cannot_be_unpacked_is_refused():
    data = made(Packed("a.txt", WORDS, deflated=True))
    data[35:45] = b"\xff" * 10
    with pytest.raises(BadApkError, match="unpacked"):
        entry_of(data)


def test_a_bomb_goes_no_further_than_the_size_it_claims():
    """20,000,000 zeros that the directory calls 10 bytes."""
    data = made(Packed("a.txt", bytes(20_000_000), deflated=True))
    at = directory_at(data, b"a.txt")
    struct.pack_into("<I", data, at + 24, 10)
    struct.pack_into("<I", data, at + 16, zlib.crc32(bytes(10)))
    tracemalloc.start()
    with pytest.raises(BadApkError, match="checksum"):
        read_entry(WholeFile(bytes(data)), read_archive(WholeFile(bytes(data))).entries["a.txt"], 30_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"flags": 1}, BadApkError),
        ({"flags": 0x2000}, BadApkError),
        ({"method": 12}, BadApkError),
        ({"size": 10_001}, TooLargeError),
        ({"packed": 10_001}, TooLargeError),
    ],
)
def test_entries_that_are_encrypted_strange_or_too_large_are_not_read(change, kind):
    facts = {"name": "a", "method": 8, "flags": 0, "crc": 0, "packed": 1, "size": 1, "offset": 0} | change
    with pytest.raises(kind):
        check_size(Entry(**facts), 10_000)


def test_a_file_that_is_known_in_part_asks_for_what_it_lacks():
    data = bytes(made(Packed("a.txt", bytes(50_000)), Packed("b.txt", bytes(9))))
    view = FileView(len(data))
    with pytest.raises(NeedBytesError) as need:
        read_archive(view)
    first = (len(data) - archive.TAIL) // 4096
    assert need.value.blocks == (Blocks(first, (len(data) + 4095) // 4096 - first),)
    for blocks in need.value.blocks:
        view.put(blocks, data[blocks.start : blocks.end])
    found = read_archive(view)
    with pytest.raises(NeedBytesError) as need:
        want_entries(view, found.entries.values())
    assert need.value.blocks[0].first == 0


def test_only_the_very_bytes_of_a_range_are_taken():
    view = FileView(5000)
    with pytest.raises(ValueError, match="not those"):
        view.put(Blocks(1, 1), bytes(903))
    view.put(Blocks(1, 1), bytes(904))
    with pytest.raises(BadApkError, match="beyond its end"):
        view.get(4999, 2)
    with pytest.raises(NeedBytesError):
        view.get(4090, 10)
    assert view.get(4096, 904) == bytes(904)
