"""fieldcheck verify."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.results import result_code
from auditor.cli.words import Words
from auditor.model.verification import Result, Verification
from auditor.workflow.export import Trust, check_report, trust_from_files

_RESULTS = {
    Result.VALID: ("VALID", "VALIDE"),
    Result.NOT_VALID: ("NOT VALID", "NON VALIDE"),
    Result.SIGNER_UNKNOWN: ("VALID BUT SIGNER UNKNOWN", "VALIDE, MAIS SIGNATAIRE INCONNU"),
}


def verify(context: Context, options: argparse.Namespace) -> int:
    """Check a signed report against the roots of this data folder and those named."""
    place = context.workplace
    known = Trust(place.signers.roots(), place.signers.practice_roots(place.clock.now()), ())
    trust = trust_from_files(known, tuple(map(Path, options.root or ())), tuple(map(Path, options.crl or ())))
    checked = check_report(Path(options.file), trust, place.clock.now())
    answer(context.face, checked, _lines(checked, context.face.words))
    return result_code(checked.result)


def _lines(checked: Verification, words: Words) -> Iterator[str]:
    yield words.say(*_RESULTS[checked.result])
    yield from (f"  {words.said(reason, 400)}" for reason in checked.reasons)
    if checked.practice:
        yield words.say("  PRACTICE report: not evidence.", "  Rapport d’EXERCICE : sans valeur de preuve.")
