"""fieldcheck report, and the report that an audit leaves."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from auditor.cli.audit_text import issued_lines
from auditor.cli.context import Context
from auditor.cli.output import answer, target
from auditor.cli.words import Words
from auditor.errors import UsageError
from auditor.files import write_whole
from auditor.model.verification import Issued, Unsigned
from auditor.ports import Signer
from auditor.workflow.export import ReportOrder, backing_from_files, draw_from_record, draw_unsigned, issue_report


def prepare(context: Context, options: argparse.Namespace, path: Path, signer: Signer) -> Callable[[str], Issued]:
    """Check everything that a signed report needs; the function that comes back writes it for a case."""
    place = context.workplace
    stamper = place.time_stamper(options.time_stamp)
    backing = backing_from_files(stamper, tuple(map(Path, options.crl or ())))

    def issue(case_id: str) -> Issued:
        order = ReportOrder(case_id, path, _language(context, options), place.clock.now(), options.paper, backing)
        return issue_report(place.records, order, signer)

    return issue


def report(context: Context, options: argparse.Namespace) -> int:
    """Write the report of a case, signed or to be signed elsewhere, and its record on request."""
    if (options.case is None) == (options.from_record is None):
        raise UsageError("No report was written", "it takes a case or --from-record", "Name one of them")
    if options.from_record is not None:
        return _again(context, options)
    path, record_path = target(options.out) or Path(options.out), target(options.record)
    records = context.workplace.records
    case_id = records.find_case(options.case)
    audit, record = records.record(case_id)
    if options.for_signing:
        _show_unsigned(context, draw_unsigned(records, _order(context, options, case_id)))
    else:
        signer = context.workplace.signer(options.identity, context.ask, practice=audit.tool.practice)
        issued = prepare(context, options, path, signer)(case_id)
        answer(context.face, issued, issued_lines(issued, context.face.words))
    if record_path is not None:
        write_whole(record_path, record)
    return 0


def _again(context: Context, options: argparse.Namespace) -> int:
    """The pages of a record from a file, unsigned."""
    _show_unsigned(context, draw_from_record(Path(options.from_record), _order(context, options, "")))
    return 0


def _order(context: Context, options: argparse.Namespace, case_id: str) -> ReportOrder:
    path, language = Path(options.out), _language(context, options)
    return ReportOrder(case_id, path, language, context.workplace.clock.now(), options.paper)


def _language(context: Context, options: argparse.Namespace) -> str:
    chosen: str = options.language or context.face.words.language
    return chosen


def _show_unsigned(context: Context, drawn: Unsigned) -> None:
    answer(context.face, drawn, _unsigned_lines(drawn, context.face.words))


def _unsigned_lines(drawn: Unsigned, words: Words) -> Iterator[str]:
    yield f"{words.say('Report, not signed:', 'Rapport, non signé :')} {drawn.path}"
    yield f"  {words.say('record SHA-256', 'empreinte SHA-256')} {drawn.record_digest}"
    yield words.say(
        "Until somebody signs in its field, verify says NOT VALID. Sign it once, as PAdES, and change nothing else.",
        "Tant que personne n’a signé dans son champ, verify le déclare NON VALIDE. Signez-le en PAdES, une seule fois, "
        "sans rien changer d’autre.",
    )
