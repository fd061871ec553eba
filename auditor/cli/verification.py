"""fieldcheck verify · fieldcheck countersign."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.results import verification_code
from auditor.cli.words import Words, shown
from auditor.model.verification import (
    CounterSignature,
    CounterSigned,
    Pages,
    Result,
    Revocation,
    Verification,
)
from auditor.workflow.countersigning import check_countersignable, countersign_report
from auditor.workflow.export import check_report, read_checked
from auditor.workflow.trusted import Trust, TrustFiles, trust_from_files

_RESULTS = {
    Result.VALID: ("VALID", "VALIDE"),
    Result.NOT_VALID: ("NOT VALID", "NON VALIDE"),
    Result.SIGNER_UNKNOWN: ("VALID BUT SIGNER UNKNOWN", "VALIDE, MAIS SIGNATAIRE INCONNU"),
}
_PAGES = {
    Pages.AS_RECORDED: ("say what the record says", "disent ce que dit l’enregistrement"),
    Pages.OTHERWISE: ("do NOT say what the record says", "ne disent PAS ce que dit l’enregistrement"),
    Pages.NOT_COMPARED: ("not compared with the record", "non comparées à l’enregistrement"),
}
_REVOCATION = {
    Revocation.CHECKED: ("checked against the list given", "vérifiée avec la liste fournie"),
    Revocation.WHEN_SIGNED: (
        "checked as of the signature, against the list in the report",
        "vérifiée à la date de la signature, avec la liste du rapport",
    ),
    Revocation.NOT_CHECKED: ("not checked", "non vérifiée"),
}
# Columns of the longest label in either language.
_LABELS = 27


def verify(context: Context, options: argparse.Namespace) -> int:
    """Check a signed report against the roots of this data folder and those named."""
    place = context.workplace
    checked = check_report(Path(options.file), _trust(context, options), place.clock.now())
    answer(context.face, checked, _lines(checked, context.face.words))
    return verification_code(checked)


def countersign(context: Context, options: argparse.Namespace) -> int:
    """Sign a valid report a second time, in a file of its own."""
    place = context.workplace
    checked = read_checked(Path(options.file), _trust(context, options), place.clock.now())
    check_countersignable(checked)
    signer = place.signer(options.identity, context.ask, practice=checked.verification.practice)
    made = countersign_report(checked, signer, place.clock.now())
    answer(context.face, made, _made_lines(made, context.face.words))
    return 0


def _trust(context: Context, options: argparse.Namespace) -> Trust:
    place = context.workplace
    known = Trust(place.signers.roots(), place.signers.practice_roots(place.clock.now()), ())
    roots, times, crls = (tuple(map(Path, named or ())) for named in (options.root, options.time_root, options.crl))
    return trust_from_files(known, TrustFiles(roots, times, crls))


def _lines(checked: Verification, words: Words) -> Iterator[str]:
    yield words.say(*_RESULTS[checked.result])
    yield from (f"  {words.said(reason, 400)}" for reason in checked.reasons)
    if checked.practice:
        yield words.say("  PRACTICE report: not evidence.", "  Rapport d’EXERCICE : sans valeur de preuve.")
    yield from (f"  {words.said(remark, 400)}" for remark in checked.remarks)
    yield from (f"  {label:<{_LABELS}} {value}" for label, value in _facts(checked, words) if value)
    for one in checked.counter_signatures:
        yield from _counter_lines(one, words)


def _facts(checked: Verification, words: Words) -> Iterator[tuple[str, str | None]]:
    """What the answer rests on, label by label."""
    claimed, stamped = checked.claimed_time, checked.stamped_time
    yield words.say("signed by", "signé par"), shown(checked.signer) if checked.signer else None
    yield words.say("certificate SHA-256", "SHA-256 du certificat"), checked.fingerprint
    yield words.say("root SHA-256", "SHA-256 de la racine"), checked.root_fingerprint
    yield words.say("time, claimed", "heure déclarée"), words.moment(claimed) if claimed else None
    if stamped is not None:
        by = words.say("by", "par")
        yield words.say("time, stamped", "heure horodatée"), f"{words.moment(stamped)} {by} {shown(checked.stamped_by)}"
    if checked.signer:
        yield words.say("revocation", "révocation"), words.say(*_REVOCATION[checked.revocation])
    if checked.record_digest:
        yield words.say("record SHA-256", "SHA-256 de l’enregistrement"), checked.record_digest
        yield words.say("pages", "pages"), words.say(*_PAGES[checked.pages])
    yield words.say("case", "dossier"), shown(checked.audit_id) if checked.audit_id else None
    yield words.say("verdict", "verdict"), words.verdict(checked.verdict) if checked.verdict else None


def _counter_lines(one: CounterSignature, words: Words) -> Iterator[str]:
    yield f"{words.say('Counter-signature', 'Contresignature')} {shown(one.file)}: {words.say(*_RESULTS[one.result])}"
    yield from (f"  {words.said(reason, 400)}" for reason in one.reasons)
    facts = (
        (words.say("signed by", "signé par"), shown(one.signer) if one.signer else None),
        (words.say("certificate SHA-256", "SHA-256 du certificat"), one.fingerprint),
        (words.say("time, claimed", "heure déclarée"), words.moment(one.claimed_time) if one.claimed_time else None),
    )
    yield from (f"  {label:<{_LABELS}} {value}" for label, value in facts if value)


def _made_lines(made: CounterSigned, words: Words) -> Iterator[str]:
    yield f"{words.say('Counter-signature:', 'Contresignature :')} {made.path}"
    yield f"  {words.say('signed by', 'signé par')} {shown(made.signer)}; {words.say('verified', 'vérifié')}"
    yield words.say(
        "Keep it beside the report under this name: verify looks for it there.",
        "Gardez-la à côté du rapport sous ce nom : verify l’y cherche.",
    )
