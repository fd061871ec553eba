"""fieldcheck cases · log check."""

import argparse
from collections.abc import Iterator

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.removal_text import open_lines
from auditor.cli.words import NBSP, Words, shown
from auditor.model.custody import CaseSummary, LogCheck
from auditor.model.finding import Verdict
from auditor.model.history import CaseQuestion


def cases(context: Context, options: argparse.Namespace) -> int:
    """List the cases that are searched for, newest first."""
    question = CaseQuestion(
        words=options.search,
        serial=options.serial,
        model=options.model,
        operator=options.operator,
        app=options.app,
        verdict=Verdict(options.verdict) if options.verdict else None,
        first=options.since,
        last=options.until,
    )
    summaries = context.workplace.records.cases(question)
    answer(context.face, list(summaries), _case_lines(context, summaries, question))
    return 0


def _case_lines(context: Context, summaries: tuple[CaseSummary, ...], question: CaseQuestion) -> Iterator[str]:
    words = context.face.words
    if not summaries and question == CaseQuestion():
        yield words.say("There is no case yet.", "Il n’y a pas encore de dossier.")
    elif not summaries:
        yield words.say("No case answers this search.", "Aucun dossier ne répond à cette recherche.")
    for case in summaries:
        verdict = words.say("no record", "sans enregistrement") if case.verdict is None else words.verdict(case.verdict)
        practice = words.say("practice", "exercice") if case.practice else ""
        parts = (case.case_id, words.moment(case.opened), verdict, shown(case.phone, 40), shown(case.operator, 40))
        yield "  ".join(part for part in (*parts, practice) if part)
        if case.open_intents:
            yield "    " + words.say(
                f"{case.open_intents} removal steps have an unknown outcome: fieldcheck settle {case.case_id} "
                "reads the phone and states it",
                f"Étapes de retrait sans résultat connu{NBSP}: {case.open_intents}; fieldcheck settle {case.case_id} "
                "relit le téléphone et l’établit",
            )
            yield from open_lines(context.workplace.records.open_intents(case.case_id), words)


def log(context: Context, _options: argparse.Namespace) -> int:
    """Prove the custody log, every kept answer and every sealed record anew."""
    checked = context.workplace.records.check()
    answer(context.face, checked, _log_lines(checked, context.face.words))
    return 1 if checked.problems else 0


def _log_lines(checked: LogCheck, words: Words) -> Iterator[str]:
    yield words.say(
        f"{checked.entries} entries, {checked.answers} kept answers, {checked.records} records",
        f"Inscriptions{NBSP}: {checked.entries}; réponses conservées{NBSP}: {checked.answers}; "
        f"enregistrements{NBSP}: {checked.records}",
    )
    yield f"{words.say('Head', 'Tête')} {checked.head}"
    if checked.problems:
        yield from map(words.said, checked.problems)
    else:
        yield words.say("All is as it was written.", "Tout est tel qu’il a été écrit.")
