"""fieldcheck erase: taking out what cases hold, by a retention rule."""

import argparse
from collections.abc import Iterator

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.words import NBSP, Words
from auditor.errors import NotConfirmedError, UsageError
from auditor.workflow.retention import Erased, Erasure, check_erasure, due, erase_cases


def erase(context: Context, options: argparse.Namespace) -> int:
    """Erase one case, or every case opened before a day; the chain of the custody log stays whole."""
    erasure = Erasure(_meant(context, options), options.rule, context.operator(options.operator))
    check_erasure(erasure)
    if erasure.case_ids and not options.yes:
        why = f"it needs the operator's word that {', '.join(erasure.case_ids)} may go for good"
        raise NotConfirmedError("No case was erased", why, "Add --yes to confirm")
    done = erase_cases(context.workplace.records, erasure)
    answer(context.face, list(done), _lines(done, context.face.words))
    return 0


def _meant(context: Context, options: argparse.Namespace) -> tuple[str, ...]:
    records = context.workplace.records
    if (options.case is None) == (options.before is None):
        raise UsageError("No case was erased", "it is not clear which is meant", "Name a case, or a day with --before")
    if options.case is not None:
        return (records.find_case(options.case),)
    return tuple(case.case_id for case in due(records, options.before))


def _lines(done: tuple[Erased, ...], words: Words) -> Iterator[str]:
    if not done:
        yield words.say("There is no such case; nothing was erased.", "Ce dossier n’existe pas; rien n’a été effacé.")
    for one in done:
        yield words.say(
            f"{one.case}: {one.answers} kept answers and {one.records} records were erased",
            f"{one.case}{NBSP}: réponses effacées{NBSP}: {one.answers}; enregistrements effacés{NBSP}: {one.records}",
        )
    if done:
        yield words.say(
            "The digests of their entries stay in the custody log, whose chain holds.",
            "Les empreintes de leurs inscriptions restent au registre de garde, dont la chaîne tient.",
        )
