"""Answers on stdout: lines for people or canonical JSON for machines; files written whole or not at all."""

import shutil
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from auditor.cli.options import Face
from auditor.errors import OutputError
from auditor.files import check_target
from auditor.model.codec import canonical_json

INDENT = 2


def answer(face: Face, value: object, lines: Iterable[str]) -> None:
    """Print the value as JSON if the operator asked for it, else the lines."""
    text = canonical_json(value).decode() if face.json else "\n".join(_fitted(lines))
    write_out(f"{text}\n")


def _fitted(lines: Iterable[str]) -> Iterable[str]:
    """The lines as the terminal can show them; a file or another program gets each line whole."""
    if not sys.stdout.isatty():
        return lines
    width = shutil.get_terminal_size().columns
    return (piece for line in lines for piece in wrapped(line, width))


def wrapped(line: str, width: int) -> list[str]:
    """A line cut between words, its later pieces set in one step deeper. What is longer, as an address, stays whole."""
    if len(line) <= width:
        return [line]
    deeper = " " * (len(line) - len(line.lstrip(" ")) + INDENT)
    options = textwrap.TextWrapper(
        width=width, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )
    return options.wrap(line)


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
