"""fieldcheck banlist supplement: the department's own rules, shown, taken into use and dropped."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.words import Words, shown
from auditor.model.audit import UsedSupplement
from auditor.model.finding import Finding
from auditor.model.supplement import ExceptionOrder, Supplement
from auditor.workflow.lists import drop_supplement, dropped_digest, take_supplement


def supplement(context: Context, options: argparse.Namespace) -> int:
    """Show what a supplement adds, and with --yes take it into use; or drop the one in use."""
    return _drop(context, options) if options.drop else _take(context, options)


def _take(context: Context, options: argparse.Namespace) -> int:
    place, words = context.workplace, context.face.words
    candidate = place.check_supplement(Path(options.file))
    lines = [*supplement_lines(candidate.used, words), *_added(candidate.supplement, words)]
    if options.yes:
        take_supplement(place.home, candidate, place.records)
        lines.append(words.say("This supplement is in use now.", "Ce supplément est désormais utilisé."))
    else:
        lines.append(words.say("Not in use yet: repeat with --yes.", "Pas encore utilisé : répétez avec --yes."))
    answer(context.face, candidate.used, lines)
    return 0


def _drop(context: Context, options: argparse.Namespace) -> int:
    place, words = context.workplace, context.face.words
    digest = drop_supplement(place.home, place.records) if options.yes else dropped_digest(place.home)
    line = (
        words.say("No supplement is in use any more.", "Plus aucun supplément n’est utilisé.")
        if options.yes
        else words.say("Still in use: repeat with --yes.", "Encore utilisé : répétez avec --yes.")
    )
    answer(context.face, digest, [f"SHA-256 {digest}", line])
    return 0


def supplement_name(used: UsedSupplement, words: Words) -> str:
    """A supplement by its name and by who signed it, on one line."""
    unsigned = words.say("UNSIGNED", "NON SIGNÉ")
    signed = words.say("signed by ", "signé par ") + shown(used.signed_by)
    title = f"{words.say('supplement', 'supplément')} {shown(words.say(used.name, used.name_fr))}"
    return f"{title} ({signed if used.signed_by else unsigned})"


def supplement_lines(used: UsedSupplement, words: Words) -> Iterator[str]:
    """A supplement as a person identifies it."""
    yield supplement_name(used, words)
    yield f"  {words.say('issued', 'publié le')} {words.day(used.issued.date())}"
    if used.expires is not None:
        yield f"  {words.say('valid until', 'valide jusqu’au')} {words.day(used.expires.date())}"
    yield "  " + words.say(
        f"apps added: {used.rules}; reasons added: {used.reasons}; exceptions: {used.exceptions}",
        f"applications ajoutées : {used.rules}; motifs ajoutés : {used.reasons}; exceptions : {used.exceptions}",
    )
    yield f"  SHA-256 {used.digest}"


def _added(layer: Supplement, words: Words) -> Iterator[str]:
    for instrument in layer.instruments:
        force = words.said(instrument.binding.value)
        yield f"  + {instrument.id}{words.colon} {instrument.title.in_language(words.language)} [{force}]"
    for rule in layer.rules:
        values = ", ".join(indicator.value for indicator in rule.indicators)
        yield f"  + {words.fact(rule.id, rule.app_name)} ({values})"
    for reason in layer.reasons:
        yield f"  + {reason.rule}{words.colon} {reason.text.in_language(words.language)}"
    for order in layer.exceptions:
        yield f"  ! {_order(order, words)}"


def _order(order: ExceptionOrder, words: Words) -> str:
    until = f"{words.say('exception until', 'exception jusqu’au')} {words.day(order.until)}"
    reason = words.fact(f"{until} ({order.reference})", order.reason.in_language(words.language))
    return words.fact(order.package, reason)


def exception_lines(finding: Finding, words: Words) -> Iterator[str]:
    """What the supplement says about a finding: the exception that holds for it, and the reason it adds."""
    granted = finding.exception
    if granted is not None:
        title = words.say("EXCEPTION until", "EXCEPTION jusqu’au")
        reason = words.say(granted.reason, granted.reason_fr)
        who = f" [{shown(granted.recorded_by)}]" if granted.recorded_by else ""
        until = f"{title} {words.day(granted.until)} ({shown(granted.reference, 240)})"
        yield f"    {words.fact(until, shown(reason, 300))}{who}"
    if finding.added_reason:
        title = words.say("The department adds:", "Le ministère ajoute :")
        yield f"    {title} {words.say(finding.added_reason, finding.added_reason_fr)}"
