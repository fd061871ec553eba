"""Clear packages worth a word: what only advice names, what only others prohibit, and parts of the firmware."""

from collections.abc import Iterable, Iterator
from datetime import date

from auditor.judge.match import Recognition, cited, matcher
from auditor.model.finding import Finding, Mention, MentionKind
from auditor.model.package import InstalledPackage
from auditor.model.policy import BanList, Binding, Firmware, Instrument, Link, Policy


def mentions(
    packages: Iterable[InstalledPackage],
    findings: tuple[Finding, ...],
    ban_list: BanList,
    policies: tuple[Policy, ...],
    day: date,
) -> tuple[Mention, ...]:
    """Mention every present package that a rule knows and that no finding speaks of, in order of package and rule."""
    found = {finding.package for finding in findings}
    chosen = {instrument for policy in policies for instrument in policy.instruments}
    counting = {i.id: i for i in ban_list.instruments if i.counts_on(day)}
    ready = matcher(ban_list.rules)
    parts = {name: firmware for firmware in ban_list.firmware for name in firmware.packages}
    clear = [p for p in sorted(packages, key=lambda p: p.name) if p.present_for and p.name not in found]
    spoken_of = tuple(
        mention
        for package in clear
        for recognition in ready.recognise(package)
        for mention in _of(package, recognition, chosen, counting)
    )
    return (*spoken_of, *(_part(package, parts[package.name]) for package in clear if package.name in parts))


def _part(package: InstalledPackage, firmware: Firmware) -> Mention:
    return Mention(
        package=package.name,
        user_ids=package.present_for,
        kind=MentionKind.FIRMWARE,
        rule=firmware.id,
        app_name=firmware.vendor,
        instruments=(),
        note=firmware.note.en,
        note_fr=firmware.note.fr,
    )


def _of(
    package: InstalledPackage, recognition: Recognition, chosen: set[str], counting: dict[str, Instrument]
) -> Iterator[Mention]:
    rule, name = recognition.rule, recognition.app_name
    # An owner that we only infer is too thin to tell a person that another government prohibits the app.
    reaching = [
        (counting[u.instrument], u.note) for u in rule.under if u.instrument in counting and u.link is not Link.OWNER
    ]
    advised = [(i, note) for i, note in reaching if i.id in chosen and i.binding is not Binding.BINDING]
    elsewhere = [(i, note) for i, note in reaching if i.id not in chosen and i.binding is Binding.BINDING]
    for kind, found in ((MentionKind.ADVISED, advised), (MentionKind.ELSEWHERE, elsewhere)):
        if found:
            quoted = tuple(cited(instrument, note) for instrument, note in found)
            yield Mention(package.name, package.present_for, kind, rule.id, name, quoted)
