"""fieldcheck banlist show · check · import · diff · compile · keygen · sign · export · supplement."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.cli.banlist_text import change_lines, edition_lines, policy_lines, rules_of, used_lines
from auditor.cli.context import Context
from auditor.cli.output import answer, target
from auditor.cli.passphrase import ask_new
from auditor.cli.supplement import supplement
from auditor.cli.words import shown
from auditor.errors import BanListError, OutputError, UsageError
from auditor.files import write_whole
from auditor.model.audit import UsedBanList
from auditor.model.banlist_changes import BanListChanges
from auditor.model.policy import BanList, Instrument, Policy, Rule
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
        answer(context.face, armed.used, edition_lines(armed.ban_list, armed.used, words))
        return 0
    policy = armed.ban_list.policy(options.policy)
    if policy is None:
        raise UsageError(
            f"The policy {shown(options.policy)} cannot be shown",
            f"edition {armed.ban_list.edition} has none of that name",
            "See fieldcheck banlist show",
        )
    instruments = tuple(armed.ban_list.instrument(name) for name in policy.instruments)
    rules = rules_of(armed.ban_list, policy)
    lines = policy_lines(policy, instruments, rules, words)
    answer(context.face, PolicyAnswer(armed.used, policy, instruments, rules), lines)
    return 0


def _check(context: Context, options: argparse.Namespace) -> int:
    candidate = context.workplace.check_list(Path(options.file), allow_older=True)
    answer(context.face, candidate.armed.used, used_lines(candidate.armed.used, context.face.words))
    return 0


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """An edition that may be taken into use. changes None: there is no edition in use to compare with."""

    edition: UsedBanList
    changes: BanListChanges | None
    in_use: bool


def _import(context: Context, options: argparse.Namespace) -> int:
    place, words = context.workplace, context.face.words
    candidate = place.check_list(Path(options.file), allow_older=options.allow_older)
    found, difference = _difference(context, candidate.armed.ban_list)
    lines = [*used_lines(candidate.armed.used, words), "", *difference, ""]
    if options.yes:
        import_candidate(place.home, candidate, place.records)
        lines.append(words.say("This edition is in use now.", "Cette édition est désormais utilisée."))
    else:
        lines.append(words.say("Not in use yet: repeat with --yes.", "Pas encore utilisée : répétez avec --yes."))
    answer(context.face, ImportAnswer(candidate.armed.used, found, options.yes), lines)
    return 0


def _difference(context: Context, newer: BanList) -> tuple[BanListChanges | None, list[str]]:
    """What changes against the edition in use. A lapsed or lost edition must not keep its own successor out."""
    words = context.face.words
    try:
        older = context.workplace.ban_list().edition
    except (BanListError, OutputError) as error:
        none = words.say("There is nothing to compare with:", "Il n’y a rien à quoi comparer :")
        return None, [f"{none} {words.error(error)}"]
    found = changes(older, newer)
    return found, list(change_lines(found, words))


def _diff(context: Context, options: argparse.Namespace) -> int:
    place = context.workplace
    older, newer = (place.check_list(Path(file), allow_older=True).armed.ban_list for file in (options.a, options.b))
    found = changes(older, newer)
    answer(context.face, found, change_lines(found, context.face.words))
    return 0


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
    twice = options.passphrase_file is None and sys.stdin.isatty()
    passphrase = ask_new(context.ask, "New passphrase of the publisher's key", twice=twice)
    publisher_file, key_id = make_publisher_key(Path(options.out), options.publisher, passphrase)
    words = context.face.words
    lines = [
        f"{words.say('private key', 'clé privée')}{words.colon} {options.out}",
        f"{words.say('publisher file to install', 'fichier d’éditeur à installer')}{words.colon} {publisher_file}",
        f"{words.say('key', 'clé')} {key_id}",
    ]
    answer(context.face, key_id, lines)
    return 0


def _sign(context: Context, options: argparse.Namespace) -> int:
    signature = sign_bundle(Path(options.file), Path(options.key), lambda: context.ask(f"Passphrase of {options.key}"))
    answer(context.face, str(signature), [context.face.words.fact("signature", signature)])
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
