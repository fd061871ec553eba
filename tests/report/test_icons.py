"""Pictures of apps: a record to verify may hold anything where a picture should be."""

import base64
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from auditor.report.icons import MAX_CHARACTERS, picture


def png(size=(64, 64), mode="RGBA", colour=(200, 0, 0, 128), kind="PNG"):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind)
    return base64.b64encode(out.getvalue()).decode()


def bomb():
    """A PNG that claims 64 x 64 pixels in its header and unpacks to far more."""
    data = base64.b64decode(png())
    rows = zlib.compress(bytes(50_000_000))
    chunk = b"IDAT" + rows
    packed = len(rows).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    start = data.index(b"IDAT") - 4
    return base64.b64encode(data[:start] + packed + data[data.index(b"IEND") - 4 :]).decode()


def test_a_picture_is_flattened_on_its_ground():
    shown = picture(png(), "#FFFFFF", small=False)
    assert (shown.pixels, len(shown.rgb), shown.rgb[:3]) == (64, 64 * 64 * 3, bytes((227, 127, 127)))
    small = picture(png(), "#000000", small=True)
    assert (small.pixels, small.rgb[:3]) == (32, bytes((100, 0, 0)))
    assert shown.name == picture(png(), "#FFFFFF", small=False).name != small.name


@pytest.mark.parametrize(
    "icon",
    [
        None,
        "",
        "not base64!",
        base64.b64encode(b"\x89PNG\r\n\x1a\n").decode(),
        png((65, 64)),
        png((20_000, 20_000), "1", 0),
        png(mode="RGB", colour=(1, 2, 3), kind="GIF"),
        png()[:-40],
        bomb(),
        "A" * (MAX_CHARACTERS + 4),
    ],
)
def test_what_is_no_picture_of_ours_becomes_a_letter(icon):
    assert picture(icon, "#FFFFFF", small=False) is None


@given(st.binary(max_size=200))
def test_damaged_pictures_are_never_an_error(noise):
    whole = base64.b64decode(png())
    for data in (noise, whole[:40] + noise, whole[: len(whole) // 2] + noise + whole[len(whole) // 2 :]):
        shown = picture(base64.b64encode(data).decode(), "#FFFFFF", small=True)
        assert shown is None or shown.pixels == 32
