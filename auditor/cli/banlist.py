"""fieldcheck banlist show · check · import · diff · compile · keygen · sign · export · supplement."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer, target
from auditor.cli.supplement import supplement, supplement_lines
from auditor.cli.words import Words, shown
from auditor.errors import BanListError, UsageError
from auditor.files import write_whole
from auditor.model.audit import UsedBanList
from auditor.model.banlist_changes import BanListChanges
from auditor.model.policy import BanList, Binding, IndicatorKind, Instrument, Policy, Rule, Sureness
from auditor.workflow.lists import (
    changes,
    compile_source,
    export_policies,
    import_candidate,
    make_publisher_key,
    sign_bundle,
)


def banlist(context: Context, options: argparse.Namespace) -> int:
    """Do one act on the ban list."""
    return _ACTS[options.act](context, options)


@dataclass(frozen=True, slots=True)
class PolicyAnswer:
    """One policy of the edition in use, whole."""

    edition: UsedBanList
    policy: Policy
    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]


def _show(context: Context, options: argparse.Namespace) -> int:
    armed = context.workplace.ban_list()
    words = context.face.words
    if options.policy is None:
        answer(context.face, armed.used, _edition_lines(armed.ban_list, armed.used, words))
        return 0
    policy = armed.ban_list.policy(options.policy)
    if policy is None:
        raise UsageError(
            f"The policy {shown(options.policy)} cannot be shown",
            f"edition {armed.ban_list.edition} has none of that name",
            "See fieldcheck banlist show",
        )
    instruments = tuple(armed.ban_list.instrument(name) for name in policy.instruments)
    wanted = set(policy.instruments)
    rules = tuple(r for r in armed.ban_list.rules if wanted & {under.instrument for under in r.under})
    lines = _policy_lines(policy, instruments, rules, words)
    answer(context.face, PolicyAnswer(armed.used, policy, instruments, rules), lines)
    return 0


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
        f"  {used.armed} indicateurs armés sur {used.indicators}",
    )
    yield f"  SHA-256 {used.digest}"
    if used.older_allowed:
        yield words.say("  OLDER than one used here; allowed", "  PLUS ANCIENNE qu’une autre utilisée ici; autorisée")
    if used.supplement is not None:
        yield from supplement_lines(used.supplement, words)


def _edition_lines(ban_list: BanList, used: UsedBanList, words: Words) -> Iterator[str]:
    yield from used_lines(used, words)
    yield ""
    for policy in ban_list.policies:
        count = len(policy.instruments)
        yield f"{policy.id:16} {policy.name.in_language(words.language)} ({count})"


def _policy_lines(
    policy: Policy, instruments: tuple[Instrument, ...], rules: tuple[Rule, ...], words: Words
) -> Iterator[str]:
    yield f"{policy.id}  {policy.name.in_language(words.language)}"
    for instrument in instruments:
        yield ""
        yield from _instrument_lines(instrument, words)
        for rule in rules:
            if instrument.id in {under.instrument for under in rule.under}:
                yield from _rule_lines(rule, words)


def _instrument_lines(instrument: Instrument, words: Words) -> Iterator[str]:
    yield f"{instrument.title.in_language(words.language)} ({instrument.id})"
    force = "" if instrument.binding is Binding.BINDING else f" [{instrument.binding.value}]"
    force += f" [{words.say('ended', 'terminé le')} {words.day(instrument.ended)}]" if instrument.ended else ""
    begun = words.day(instrument.in_force) if instrument.in_force else words.say("day not known", "date inconnue")
    yield f"  {instrument.authority}; {words.say('in force', 'en vigueur')} {begun}{force}"
    yield f"  {instrument.reason.in_language(words.language)}"
    yield f"  {min(instrument.sources, key=lambda source: not source.primary).address}"


def _rule_lines(rule: Rule, words: Words) -> Iterator[str]:
    yield f"    {rule.app_name}"
    for indicator in rule.indicators:
        doubt = (
            "" if indicator.sureness is Sureness.CONFIRMED else words.say(" (only possible)", " (possible seulement)")
        )
        digest = indicator.kind is IndicatorKind.SIGNING_DIGEST
        kind = words.say("signer ", "signataire ") if digest else ""
        yield f"      {kind}{indicator.value}{doubt}"


def _check(context: Context, options: argparse.Namespace) -> int:
    candidate = context.workplace.check_list(Path(options.file), allow_older=True)
    answer(context.face, candidate.armed.used, used_lines(candidate.armed.used, context.face.words))
    return 0


def _import(context: Context, options: argparse.Namespace) -> int:
    place, words = context.workplace, context.face.words
    candidate = place.check_list(Path(options.file), allow_older=options.allow_older)
    lines = [
        *used_lines(candidate.armed.used, words),
        "",
        *_difference(context, candidate.armed.ban_list),
    ]
    if options.yes:
        import_candidate(place.home, candidate, place.records)
        lines += ["", words.say("This edition is in use now.", "Cette édition est désormais utilisée.")]
    else:
        unused = words.say("Not in use yet: repeat with --yes.", "Pas encore utilisée : répétez avec --yes.")
        lines += ["", unused]
    answer(context.face, candidate.armed.used, lines)
    return 0


def _difference(context: Context, newer: BanList) -> Iterator[str]:
    """What changes against the edition in use. A lapsed edition must not keep its own successor out."""
    words = context.face.words
    try:
        older = context.workplace.ban_list().edition
    except BanListError as error:
        none = words.say("There is nothing to compare with", "Il n’y a rien à quoi comparer")
        yield f"{none}: {shown(str(error), 400)}"
        return
    yield from _change_lines(changes(older, newer), words)


def _diff(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    older, newer = (place.check_list(Path(file), allow_older=True).armed.ban_list for file in (options.a, options.b))
    found = changes(older, newer)
    answer(context.face, found, _change_lines(found, context.face.words))
    return 0


def _change_lines(found: BanListChanges, words: Words) -> Iterator[str]:
    yield words.say(
        f"From edition {found.from_edition} to {found.to_edition}: {len(found.changes)} changes",
        f"De l’édition {found.from_edition} à la {found.to_edition} : {len(found.changes)} changements",
    )
    for change in found.changes:
        yield f"  {change.subject.value} {change.id}: {change.what.in_language(words.language)}"


def _compile(context: Context, options: argparse.Namespace) -> int:
    ban_list = compile_source(Path(options.source), Path(options.out))
    words = context.face.words
    counts = (len(ban_list.instruments), len(ban_list.rules), ban_list.indicator_count)
    made = words.say(
        "{}: edition {}, {} instruments, {} rules, {} indicators. Not signed yet: fieldcheck banlist sign",
        "{} : édition {}, {} instruments, {} règles, {} indicateurs. Non signée : fieldcheck banlist sign",
    ).format(options.out, ban_list.edition, *counts)
    answer(context.face, ban_list.edition, [made])
    return 0


def _keygen(context: Context, options: argparse.Namespace) -> int:
    passphrase = context.ask("New passphrase of the publisher's key")
    publisher_file, key_id = make_publisher_key(Path(options.out), options.publisher, passphrase)
    words = context.face.words
    lines = [
        f"{words.say('private key', 'clé privée')}: {options.out}",
        f"{words.say('publisher file to install', 'fichier d’éditeur à installer')}: {publisher_file}",
        f"{words.say('key', 'clé')} {key_id}",
    ]
    answer(context.face, key_id, lines)
    return 0


def _sign(context: Context, options: argparse.Namespace) -> int:
    signature = sign_bundle(Path(options.file), Path(options.key), lambda: context.ask(f"Passphrase of {options.key}"))
    answer(context.face, str(signature), [f"{context.face.words.say('signature', 'signature')}: {signature}"])
    return 0


def _export(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    checked = target(options.out)
    data = export_policies(place.ban_list(), tuple(options.policy), place.clock.now().date(), options.format)
    write_whole(checked or Path(options.out), data)
    answer(context.face, options.out, [f"{options.format}: {options.out}"])
    return 0


_ACTS: Mapping[str, Callable[[Context, argparse.Namespace], int]] = {
    "show": _show,
    "check": _check,
    "import": _import,
    "diff": _diff,
    "compile": _compile,
    "keygen": _keygen,
    "sign": _sign,
    "export": _export,
    "supplement": supplement,
}
