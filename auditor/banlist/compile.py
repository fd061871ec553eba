"""Compile the source folder (small TOML files, read in a review) to an edition: a BanList and its canonical bytes.

Pure: takes the files' names and bytes, as store.read_source gives them. The same files always give the same bytes.
The folder: edition.toml, instruments/ID.toml, rules/ID.toml, policies/ID.toml, firmware/ID.toml.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from auditor.banlist.checks import (
    Problem,
    check_firmware,
    check_instrument,
    check_policy,
    check_rule,
    instrument_ids,
)
from auditor.banlist.limits import MAX_SOURCE_FILE_BYTES, SCHEMA
from auditor.banlist.plain import filled, parse_toml
from auditor.banlist.read import problems
from auditor.errors import MalformedError
from auditor.model.codec import canonical_json, from_plain
from auditor.model.plain import Plain, ShapeError
from auditor.model.policy import BanList, Binding, Firmware, Instrument, Policy, Rule

T = TypeVar("T", Instrument, Rule, Policy, Firmware)

EDITION = "edition.toml"
EVERY = "every"
FOLDERS = ("instruments", "rules", "policies", "firmware")


def compile_edition(files: Mapping[str, bytes]) -> BanList:
    """Build the edition. files: path in the folder → bytes. Raises MalformedError naming the file and the field."""
    header = _plain(EDITION, _get(files, EDITION))
    instruments = _all(files, "instruments", Instrument)
    known = instrument_ids(instruments)
    for instrument in instruments:
        _refuse(_file("instruments", instrument.id), check_instrument(instrument))
    rules = _all(files, "rules", Rule)
    for rule in rules:
        _refuse(_file("rules", rule.id), check_rule(rule, known))
    policies = _policies(files, instruments)
    for policy in policies:
        _refuse(_file("policies", policy.id), check_policy(policy, known))
    firmware = _all(files, "firmware", Firmware)
    for part in firmware:
        _refuse(_file("firmware", part.id), check_firmware(part))
    _no_strangers(files)
    ban_list = replace(_shell(header), instruments=instruments, rules=rules, policies=policies, firmware=firmware)
    _refuse("the edition", problems(ban_list))
    return ban_list


def compile_bytes(files: Mapping[str, bytes]) -> bytes:
    """The edition's file: canonical JSON, ready to be signed. Raises MalformedError."""
    return edition_bytes(compile_edition(files))


def edition_bytes(ban_list: BanList) -> bytes:
    """An edition as its file holds it."""
    return canonical_json(ban_list) + b"\n"


def _shell(header: dict[str, Plain]) -> BanList:
    """The edition's own facts, still without its parts."""
    for name in ("schema", *FOLDERS):
        if name in header:
            raise _malformed(EDITION, name, "unknown field")
    try:
        return from_plain(BanList, {**header, "schema": SCHEMA, **{folder: [] for folder in FOLDERS}})
    except ShapeError as error:
        raise _malformed(EDITION, error.path, error.problem) from error


def _all(files: Mapping[str, bytes], folder: str, kind: type[T]) -> tuple[T, ...]:
    """Every file of a folder as a value, in order of id."""
    return tuple(_one(path, _plain(path, files[path]), kind) for path in _paths(files, folder))


def _one(path: str, plain: dict[str, Plain], kind: type[T]) -> T:
    folder = path.split("/", 1)[0]
    try:
        value = from_plain(kind, filled(folder, plain))
    except ShapeError as error:
        raise _malformed(path, error.path, error.problem) from error
    if path != _file(folder, value.id):
        raise _malformed(path, "id", f"{value.id[:80]!r} is not the name of the file")
    return value


def _policies(files: Mapping[str, bytes], instruments: tuple[Instrument, ...]) -> tuple[Policy, ...]:
    """Policies; one may say `every = "binding"` instead of a list, so that no new instrument is forgotten in it."""
    found = []
    for path in _paths(files, "policies"):
        plain = _plain(path, files[path])
        if EVERY in plain:
            plain["instruments"] = _every(path, plain, instruments)
        found.append(_one(path, plain, Policy))
    return tuple(found)


def _every(path: str, plain: dict[str, Plain], instruments: tuple[Instrument, ...]) -> list[Plain]:
    wanted = plain.pop(EVERY)
    if "instruments" in plain:
        raise _malformed(path, EVERY, "stands beside a list of instruments; use one of the two")
    binding = next((member for member in Binding if member.value == wanted), None)
    if binding is None:
        allowed = ", ".join(member.value for member in Binding)
        raise _malformed(path, EVERY, f"{str(wanted)[:60]!r} is not one of: {allowed}")
    return [instrument.id for instrument in instruments if instrument.binding is binding]


def _paths(files: Mapping[str, bytes], folder: str) -> list[str]:
    return sorted(path for path in files if path.startswith(f"{folder}/") and path.endswith(".toml"))


def _no_strangers(files: Mapping[str, bytes]) -> None:
    """A file that nothing reads would look like a rule in force: refuse it."""
    used = {EDITION, *(path for folder in FOLDERS for path in _paths(files, folder))}
    for path in sorted(files):
        if path not in used or path.count("/") > 1:
            raise _malformed(path, "", "is no file of a ban list's source")


def _get(files: Mapping[str, bytes], path: str) -> bytes:
    if path not in files:
        raise _malformed(path, "", "is missing")
    return files[path]


def _plain(path: str, data: bytes) -> dict[str, Plain]:
    if len(data) > MAX_SOURCE_FILE_BYTES:
        raise _malformed(path, "", f"has more than {MAX_SOURCE_FILE_BYTES} bytes")
    try:
        return parse_toml(data)
    except ShapeError as error:
        raise _malformed(path, "", f"is {error.problem}") from error


def _file(folder: str, item_id: str) -> str:
    return f"{folder}/{item_id}.toml"


def _refuse(where: str, found: Iterator[Problem]) -> None:
    problem = next(found, None)
    if problem is not None:
        raise _malformed(where, problem.field, problem.what)


def _malformed(path: str, field: str, problem: str) -> MalformedError:
    return MalformedError(
        "The ban list cannot be compiled",
        f"{path}, field {field}: {problem}" if field else f"{path} {problem}",
        "Correct that file and compile again",
    )
