"""Compile the source folder (small TOML files, read in a review) to an edition: a BanList and its canonical bytes.

Pure: takes the files' names and bytes, as store.read_source gives them. The same files always give the same bytes.
The folder: edition.toml, instruments/ID.toml, rules/ID.toml, policies/ID.toml.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from auditor.banlist.checks import (
    Problem,
    check_instrument,
    check_policy,
    check_rule,
    instrument_ids,
)
from auditor.banlist.limits import MAX_SOURCE_FILE_BYTES, SCHEMA
from auditor.banlist.plain import filled, parse_toml
from auditor.banlist.read import problems
from auditor.errors import MalformedError
from auditor.model.codec import Plain, ShapeError, canonical_json, from_plain
from auditor.model.policy import BanList, Binding, Instrument, Policy, Rule

T = TypeVar("T", Instrument, Rule, Policy)

EDITION = "edition.toml"
EVERY = "every"


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
    _no_strangers(files)
    ban_list = _edition(header, instruments, rules, policies)
    _refuse("the edition", problems(ban_list))
    return ban_list


def compile_bytes(files: Mapping[str, bytes]) -> bytes:
    """The edition's file: canonical JSON, ready to be signed. Raises MalformedError."""
    return edition_bytes(compile_edition(files))


def edition_bytes(ban_list: BanList) -> bytes:
    """An edition as its file holds it."""
    return canonical_json(ban_list) + b"\n"


def _edition(
    header: dict[str, Plain],
    instruments: tuple[Instrument, ...],
    rules: tuple[Rule, ...],
    policies: tuple[Policy, ...],
) -> BanList:
    for name in ("schema", "instruments", "rules", "policies"):
        if name in header:
            raise _malformed(EDITION, name, "unknown field")
    try:
        # The parts are built already; empty lists stand in for them while the header's own types are checked.
        empty: dict[str, Plain] = {"schema": SCHEMA, "instruments": [], "rules": [], "policies": []}
        shell = from_plain(BanList, {**header, **empty})
    except ShapeError as error:
        raise _malformed(EDITION, error.path, error.problem) from error
    return BanList(
        schema=shell.schema,
        edition=shell.edition,
        publisher=shell.publisher,
        issued=shell.issued,
        expires=shell.expires,
        as_of=shell.as_of,
        instruments=instruments,
        rules=rules,
        policies=policies,
    )


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
    used = {EDITION, *(path for folder in ("instruments", "rules", "policies") for path in _paths(files, folder))}
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
