import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from auditor.model.text import MAX_MARKS, code_of, visible


def test_what_hides_or_turns_is_shown_as_its_code():
    assert visible("a\u202eb\u200bc\x07d\ue000e\ud800") == "a‹U+202E›b‹U+200B›c‹U+0007›d‹U+E000›e‹U+D800›"
    assert code_of("\u202e") == "‹U+202E›"


def test_stacked_marks_are_capped_and_long_text_is_clipped():
    assert len(visible("z" + "\u0301" * 50)) <= 1 + MAX_MARKS
    assert visible("abcdef", 3) == "abc…"
    assert visible("abc", 3) == "abc"


@given(st.text())
def test_nothing_unseen_is_left(text):
    assert not [c for c in visible(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
