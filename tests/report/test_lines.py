"""Breaking lines: nothing is wider than its column, nothing is lost, and no markup is read out of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.report.bidi import isolated
from auditor.report.document.values import Span, Style
from auditor.report.fonts import Face
from auditor.report.lines import lay

WORDS = st.text(st.characters(codec="utf-8"), max_size=120)


def words_of(lines):
    """The words of each line, without the blank at its end that is only read out."""
    return ["".join(piece.text for piece in line if piece.width) for line in lines]


@given(WORDS, st.sampled_from(Style), st.floats(40, 400), st.sampled_from([None, 1, 3]))
def test_no_line_is_wider_than_its_column_or_more_than_allowed(text, style, measure, most):
    lines = lay((Span(text, style),), measure, 8.5, Face.TEXT, most)
    assert all(sum(piece.width for piece in line) <= measure + 0.1 or len(line[0].text) == 1 for line in lines)
    assert most is None or len(lines) <= most


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=200))
def test_a_long_word_is_cut_without_losing_a_character(word):
    assert "".join(words_of(lay((Span(word),), 60, 8.5))) == word


def test_a_label_from_right_to_left_moves_nothing_around_it():
    (line,) = lay((Span(f"Profile 10, {isolated('محفظة 2')}, finding F-1"),), 400, 8.5)
    assert "".join(part.text for part in line).startswith("Profile 10, 2 ")
    assert "".join(part.text for part in line).endswith(", finding F-1")
    assert [part.said for part in line if part.said] == ["محفظة 2"]


def test_a_label_that_goes_over_two_lines_is_read_from_the_first():
    lines = lay((Span(isolated("אבגד הוזח טיכל מנסע")),), 60, 8.5)
    assert len(lines) > 1
    read = "".join(part.text if part.said is None else part.said for line in lines for part in line)
    assert read.split() == ["אבגד", "הוזח", "טיכל", "מנסע"]
    assert words_of(lines)[0] == "אבגד הוזח טיכל"[::-1]


def test_a_character_of_another_face_does_not_stand_beyond_the_column():
    assert words_of(lay((Span("000000ぁ"),), 40, 8.5)) == ["000000", "ぁ"]


def test_text_that_does_not_fit_ends_in_an_ellipsis():
    lines = words_of(lay((Span("A" * 500),), 100, 8.5, most=3))
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert not lines[0].endswith("…")


def test_marks_in_text_stay_text():
    assert words_of(lay((Span("**a** `b` <c> {d}"),), 400, 8.5)) == ["**a** `b` <c> {d}"]


def test_a_no_break_space_holds():
    lines = words_of(lay((Span("14\u00a0h\u00a018 14\u00a0h\u00a019"),), 45, 8.5))
    assert lines == ["14\u00a0h\u00a018", "14\u00a0h\u00a019"]


def test_french_signs_stay_with_their_word():
    text = "« Bonjour » dit : oui ; non ? vraiment »."
    for measure in range(64, 200, 5):
        for line in words_of(lay((Span(text),), measure, 8.5)):
            assert not line.lstrip().startswith((":", ";", "?", "»"))
            assert not line.rstrip().endswith("«")


def test_a_package_name_is_cut_after_its_dots():
    assert words_of(lay((Span("com.zhiliaoapp.musically", Style.CODE),), 90, 8.5))[0] == "com.zhiliaoapp."


@pytest.mark.parametrize("text", ["हिन्दी", "\u202e", "\x00", "\U000e0041"])
def test_what_no_face_has_is_written_as_a_code(text):
    assert f"U+{ord(text[0]):04X}" in words_of(lay((Span(text),), 400, 8.5))[0]


def test_a_style_may_change_inside_a_word():
    (line,) = lay((Span("F-1", Style.STRONG), Span("."), Span(" next")), 400, 8.5)
    assert [piece.face for piece in line] == [Face.BOLD, Face.TEXT, Face.TEXT, Face.TEXT]
