"""Strategies of values like those of an audit, made from the nouns' own type hints."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from auditor.model.codec import KeyedBy
from auditor.model.plain import MAX_INT
from auditor.model.policy import IndicatorKind

# Any text that UTF-8 can hold: only half surrogate pairs cannot be written.
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# hypothesis wants the bounds of aware times naive.
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(9990, 1, 1), timezones=ZONES).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
INDICATORS = st.one_of(
    st.tuples(
        st.just(IndicatorKind.PACKAGE_NAME), st.from_regex(r"[a-z]{1,5}[.][A-Za-z][a-z0-9_]{0,5}", fullmatch=True)
    ),
    st.tuples(st.just(IndicatorKind.SIGNING_DIGEST), st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
)
LEAVES = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-MAX_INT, MAX_INT),
    datetime: MOMENTS,
    date: st.dates(),
}


def values(kind):
    """A strategy of everything that a type hint of the nouns allows."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _keyed(*get_args(kind))
    if origin in (Union, UnionType):
        return st.one_of(*(st.none() if one is NoneType else values(one) for one in get_args(kind)))
    if origin is tuple:
        return st.lists(values(get_args(kind)[0]), max_size=3).map(tuple)
    if is_dataclass(kind):
        return _instances(kind)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return LEAVES[kind]


def _keyed(kind, *notes):
    """Tuples as a phone's answers give them: sorted by their key, each key once."""
    (key,) = (note.name for note in notes if isinstance(note, KeyedBy))
    items = st.lists(values(get_args(kind)[0]), max_size=3, unique_by=lambda item: getattr(item, key))
    return items.map(lambda found: tuple(sorted(found, key=lambda item: getattr(item, key))))


@st.composite
def _instances(draw, kind):
    hints = get_type_hints(kind, include_extras=True)
    facts = {field.name: draw(values(hints[field.name])) for field in fields(kind)}
    if kind.__name__ == "Coverage":
        facts["complete"] = facts["complete"] and not facts["gaps"]
    if kind.__name__ == "Indicator":
        facts["kind"], facts["value"] = draw(INDICATORS)
    return kind(**facts)
