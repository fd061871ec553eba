"""fieldcheck report, and the report that an audit leaves."""

import argparse
from pathlib import Path

from auditor.cli.audit_text import issued_lines
from auditor.cli.context import Context
from auditor.cli.output import answer, target
from auditor.files import write_whole
from auditor.model.verification import Issued
from auditor.ports import Signer
from auditor.workflow.export import ReportOrder, issue_report


def issue(context: Context, case_id: str, path: Path, signer: Signer) -> Issued:
    """Write the signed report of a case in the language of this run."""
    place = context.workplace
    order = ReportOrder(case_id, path, context.face.words.language, place.clock.now())
    return issue_report(place.records, order, signer)


def report(context: Context, options: argparse.Namespace) -> int:
    """Write the signed report of a case, and its record on request."""
    path, record_path = target(options.out), target(options.record)
    records = context.workplace.records
    case_id = records.find_case(options.case)
    audit, record = records.record(case_id)
    signer = context.workplace.signer(options.identity, context.ask, practice=audit.tool.practice)
    issued = issue(context, case_id, path or Path(options.out), signer)
    if record_path is not None:
        write_whole(record_path, record)
    answer(context.face, issued, issued_lines(issued, context.face.words))
    return 0
