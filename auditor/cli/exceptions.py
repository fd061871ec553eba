"""fieldcheck except: recording that a flagged app of a case stays for now."""

import argparse

from auditor.cli.audit_text import audit_lines
from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.results import AuditAnswer, exit_code
from auditor.workflow.exceptions import ExceptionRequest, record_exception


def grant(context: Context, options: argparse.Namespace) -> int:
    """Record an exception and show the audit as it then stands."""
    place = context.workplace
    request = ExceptionRequest(
        case_id=place.records.find_case(options.case),
        package=options.app,
        reference=options.reference,
        reason=options.reason,
        until=options.until,
        operator=context.operator(options.operator),
    )
    done = record_exception(place.records, place.clock, request)
    answer(context.face, AuditAnswer.of(done, None, None), audit_lines(done, context.face.words))
    return exit_code(done.present_verdict)
