"""Hostile text: nothing hidden reaches a page, everything readable stays as it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.text import HIDING, INVISIBLE
from auditor.model.text import code_of as code
from auditor.report.fonts import Face, face_for
from auditor.report.text import MAX_LABEL, grouped, label, runs

EVERYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("WeChat", "WeChat"),
        ("Ünïcödé Ŝoft", "Ünïcödé Ŝoft"),
        ("abc\u202egpj.exe", "abc‹U+202E›gpj.exe"),
        ("a\x00b", "a‹U+0000›b"),
        ("two\nlines", "two‹U+000A›lines"),
        ("\ud800", "‹U+D800›"),
        ("\ue000", "‹U+E000›"),
        ("\u0378", "‹U+0378›"),
        ("a\u200bb", "a‹U+200B›b"),
        ("a\u2028b", "a‹U+2028›b"),
        ("wide\u2003blank", "wide blank"),
        ("no\u00a0break", "no break"),
        ("\u3164", "‹U+3164›"),
        ("e\u0301", "é"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("", ""),
        ("   ", "‹U+0020›‹U+0020›‹U+0020›"),
        ("\u00a0", "‹U+00A0›"),
    ],
)
def test_what_would_hide_is_written_as_its_code(value, shown):
    assert label(value) == shown


def test_marks_beyond_two_on_one_letter_are_written_out():
    assert label("x" + "\u0316" * 4) == "x\u0316\u0316‹U+0316›‹U+0316›"
    assert label("x\u0316\u0316y\u0316\u0316") == "x\u0316\u0316y\u0316\u0316"


def test_a_long_value_is_cut_with_an_ellipsis():
    assert label("A" * 201) == "A" * 200 + "…"
    assert label("A" * 200) == "A" * 200
    assert label("A" * 10_000, 5) == "AAAAA…"
    assert label("\u0316" * 801, 200).endswith("…")


@given(EVERYTHING)
def test_nothing_hidden_is_left(value):
    shown = label(value)
    assert not [char for char in shown if unicodedata.category(char) in HIDING or ord(char) in INVISIBLE]
    assert len(shown) <= MAX_LABEL * len("‹U+10FFFF›") + 1
    assert shown == unicodedata.normalize("NFC", shown) or any(unicodedata.combining(char) for char in value)


@given(EVERYTHING)
def test_only_an_empty_value_is_shown_as_nothing(value):
    assert bool(label(value).strip()) == bool(value)


@given(st.text(st.characters(categories=("L", "N", "P", "S"), max_codepoint=0x24F), max_size=200))
def test_readable_words_stay_as_they_are(value):
    composed = unicodedata.normalize("NFC", value)
    assert label(value) == composed


@given(EVERYTHING, st.sampled_from([Face.TEXT, Face.BOLD, Face.TABULAR, Face.CODE]))
def test_a_face_is_never_asked_for_a_character_it_lacks(value, face):
    for part, used in runs(value, face):
        assert all(face_for(char, used) is used for char in part)


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Kiểm tra Проверка Ελληνικά", Face.TEXT),
        ("ἄνθρωπος", Face.WIDER),
        ("微信支付監査アプリ", Face.HAN),
        ("감사앱", Face.HANGUL),
        ("ביקורת", Face.HEBREW),
        ("แอปตรวจสอบ", Face.THAI),
        ("Հայերեն", Face.ARMENIAN),
        ("ქართული", Face.GEORGIAN),
        ("😀🔒", Face.EMOJI),
        ("★", Face.HAN),
    ],
)
def test_living_scripts_are_set_and_not_spelled(text, face):
    shown = runs(text, Face.TEXT)
    assert "".join(part for part, _ in shown) == text
    assert {used for _, used in shown} - {Face.TEXT} <= {face}


def test_scripts_that_would_be_set_wrongly_are_spelled():
    assert runs("हि", Face.TEXT) == [("‹U+0939›‹U+093F›", Face.TEXT)]


def test_an_emoji_loses_the_signs_that_only_join_it():
    assert label("❤\ufe0f\u200d🔥 x\ufe0f") == "❤🔥 x‹U+FE0F›"
    assert label("a\u200db") == "a‹U+200D›b"


def test_codes_and_digests_are_written_for_people():
    assert (code("\u202e"), code("\U0001f600")) == ("‹U+202E›", "‹U+1F600›")
    assert grouped("0123456789abcdef") == "01234567 89abcdef"
