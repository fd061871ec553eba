"""fieldcheck remove · undo · recheck · settle; and the removal at the end of an audit."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from auditor.cli.audit_text import audit_lines, plan_lines
from auditor.cli.context import Context
from auditor.cli.output import answer, write_out
from auditor.cli.progress import end_line, reporter, stoppable
from auditor.cli.removal_text import open_lines, preflight_lines, recheck_lines
from auditor.cli.results import AuditAnswer, PlanAnswer, exit_code
from auditor.cli.words import shown
from auditor.errors import UsageError
from auditor.model.audit import Audit
from auditor.model.removal import Confirmation, Selection, SystemChoice
from auditor.model.settings import operator_name
from auditor.ports import Stop
from auditor.workflow.desk import Desk
from auditor.workflow.recheck import RecheckRequest, recheck_phone
from auditor.workflow.removal import Prepared, RemovalRequest, carry_out, prepare_removal
from auditor.workflow.settle import settle as settle_with_phone
from auditor.workflow.settle import settle_without_phone
from auditor.workflow.undo import UndoRequest, prepare_undo

STATEMENT = "--yes on the command line"


@dataclass(frozen=True, slots=True)
class Word:
    """The operator's word as the command line gives it. second: who else agreed."""

    yes: bool
    second: str | None

    @classmethod
    def of(cls, options: argparse.Namespace) -> "Word":
        """From the options. Raises UsageError for a second name that cannot be printed."""
        second = options.second
        if second is not None and operator_name(second) is None:
            raise UsageError("Nothing was done", "the second person's name cannot be printed", "Write another one")
        return cls(options.yes, None if second is None else operator_name(second))


def confirm_and_carry_out(context: Context, desk: Desk, audit: Audit, options: argparse.Namespace, stop: Stop) -> Audit:
    """Prepare the plan for every banned app, show it, and carry it out under --yes. An empty plan changes nothing."""
    system = SystemChoice(options.system)
    wanted = RemovalRequest(audit.device.serial, system, None, copies=options.keep_copies)
    prepared = prepare_removal(desk, audit, wanted)
    _show_before(context, prepared)
    return act(context, desk, prepared, Word.of(options), stop)


def act(context: Context, desk: Desk, prepared: Prepared, word: Word, stop: Stop) -> Audit:
    """Carry out a plan that the operator confirmed with --yes."""
    plan = prepared.plan
    if not plan.steps:
        return prepared.audit
    now = desk.clock.now()
    given = Confirmation(plan.digest, plan.serial, prepared.audit.operator, STATEMENT, now, word.second)
    return carry_out(desk, prepared, given, reporter(context.face.words), stop)


def remove(context: Context, options: argparse.Namespace) -> int:
    """Remove flagged apps of a case from its phone; without --yes only show the plan."""
    wanted = RemovalRequest(
        options.serial, SystemChoice(options.system), _selections(options), copies=options.keep_copies
    )
    with _at_case(context, options) as (desk, audit, stop):
        return _planned(context, desk, prepare_removal(desk, audit, wanted), Word.of(options), stop)


def undo(context: Context, options: argparse.Namespace) -> int:
    """Put back what the case removed or disabled; without --yes only show the plan."""
    wanted = UndoRequest(options.serial, _selections(options))
    with _at_case(context, options) as (desk, audit, stop):
        return _planned(context, desk, prepare_undo(desk, audit, wanted), Word.of(options), stop)


def recheck(context: Context, options: argparse.Namespace) -> int:
    """Read the phone of a case again and add to the case what stayed away."""
    with _at_case(context, options) as (desk, audit, stop):
        who = options.operator or context.workplace.settings.operator or getpass.getuser()
        done = recheck_phone(desk, audit, RecheckRequest(options.serial, who), reporter(context.face.words), stop)
    end_line()
    answer(context.face, done.rechecks[-1], recheck_lines(done, done.rechecks[-1], context.face.words))
    return exit_code(done.present_verdict)


def settle(context: Context, options: argparse.Namespace) -> int:
    """State what came of steps that were begun and never judged."""
    records = context.workplace.records
    audit, _ = records.record(records.find_case(options.case))
    with context.workplace.desk(practice=audit.tool.practice) as desk:
        if options.without_phone:
            done = settle_without_phone(desk, audit)
        else:
            done = settle_with_phone(desk, audit, options.serial, reporter(context.face.words))
    end_line()
    answer(context.face, AuditAnswer.of(done, None, None), audit_lines(done, context.face.words))
    return exit_code(done.present_verdict)


@contextmanager
def _at_case(context: Context, options: argparse.Namespace) -> Iterator[tuple[Desk, Audit, Stop]]:
    """The desk with a case on it whose open steps, if any, are shown and settled first."""
    records = context.workplace.records
    audit, _ = records.record(records.find_case(options.case))
    with context.workplace.desk(practice=audit.tool.practice) as desk, stoppable() as stop:
        intents = records.open_intents(audit.audit_id)
        if intents and not context.face.json:
            words = context.face.words
            title = words.say("Begun earlier and never judged:", "Commencé plus tôt et jamais établi :")
            write_out("\n".join((title, *open_lines(intents, words), "", "")))
        yield desk, settle_with_phone(desk, audit, options.serial, reporter(context.face.words)), stop


def _planned(context: Context, desk: Desk, prepared: Prepared, word: Word, stop: Stop) -> int:
    end_line()
    if not word.yes:
        _show_only(context, prepared)
        return exit_code(prepared.audit.present_verdict)
    _show_before(context, prepared)
    done = act(context, desk, prepared, word, stop)
    end_line()
    answer(context.face, AuditAnswer.of(done, None, None), audit_lines(done, context.face.words))
    return exit_code(done.present_verdict)


def _show_before(context: Context, prepared: Prepared) -> None:
    if not context.face.json:
        end_line()
        write_out("\n".join((*plan_lines(prepared.plan, context.face.words), "", "")))


def _show_only(context: Context, prepared: Prepared) -> None:
    words = context.face.words
    unchanged = words.say(
        "Nothing was changed. To carry this plan out, repeat the command with --yes.",
        "Rien n’a été modifié. Pour exécuter ce plan, répétez la commande avec --yes.",
    )
    before = list(preflight_lines(prepared.preflights, words))
    head = (words.say("Before anything is done", "Avant toute action"), *before, "") if before else ()
    lines = (*head, *plan_lines(prepared.plan, words), "", unchanged)
    answer(context.face, PlanAnswer.of(prepared.plan, prepared.preflights), lines)


def _selections(options: argparse.Namespace) -> tuple[Selection, ...] | None:
    return tuple(_selection(word) for word in options.app) if options.app else None


def _selection(word: str) -> Selection:
    package, at, user = word.partition("@")
    if not at:
        return Selection(package, None)
    if not user.isascii() or not user.isdigit():
        raise UsageError(
            f"{shown(word)} cannot be chosen", "what follows @ is no user id", "Write it as com.example.app@10"
        )
    return Selection(package, int(user))
