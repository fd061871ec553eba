"""Read an edition's bytes into a BanList, strictly. Only trust calls this, and only after the signature has held."""

from collections.abc import Iterator
from itertools import chain

from auditor.banlist.checks import (
    Problem,
    check_between,
    check_edition,
    check_firmware,
    check_instrument,
    check_policy,
    check_rule,
    instrument_ids,
)
from auditor.errors import MalformedError
from auditor.model.codec import from_plain
from auditor.model.plain import ShapeError, parse_json
from auditor.model.policy import BanList


def read_edition(data: bytes) -> BanList:
    """Parse and check an edition. Raises MalformedError naming the first field that is wrong, as in `rules[3].id`."""
    try:
        ban_list = from_plain(BanList, parse_json(data))
    except ShapeError as error:
        raise _malformed(error.path, error.problem) from error
    problem = next(problems(ban_list), None)
    if problem is not None:
        raise _malformed(problem.field, problem.what)
    return ban_list


def problems(ban_list: BanList) -> Iterator[Problem]:
    """Everything that is wrong with an edition, each with its path in the file. Lazy: the first is found cheaply."""
    known = instrument_ids(ban_list.instruments)
    yield from check_edition(ban_list)
    yield from chain.from_iterable(
        within(f"instruments[{i}]", check_instrument(item)) for i, item in enumerate(ban_list.instruments)
    )
    yield from chain.from_iterable(
        within(f"rules[{i}]", check_rule(item, known)) for i, item in enumerate(ban_list.rules)
    )
    yield from chain.from_iterable(
        within(f"policies[{i}]", check_policy(item, known)) for i, item in enumerate(ban_list.policies)
    )
    yield from chain.from_iterable(
        within(f"firmware[{i}]", check_firmware(item)) for i, item in enumerate(ban_list.firmware)
    )
    yield from check_between(ban_list)


def within(path: str, found: Iterator[Problem]) -> Iterator[Problem]:
    """The same problems, seen from one level further out."""
    for problem in found:
        yield Problem(f"{path}.{problem.field}", problem.what)


def _malformed(path: str, problem: str) -> MalformedError:
    return MalformedError(
        "The ban list cannot be used",
        f"its field {path}: {problem}" if path else f"it is {problem}",
        "Ask its publisher for a corrected edition",
    )
