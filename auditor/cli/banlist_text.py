"""The ban list as a person reads it in a terminal: an edition, one policy of it, and what a newer one changes."""

from collections.abc import Iterator, Mapping

from auditor.cli.supplement import supplement_lines
from auditor.cli.words import Words, shown
from auditor.model.audit import UsedBanList
from auditor.model.banlist_changes import BanListChanges, Subject
from auditor.model.policy import BanList, Binding, IndicatorKind, Instrument, Link, Policy, Rule, Under

_FORCES: Mapping[Binding, tuple[str, str]] = {
    Binding.BINDING: ("binding", "contraignant"),
    Binding.ADVICE: ("advice, not a ban", "avis, et non une interdiction"),
    Binding.APPROVAL: ("approval rule, not a ban", "règle d’autorisation, et non une interdiction"),
    Binding.CATEGORY: (
        "category rule, not a ban of named apps",
        "règle par catégorie, et non une interdiction d’applications nommées",
    ),
}
_SUBJECTS: Mapping[Subject, tuple[str, str]] = {
    Subject.INSTRUMENT: ("instrument", "instrument"),
    Subject.RULE: ("rule", "règle"),
    Subject.INDICATOR: ("indicator", "indicateur"),
    Subject.POLICY: ("policy", "politique"),
    Subject.FIRMWARE: ("firmware", "micrologiciel"),
}


def used_lines(used: UsedBanList, words: Words) -> Iterator[str]:
    """An edition's head: number, publisher, dates, armed count."""
    yield f"{words.say('Edition', 'Édition')} {used.edition}, {shown(used.publisher)}"
    if used.development:
        yield words.say(
            "  Signed by a development key that vouches for nobody.",
            "  Signée par une clé de développement qui n’engage personne.",
        )
    yield f"  {words.say('publisher key', 'clé de l’éditeur')} {used.publisher_key}"
    yield f"  {words.say('issued', 'publiée le')} {words.day(used.issued.date())}"
    yield f"  {words.say('valid until', 'valide jusqu’au')} {words.day(used.expires.date())}"
    yield f"  {words.say('facts as of', 'faits établis au')} {words.day(used.as_of)}"
    yield words.say(
        f"  {used.armed} of {used.indicators} indicators armed",
        f"  {used.armed} indicateurs sur {used.indicators} éprouvés",
    )
    yield f"  SHA-256 {used.digest}"
    if used.older_allowed:
        yield words.say("  OLDER than one used here; allowed", "  PLUS ANCIENNE qu’une autre utilisée ici; autorisée")
    if used.supplement is not None:
        yield from supplement_lines(used.supplement, words)


def edition_lines(ban_list: BanList, used: UsedBanList, words: Words) -> Iterator[str]:
    """The edition's head and its policies, each with how many instruments and rules it has."""
    yield from used_lines(used, words)
    yield ""
    yield words.say(
        f"{len(ban_list.policies)} policies, each with the number of its instruments and of their apps",
        f"{len(ban_list.policies)} politiques, chacune avec le nombre de ses instruments et de leurs applications",
    )
    width = max((len(policy.id) for policy in ban_list.policies), default=0)
    for policy in sorted(ban_list.policies, key=lambda policy: policy.id):
        counts = f"{len(policy.instruments):3} {len(rules_of(ban_list, policy)):4}"
        yield f"  {policy.id:{width}} {counts}  {policy.name.in_language(words.language)}"


def rules_of(ban_list: BanList, policy: Policy) -> tuple[Rule, ...]:
    """The rules that an instrument of the policy reaches, by the name of the app."""
    wanted = set(policy.instruments)
    found = (rule for rule in ban_list.rules if wanted & {under.instrument for under in rule.under})
    return tuple(sorted(found, key=lambda rule: rule.app_name.casefold()))


def policy_lines(
    policy: Policy, instruments: tuple[Instrument, ...], rules: tuple[Rule, ...], words: Words
) -> Iterator[str]:
    """One policy: each instrument with its reason and best source, and the apps that it reaches."""
    yield f"{policy.id}  {policy.name.in_language(words.language)}"
    for instrument in instruments:
        yield ""
        yield from _instrument_lines(instrument, words)
        for rule in rules:
            under = next((under for under in rule.under if under.instrument == instrument.id), None)
            if under is not None:
                yield from _rule_lines(rule, under, words)


def _instrument_lines(instrument: Instrument, words: Words) -> Iterator[str]:
    yield instrument.title.in_language(words.language)
    yield f"  {instrument.id}, {words.say(*_FORCES[instrument.binding])}"
    yield f"  {instrument.authority.in_language(words.language)}; {_days(instrument, words)}"
    yield f"  {words.say('Reason:', 'Motif :')} {instrument.reason.in_language(words.language)}"
    best = min(instrument.sources, key=lambda source: not source.primary)
    yield f"  {words.say('Source:', 'Source :')} {best.address}"


def _days(instrument: Instrument, words: Words) -> str:
    begun = (
        words.say("first day in force not known", "date d’entrée en vigueur inconnue")
        if instrument.in_force is None
        else words.say("in force ", "en vigueur depuis le ") + words.day(instrument.in_force)
    )
    ended = words.say("; ended ", "; terminé le ") + words.day(instrument.ended) if instrument.ended else ""
    return begun + ended


def _rule_lines(rule: Rule, under: Under, words: Words) -> Iterator[str]:
    yield f"    {rule.app_name}"
    if under.note is not None:
        yield f"      {under.note.in_language(words.language)}"
    if under.link is Link.OWNER:
        presumed = words.say("counted by its presumed owner", "retenue en raison de son propriétaire présumé")
        yield f"      {_only_possible(words)} {presumed}"
    for indicator in rule.indicators:
        digest = indicator.kind is IndicatorKind.SIGNING_DIGEST
        named = f"{words.say('signer ', 'signataire ') if digest else ''}{indicator.value}"
        yield "      " + "  ".join(filter(None, (named, indicator.build)))
        if indicator.doubt is not None:
            yield f"        {_only_possible(words)} {indicator.doubt.in_language(words.language)}"


def _only_possible(words: Words) -> str:
    return words.say("only possible:", "possible seulement :")


def change_lines(found: BanListChanges, words: Words) -> Iterator[str]:
    """What a newer edition changes, one line each."""
    count = len(found.changes)
    yield words.say(
        f"From edition {found.from_edition} to {found.to_edition}: {count} change{'' if count == 1 else 's'}",
        f"De l’édition {found.from_edition} à l’édition {found.to_edition} : "
        f"{count} changement{'s' if count > 1 else ''}",
    )
    if found.from_publisher != found.to_publisher:
        old, new = shown(found.from_publisher), shown(found.to_publisher)
        yield "  " + words.say(f"publisher: from {old} to {new}", f"éditeur : de {old} à {new}")
    for change in found.changes:
        name = f"{words.say(*_SUBJECTS[change.subject])} {change.id}"
        yield f"  {words.fact(name, change.what.in_language(words.language))}"
