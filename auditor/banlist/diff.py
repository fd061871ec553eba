"""Compare two editions: what is new, changed, ended or removed, by instrument, rule, indicator and policy, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from auditor.model.banlist_changes import BanListChanges, Change, ChangeKind, Subject
from auditor.model.policy import (
    BanList,
    Bilingual,
    Binding,
    Firmware,
    Indicator,
    IndicatorKind,
    Instrument,
    Policy,
    Rule,
    Sureness,
)

T = TypeVar("T")

FORCE_FR: Mapping[Binding, str] = {
    Binding.BINDING: "contraignant",
    Binding.ADVICE: "avis",
    Binding.APPROVAL: "règle d’autorisation",
    Binding.CATEGORY: "règle par catégorie",
}
SURENESS_FR: Mapping[Sureness, str] = {Sureness.CONFIRMED: "confirmé", Sureness.POSSIBLE: "possible"}
KIND_FR: Mapping[IndicatorKind, str] = {
    IndicatorKind.PACKAGE_NAME: "Nouveau nom de paquet",
    IndicatorKind.SIGNING_DIGEST: "Nouvelle empreinte de certificat",
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """An indicator and the rule it stands in."""

    indicator: Indicator
    rule: str
    app_name: str


def compare(old: BanList, new: BanList) -> BanListChanges:
    """The differences that lead from one edition to another."""
    changes = (
        *_pairs(_by_id(old.instruments), _by_id(new.instruments), _instrument),
        *_pairs(_by_id(old.rules), _by_id(new.rules), _rule),
        *_pairs(_placed(old.rules), _placed(new.rules), _indicator),
        *_pairs(_by_id(old.policies), _by_id(new.policies), _policy),
        *_pairs(_by_id(old.firmware), _by_id(new.firmware), _firmware),
    )
    return BanListChanges(old.edition, old.publisher, new.edition, new.publisher, changes)


def _pairs(
    old: Mapping[str, T], new: Mapping[str, T], describe: Callable[[str, T | None, T | None], Iterator[Change]]
) -> Iterator[Change]:
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before != after:
            yield from describe(key, before, after)


def _by_id(values: Iterable[T]) -> dict[str, T]:
    return {getattr(value, "id"): value for value in values}  # noqa: B009 (the three kinds share the field, not a type)


def _placed(rules: Iterable[Rule]) -> dict[str, _Placed]:
    """Package names are in one rule only; a digest may be in several, so the rule is part of its key."""
    found = {}
    for rule in rules:
        for indicator in rule.indicators:
            found[f"{indicator.kind.value} {indicator.value} {rule.id}"] = _Placed(indicator, rule.id, rule.app_name)
    return found


def _instrument(key: str, before: Instrument | None, after: Instrument | None) -> Iterator[Change]:
    if after is None:
        yield _gone(Subject.INSTRUMENT, key)
    elif before is None:
        en = f"New: {after.title.en} ({after.authority.en})"
        yield Change(
            Subject.INSTRUMENT,
            ChangeKind.NEW,
            key,
            Bilingual(en, f"Nouvel instrument\u00a0: {after.title.fr} ({after.authority.fr})"),
        )
    elif before.ended is None and after.ended is not None:
        what = Bilingual(f"Ended on {after.ended}: {after.title.en}", f"Fin le {after.ended}\u00a0: {after.title.fr}")
        yield Change(Subject.INSTRUMENT, ChangeKind.ENDED, key, what)
    else:
        yield _changed(Subject.INSTRUMENT, key, _instrument_parts(before, after))


def _instrument_parts(before: Instrument, after: Instrument) -> Iterator[Bilingual]:
    if before.binding is not after.binding:
        old_force, new_force = FORCE_FR[before.binding], FORCE_FR[after.binding]
        yield Bilingual(
            f"force from {before.binding.value} to {after.binding.value}", f"force\u00a0: de {old_force} à {new_force}"
        )
    for en, fr, old, new in (
        ("day announced", "date d’annonce", before.announced, after.announced),
        ("first day in force", "date d’entrée en vigueur", before.in_force, after.in_force),
        ("day ended", "date de fin", before.ended, after.ended),
        ("day last checked", "date de dernière vérification", before.checked, after.checked),
    ):
        if old != new:
            yield _from_to(en, fr, _day(old), _day(new))
    for en, fr, same in (
        ("title", "titre", before.title == after.title),
        ("scope", "champ d’application", before.scope == after.scope),
        ("reason", "motif", before.reason == after.reason),
        ("authority", "autorité", (before.authority, before.jurisdiction) == (after.authority, after.jurisdiction)),
        ("sources", "sources", before.sources == after.sources),
    ):
        if not same:
            yield Bilingual(f"{en} reworded", f"{fr}\u00a0: texte modifié")


def _rule(key: str, before: Rule | None, after: Rule | None) -> Iterator[Change]:
    if after is None:
        yield _gone(Subject.RULE, key)
    elif before is None:
        en, fr = f"New app: {after.app_name}", f"Nouvelle application\u00a0: {after.app_name}"
        yield Change(Subject.RULE, ChangeKind.NEW, key, Bilingual(en, fr))
    else:
        parts = list(_rule_parts(before, after))
        if parts:  # otherwise only its indicators differ, and they are told one by one
            yield _changed(Subject.RULE, key, parts)


def _rule_parts(before: Rule, after: Rule) -> Iterator[Bilingual]:
    if before.app_name != after.app_name:
        yield _from_to("name", "nom", before.app_name, after.app_name)
    if before.vendor != after.vendor:
        yield _from_to("vendor", "fournisseur", before.vendor, after.vendor)
    if before.apple_ids != after.apple_ids:
        old_ids, new_ids = (", ".join(rule.apple_ids) or "—" for rule in (before, after))
        yield _from_to("Apple ids", "identifiants Apple", old_ids, new_ids)
    old = {under.instrument: under for under in before.under}
    new = {under.instrument: under for under in after.under}
    yield from _members(old, new)
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            yield Bilingual(f"how {name} reaches it changed", f"lien avec {name} modifié")


def _indicator(_key: str, before: _Placed | None, after: _Placed | None) -> Iterator[Change]:
    place = after or before
    if place is None:
        return
    value, kind = place.indicator.value, place.indicator.kind
    if before is None:
        what = Bilingual(f"New {kind.value} for {place.app_name}", f"{KIND_FR[kind]} pour {place.app_name}")
        yield Change(Subject.INDICATOR, ChangeKind.NEW, value, what)
    elif after is None:
        what = Bilingual(f"No longer listed for {place.app_name}", f"N’est plus inscrit pour {place.app_name}")
        yield Change(Subject.INDICATOR, ChangeKind.REMOVED, value, what)
    elif before.indicator != after.indicator:
        yield _changed(Subject.INDICATOR, value, _indicator_parts(before.indicator, after.indicator))


def _indicator_parts(before: Indicator, after: Indicator) -> Iterator[Bilingual]:
    if before.sureness is not after.sureness:
        old_word, new_word = SURENESS_FR[before.sureness], SURENESS_FR[after.sureness]
        yield Bilingual(
            f"sureness from {before.sureness.value} to {after.sureness.value}",
            f"certitude\u00a0: de {old_word} à {new_word}",
        )
    if before.build != after.build:
        yield _from_to("build", "version", before.build or "—", after.build or "—")
    if before.doubt != after.doubt:
        yield Bilingual("doubt reworded", "doute\u00a0: texte modifié")


def _policy(key: str, before: Policy | None, after: Policy | None) -> Iterator[Change]:
    if after is None:
        yield _gone(Subject.POLICY, key)
    elif before is None:
        what = Bilingual(f"New policy: {after.name.en}", f"Nouvelle politique\u00a0: {after.name.fr}")
        yield Change(Subject.POLICY, ChangeKind.NEW, key, what)
    else:
        yield _changed(Subject.POLICY, key, _policy_parts(before, after))


def _policy_parts(before: Policy, after: Policy) -> Iterator[Bilingual]:
    if before.name != after.name:
        yield Bilingual("name reworded", "nom\u00a0: texte modifié")
    yield from _members(before.instruments, after.instruments)
    if before.instruments != after.instruments and set(before.instruments) == set(after.instruments):
        yield Bilingual("instruments in another order", "instruments dans un autre ordre")


def _firmware(key: str, before: Firmware | None, after: Firmware | None) -> Iterator[Change]:
    if after is None:
        yield _gone(Subject.FIRMWARE, key)
    elif before is None:
        names = ", ".join(after.packages)
        what = Bilingual(f"New firmware components: {names}", f"Nouveaux composants du micrologiciel\u00a0: {names}")
        yield Change(Subject.FIRMWARE, ChangeKind.NEW, key, what)
    else:
        yield _changed(Subject.FIRMWARE, key, _firmware_parts(before, after))


def _firmware_parts(before: Firmware, after: Firmware) -> Iterator[Bilingual]:
    if before.vendor != after.vendor:
        yield _from_to("vendor", "fournisseur", before.vendor, after.vendor)
    if before.packages != after.packages:
        yield _from_to("packages", "paquets", ", ".join(before.packages), ", ".join(after.packages))
    if before.note != after.note:
        yield Bilingual("note reworded", "note\u00a0: texte modifié")


def _members(before: Iterable[str], after: Iterable[str]) -> Iterator[Bilingual]:
    old, new = set(before), set(after)
    for name in sorted(new - old):
        yield Bilingual(f"now under {name}", f"désormais visé par {name}")
    for name in sorted(old - new):
        yield Bilingual(f"no longer under {name}", f"n’est plus visé par {name}")


def _gone(subject: Subject, key: str) -> Change:
    return Change(subject, ChangeKind.REMOVED, key, Bilingual("No longer in the list", "N’est plus dans la liste"))


def _changed(subject: Subject, key: str, parts: Iterable[Bilingual]) -> Change:
    said = list(parts)
    what = Bilingual(
        "Changed: " + "; ".join(part.en for part in said), "Modifié\u00a0: " + "; ".join(part.fr for part in said)
    )
    return Change(subject, ChangeKind.CHANGED, key, what)


def _from_to(en: str, fr: str, before: str, after: str) -> Bilingual:
    return Bilingual(f"{en} from {before} to {after}", f"{fr}\u00a0: de {before} à {after}")


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"
