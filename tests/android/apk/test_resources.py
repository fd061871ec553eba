"""Android's resources: strings in both encodings, values in every layout, languages, references, and their lies."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.android.apk import chunks, resources, xml
from auditor.android.apk.chunks import Value, chunk_at, region_of, strings_at
from auditor.android.apk.labels import MAX_LABEL, label_for, locale_of
from auditor.android.apk.ranges import BadApkError, TooLargeError
from auditor.android.apk.resources import Configuration, Table
from auditor.practice import axml
from auditor.practice.arsc import Resource, Variant, table
from auditor.practice.axml import Element, Reference, chunk, string_pool

STRING_ID, MIPMAP_ID = 0x7F010000, 0x7F020000


def pool(*words, utf8):
    data = string_pool(list(words), utf8=utf8)
    return strings_at(region_of(data), chunk_at(region_of(data), 0))


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=300), min_size=1, max_size=5), st.booleans())
def test_strings_come_out_as_they_went_in(words, utf8):
    read = pool(*words, utf8=utf8)
    assert read.count == len(words)
    assert [read.get(index) for index in range(len(words))] == words
    assert read.get(len(words)) is read.get(-1) is None


def test_very_long_strings_are_clipped_and_no_trouble():
    assert set(pool("ä" * 5000, utf8=True).get(0)) <= {"ä", "\ufffd"}
    assert len(pool("x" * 40_000, utf8=False).get(0)) <= chunks.MAX_STRING


def test_a_pool_must_be_one():
    data = chunk(0x0002, b"", bytes(40))
    with pytest.raises(BadApkError, match="not where they should be"):
        strings_at(region_of(data), chunk_at(region_of(data), 0))


@pytest.mark.parametrize("header", [(2, 4, 8), (2, 8, 4), (2, 8, 9999)])
def test_a_chunk_of_an_impossible_size_is_refused(header):
    with pytest.raises(BadApkError, match="cannot be"):
        chunk_at(region_of(struct.pack("<HHI", *header) + bytes(8)), 0)


def test_chunks_without_end_are_not_followed(monkeypatch):
    monkeypatch.setattr(chunks, "MAX_CHUNKS", 3)
    with pytest.raises(TooLargeError, match="parts"):
        list(chunks.chunks(region_of(chunk(1, b"", b"") * 5), 0))


def test_a_part_beyond_the_region_is_refused():
    with pytest.raises(BadApkError, match="beyond its end"):
        region_of(b"abc").part(2, 2)


def shown(found, number):
    return {(c.language, c.region, c.density): text for c, text in found.texts(found.followed(number))}


def test_every_language_and_density_of_a_resource_is_told():
    found = Table(
        region_of(
            table(
                "a.b",
                (
                    Resource("string", "app", (Variant("Any"), Variant("Un", "fr"))),
                    Resource("mipmap", "ic", (Variant("m.png", density=160), Variant("x.png", density=320))),
                ),
            )
        )
    )
    assert shown(found, STRING_ID) == {("", "", 0): "Any", ("fr", "", 0): "Un"}
    assert shown(found, MIPMAP_ID) == {("", "", 160): "m.png", ("", "", 320): "x.png"}
    assert found.variants(0x7F010005) == found.variants(0x7F050000) == found.variants(0x01010000) == ()


def typed(*types):
    """A table with these type chunks, behind a pool of three words."""
    header = struct.pack("<I", 0x7F) + bytes(256) + struct.pack("<IIIII", 288, 1, 288, 1, 0)
    body = string_pool(["zero", "one", "two"]) + chunk(0x0200, header, string_pool(["t"]) + b"".join(types))
    return Table(region_of(chunk(0x0002, struct.pack("<I", 1), body)))


def type_chunk(entries, *, flags=0, count=1, offsets=None, language=b"\0\0", config_size=64, kind=1, extra=b""):
    config = (struct.pack("<I", config_size) + bytes(4) + language + bytes(2)).ljust(config_size, b"\0")
    offsets = struct.pack("<I", 0) if offsets is None else offsets
    head = struct.pack("<BBHII", kind, flags, 0, count, 20 + len(config) + len(offsets)) + config
    return chunk(0x0201, head, offsets + entries + extra)


def plain(kind, data):
    return struct.pack("<HHIHBBI", 8, 0, 0, 8, 0, kind, data)


@pytest.mark.parametrize(
    ("made", "entry"),
    [
        (type_chunk(plain(3, 1)), 0),
        (type_chunk(plain(3, 1), flags=1, offsets=struct.pack("<HH", 9, 0)), 9),
        (type_chunk(plain(3, 1), flags=2, count=2, offsets=struct.pack("<HH", 0xFFFF, 0)), 1),
        (type_chunk(struct.pack("<HHI", 0, 0x0308, 1)), 0),
        (type_chunk(plain(3, 1), config_size=28), 0),
    ],
    ids=["usual", "sparse", "short offsets", "compact", "old configuration"],
)
def test_every_layout_of_a_value_is_read(made, entry):
    (variant,) = typed(made).variants(STRING_ID + entry)
    assert variant.value == Value(3, 1)
    assert typed(made).texts((variant,)) == ((variant.configuration, "one"),)


@pytest.mark.parametrize(
    ("made", "entry"),
    [
        (type_chunk(plain(3, 1), offsets=struct.pack("<I", 0xFFFFFFFF)), 0),
        (type_chunk(plain(3, 1), flags=1, offsets=struct.pack("<HH", 9, 0)), 0),
        (type_chunk(plain(3, 1), flags=2, count=2, offsets=struct.pack("<HH", 0xFFFF, 0)), 0),
        (type_chunk(plain(3, 1)), 7),
        (type_chunk(struct.pack("<HHIIIHBBI", 16, 1, 0, 0, 0, 8, 0, 3, 1)), 0),
        (type_chunk(plain(3, 1), kind=9), 0),
    ],
    ids=["none", "not sparse here", "none short", "beyond", "a bag of values", "another type"],
)
def test_a_resource_may_have_no_simple_value_in_a_configuration(made, entry):
    assert typed(made).variants(STRING_ID + entry) == ()


@pytest.mark.parametrize(("entry", "word"), [(2, "zero"), (5, "one"), (9, "two"), (1, None), (4, None), (99, None)])
def test_sparse_entries_are_found_in_the_order_of_their_numbers(entry, word):
    offsets = struct.pack("<HHHHHH", 2, 0, 5, 4, 9, 8)
    found = typed(type_chunk(plain(3, 0) + plain(3, 1) + plain(3, 2), flags=1, count=3, offsets=offsets))
    assert [text for _, text in found.texts(found.variants(STRING_ID + entry))] == ([word] if word else [])


def test_a_reference_is_followed_and_keeps_its_language():
    label = type_chunk(plain(1, 0x7F020000)), type_chunk(plain(3, 1), language=b"fr")
    other = type_chunk(plain(3, 2), kind=2), type_chunk(plain(3, 0), kind=2, language=b"de")
    found = typed(*label, *other)
    assert shown(found, STRING_ID) == {("", "", 0): "two", ("de", "", 0): "zero", ("fr", "", 0): "one"}
    french = typed(type_chunk(plain(1, 0x7F020000), language=b"fr"), *other)
    assert shown(french, STRING_ID) == {("fr", "", 0): "two"}


def test_a_circle_of_references_ends():
    with pytest.raises(BadApkError, match="circle"):
        typed(type_chunk(plain(1, STRING_ID))).followed(STRING_ID)


def test_references_that_multiply_are_bounded(monkeypatch):
    twice = typed(*[type_chunk(plain(1, STRING_ID))] * 2)
    with pytest.raises(BadApkError, match="circle"):
        twice.followed(STRING_ID)
    monkeypatch.setattr(resources, "MAX_LOOKS", 3)
    with pytest.raises(TooLargeError, match="more values"):
        typed(*[type_chunk(plain(3, 1))] * 4).variants(STRING_ID)


def test_more_entries_than_numbers_are_refused():
    with pytest.raises(BadApkError, match="entries"):
        typed(type_chunk(plain(3, 1), flags=1, count=0x10000)).variants(STRING_ID)


def test_a_number_or_an_empty_reference_is_no_text():
    found = typed(type_chunk(plain(0x10, 5)), type_chunk(plain(1, 0)), type_chunk(plain(3, 99)))
    assert found.texts(found.followed(STRING_ID)) == ()


def test_three_letter_languages_are_unpacked():
    raw = bytes([0x80 | (ord("l") - 97) << 2 | (ord("i") - 97) >> 3, ((ord("i") - 97) & 7) << 5 | (ord("f") - 97)])
    (variant,) = typed(type_chunk(plain(3, 1), language=raw)).variants(STRING_ID)
    assert variant.configuration.language == "fil"


def test_a_package_part_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(resources, "MAX_PACKAGE", 100)
    with pytest.raises(TooLargeError, match="resources have"):
        typed(type_chunk(plain(3, 1))).variants(STRING_ID)


def test_what_is_no_table_is_refused():
    with pytest.raises(BadApkError, match="not in Android's form"):
        Table(region_of(chunk(0x0003, b"", b""))).variants(STRING_ID)


# ------------------------------------------------------------ labels
def told(*pairs):
    return tuple((Configuration(language, region, 0, plain=True), text) for language, region, text in pairs)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("en-CA", ("en", "CA")), ("zh-Hans-CN", ("zh", "CN")), ("fr_FR", ("fr", "FR")), ("de", ("de", "")),
        ("es-419", ("es", "")), (None, ("", "")), ("", ("", "")), ("1-2", ("", "")), ("en-ca", ("en", "CA")),
    ],
)  # fmt: skip
def test_a_locale_is_language_and_region(text, locale):
    assert locale_of(text) == locale


@pytest.mark.parametrize(
    ("locale", "label"),
    [(("fr", "CA"), "CA"), (("fr", "FR"), "FR"), (("fr", "CH"), "fr"), (("de", ""), "any"), (("", ""), "any")],
)
def test_the_nearest_language_is_shown(locale, label):
    texts = told(("", "", "any"), ("fr", "FR", "FR"), ("fr", "CA", "CA"), ("fr", "", "fr"))
    assert label_for(texts, locale) == label


def test_a_label_of_nothing_gives_way_and_a_long_one_is_clipped():
    assert label_for(told(("fr", "", "  "), ("", "", "any")), ("fr", "")) == "any"
    assert label_for((), ("fr", "")) is None
    assert label_for(told(("", "", "x" * 500)), ("fr", "")) == "x" * (MAX_LABEL - 1) + "…"
    elaborate = Configuration("", "", 0, plain=False)
    assert label_for(((elaborate, "on a car"), *told(("", "", "usual"))), ("en", "")) == "usual"


# ------------------------------------------------------------ XML
def document(application, *inside, package="a.b"):
    return axml.document(
        Element("manifest", {"package": package}, (Element("application", application, tuple(inside)),))
    )


def activity(label, *names, kind="activity"):
    filters = tuple(Element("action", {"name": name}) for name in names)
    return Element(kind, {"label": label}, (Element("intent-filter", {}, filters),))


def test_the_first_activity_of_the_home_screen_names_the_launcher_label():
    data = document(
        {"label": "App", "icon": Reference(MIPMAP_ID)},
        activity("Hidden", xml.MAIN),
        activity("Shown", xml.MAIN, xml.LAUNCHER, kind="activity-alias"),
        activity("Second", xml.MAIN, xml.LAUNCHER),
        activity("Service", xml.MAIN, xml.LAUNCHER, kind="service"),
    )
    said = xml.read_manifest(data)
    assert (said.label.text, said.launcher_label.text, said.icon.value.reference) == ("App", "Shown", MIPMAP_ID)


def test_a_manifest_must_name_a_package():
    for data in (document({}, package=""), axml.document(Element("other", {}))):
        with pytest.raises(BadApkError, match="names no package"):
            xml.read_manifest(data)


def test_a_round_icon_stands_for_a_missing_one_and_a_literal_is_no_reference():
    said = xml.read_manifest(document({"label": "App"}))
    assert (said.icon, said.label.value.reference) == (None, None)


def test_other_xml_is_refused():
    with pytest.raises(BadApkError, match="not in Android's form"):
        list(xml.elements(chunk(0x0002, b"", b"")))


def test_xml_that_nests_too_deep_or_has_too_many_attributes_is_refused(monkeypatch):
    deep = Element("a", {})
    for _ in range(xml.MAX_DEPTH):
        deep = Element("a", {}, (deep,))
    with pytest.raises(BadApkError, match="too deep"):
        list(xml.elements(axml.document(deep)))
    monkeypatch.setattr(xml, "MAX_ATTRIBUTES", 0)
    with pytest.raises(BadApkError, match="attributes"):
        list(xml.elements(axml.document(Element("a", {"label": "x"}))))


def test_an_end_too_many_changes_nothing():
    data = bytearray(document({"label": "App"}))
    ends = [at for at in range(0, len(data) - 8, 4) if data[at : at + 4] == b"\3\1\x10\0"]
    assert ends
    extra = bytes(data) + bytes(data[ends[-1] : ends[-1] + 24])
    struct.pack_into("<I", data := bytearray(extra), 4, len(extra))
    assert xml.read_manifest(bytes(data)).package == "a.b"
