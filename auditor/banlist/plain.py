"""TOML from a person's hand as the plain data that the codec reads, with what may be left out filled in."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from auditor.model.plain import Plain, ShapeError

# TOML has no null and its files should not repeat what is empty: fields that may be left out, and what that means.
ABSENT: Mapping[str, Mapping[str, Plain]] = {
    "instruments": {"announced": None, "in_force": None, "ended": None, "checked": None},
    "rules": {"apple_ids": []},
    "sources": {"primary": False},
    "under": {"note": None},
    "indicators": {"build": "", "doubt": None},
}


def parse_toml(data: bytes) -> dict[str, Plain]:
    """Parse TOML in UTF-8 to what JSON could carry. Raises ShapeError. The caller bounds the size."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
        return {name: _to_plain(value) for name, value in table.items()}
    except RecursionError as error:
        # A key such as a.a.a.… nests without brackets, so no count of them could stop it.
        raise ShapeError("", "not TOML in UTF-8 that can be read: it is nested too deeply") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ShapeError("", f"not TOML in UTF-8 ({error})") from error


def filled(folder: str, plain: dict[str, Plain]) -> dict[str, Plain]:
    """A table that stands for one item of `folder`, with what was left out, in it and in its own lists."""
    whole = {**ABSENT.get(folder, {}), **plain}
    for name, value in whole.items():
        if name in ABSENT and isinstance(value, list):
            whole[name] = [filled(name, item) if isinstance(item, dict) else item for item in value]
    return whole


def _to_plain(value: object) -> Plain:
    """TOML's own dates as the text that JSON carries; the rest as it is (a float then fails its type)."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list):
        return [_to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _to_plain(item) for name, item in value.items()}
    return value  # type: ignore[return-value]
