import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.cli.output import INDENT, wrapped


def test_a_line_that_fits_stays_as_it_is():
    assert wrapped("    two  blanks  stay", 80) == ["    two  blanks  stay"]
    assert wrapped("", 80) == [""]


def test_a_longer_line_is_cut_between_words_and_set_in_deeper():
    line = "  Reason: " + "word " * 30
    pieces = wrapped(line, 40)
    assert all(len(piece) <= 40 for piece in pieces)
    assert pieces[0].startswith("  Reason: word")
    assert all(piece.startswith(" " * (2 + INDENT) + "word") for piece in pieces[1:])


@pytest.mark.parametrize("whole", ["https://example.org/" + "a-long-address" * 9, "a" * 64 + "b" * 64])
def test_an_address_or_a_digest_is_never_cut(whole):
    assert whole in [piece.strip() for piece in wrapped(f"  Source: {whole}", 80)]


def test_french_marks_stay_with_their_word():
    line = "Motif\u00a0: " + "a" * 30 + " « b »".replace(" ", "\u00a0")
    assert "\u00a0" in wrapped(line, 20)[0]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf")), max_size=200), st.integers(10, 100))
def test_no_word_is_lost(line, width):
    assert "".join("".join(wrapped(line, width)).split()) == "".join(line.split())
