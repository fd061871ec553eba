"""Plain JSON data, and how a stranger's bytes become it: bounded in depth and values, no twins, no fractions."""

import json
import re

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


class ShapeError(ValueError):
    """A plain value does not have the shape of its type. `path` names the field, as in `rules[3].id`."""

    def __init__(self, path: str, problem: str) -> None:
        path = clip(path)
        super().__init__(f"{path or 'top level'}: {problem}")
        self.path = path
        self.problem = problem


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
        raise ShapeError("", f"not JSON in UTF-8 ({clip(str(error))})") from error
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
    raise ShapeError("", f"the number {clip(text)} is not a whole number")


def clip(text: str) -> str:
    """The text, cut after MAX_QUOTED characters: what a complaint quotes of a stranger's."""
    return text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
