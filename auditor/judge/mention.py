"""Clear apps worth a word: what only advice names, and what only instruments outside the chosen policies prohibit."""

from collections.abc import Iterable, Iterator
from datetime import date

from auditor.judge.match import cited, matcher
from auditor.model.finding import Finding, Mention, MentionKind
from auditor.model.package import InstalledPackage
from auditor.model.policy import BanList, Binding, Instrument, Link, Policy, Rule


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
    return tuple(
        mention
        for package in sorted(packages, key=lambda p: p.name)
        if package.present_for and package.name not in found
        for recognition in ready.recognise(package)
        for mention in _of(package, recognition.rule, chosen, counting)
    )


def _of(package: InstalledPackage, rule: Rule, chosen: set[str], counting: dict[str, Instrument]) -> Iterator[Mention]:
    # An owner that we only infer is too thin to tell a person that another government prohibits the app.
    reaching = [counting[u.instrument] for u in rule.under if u.instrument in counting and u.link is not Link.OWNER]
    advised = [i for i in reaching if i.id in chosen and i.binding is not Binding.BINDING]
    elsewhere = [i for i in reaching if i.id not in chosen and i.binding is Binding.BINDING]
    for kind, instruments in ((MentionKind.ADVISED, advised), (MentionKind.ELSEWHERE, elsewhere)):
        if instruments:
            quoted = tuple(cited(instrument) for instrument in instruments)
            yield Mention(package.name, package.present_for, kind, rule.id, rule.app_name, quoted)
