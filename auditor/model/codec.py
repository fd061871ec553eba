"""Frozen values to canonical JSON and back, strictly: an unknown, missing or ill-typed field is an error with its path.

Canonical JSON here is RFC 8785 in the part we use: UTF-8, keys sorted, no spaces, integers only (floats are refused),
so that equal values have equal bytes and therefore equal digests. Times are told in UTC to the millisecond: what a
clock says beyond that is dropped when it is written. Nothing is written that would be refused when it is read.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]

# Python's json recurses; real records nest 6 deep. A deeper file is an attack on the parser, not a record.
MAX_DEPTH = 32
# A version code is Android's long, at most 2^63 - 1. Programs that read numbers as doubles round what lies beyond 2^53
# (RFC 8259 §6); we write and read it exactly.
MAX_INT = 2**63 - 1
# A stranger's key or number may be megabytes long; a complaint about it quotes this much.
MAX_QUOTED = 80

# The largest record there may be (model/extent.py) has fewer: 10,000 packages of 45 values, 120,000 states of eleven.
MAX_VALUES = 3_000_000

# A string of JSON, whole or cut off by the end of the text, or one mark. Possessive: linear on any input.
_STRING_OR_MARK = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)
# RFC 3339, the one profile of ISO 8601 that is also what we write; datetime reads several others.
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ShapeError(ValueError):
    """A plain value does not have the shape of its type. `path` names the field, as in `rules[3].id`."""

    def __init__(self, path: str, problem: str) -> None:
        path = _clip(path)
        super().__init__(f"{path or 'top level'}: {problem}")
        self.path = path
        self.problem = problem


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
        hints = _hints(type(value))
        return {f.name: _field_to_plain(hints[f.name], getattr(value, f.name)) for f in fields(value)}
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


def _field_to_plain(kind: Any, value: Any) -> Plain:
    key = _key_of(kind)
    if key is None:
        return to_plain(value)
    plain = {str(getattr(item, key)): to_plain(item) for item in value}
    if len(plain) != len(value):
        raise ValueError(f"two values have the same {key}")
    return plain


def _key_of(kind: Any) -> str | None:
    notes = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return next((note.name for note in notes if isinstance(note, KeyedBy)), None)


def canonical_json(value: object) -> bytes:
    """Return the canonical JSON bytes of a frozen value or of plain JSON data. Raises TypeError and ValueError."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, 64 hex digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def parse_json(data: bytes, most: int = MAX_VALUES) -> Plain:
    """Parse UTF-8 JSON from a stranger: no duplicate keys, no floats, no NaN, bounded depth. Raises ShapeError.

    The caller bounds the size; most: how many values there may be, as work is linear in them.
    """
    try:
        text = data.decode("utf-8")
        _check_extent(text, most)
        value: Plain = json.loads(text, object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse)
        if "\\u" in text:
            # An escape can spell half of a surrogate pair, which is no Unicode text and could not be written again.
            json.dumps(value, ensure_ascii=False).encode()
    except ShapeError:
        raise
    except ValueError as error:
        raise ShapeError("", f"not JSON in UTF-8 ({_clip(str(error))})") from error
    return value


def _check_extent(text: str, most: int) -> None:
    """Every value but the first of a list or object has a comma before it."""
    depth = values = 0
    for found in _STRING_OR_MARK.finditer(text):
        mark = found[0]
        if mark in ("[", "{"):
            depth += 1
            values += 1
            if depth > MAX_DEPTH:
                raise ShapeError("", f"nested deeper than {MAX_DEPTH} levels")
        elif mark in ("]", "}"):
            depth -= 1
        elif mark == ",":
            values += 1
        if values > most:
            raise ShapeError("", f"more than {most} values")


def _object(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    for key, value in pairs:
        if key in result:
            raise ShapeError(key, "named twice")
        result[key] = value
    return result


def _refuse(text: str) -> None:
    raise ShapeError("", f"the number {_clip(text)} is not a whole number")


def from_plain(kind: type[T], plain: Plain, path: str = "") -> T:
    """Build a frozen value of `kind` from plain JSON data. Raises ShapeError naming the first field that is wrong."""
    result: T = _build(kind, plain, path)
    return result


def _build(kind: Any, plain: Plain, path: str) -> Any:
    key = _key_of(kind)
    if key is not None:
        return _build_keyed(kind, key, plain, path)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _build_optional(get_args(kind), plain, path)
    if origin is tuple:
        return _build_tuple(get_args(kind)[0], plain, path)
    if is_dataclass(kind):
        return _build_dataclass(kind, plain, path)
    return _build_leaf(kind, plain, path)


def _build_optional(options: Iterable[Any], plain: Plain, path: str) -> Any:
    if plain is None:
        return None
    (kind,) = (option for option in options if option is not NoneType)
    return _build(kind, plain, path)


def _build_tuple(item: Any, plain: Plain, path: str) -> Any:
    if not isinstance(plain, list):
        raise ShapeError(path, "must be a list")
    return tuple(_build(item, value, f"{path}[{i}]") for i, value in enumerate(plain))


def _build_dataclass(kind: Any, plain: Plain, path: str) -> Any:
    if not isinstance(plain, dict):
        raise ShapeError(path, "must be an object")
    hints = _hints(kind)
    for name in plain:
        if name not in hints:
            raise ShapeError(_join(path, name), "unknown field")
    values: dict[str, Any] = {}
    for f in fields(kind):
        if f.name not in plain:
            # What an earlier version wrote lacks the fields that came later; each of those has a default.
            if f.default is MISSING:
                raise ShapeError(_join(path, f.name), "missing")
            continue
        values[f.name] = _build(hints[f.name], plain[f.name], _join(path, f.name))
    try:
        return kind(**values)
    except ValueError as error:
        raise ShapeError(path, str(error)) from error


def _build_keyed(kind: Any, key: str, plain: Plain, path: str) -> Any:
    if not isinstance(plain, dict):
        raise ShapeError(path, "must be an object")
    item_kind = get_args(get_args(kind)[0])[0]
    items = []
    for name, value in plain.items():
        item = _build(item_kind, value, _join(path, name))
        if str(getattr(item, key)) != name:
            raise ShapeError(_join(path, name), f"differs from its own {key}")
        items.append(item)
    return tuple(sorted(items, key=lambda item: getattr(item, key)))


def _build_leaf(kind: Any, plain: Plain, path: str) -> Any:
    if kind in (str, bool, int):
        if type(plain) is not kind:
            raise ShapeError(path, f"must be {_WORDS[kind]}")
        if kind is int and not -MAX_INT <= plain <= MAX_INT:  # type: ignore[operator]
            raise ShapeError(path, "is too large")
        return plain
    if issubclass(kind, Enum):
        return _member(kind, plain, path)
    if not isinstance(plain, str):
        raise ShapeError(path, f"must be {_WORDS[kind]}")
    try:
        return _moment(plain) if kind is datetime else _day(plain)
    except (ValueError, OverflowError) as error:
        raise ShapeError(path, f"{_clip(plain)!r} is not {_WORDS[kind]}") from error


def _member(kind: type[Enum], plain: Plain, path: str) -> Enum:
    for member in kind:
        if member.value == plain:
            return member
    allowed = ", ".join(str(member.value) for member in kind)
    raise ShapeError(path, f"{_clip(str(plain))!r} is not one of: {allowed}")


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


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _clip(text: str) -> str:
    return text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
