"""Packages × rules of the chosen policies → findings, each with its basis in one sentence.

A rule recognises a package by exact package name or by a signing certificate digest, one of before a rotation included.
It makes a finding only while at least one binding instrument of the chosen policies reaches the app on the day of the
audit. A finding is Banned when a confirmed indicator meets an instrument that names the app or its vendor; everything
less sure is Suspect and says why. An unknown app that goes by a listed app's name is a look-alike, and Suspect.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from auditor.judge.lookalike import LookAlike, Names, look_alike_why, names
from auditor.model.finding import Basis, CitedInstrument, Finding, Status
from auditor.model.package import InstalledPackage
from auditor.model.policy import (
    BanList,
    Bilingual,
    Binding,
    Indicator,
    IndicatorKind,
    Instrument,
    Link,
    Policy,
    Rule,
    Sureness,
)

_BASIS = {IndicatorKind.PACKAGE_NAME: Basis.PACKAGE_NAME, IndicatorKind.SIGNING_DIGEST: Basis.SIGNING_DIGEST}


@dataclass(frozen=True, slots=True)
class Recognition:
    """A rule knows a package: by which indicators, and whether its listed digests speak against the signer seen."""

    rule: Rule
    indicators: tuple[Indicator, ...]
    other_signer: bool

    @property
    def basis(self) -> Basis:
        """The strongest reason, as one word."""
        if self.other_signer:
            return Basis.OTHER_SIGNER
        kinds = {indicator.kind for indicator in self.indicators}
        return _BASIS[
            IndicatorKind.PACKAGE_NAME if IndicatorKind.PACKAGE_NAME in kinds else IndicatorKind.SIGNING_DIGEST
        ]

    @property
    def app_name(self) -> str:
        """What the app is called: by its own build, where the rule holds several packages; else as the rule does."""
        packages = [i for i in self.rule.indicators if i.kind is IndicatorKind.PACKAGE_NAME]
        builds = [i.build for i in self.indicators if i.kind is IndicatorKind.PACKAGE_NAME and i.build]
        return builds[0] if builds and len(packages) > 1 else self.rule.app_name


@dataclass(frozen=True, slots=True)
class Matcher:
    """The rules of one edition, ready to be asked about packages."""

    rules_by_name: Mapping[str, tuple[Rule, ...]]
    rules_by_digest: Mapping[str, tuple[Rule, ...]]
    names: Names

    def look_alikes(self, package: InstalledPackage) -> tuple[LookAlike, ...]:
        """The listed apps that a package passes for by its name, while no rule knows its package name or signer."""
        return () if self.recognise(package) else self.names.look_alikes(package)

    def recognise(self, package: InstalledPackage) -> tuple[Recognition, ...]:
        """Every rule that knows the package, in the order of rule ids."""
        rules = {rule.id: rule for rule in self.rules_by_name.get(package.name, ())}
        for digest in package.all_signers:
            rules |= {rule.id: rule for rule in self.rules_by_digest.get(digest, ())}
        return tuple(_recognition(rules[rule_id], package) for rule_id in sorted(rules))


def matcher(rules: Iterable[Rule]) -> Matcher:
    """Prepare rules for matching."""
    by_name: dict[str, tuple[Rule, ...]] = {}
    by_digest: dict[str, tuple[Rule, ...]] = {}
    known = tuple(rules)
    for rule in known:
        for indicator in rule.indicators:
            index = by_name if indicator.kind is IndicatorKind.PACKAGE_NAME else by_digest
            index[indicator.value] = (*index.get(indicator.value, ()), rule)
    return Matcher(by_name, by_digest, names(known))


def _recognition(rule: Rule, package: InstalledPackage) -> Recognition:
    signers = package.all_signers
    known = {i.value for i in rule.indicators if i.kind is IndicatorKind.SIGNING_DIGEST}
    met = tuple(i for i in rule.indicators if i.value == package.name or i.value in signers)
    return Recognition(rule, met, bool(known and signers) and known.isdisjoint(signers))


def match(
    packages: Iterable[InstalledPackage], ban_list: BanList, policies: tuple[Policy, ...], day: date
) -> tuple[Finding, ...]:
    """Judge every package that is present for somebody. Findings come Banned first, then by package name and rule."""
    chosen = _counting(ban_list, policies, day)
    ready = matcher(ban_list.rules)
    present = [package for package in packages if package.present_for]
    found = [
        finding
        for package in present
        for recognition in ready.recognise(package)
        if (finding := _finding(package, recognition, chosen)) is not None
    ]
    found += [seen for package in present if (seen := _look_alike(package, ready, chosen)) is not None]
    return tuple(sorted(found, key=lambda f: (f.status is not Status.BANNED, f.package, f.rule)))


def counting_instruments(ban_list: BanList, policy: Policy, day: date) -> int:
    """How many of a policy's instruments prohibit something on a day."""
    return len(_counting(ban_list, (policy,), day))


def _counting(ban_list: BanList, policies: tuple[Policy, ...], day: date) -> Mapping[str, Instrument]:
    wanted = {instrument for policy in policies for instrument in policy.instruments}
    return {
        instrument.id: instrument
        for instrument in ban_list.instruments
        if instrument.id in wanted and instrument.binding is Binding.BINDING and instrument.counts_on(day)
    }


def _finding(package: InstalledPackage, recognition: Recognition, chosen: Mapping[str, Instrument]) -> Finding | None:
    rule = recognition.rule
    reaching = [under for under in rule.under if under.instrument in chosen]
    if not reaching:
        return None
    sure_link = any(under.link is not Link.OWNER for under in reaching)
    sure_app = any(indicator.sureness is Sureness.CONFIRMED for indicator in recognition.indicators)
    said = (_why(package, recognition), *_doubts(recognition, sure_app=sure_app, sure_link=sure_link))
    return Finding(
        package=package.name,
        user_ids=package.present_for,
        status=Status.BANNED if sure_link and sure_app else Status.SUSPECT,
        basis=recognition.basis,
        rule=rule.id,
        app_name=recognition.app_name,
        why=" ".join(sentence.en for sentence in said),
        why_fr=" ".join(sentence.fr for sentence in said),
        instruments=tuple(cited(chosen[under.instrument], under.note) for under in reaching),
    )


def _look_alike(package: InstalledPackage, ready: Matcher, chosen: Mapping[str, Instrument]) -> Finding | None:
    """One finding at most: the name that is nearest to a listed one which the chosen instruments reach."""
    for seen in ready.look_alikes(package):
        reaching = [under for under in seen.rule.under if under.instrument in chosen]
        if reaching:
            said = look_alike_why(package, seen)
            return Finding(
                package=package.name,
                user_ids=package.present_for,
                status=Status.SUSPECT,
                basis=Basis.LOOK_ALIKE,
                rule=seen.rule.id,
                app_name=seen.rule.app_name,
                why=said.en,
                why_fr=said.fr,
                instruments=tuple(cited(chosen[under.instrument], under.note) for under in reaching),
            )
    return None


_OTHER_SIGNER = Bilingual(
    "The package name is listed, but the signing certificate is not the publisher's known one: an altered, regional or "
    "unofficial copy.",
    "Le nom de paquet figure sur la liste, mais le certificat de signature n’est pas celui, connu, de l’éditeur\u00a0: "
    "copie modifiée, régionale ou non officielle.",
)
_NONE_LISTED = Bilingual(
    "The package name equals the one on the ban list. No certificate of this publisher is listed.",
    "Le nom de paquet est celui de la liste. Aucun certificat de cet éditeur n’y figure.",
)
_NOT_READ = Bilingual(
    "The package name equals the one on the ban list. The signing certificate was not read.",
    "Le nom de paquet est celui de la liste. Le certificat de signature n’a pas été lu.",
)
_BOTH_MEET = Bilingual(
    "The package name equals the one on the ban list, and the signing certificate is the publisher's known one.",
    "Le nom de paquet est celui de la liste, et le certificat de signature est celui, connu, de l’éditeur.",
)
_POSSIBLE = Bilingual(
    "It is only possible that this is the listed app.",
    "Il est seulement possible qu’il s’agisse de l’application inscrite.",
)
_PRESUMED_OWNER = Bilingual(
    "No instrument names the app itself; it is counted by its presumed owner.",
    "Aucun instrument ne nomme l’application elle-même; elle est retenue en raison de son propriétaire présumé.",
)


def _why(package: InstalledPackage, recognition: Recognition) -> Bilingual:
    if recognition.basis is Basis.OTHER_SIGNER:
        return _OTHER_SIGNER
    if recognition.basis is Basis.SIGNING_DIGEST:
        name = recognition.rule.app_name
        return Bilingual(
            f"The app is signed with a certificate listed for {name}; its package name differs.",
            f"L’application est signée par un certificat inscrit pour {name}; son nom de paquet diffère.",
        )
    listed = any(i.kind is IndicatorKind.SIGNING_DIGEST for i in recognition.rule.indicators)
    if not listed:
        return _NONE_LISTED
    return _NOT_READ if package.signers is None else _BOTH_MEET


def _doubts(recognition: Recognition, *, sure_app: bool, sure_link: bool) -> Iterable[Bilingual]:
    if not sure_app:
        yield _POSSIBLE
        yield from (indicator.doubt for indicator in recognition.indicators if indicator.doubt)
    if not sure_link:
        yield _PRESUMED_OWNER


def cited(instrument: Instrument, note: Bilingual | None) -> CitedInstrument:
    """An instrument as a finding quotes it, with its best source: the authority's own text before the press.

    note: what a reader must know of how it reaches this very app.
    """
    best = min(instrument.sources, key=lambda source: not source.primary)
    return CitedInstrument(
        id=instrument.id,
        title=instrument.title.en,
        title_fr=instrument.title.fr,
        authority=instrument.authority.en,
        jurisdiction=instrument.jurisdiction,
        in_force=instrument.in_force,
        checked=instrument.checked,
        reason=instrument.reason.en,
        reason_fr=instrument.reason.fr,
        source=best.address,
        source_title=best.title,
        primary=best.primary,
        authority_fr=instrument.authority.fr,
        note=note.en if note else "",
        note_fr=note.fr if note else "",
    )
