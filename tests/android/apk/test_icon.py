"""Icons: drawn anew, small, the same each time; and pictures that are none, too large, or an attack."""

import base64
import io
import random
import struct
import zlib

import pytest
from PIL import Image

from auditor.android.apk import icon
from auditor.android.apk.icon import MAX_DRAWN, drawn_anew
from auditor.android.apk.ranges import BadApkError, TooLargeError
from support import apks


def encoded(image, form="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def drawn(picture, *, foreground=False):
    return Image.open(io.BytesIO(base64.b64decode(drawn_anew(picture, foreground=foreground))))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_drawn(mode):
    image = Image.new(mode, (96, 96))
    assert drawn(encoded(image)).size == (64, 64)


def test_webp_is_drawn_too_and_the_colours_stay():
    image = Image.open(io.BytesIO(apks.picture(96)))
    shown = drawn(encoded(image, "WEBP", lossless=True)).convert("RGBA")
    assert alike(shown.getpixel((32, 32)), (20, 60, 200, 255))
    assert alike(shown.getpixel((1, 1)), (255, 255, 255, 255))


def alike(one, other):
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def test_what_can_be_seen_through_stays_so():
    image = Image.new("RGBA", (64, 64))
    image.paste((200, 0, 0, 255), (16, 16, 48, 48))
    shown = drawn(encoded(image)).convert("RGBA")
    assert alike(shown.getpixel((32, 32)), (200, 0, 0, 255))
    assert shown.getpixel((1, 1))[3] == 0


def test_the_same_picture_gives_the_same_bytes():
    assert drawn_anew(apks.picture(96), foreground=False) == drawn_anew(apks.picture(96), foreground=False)


def test_noise_is_made_small_with_fewer_colours():
    chance = random.Random(1)
    noise = Image.frombytes("RGB", (64, 64), chance.randbytes(64 * 64 * 3))
    assert len(base64.b64decode(drawn_anew(encoded(noise), foreground=False))) <= MAX_DRAWN


def test_nothing_of_the_stranger_s_file_but_its_colours_goes_on():
    picture = encoded(Image.new("RGB", (96, 96), "red"), icc_profile=b"profile of a stranger", dpi=(72, 72))
    assert b"iCCP" in picture
    ours = base64.b64decode(drawn_anew(picture, foreground=False))
    assert not any(kind in ours for kind in (b"iCCP", b"tEXt", b"zTXt", b"eXIf", b"pHYs", b"stranger"))


def test_an_adaptive_icon_shows_its_middle():
    image = Image.new("RGB", (108, 108), "red")
    image.paste((0, 0, 255), (18, 18, 90, 90))
    assert {color for _, color in drawn(encoded(image), foreground=True).convert("RGBA").getcolors()} == {
        (0, 0, 255, 255)
    }


def test_a_tiny_picture_is_no_trouble():
    assert drawn(encoded(Image.new("RGB", (1, 1))), foreground=True).size == (64, 64)


OTHER_KINDS = [encoded(Image.new("RGB", (9, 9)), kind) for kind in ("GIF", "BMP", "TIFF", "JPEG")]


@pytest.mark.parametrize("picture", [b"", b"nothing", b"\x89PNG\r\n\x1a\n", *OTHER_KINDS])
def test_what_is_no_picture_of_these_kinds_is_refused(picture):
    with pytest.raises(BadApkError, match="cannot be decoded"):
        drawn_anew(picture, foreground=False)


def test_a_cut_picture_is_refused():
    with pytest.raises(BadApkError, match="cannot be decoded"):
        drawn_anew(apks.picture(96)[:-40], foreground=False)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("edge", [1025, 30_000, 2**31 - 1])
def test_a_picture_of_too_many_pixels_is_not_decoded(edge):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    with pytest.raises(TooLargeError, match="pixels"):
        drawn_anew(bomb, foreground=False)


def test_a_picture_file_too_large_is_not_opened():
    with pytest.raises(TooLargeError, match="bytes"):
        drawn_anew(bytes(icon.MAX_PICTURE + 1), foreground=False)
