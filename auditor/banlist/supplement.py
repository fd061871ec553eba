"""A department's own rules: read strictly, signed or not, and laid over an edition. No I/O, no clock of its own.

A supplement can add (instruments, apps, reasons) and it can grant exceptions; nothing of the edition is taken away or
changed. An exception leaves its app in the findings: judge.exception sees to that.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from auditor.banlist import limits
from auditor.banlist.checks import (
    Problem,
    check_both,
    check_count,
    check_instrument,
    check_rule,
    check_shared,
    check_text,
    instrument_ids,
    repeated,
)
from auditor.banlist.plain import filled, parse_toml
from auditor.banlist.read import within
from auditor.banlist.signature import Publisher
from auditor.banlist.trust import signer_of
from auditor.errors import ExpiredError, MalformedError
from auditor.model.codec import from_plain
from auditor.model.plain import Plain, ShapeError
from auditor.model.policy import PACKAGE_NAME, BanList, Policy
from auditor.model.supplement import AddedReason, ExceptionOrder, Supplement

# Every id of a supplement says whose it is, so that no reader takes it for the edition's.
INSTRUMENT_PREFIX = "DEPT-"
RULE_PREFIX = "dept-"
POLICY = "dept"
FILE = "supplement.toml"
ABSENT: dict[str, Plain] = {"expires": None, "instruments": [], "rules": [], "reasons": [], "exceptions": []}


@dataclass(frozen=True, slots=True)
class TrustedSupplement:
    """A supplement that was read. file: its name. digest: SHA-256 of it, 64 hex digits. signed_by None: unsigned."""

    file: str
    supplement: Supplement
    digest: str
    signed_by: str | None


def trust_supplement(
    name: str, data: bytes, signature: bytes | None, publishers: tuple[Publisher, ...], now: datetime
) -> TrustedSupplement:
    """Read a supplement for use. name: its file's, for sentences. signature None: there is none beside it.

    The signature is checked before a byte is parsed. Raises BadSignatureError, MalformedError, ExpiredError.
    """
    _check_size(name, data)
    signer = None if signature is None else signer_of(data, signature, publishers, f"The supplement {name}")
    supplement = read_supplement(name, data)
    _check_time(name, supplement, now)
    return TrustedSupplement(name, supplement, hashlib.sha256(data).hexdigest(), signer.name if signer else None)


def read_supplement(name: str, data: bytes) -> Supplement:
    """Parse and check a supplement by itself. Raises MalformedError naming file and field."""
    _check_size(name, data)
    try:
        supplement = from_plain(Supplement, filled("", {**ABSENT, **parse_toml(data)}))
    except ShapeError as error:
        raise _malformed(name, error.path, error.problem) from error
    _refuse(name, _problems(supplement))
    return supplement


def merge(ban_list: BanList, supplement: Supplement, name: str = FILE) -> BanList:
    """The edition with the supplement's instruments, rules and policy. Raises MalformedError if the two clash.

    name: the supplement's file, for sentences. The supplement's instruments are in no policy but `dept`. An app of the
    edition may be in a rule of the supplement too: each of the two rules then makes its own finding.
    """
    _refuse(name, _clashes(ban_list, supplement))
    own = tuple(instrument.id for instrument in supplement.instruments)
    return replace(
        ban_list,
        instruments=(*ban_list.instruments, *supplement.instruments),
        rules=(*ban_list.rules, *supplement.rules),
        policies=(*ban_list.policies, Policy(POLICY, supplement.name, own)) if own else ban_list.policies,
    )


def _check_size(name: str, data: bytes) -> None:
    if len(data) > limits.MAX_SUPPLEMENT_BYTES:
        raise _malformed(name, "", f"larger than {limits.MAX_SUPPLEMENT_BYTES} bytes")


def _check_time(name: str, supplement: Supplement, now: datetime) -> None:
    if now < supplement.issued:
        raise ExpiredError(
            f"The supplement {name} cannot be used yet",
            f"it is valid from {supplement.issued:%Y-%m-%d %H:%M} UTC and this computer says {now:%Y-%m-%d %H:%M}",
            "Check the clock of this computer",
        )
    if supplement.expires is not None and now >= supplement.expires:
        raise ExpiredError(
            f"The supplement {name} is out of date",
            f"it expired on {supplement.expires:%Y-%m-%d}",
            "Take a newer one into use, or drop it with fieldcheck banlist supplement --drop --yes",
        )


def _problems(supplement: Supplement) -> Iterator[Problem]:
    """Everything that is wrong with a supplement by itself. Lazy: the first is found cheaply."""
    known = instrument_ids(supplement.instruments)
    yield from _header(supplement)
    yield from _counts(supplement)
    yield from _ids(supplement)
    yield from _each("instruments", (check_instrument(item) for item in supplement.instruments))
    yield from _each("rules", (check_rule(item, known) for item in supplement.rules))
    yield from _each("reasons", (check_both("text", item.text, limits.MAX_SENTENCES) for item in supplement.reasons))
    yield from _each("exceptions", (_exception(item, supplement) for item in supplement.exceptions))
    yield from check_shared(supplement.rules)


def _each(part: str, found: Iterable[Iterator[Problem]]) -> Iterator[Problem]:
    return chain.from_iterable(within(f"{part}[{i}]", problems) for i, problems in enumerate(found))


def _header(supplement: Supplement) -> Iterator[Problem]:
    if supplement.schema != limits.SUPPLEMENT_SCHEMA:
        what = f"{supplement.schema[:80]!r} is not {limits.SUPPLEMENT_SCHEMA}, the only form this version reads"
        yield Problem("schema", what)
    yield from check_both("name", supplement.name, limits.MAX_NAME)
    if supplement.expires is not None and supplement.expires <= supplement.issued:
        yield Problem("expires", "must be later than issued")
    elif supplement.expires is not None and supplement.expires - supplement.issued > limits.MAX_LIFETIME:
        yield Problem("expires", f"is more than {limits.MAX_LIFETIME.days} days after issued")
    for i, instrument in enumerate(supplement.instruments):
        if instrument.checked is not None and instrument.checked > supplement.issued.date():
            yield Problem(f"instruments[{i}].checked", "is later than issued")


def _counts(supplement: Supplement) -> Iterator[Problem]:
    parts = (
        ("instruments", len(supplement.instruments), limits.MAX_INSTRUMENTS),
        ("rules", len(supplement.rules), limits.MAX_RULES),
        ("reasons", len(supplement.reasons), limits.MAX_REASONS),
        ("exceptions", len(supplement.exceptions), limits.MAX_EXCEPTIONS),
    )
    if not any(number for _, number, _ in parts):
        yield Problem("", "empty: it adds no app, no reason and no exception")
    for field, number, most in parts:
        if number:
            yield from check_count(field, number, most, "")


def _exception(order: ExceptionOrder, supplement: Supplement) -> Iterator[Problem]:
    if not PACKAGE_NAME.match(order.package):
        yield Problem("package", f"{order.package[:80]!r} is no package name")
    yield from check_text("reference", order.reference, limits.MAX_NAME)
    yield from check_both("reason", order.reason, limits.MAX_SENTENCES)
    issued = supplement.issued.date()
    if order.until < issued:
        yield Problem("until", f"{order.until} is before the day of issue")
    if order.until - issued > limits.MAX_LIFETIME:
        # An exception without a real end would be a change of the law by the back door.
        yield Problem("until", f"is more than {limits.MAX_LIFETIME.days} days after issued")


def _ids(supplement: Supplement) -> Iterator[Problem]:
    for field, key, prefix, ids in (
        ("instruments", "id", INSTRUMENT_PREFIX, [item.id for item in supplement.instruments]),
        ("rules", "id", RULE_PREFIX, [item.id for item in supplement.rules]),
        ("reasons", "rule", "", [item.rule for item in supplement.reasons]),
        ("exceptions", "package", "", [item.package for item in supplement.exceptions]),
    ):
        for i, item_id in enumerate(ids):
            if not item_id.startswith(prefix):
                yield Problem(f"{field}[{i}].{key}", f"{item_id[:80]!r} does not begin with {prefix}")
        for i in repeated(ids):
            yield Problem(f"{field}[{i}].{key}", f"{ids[i][:80]!r} is there twice")


def _clashes(ban_list: BanList, supplement: Supplement) -> Iterator[Problem]:
    instruments = instrument_ids(ban_list.instruments)
    rules = {rule.id for rule in ban_list.rules}
    for i, instrument in enumerate(supplement.instruments):
        if instrument.id in instruments:
            yield Problem(f"instruments[{i}].id", f"{instrument.id} is already in the edition")
    for i, rule in enumerate(supplement.rules):
        if rule.id in rules:
            yield Problem(f"rules[{i}].id", f"{rule.id} is already in the edition")
    if supplement.instruments and ban_list.policy(POLICY) is not None:
        yield Problem("instruments", f"the edition has a policy {POLICY!r} of its own, which they would join")
    yield from _strange_reasons(supplement.reasons, rules)


def _strange_reasons(reasons: tuple[AddedReason, ...], rules: set[str]) -> Iterator[Problem]:
    for i, reason in enumerate(reasons):
        if reason.rule not in rules:
            yield Problem(f"reasons[{i}].rule", f"the edition has no rule {reason.rule[:80]!r}")


def _refuse(name: str, found: Iterator[Problem]) -> None:
    problem = next(found, None)
    if problem is not None:
        raise _malformed(name, problem.field, problem.what)


def _malformed(name: str, field: str, problem: str) -> MalformedError:
    return MalformedError(
        f"The supplement {name} cannot be used",
        f"its field {field}: {problem}" if field else f"it is {problem}",
        "Correct that file, or drop the supplement in use with fieldcheck banlist supplement --drop --yes",
    )
