"""Frozen values to canonical JSON and back, strictly: an unknown, missing or ill-typed field is an error with its path.

Canonical JSON here is RFC 8785 in the part we use: UTF-8, keys sorted, no spaces, integers only (floats are refused),
so that equal values have equal bytes and therefore equal digests. Times are told in UTC to the millisecond: what a
clock says beyond that is dropped when it is written. Nothing is written that would be refused when it is read.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from auditor.model.plain import MAX_INT, Plain, ShapeError, clip

T = TypeVar("T")
Build = Callable[[Plain, str], Any]

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
# The encoder holds the interpreter until it is done, a tenth of a second for 5,000 apps, and a window waits for it.
# So a record is written by its fields, and a list or table in it by its entries.
PIECED_LEVELS = 2

# RFC 3339, the one profile of ISO 8601 that is also what we write; datetime reads several others.
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class KeyedBy:
    """Annotation of a tuple of values that is written as a JSON object, keyed by each value's field `name`."""

    name: str


def to_plain(value: object) -> Plain:
    """Return the JSON-ready form of a frozen value or of plain JSON data.

    Raises TypeError for a type that has none, ValueError for a value that could not be read back.
    """
    if isinstance(value, Enum):
        return to_plain(value.value)
    if value is None or isinstance(value, bool | int | str | date):
        return _scalar_to_plain(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: to_plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: _part_to_plain(part, getattr(value, part.name)) for part in _parts(type(value))}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _scalar_to_plain(value: bool | int | str | date | None) -> Plain:
    if isinstance(value, datetime):
        return _moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not -MAX_INT <= value <= MAX_INT:
        raise ValueError("the number is too large for a record")
    return value


def _moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone is no moment")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _part_to_plain(part: "_Part", value: Any) -> Plain:
    if part.key is None:
        return to_plain(value)
    plain = {str(getattr(item, part.key)): to_plain(item) for item in value}
    if len(plain) != len(value):
        raise ValueError(f"two values have the same {part.key}")
    return plain


def canonical_json(value: object) -> bytes:
    """Return the canonical JSON bytes of a frozen value or of plain JSON data. Raises TypeError and ValueError."""
    return "".join(_pieces(to_plain(value), PIECED_LEVELS)).encode()


def _pieces(plain: Plain, levels: int) -> Iterator[str]:
    if levels and isinstance(plain, dict):
        for number, key in enumerate(sorted(plain)):
            yield f"{',' if number else '{'}{_encode(key)}:"
            yield from _pieces(plain[key], levels - 1)
        yield "}" if plain else "{}"
    elif levels and isinstance(plain, list):
        for number, item in enumerate(plain):
            yield "," if number else "["
            yield from _pieces(item, levels - 1)
        yield "]" if plain else "[]"
    else:
        yield _encode(plain)


def digest_of(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, 64 hex digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def from_plain(kind: type[T], plain: Plain, path: str = "") -> T:
    """Build a frozen value of `kind` from plain JSON data. Raises ShapeError naming the first field that is wrong."""
    result: T = _builder(cast("Any", kind))(plain, path)
    return result


@dataclass(frozen=True, slots=True)
class _Part:
    """One field of a frozen type. key: what its values are keyed by, if it is written as an object."""

    name: str
    key: str | None
    build: Build
    may_be_missing: bool


@cache
def _parts(kind: Any) -> tuple[_Part, ...]:
    """The fields of a frozen type. Looked up once: a record holds thousands of values of a few types."""
    hints = get_type_hints(kind, include_extras=True)
    # What an earlier version wrote lacks the fields that came later; each of those has a default.
    return tuple(
        _Part(f.name, _key_of(hints[f.name]), _builder(hints[f.name]), f.default is not MISSING) for f in fields(kind)
    )


def _key_of(kind: Any) -> str | None:
    notes = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return next((note.name for note in notes if isinstance(note, KeyedBy)), None)


@cache
def _builder(kind: Any) -> Build:
    """What builds a value of this type. The fields of a type are looked up only when one is built: types may nest."""
    key = _key_of(kind)
    if key is not None:
        return partial(_build_keyed, _builder(get_args(get_args(kind)[0])[0]), key)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (present,) = (option for option in get_args(kind) if option is not NoneType)
        return partial(_build_optional, _builder(present))
    if origin is tuple:
        return partial(_build_tuple, _builder(get_args(kind)[0]))
    if is_dataclass(kind):
        return partial(_build_dataclass, kind)
    if kind in (str, bool, int):
        return partial(_build_scalar, kind)
    return partial(_member if issubclass(kind, Enum) else _build_time, kind)


def _build_optional(build: Build, plain: Plain, path: str) -> Any:
    return None if plain is None else build(plain, path)


def _build_tuple(build: Build, plain: Plain, path: str) -> Any:
    if not isinstance(plain, list):
        raise ShapeError(path, "must be a list")
    return tuple(build(value, f"{path}[{i}]") for i, value in enumerate(plain))


def _build_dataclass(kind: Any, plain: Plain, path: str) -> Any:
    if not isinstance(plain, dict):
        raise ShapeError(path, "must be an object")
    parts = _parts(kind)
    known = {part.name for part in parts}
    for name in plain:
        if name not in known:
            raise ShapeError(_join(path, name), "unknown field")
    values: dict[str, Any] = {}
    for part in parts:
        if part.name in plain:
            values[part.name] = part.build(plain[part.name], _join(path, part.name))
        elif not part.may_be_missing:
            raise ShapeError(_join(path, part.name), "missing")
    try:
        return kind(**values)
    except ValueError as error:
        raise ShapeError(path, str(error)) from error


def _build_keyed(build: Build, key: str, plain: Plain, path: str) -> Any:
    if not isinstance(plain, dict):
        raise ShapeError(path, "must be an object")
    items = []
    for name, value in plain.items():
        item = build(value, _join(path, name))
        if str(getattr(item, key)) != name:
            raise ShapeError(_join(path, name), f"differs from its own {key}")
        items.append(item)
    return tuple(sorted(items, key=lambda item: getattr(item, key)))


def _build_scalar(kind: Any, plain: Plain, path: str) -> Plain:
    if type(plain) is not kind:
        raise ShapeError(path, f"must be {_WORDS[kind]}")
    if kind is int and not -MAX_INT <= plain <= MAX_INT:  # type: ignore[operator]
        raise ShapeError(path, "is too large")
    return plain


def _build_time(kind: Any, plain: Plain, path: str) -> date:
    if not isinstance(plain, str):
        raise ShapeError(path, f"must be {_WORDS[kind]}")
    try:
        return _moment(plain) if kind is datetime else _day(plain)
    except (ValueError, OverflowError) as error:
        raise ShapeError(path, f"{clip(plain)!r} is not {_WORDS[kind]}") from error


def _member(kind: type[Enum], plain: Plain, path: str) -> Enum:
    for member in kind:
        if member.value == plain:
            return member
    allowed = ", ".join(str(member.value) for member in kind)
    raise ShapeError(path, f"{clip(str(plain))!r} is not one of: {allowed}")


_WORDS: Mapping[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    datetime: "a time in UTC such as 2026-11-24T09:30:00.000Z",
    date: "a date such as 2026-11-24",
}


def _moment(text: str) -> datetime:
    if not _MOMENT.fullmatch(text):
        raise ValueError("another form")
    return datetime.fromisoformat(text).astimezone(UTC)


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError("another form")
    return date.fromisoformat(text)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
