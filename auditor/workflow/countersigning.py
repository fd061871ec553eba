"""Counter-signing: a second person's signature over a signed report, written beside it and found there again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from auditor.errors import ReportError
from auditor.files import AS_UMASK, read_bounded, write_new
from auditor.model.verification import CounterSignature, CounterSigned, Result, Verification
from auditor.ports import Signer
from auditor.report.countersign import MAX_COUNTER_BYTES, check_countersignature, countersign
from auditor.report.trust import trust_of
from auditor.workflow.trusted import Trust

ENDING = ".p7s"
# More people than sign a report in any procedure; a folder full of files must not make checking slow.
MOST = 9


@dataclass(frozen=True, slots=True)
class Checked:
    """A report that was checked: where it lies, its bytes, and what the check said."""

    path: Path
    data: bytes
    verification: Verification


def with_countersignatures(report: Checked, trust: Trust, now: datetime) -> Checked:
    """The check with what the counter-signatures beside the report show. Raises OutputError."""
    files = [file for file in _names(report.path) if file.exists()]
    if not files:
        return report
    known = trust_of(trust.roots, trust.practice_roots, trust.time_roots, trust.crls, now)
    practice = report.verification.practice
    found = tuple(
        check_countersignature(file.name, report.data, read_bounded(file, MAX_COUNTER_BYTES), known, practice=practice)
        for file in files
    )
    return replace(report, verification=replace(report.verification, counter_signatures=found))


def countersign_report(report: Checked, signer: Signer, now: datetime) -> CounterSigned:
    """Write a counter-signature beside a report that is VALID. Raises ReportError, OutputError."""
    check_countersignable(report)
    digest = hashlib.sha256(signer.certificate).hexdigest()
    found = report.verification
    if digest in {found.fingerprint, *(one.fingerprint for one in found.counter_signatures)}:
        raise _refused("this identity signed it already", "A counter-signature is a second person’s")
    target = next((file for file in _names(report.path) if not file.exists()), None)
    if target is None:
        raise _refused(f"it bears {MOST} counter-signatures already", "Keep these")
    signature = countersign(report.data, signer, now)
    made = _check_own(target.name, report, signature, signer, now)
    write_new(target, signature, AS_UMASK)
    name, whole = made.signer or "", hashlib.sha256(report.data).hexdigest()
    return CounterSigned(str(report.path), str(target), whole, name, digest)


def check_countersignable(report: Checked) -> None:
    """Refuse a report that nobody should put a name to; asked before any passphrase. Raises ReportError."""
    found = report.verification
    if found.result is not Result.VALID:
        reasons = " ".join(found.reasons).rstrip(".")
        unknown = found.result is Result.SIGNER_UNKNOWN
        why = f"it is VALID BUT SIGNER UNKNOWN: {reasons}" if unknown else f"it is NOT VALID: {reasons}"
        raise _refused(why, "See fieldcheck verify; name the signer’s root with --root")


def _check_own(name: str, report: Checked, signature: bytes, signer: Signer, now: datetime) -> CounterSignature:
    """Our own check must accept what we made, trusting this signer's own root for the occasion."""
    anchor = signer.chain[-1] if signer.chain else signer.certificate
    trust, practice = trust_of((anchor,), (), (), (), now), report.verification.practice
    made = check_countersignature(name, report.data, signature, trust, practice=practice)
    if made.result is not Result.VALID:
        raise _refused(" ".join(made.reasons).rstrip("."), "Choose another identity")
    return made


def _names(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name}{ENDING}")
    for number in range(2, MOST + 1):
        yield path.with_name(f"{path.name}.{number}{ENDING}")


def _refused(why: str, remedy: str) -> ReportError:
    return ReportError("The report was not counter-signed", why, remedy)
