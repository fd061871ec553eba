"""Order from right to left: examples of UAX #9 and of labels as phones have them, and what must hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.report.bidi import FSI, PDI, from_right, in_visual_order, isolated, joined, parted, runs_right, unisolated

MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
TEXT = st.text(st.characters(codec="utf-16", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("אבג", "גבא"),
        ("אב 12", "12 בא"),
        ("אב 12:30", "12:30 בא"),
        ("אב 3.5%", "3.5% בא"),
        ("אב (גד) 2", "2 (דג) בא"),
        ("אב ABC 12", "ABC 12 בא"),
        ("app (אב)", "app (בא)"),
        ("A (ב) ג 12%", "A (ב) 12% ג"),
        ("אב (test) x y", "x y (test) בא"),
        ("אב, גד.", ".דג ,בא"),
        ("a אב", "a בא"),
        ("אב ", " בא"),
        ("$5 אב", "בא $5"),
    ],
)
def test_a_label_stands_as_its_readers_expect(text, shown):
    assert in_visual_order(text, from_the_right=from_right(text)) == shown


def test_a_mark_stays_with_its_letter():
    assert in_visual_order("בִּית", from_the_right=True) == "תיבִּ"


@given(TEXT, st.booleans())
def test_nothing_is_lost_or_added(text, side):
    shown = in_visual_order(text, from_the_right=side)
    assert sorted(shown.translate(MIRRORED) + shown) == sorted(text.translate(MIRRORED) + text) or sorted(
        char for char in shown if char.translate(MIRRORED) == char
    ) == sorted(char for char in text if char.translate(MIRRORED) == char)
    assert len(shown) == len(text)


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=("Cc", "Cf")), max_size=40))
def test_text_that_runs_our_way_stays_as_it_is(text):
    assert in_visual_order(text, from_the_right=False) == text
    assert isolated(text) == text
    assert not runs_right(text)


def test_arabic_letters_are_joined_and_read_out_as_typed():
    shaped = joined("تدقيق الأجهزة")
    assert shaped != "تدقيق الأجهزة"
    assert parted(shaped) == "تدقيق الأجهزة"
    assert (joined("אב plain"), parted("Ａ plain"), parted("")) == ("אב plain", "Ａ plain", "")


def test_isolation_is_put_on_once_and_taken_off():
    once = isolated("محفظة")
    assert once == f"{FSI}محفظة{PDI}" == isolated(once)
    assert unisolated(once) == "محفظة"
