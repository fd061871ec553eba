"""Writing a signed report and saying where it is."""

from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.words import Words
from auditor.ports import Signer
from auditor.workflow.export import Issued, ReportOrder, issue_report


def issue(context: Context, case_id: str, path: Path, signer: Signer) -> Issued:
    """Write the signed report of a case in the language of this run."""
    place = context.workplace
    order = ReportOrder(case_id, path, context.face.words.language, place.clock.now())
    return issue_report(place.records, order, signer)


def issued_lines(issued: Issued, words: Words) -> Iterator[str]:
    """Where the report is, who signed it, and the digest of the record inside."""
    yield f"{words.say('Report:', 'Rapport :')} {issued.path}"
    yield f"  {words.say('signed by', 'signé par')} {issued.signer}; {words.say('verified', 'vérifié')}"
    yield f"  {words.say('record SHA-256', 'empreinte SHA-256')} {issued.record_digest}"
