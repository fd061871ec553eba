"""Answers on stdout: lines for people or canonical JSON for machines; files written whole or not at all."""

import sys
from collections.abc import Iterable
from pathlib import Path

from auditor.cli.options import Face
from auditor.errors import OutputError
from auditor.files import check_target
from auditor.model.codec import canonical_json


def answer(face: Face, value: object, lines: Iterable[str]) -> None:
    """Print the value as JSON if the operator asked for it, else the lines."""
    text = canonical_json(value).decode() if face.json else "\n".join(lines)
    write_out(f"{text}\n")


def write_out(text: str) -> None:
    """Write to stdout; characters that the terminal's encoding lacks become codes instead of an error."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except OSError as error:
        raise OutputError("The answer cannot be printed", error.strerror or str(error), "Check the output") from error


def target(path: str | None) -> Path | None:
    """A file to be written later, checked now, so that an unwritable place is said before the phone is read."""
    if path is None:
        return None
    checked = Path(path)
    check_target(checked)
    return checked
