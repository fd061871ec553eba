"""fieldcheck card: what only the owner of the phone can do, as a page to print."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer, target
from auditor.cli.words import Words, shown
from auditor.model.audit import Audit
from auditor.model.preflight import Preflight
from auditor.workflow.card import Card, CardOrder, write_card
from auditor.workflow.preflight import judged, open_and_recognise, preflight


def card(context: Context, options: argparse.Namespace) -> int:
    """Write the owner's card of a case."""
    path = target(options.out) or Path(options.out)
    records, words = context.workplace.records, context.face.words
    audit, _ = records.record(records.find_case(options.case))
    order = CardOrder(path, words.language, options.paper, context.workplace.clock.now())
    written = write_card(audit, _preflights(context, audit, options), order)
    answer(context.face, written, _lines(written, words))
    return 0


def _preflights(context: Context, audit: Audit, options: argparse.Namespace) -> tuple[Preflight, ...]:
    if not options.ask_phone:
        return judged(audit, None)
    with context.workplace.desk(practice=audit.tool.practice) as desk:
        return preflight(desk, audit, open_and_recognise(desk, audit, options.serial))


def _lines(written: Card, words: Words) -> Iterator[str]:
    yield f"{words.say('Card', 'Fiche')}{words.colon} {written.path}"
    for task in written.tasks:
        yield f"  {shown(task.package)} @{task.user_id}{words.colon} {task.why.in_language(words.language)}"
