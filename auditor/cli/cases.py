"""fieldcheck remove · cases · log check."""

import argparse
from collections.abc import Iterator

from auditor.cli.audit_text import audit_lines, plan_lines
from auditor.cli.context import Context
from auditor.cli.output import answer, write_out
from auditor.cli.progress import end_line, reporter, stoppable
from auditor.cli.removing import act
from auditor.cli.results import AuditAnswer, PlanAnswer, exit_code
from auditor.cli.words import Words, shown
from auditor.errors import UsageError
from auditor.model.custody import CaseSummary, LogCheck
from auditor.model.finding import Verdict
from auditor.model.history import CaseQuestion
from auditor.model.removal import RemovalPlan, Selection, SystemChoice
from auditor.workflow.removal import RemovalRequest, prepare_removal, settle


def remove(context: Context, options: argparse.Namespace) -> int:
    """Remove flagged apps of a case from its phone; without --yes only show the plan."""
    records = context.workplace.records
    case_id = records.find_case(options.case)
    audit, _ = records.record(case_id)
    selections = tuple(_selection(word) for word in options.app) if options.app else None
    wanted = RemovalRequest(options.serial, SystemChoice(options.system), selections)
    with context.workplace.desk(practice=audit.tool.practice) as desk, stoppable() as stop:
        settled = settle(desk, audit, options.serial, reporter(context.face.words))
        prepared = prepare_removal(desk, settled, wanted)
        end_line()
        if not options.yes:
            _show_only(context, prepared.plan)
            return exit_code(settled.present_verdict)
        if not context.face.json:
            write_out("\n".join((*plan_lines(prepared.plan, context.face.words), "", "")))
        done = act(context, desk, prepared, stop)
        end_line()
    answer(context.face, AuditAnswer.of(done, None, None), audit_lines(done, context.face.words))
    return exit_code(done.present_verdict)


def _show_only(context: Context, plan: RemovalPlan) -> None:
    words = context.face.words
    unchanged = words.say(
        "Nothing was changed. To carry this plan out, repeat the command with --yes.",
        "Rien n’a été modifié. Pour exécuter ce plan, répétez la commande avec --yes.",
    )
    answer(context.face, PlanAnswer.of(plan), (*plan_lines(plan, words), "", unchanged))


def _selection(word: str) -> Selection:
    package, at, user = word.partition("@")
    if not at:
        return Selection(package, None)
    if not user.isascii() or not user.isdigit():
        raise UsageError(
            f"{shown(word)} cannot be removed", "what follows @ is no user id", "Write it as com.example.app@10"
        )
    return Selection(package, int(user))


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
    answer(context.face, list(summaries), _case_lines(summaries, question, context.face.words))
    return 0


def _case_lines(summaries: tuple[CaseSummary, ...], question: CaseQuestion, words: Words) -> Iterator[str]:
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
                f"{case.open_intents} removal steps have an unknown outcome: fieldcheck remove {case.case_id} "
                "reads the phone and states it",
                f"{case.open_intents} étapes de retrait sans résultat connu : fieldcheck remove {case.case_id} "
                "relit le téléphone et l’établit",
            )


def log(context: Context, _options: argparse.Namespace) -> int:
    """Prove the custody log, every kept answer and every sealed record anew."""
    checked = context.workplace.records.check()
    answer(context.face, checked, _log_lines(checked, context.face.words))
    return 1 if checked.problems else 0


def _log_lines(checked: LogCheck, words: Words) -> Iterator[str]:
    yield words.say(
        f"{checked.entries} entries, {checked.answers} kept answers, {checked.records} records",
        f"{checked.entries} inscriptions, {checked.answers} réponses conservées, {checked.records} enregistrements",
    )
    yield f"{words.say('Head', 'Tête')} {checked.head}"
    if checked.problems:
        yield from map(words.said, checked.problems)
    else:
        yield words.say("All is as it was written.", "Tout est tel qu’il a été écrit.")
