"""Making the signed file: sign, check by our own rule, and only then give it its name. Nothing half is left."""

import errno
import os
import secrets
from datetime import datetime
from pathlib import Path

from auditor.errors import OutputError, ReportError
from auditor.model.audit import Audit
from auditor.model.verification import Result, Verification
from auditor.ports import Signer
from auditor.report.render import Paper, render_report
from auditor.report.sign import sign_report
from auditor.report.verify import verify_report

REASONS = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left for this user on the disk",
    errno.EACCES: "you have no right to write there",
    errno.EPERM: "you have no right to write there",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "part of the path is a file and not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


def save_report(
    audit: Audit, signer: Signer, target: Path, now: datetime, *, language: str = "en", paper: Paper = Paper.A4
) -> Verification:
    """Write the signed report of an audit to `target` and return what our own check of it says.

    Raises OutputError if the file cannot be written, ReportError if it cannot be signed or does not verify.
    """
    check_output(target)
    signed = sign_report(render_report(audit, language, paper), signer, now, language)
    verification = _checked(signed, signer, now)
    write_whole(target, signed)
    return verification


def check_output(target: Path) -> None:
    """Refuse early, before a phone is touched, a target that cannot be written. Raises OutputError."""
    if target.is_dir():
        raise _not_written(target, OSError(errno.EISDIR, ""))
    temporary = _beside(target)
    try:
        temporary.touch(exist_ok=False)
        temporary.unlink()
    except OSError as error:
        raise _not_written(target, error) from error


def write_whole(target: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside the target, to the disk, then by name. Raises OutputError."""
    if target.is_dir():
        raise _not_written(target, OSError(errno.EISDIR, ""))
    temporary = _beside(target)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        _remove(temporary)


def _checked(signed: bytes, signer: Signer, now: datetime) -> Verification:
    """Our own verifier must accept what we made, trusting this signer's own root for the occasion."""
    anchor = signer.chain[-1] if signer.chain else signer.certificate
    verification = verify_report(signed, (anchor,), (), (), now)
    if verification.result is not Result.VALID:
        raise ReportError(
            "The report was not written, because it does not verify",
            " ".join(verification.reasons).rstrip("."),
            "Choose another identity and try again",
        )
    return verification


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}")


def _remove(temporary: Path) -> None:
    """The failure that is being told matters more than a leftover that cannot be removed either."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return


def _not_written(target: Path, error: OSError) -> OutputError:
    why = REASONS.get(error.errno or 0) or error.strerror or str(error)
    return OutputError(f"The file {target} was not written", why, "Choose another place and try again")
