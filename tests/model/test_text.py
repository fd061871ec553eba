import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.text import MAX_MARKS, code_of, hides, visible

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("Ordinary Café 日本", "Ordinary Café 日本"),
        ("\x1b[2Jgone", "‹U+001B›[2Jgone"),
        ("a\r\nb", "a‹U+000D›‹U+000A›b"),
        ("gpj.\u202eexe", "gpj.‹U+202E›exe"),
        ("zero\u200bwidth", "zero‹U+200B›width"),
        ("\ud800", "‹U+D800›"),
        ("line\u2028feed", "line‹U+2028›feed"),
        ("\U000e0041", "‹U+E0041›"),
        ("cafe\u0301", "café"),
        ("filler\u3164end", "filler‹U+3164›end"),
        ("wide\u3000blank", "wide blank"),
        ("   ", "‹U+0020›‹U+0020›‹U+0020›"),
        ("", ""),
    ],
)
def test_what_hides_is_shown(hostile, shown):
    assert visible(hostile) == shown


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_the_short_way_for_plain_names_shows_the_same(text):
    shown = "".join(code_of(c) if hides(c) else " " if unicodedata.category(c) == "Zs" else c for c in text)
    assert visible(f"x{text}") == f"x{shown}"


def test_marks_do_not_pile_up():
    piled = visible("x" + "\u0316" * 10_000)
    assert piled == "x" + "\u0316" * MAX_MARKS + "‹U+0316›" * (10_000 - MAX_MARKS)


def test_long_text_is_clipped_and_says_so():
    assert visible("a" * 10_000, 5) == "aaaaa…"
    assert visible("aaaaa", 5) == "aaaaa"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_unseen_is_left(text):
    shown = visible(text)
    assert not any(map(hides, shown))
    assert {unicodedata.category(char) for char in shown}.isdisjoint(UNSEEN)


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_visible_stays_as_it_is(text):
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters(exclude_categories=())), st.integers(0, 20))
def test_the_limit_holds_whatever_the_text(text, limit):
    shown = visible(text, limit)
    assert shown == visible(text) or shown.endswith("…")
    assert len(re.sub("‹U[+][0-9A-F]+›", "x", shown)) <= limit + 1
