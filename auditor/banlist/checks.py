"""What must hold in an edition beyond its types.

Shared by compile (which names files), read (which names paths) and supplement (which names both).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from auditor.banlist import limits
from auditor.model.policy import (
    APPLE_ID,
    PACKAGE_NAME,
    BanList,
    Bilingual,
    Firmware,
    Indicator,
    IndicatorKind,
    Instrument,
    Policy,
    Rule,
    Source,
    Sureness,
)

INSTRUMENT_ID = re.compile(r"[A-Z0-9][A-Z0-9.-]{1,63}\Z")
LOWER_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
# ISO 3166-1 alpha-2 (or EU), optionally an ISO 3166-2 subdivision.
JURISDICTION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?\Z")
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d{1,5})?(/[^\s<>\"\\^`{|}]*)?\Z")
# A public file known only by its number in a private index is nothing that a reader can look up.
UNCITABLE = re.compile(r"stored file", re.IGNORECASE)
# Text holds nothing that changes how it is shown without being seen: str.isprintable() knows controls, bidirectional
# overrides, private and unassigned characters. French typography needs the no-break spaces, which it does not allow.
NO_BREAK = {0x00A0: " ", 0x202F: " "}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. field: where, as in `sources[0].address`; empty for the whole. what: the sentence."""

    field: str
    what: str


def check_instrument(instrument: Instrument) -> Iterator[Problem]:
    """What is wrong with an instrument by itself."""
    if not INSTRUMENT_ID.match(instrument.id):
        yield Problem("id", f"{instrument.id[:80]!r} is not an id such as CA-TBS-2023-TIKTOK")
    if not JURISDICTION.match(instrument.jurisdiction):
        yield Problem("jurisdiction", f"{instrument.jurisdiction[:80]!r} is not a code such as CA or CA-QC")
    yield from check_both("authority", instrument.authority, limits.MAX_NAME)
    yield from check_both("title", instrument.title, limits.MAX_NAME)
    yield from check_both("scope", instrument.scope, limits.MAX_SENTENCES)
    yield from check_both("reason", instrument.reason, limits.MAX_SENTENCES)
    yield from _dates(instrument)
    yield from _sources(instrument.sources)


def check_rule(rule: Rule, instruments: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with a rule, given the ids of the edition's instruments."""
    yield from _lower_id(rule.id)
    yield from check_text("app_name", rule.app_name, limits.MAX_NAME)
    yield from check_text("vendor", rule.vendor, limits.MAX_NAME)
    yield from check_count("under", len(rule.under), limits.MAX_UNDER_PER_RULE, "rests on no instrument")
    yield from _references("under", [(u.instrument, ".instrument") for u in rule.under], instruments)
    for i, under in enumerate(rule.under):
        if under.note is not None:
            yield from check_both(f"under[{i}].note", under.note, limits.MAX_SENTENCES)
    yield from check_count("indicators", len(rule.indicators), limits.MAX_INDICATORS_PER_RULE, "has no indicator")
    yield from _indicators(rule.indicators)
    yield from _apple_ids(rule.apple_ids)


def check_policy(policy: Policy, instruments: frozenset[str]) -> Iterator[Problem]:
    """What is wrong with a policy, given the ids of the edition's instruments."""
    yield from _lower_id(policy.id)
    yield from check_both("name", policy.name, limits.MAX_NAME)
    yield from check_count("instruments", len(policy.instruments), limits.MAX_INSTRUMENTS, "names no instrument")
    yield from _references("instruments", [(name, "") for name in policy.instruments], instruments)


def check_firmware(firmware: Firmware) -> Iterator[Problem]:
    """What is wrong with one entry of firmware components."""
    yield from _lower_id(firmware.id)
    yield from check_text("vendor", firmware.vendor, limits.MAX_NAME)
    yield from check_both("note", firmware.note, limits.MAX_SENTENCES)
    yield from check_count("packages", len(firmware.packages), limits.MAX_INDICATORS_PER_RULE, "names no package")
    for i, package in enumerate(firmware.packages):
        if not PACKAGE_NAME.match(package):
            yield Problem(f"packages[{i}]", f"{package[:80]!r} is no package name")
    for i in repeated(list(firmware.packages)):
        yield Problem(f"packages[{i}]", f"{firmware.packages[i]} is there twice")


def check_edition(ban_list: BanList) -> Iterator[Problem]:
    """What is wrong with the edition's own facts, and whether it holds more than anybody needs. Comes first."""
    yield from _header(ban_list)
    yield from _counts(ban_list)


def check_between(ban_list: BanList) -> Iterator[Problem]:
    """What is wrong between the parts of an edition, each of which is sound by itself. Comes last."""
    for field, ids in (
        ("instruments", [i.id for i in ban_list.instruments]),
        ("rules", [r.id for r in ban_list.rules]),
        ("policies", [p.id for p in ban_list.policies]),
        ("firmware", [f.id for f in ban_list.firmware]),
    ):
        for i in repeated(ids):
            yield Problem(f"{field}[{i}].id", f"{ids[i][:80]!r} is there twice")
    yield from check_shared(ban_list.rules)
    yield from _firmware_apart(ban_list)
    yield from _unused(ban_list)


def check_shared(rules: Iterable[Rule]) -> Iterator[Problem]:
    """What several rules claim: one package name, or one Apple id, is one app.

    One certificate may sign the builds of two rules.
    """
    owner: dict[str, str] = {}
    for i, rule in enumerate(rules):
        claims = [
            (f"indicators[{k}].value", indicator.value)
            for k, indicator in enumerate(rule.indicators)
            if indicator.kind is IndicatorKind.PACKAGE_NAME
        ]
        # The same text may be an Android package name and an Apple id; the two are different facts.
        claims += [(f"apple_ids[{k}]", f"the Apple id {value}") for k, value in enumerate(rule.apple_ids)]
        for field, claim in claims:
            other = owner.setdefault(claim, rule.id)
            if other != rule.id:
                yield Problem(f"rules[{i}].{field}", f"{claim} is already in rule {other}")


def _firmware_apart(ban_list: BanList) -> Iterator[Problem]:
    """A package is an app under a rule, or a part of firmware, or neither; never both."""
    ruled = {i.value: rule.id for rule in ban_list.rules for i in rule.indicators}
    for k, firmware in enumerate(ban_list.firmware):
        for i, package in enumerate(firmware.packages):
            other = ruled.setdefault(package, firmware.id)
            if other != firmware.id:
                yield Problem(f"firmware[{k}].packages[{i}]", f"{package} is already in {other}")


def instrument_ids(instruments: Iterable[Instrument]) -> frozenset[str]:
    """The ids of instruments, to resolve references against."""
    return frozenset(instrument.id for instrument in instruments)


def _header(ban_list: BanList) -> Iterator[Problem]:
    if ban_list.schema != limits.SCHEMA:
        yield Problem("schema", f"{ban_list.schema[:80]!r} is not {limits.SCHEMA}, the only form this version reads")
    if ban_list.edition < 1:
        yield Problem("edition", "must be 1 or more")
    yield from check_text("publisher", ban_list.publisher, limits.MAX_NAME)
    if ban_list.expires <= ban_list.issued:
        yield Problem("expires", "must be later than issued")
    elif ban_list.expires - ban_list.issued > limits.MAX_LIFETIME:
        yield Problem("expires", f"is more than {limits.MAX_LIFETIME.days} days after issued")
    if ban_list.as_of > ban_list.issued.date():
        yield Problem("as_of", "is later than issued")
    for i, instrument in enumerate(ban_list.instruments):
        if instrument.checked is not None and instrument.checked > ban_list.as_of:
            yield Problem(f"instruments[{i}].checked", "is later than the edition's as_of")


def _counts(ban_list: BanList) -> Iterator[Problem]:
    yield from check_count("instruments", len(ban_list.instruments), limits.MAX_INSTRUMENTS, "there is none")
    yield from check_count("rules", len(ban_list.rules), limits.MAX_RULES, "there is none")
    yield from check_count("policies", len(ban_list.policies), limits.MAX_POLICIES, "there is none")
    if len(ban_list.firmware) > limits.MAX_POLICIES:
        yield Problem("firmware", f"has {len(ban_list.firmware)} entries, more than {limits.MAX_POLICIES}")


def check_count(field: str, number: int, most: int, none: str) -> Iterator[Problem]:
    """How many there are: none is wrong, and so are more than `most`."""
    if number == 0:
        yield Problem(field, none)
    elif number > most:
        yield Problem(field, f"there are {number}, more than {most}")


def _unused(ban_list: BanList) -> Iterator[Problem]:
    chosen = {name for policy in ban_list.policies for name in policy.instruments}
    for i, instrument in enumerate(ban_list.instruments):
        if instrument.id not in chosen:
            yield Problem(f"instruments[{i}]", f"{instrument.id[:80]} belongs to no policy, so no audit could use it")


def _lower_id(value: str) -> Iterator[Problem]:
    if not LOWER_ID.match(value):
        yield Problem("id", f"{value[:80]!r} is not an id of small letters, digits and hyphens")


def _dates(instrument: Instrument) -> Iterator[Problem]:
    announced, in_force, ended = instrument.announced, instrument.in_force, instrument.ended
    if announced and in_force and in_force < announced:
        yield Problem("in_force", f"{in_force} is before announced {announced}")
    begun: date | None = in_force or announced
    if begun and ended and ended < begun:
        yield Problem("ended", f"{ended} is before {begun}, the day it began")


def _sources(sources: tuple[Source, ...]) -> Iterator[Problem]:
    yield from check_count("sources", len(sources), limits.MAX_SOURCES_PER_INSTRUMENT, "there is none to look it up in")
    for i, source in enumerate(sources):
        yield from check_text(f"sources[{i}].title", source.title, limits.MAX_NAME)
        if UNCITABLE.search(source.title):
            yield Problem(f"sources[{i}].title", "names a stored file that no reader can look up")
        if len(source.address) > limits.MAX_ADDRESS or not ADDRESS.match(source.address):
            yield Problem(f"sources[{i}].address", f"{source.address[:80]!r} is not an http or https address")
        if source.primary and i and not sources[i - 1].primary:
            yield Problem(f"sources[{i}].primary", "a primary source must stand before the others")
    for i in repeated([source.address for source in sources]):
        yield Problem(f"sources[{i}].address", "is there twice")


def _references(field: str, names: list[tuple[str, str]], known: frozenset[str]) -> Iterator[Problem]:
    for i, (name, tail) in enumerate(names):
        if name not in known:
            yield Problem(f"{field}[{i}]{tail}", f"there is no instrument {name[:80]!r}")
    for i in repeated([name for name, _ in names]):
        yield Problem(f"{field}[{i}]{names[i][1]}", f"{names[i][0][:80]!r} is there twice")


def _indicators(indicators: tuple[Indicator, ...]) -> Iterator[Problem]:
    for i, indicator in enumerate(indicators):
        if indicator.build:
            yield from check_text(f"indicators[{i}].build", indicator.build, limits.MAX_NAME)
        if indicator.doubt is not None:
            yield from check_both(f"indicators[{i}].doubt", indicator.doubt, limits.MAX_SENTENCES)
        if (indicator.doubt is None) is (indicator.sureness is Sureness.POSSIBLE):
            missing = indicator.doubt is None
            need = "must say why the match is only possible" if missing else "has no place in a sure match"
            yield Problem(f"indicators[{i}].doubt", need)
    for i in repeated([f"{indicator.kind.value} {indicator.value}" for indicator in indicators]):
        yield Problem(f"indicators[{i}].value", f"{indicators[i].value} is there twice")


def _apple_ids(values: tuple[str, ...]) -> Iterator[Problem]:
    if len(values) > limits.MAX_INDICATORS_PER_RULE:
        yield Problem("apple_ids", f"there are {len(values)}, more than {limits.MAX_INDICATORS_PER_RULE}")
    for i, value in enumerate(values):
        if not APPLE_ID.match(value):
            yield Problem(f"apple_ids[{i}]", f"{value[:80]!r} is no Apple bundle identifier")
    for i in repeated(list(values)):
        yield Problem(f"apple_ids[{i}]", f"{values[i]} is there twice")


def repeated(values: list[str]) -> Iterator[int]:
    """The places at which a value stands that stood before."""
    seen: set[str] = set()
    for i, value in enumerate(values):
        if value in seen:
            yield i
        seen.add(value)


def check_both(field: str, value: Bilingual, most: int) -> Iterator[Problem]:
    """What is wrong with a text in two languages."""
    yield from check_text(f"{field}.en", value.en, most)
    yield from check_text(f"{field}.fr", value.fr, most)


def check_text(field: str, value: str, most: int) -> Iterator[Problem]:
    """What is wrong with a text: empty, padded, too long, or holding what cannot be seen."""
    if not value.strip():
        yield Problem(field, "is empty")
    elif value != value.strip():
        yield Problem(field, "begins or ends with a space")
    elif len(value) > most:
        yield Problem(field, f"has {len(value)} characters, more than {most}")
    shown = value.translate(NO_BREAK)
    if not shown.isprintable():
        yield Problem(field, f"holds the unseen character U+{_first_unseen(shown):04X}")


def _first_unseen(text: str) -> int:
    return next(ord(char) for char in text if not char.isprintable())
