import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.model.codec import canonical_json
from auditor.model.plain import MAX_DEPTH, ShapeError, parse_json


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1,]",
        b"{'a':1}",
        b"1 2",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"[1.5]",
        b"[1e3]",
        b"[NaN]",
        b"[Infinity]",
        b"[-Infinity]",
        b'{"a":1,"a":1}',
        b'{"a":1,"\\u0061":2}',
        b'["\\ud800"]',
        b'{"\\udfff":1}',
        b'["\xed\xa0\x80"]',
        b'["\n"]',
        b'["a',
        b'["a\\',
        b"9" * 5000,
        "[\uff11]".encode(),
    ],
)
def test_what_is_no_strict_json_is_refused(data):
    with pytest.raises(ShapeError):
        parse_json(data)


def test_a_pair_of_escaped_surrogates_is_one_character():
    assert parse_json(b'["\\ud83d\\ude00"]') == ["\U0001f600"]


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_nesting_is_bounded(opening, closing):
    deep = opening * MAX_DEPTH + b"1" + closing * MAX_DEPTH
    assert canonical_json(parse_json(deep)) == deep
    with pytest.raises(ShapeError, match="nested deeper"):
        parse_json(opening * (MAX_DEPTH + 1) + b"1" + closing * (MAX_DEPTH + 1))


def test_the_number_of_values_is_bounded_before_any_is_built():
    """Four: the list, its object, and two more values; what looks like more stands in a string."""
    assert parse_json(b'[{"a":",,[{"},1,2]', most=4) == [{"a": ",,[{"}, 1, 2]
    with pytest.raises(ShapeError, match="more than 3 values"):
        parse_json(b'[{"a":",,[{"},1,2]', most=3)


def test_brackets_in_a_string_do_not_nest():
    text = "[" * 100 + '\\"{' * 100
    assert parse_json(canonical_json([text, "\\", text])) == [text, "\\", text]


def test_brackets_that_close_make_room_again():
    flat = [[], {}] * 100
    assert parse_json(canonical_json(flat)) == flat


@example('"\\"[')
@example('"a"[')
@given(st.text('"\\[]{},a'))
def test_depth_is_counted_as_one_would_by_hand(text):
    """Against a counter that reads one character at a time; the text is put below the deepest allowed level."""
    opening = "[" * MAX_DEPTH
    too_deep = False
    try:
        parse_json((opening + text).encode())
    except ShapeError as refusal:
        too_deep = "nested deeper" in refusal.problem
    assert too_deep == (_deepest(opening + text) > MAX_DEPTH)


def _deepest(text):
    depth = deepest = 0
    inside = escaped = False
    for char in text:
        if inside:
            inside = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            inside = True
        else:
            depth += (char in "[{") - (char in "]}")
            deepest = max(deepest, depth)
    return deepest


@pytest.mark.parametrize("piece", [b"[", b'"', b"\\", b'\\"', b'"\\', b"[]", b'"a",', b"-", b"9"])
def test_a_megabyte_of_anything_is_refused_in_no_time(piece):
    start = time.perf_counter()
    with pytest.raises(ShapeError):
        parse_json(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - start < 5
