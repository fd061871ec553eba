"""fieldcheck phones · fieldcheck audit."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.audit_text import audit_lines, issued_lines
from auditor.cli.context import Context
from auditor.cli.loading import prepare_issue
from auditor.cli.output import answer, target
from auditor.cli.progress import end_line, reporter, stoppable
from auditor.cli.removing import confirm_and_carry_out
from auditor.cli.results import AuditAnswer, exit_code
from auditor.cli.words import Words, shown
from auditor.errors import NotConfirmedError
from auditor.files import write_whole
from auditor.model.audit import Audit
from auditor.model.device import AttachedPhone
from auditor.model.verification import Issued
from auditor.workflow.audit import AuditRequest, audit_phone, checked_operator
from auditor.workflow.desk import own_policies


def phones(context: Context, _options: argparse.Namespace) -> int:
    """List the attached phones, each with its state and what to do next."""
    with context.workplace.phones() as source:
        attached = source.attached()
        nothing = source.nothing_seen() if not attached else None
    answer(context.face, list(attached), _phone_lines(attached, nothing, context.face.words))
    return 0


def _phone_lines(attached: tuple[AttachedPhone, ...], nothing: tuple[str, str] | None, words: Words) -> Iterator[str]:
    if nothing is not None:
        yield f"{words.say('No phone:', 'Aucun téléphone :')} {words.said(nothing[0])}. {words.said(nothing[1])}."
    for phone in attached:
        yield f"{shown(phone.serial)}  {shown(phone.model)}  {words.said(phone.state.value)}"
        if phone.meaning:
            meaning = words.said(phone.meaning)
            yield f"    {meaning[:1].upper()}{meaning[1:]}. {words.said(phone.remedy)}."


def audit(context: Context, options: argparse.Namespace) -> int:
    """Audit a phone; on request remove what is banned, write the record and the signed report."""
    report_path, record_path = target(options.report), target(options.record)
    if options.remove and not options.yes:
        raise NotConfirmedError("No audit was begun", "--remove needs the operator's word", "Add --yes to confirm")
    usual = context.workplace.settings
    operator = checked_operator(context.operator(options.operator))
    # The signer is opened first: a wrong passphrase must not cost a reading of the phone.
    signer = context.workplace.signer(options.identity, context.ask) if report_path else None
    issue = prepare_issue(context, options, report_path, signer) if report_path and signer else None
    with context.workplace.desk() as desk, stoppable() as stop:
        policies = tuple(options.policy or (*usual.policies, *own_policies(desk.supplement)))
        request = AuditRequest(options.serial, policies, operator, options.preinstalled)
        done = audit_phone(desk, request, reporter(context.face.words), stop)
        if options.remove and not stop():
            done = confirm_and_carry_out(context, desk, done, options, stop)
    end_line()
    if record_path is not None:
        write_whole(record_path, context.workplace.records.record(done.audit_id)[1])
    issued = issue(done.audit_id) if issue else None
    lines = (*audit_lines(done, context.face.words), *_written(record_path, issued, done, context.face.words))
    answer(context.face, AuditAnswer.of(done, record_path, issued), lines)
    return exit_code(done.present_verdict)


def _written(record_path: Path | None, issued: Issued | None, done: Audit, words: Words) -> Iterator[str]:
    if record_path is not None or issued is not None:
        yield ""
    if record_path is not None:
        yield f"{words.say('Record:', 'Enregistrement :')} {record_path}"
    if issued is not None:
        yield from issued_lines(issued, words)
    if done.present_findings and not done.removals:
        yield ""
        yield words.say(
            f"To remove the banned apps: fieldcheck remove {done.audit_id}",
            f"Pour retirer les applications interdites : fieldcheck remove {done.audit_id}",
        )
