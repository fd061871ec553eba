"""A whole app read from parts of its file: what is wanted, in how few rounds, and what is said of what is broken."""

import struct

import pytest

from auditor.android.apk import read as reading
from auditor.model.appfile import Cause, FilePart
from auditor.practice.arsc import Resource, Variant, table
from auditor.practice.axml import Facts, Reference, adaptive_icon, manifest, vector
from auditor.practice.pictures import tile
from auditor.practice.signers import signer_of
from auditor.practice.signing import Signing, signed
from auditor.practice.zipping import Packed, zipped

from .readers import PACKAGE

LABEL, ICON, FRONT = Reference(0x7F010000), Reference(0x7F020000), Reference(0x7F030000)
PICTURE = tile(PACKAGE, 48, "PNG")
SIGNING = Signing(("v2",), signer_of("now"))
STRING = Resource("string", "app", (Variant("Sample"),))


def words(label=LABEL, icon=ICON, package=PACKAGE):
    facts = Facts(package, (1, "1.0"), (24, 34), None, label, icon)
    return Packed("AndroidManifest.xml", manifest(facts), deflated=True)


def icons(*variants):
    return Resource("mipmap", "ic", variants)


def app(*entries, zeros=0, signing=SIGNING):
    filler = (Packed("assets/filler", zeros=zeros),) if zeros else ()
    return signed(zipped([*entries, *filler]), signing).all()


def small(*resources, files=(), **facts):
    return app(words(**facts), Packed("resources.arsc", table(PACKAGE, resources)), *files)


def causes(told):
    return {each.part: each.cause for each in told.app.unread}


def test_signers_alone_are_read_from_the_file_s_end(read):
    data = app(words(), Packed("resources.arsc", table(PACKAGE, (STRING,))), zeros=1 << 20)
    told = read(data, whole=False)
    assert (told.app.signers, told.app.label, told.rounds) == ((signer_of("now").digest,), None, 1)
    assert told.taken <= 24 * 1024


def test_a_small_app_takes_three_rounds(read):
    files = (Packed("a.png", PICTURE),)
    data = app(
        words(), Packed("resources.arsc", table(PACKAGE, (STRING, icons(Variant("a.png"))))), *files, zeros=1 << 20
    )
    told = read(data)
    assert (told.app.label, told.app.unread, told.app.icon is not None) == ("Sample", (), True)
    assert told.rounds <= 3


def test_a_large_stored_table_is_read_in_parts(read, monkeypatch):
    monkeypatch.setattr(reading, "SMALL_TABLE", 1024)
    others = tuple(Variant(f"text {n} {'x' * 900}", chr(97 + n // 26) + chr(97 + n % 26)) for n in range(400))
    content = table(PACKAGE, (Resource("string", "app", (Variant("Sample"), *others)), icons(Variant("a.png"))))
    assert len(content) > 400_000
    data = app(words(), Packed("resources.arsc", content), Packed("a.png", PICTURE), zeros=1 << 20)
    told = read(data, locale=("bb", ""))
    assert told.app.label.startswith("text 27 xxx")
    assert told.app.icon
    assert told.rounds <= 9


def test_a_large_table_with_two_sizes_is_refused(read, monkeypatch):
    monkeypatch.setattr(reading, "SMALL_TABLE", 64)
    data = bytearray(app(words(), Packed("resources.arsc", table(PACKAGE, (STRING,)))))
    at = data.rindex(b"resources.arsc") - 46
    struct.pack_into("<I", data, at + 24, 4096)
    assert causes(read(bytes(data)))[FilePart.LABEL] is Cause.MALFORMED


def test_an_app_without_a_table_may_write_its_label_out(read):
    told = read(app(words("Written out", None)))
    assert (told.app.label, told.app.label_fr, told.app.unread) == ("Written out", "Written out", ())


def test_an_app_may_have_no_label_at_all(read):
    told = read(app(words(None, None)))
    assert (told.app.label, told.app.icon, told.app.unread) == (None, None, ())
    assert read(app(words("", None))).app.label is None


@pytest.mark.parametrize("number", [0x01040000, 0x7F010007])
def test_what_lies_in_another_file_is_said_to(read, number):
    told = read(small(STRING, label=Reference(number), icon=Reference(number)))
    assert causes(told) == {FilePart.LABEL: Cause.ELSEWHERE, FilePart.ICON: Cause.ELSEWHERE}
    assert told.app.signers


def test_a_file_without_a_manifest_or_with_another_s_is_no_app(read):
    for data in (app(Packed("a.txt", b"a")), small(STRING, package="com.other")):
        assert causes(read(data)) == {FilePart.LABEL: Cause.MALFORMED, FilePart.ICON: Cause.MALFORMED}
    assert "com.other" in read(small(STRING, package="com.other")).app.unread[0].why


def test_what_is_no_zip_leaves_everything_unread(read):
    assert causes(read(bytes(50_000))) == dict.fromkeys(FilePart, Cause.MALFORMED)
    assert causes(read(bytes(50_000), whole=False)) == {FilePart.SIGNER: Cause.MALFORMED}


def test_an_unsigned_app_still_shows_its_label(read):
    data = app(words("Bare", None), signing=Signing((), signer_of("now")))
    told = read(data)
    assert (told.app.label, causes(told)) == ("Bare", {FilePart.SIGNER: Cause.MALFORMED})


def test_a_manifest_or_table_beyond_the_bounds_is_not_read(read, monkeypatch):
    monkeypatch.setattr(reading, "MAX_MANIFEST", 10)
    assert causes(read(small(STRING)))[FilePart.LABEL] is Cause.TOO_LARGE


def test_the_picture_of_the_best_density_is_taken(read):
    files = tuple(Packed(f"{n}.png", tile(str(n), 48, "PNG")) for n in (120, 160, 320, 480, 640))
    chosen = {
        densities: read(
            small(STRING, icons(*(Variant(f"{n}.png", density=n) for n in densities)), files=files)
        ).app.icon
        for densities in ((120, 160, 320, 640), (160, 480, 640), (120, 160), (320,), (480,), (160,))
    }
    assert chosen[120, 160, 320, 640] == chosen[320,]
    assert chosen[160, 480, 640] == chosen[480,]
    assert chosen[120, 160] == chosen[160,]


def adaptive(front, *more, files=()):
    resources = (STRING, icons(Variant("ic.xml", density=0xFFFE, sdk=26), *more), *front)
    return small(*resources, files=(Packed("ic.xml", adaptive_icon(FRONT), deflated=True), *files))


def test_an_adaptive_icon_shows_its_foreground_s_picture(read):
    front = Resource("drawable", "front", (Variant("front.png", density=320),))
    assert read(adaptive((front,), files=(Packed("front.png", PICTURE),))).app.icon
    with_picture = adaptive((front,), Variant("a.png", density=160), files=(Packed("a.png", PICTURE),))
    assert (
        read(with_picture).app.icon
        == read(small(STRING, icons(Variant("a.png")), files=(Packed("a.png", PICTURE),))).app.icon
    )


def test_vectors_leave_the_icon_to_a_letter(read):
    front = Resource("drawable", "front", (Variant("front.xml"),))
    told = read(adaptive((front,), files=(Packed("front.xml", vector()),)))
    assert (told.app.icon, told.app.unread) == (None, ())
    plain = small(STRING, icons(Variant("ic.xml")), files=(Packed("ic.xml", vector()),))
    assert (read(plain).app.icon, read(plain).app.unread) == (None, ())
    missing = small(STRING, icons(Variant("not there.png")))
    assert (read(missing).app.icon, read(missing).app.unread) == (None, ())


def test_a_broken_icon_is_named_and_the_rest_is_there(read):
    told = read(small(STRING, icons(Variant("a.png")), files=(Packed("a.png", b"no picture"),)))
    assert (told.app.label, causes(told)) == ("Sample", {FilePart.ICON: Cause.MALFORMED})


def test_a_broken_table_leaves_label_and_icon_unread(read):
    content = bytearray(table(PACKAGE, (STRING, icons(Variant("a.png")))))
    content[0] = 9
    told = read(app(words(), Packed("resources.arsc", bytes(content))))
    assert causes(told) == {FilePart.LABEL: Cause.MALFORMED, FilePart.ICON: Cause.MALFORMED}
    assert told.app.signers == (signer_of("now").digest,)


def test_a_packed_table_is_unpacked(read):
    data = app(words(), Packed("resources.arsc", table(PACKAGE, (STRING,)), deflated=True))
    assert read(data).app.label == "Sample"
