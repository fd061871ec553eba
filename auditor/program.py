"""Which program this is: the digest of its own files, so that a record names what judged and not only its version.

A packaged program is its one executable file, which holds the Python code. Otherwise the program is its source files
and the resources that it decides and draws with; their digest is the SHA-256 of what `sha256sum` prints of them, sorted
by path, so that anybody can find it without this program.
"""

import hashlib
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from auditor import paths
from auditor.errors import ProgramError
from auditor.model.audit import Program, ProgramForm

_PACKAGES = ("auditor", "ui")
_RESOURCES = "resources"
# A wheel carries the resources inside the package; they are counted where they lie in the source.
_INSIDE = Path("auditor", "_resources")
# Documents decide nothing, and the list's source is for its curators: packages leave it out.
_LEFT_OUT = (("docs",), ("banlist", "source"))


@cache
def this_program() -> Program:
    """The program that runs, read once: a file that changes later is not the one that is running. Raises ProgramError.

    Not read at the start of the program, which has to be quick, but when it is first asked for.
    """
    if getattr(sys, "frozen", False):
        return Program(_digest(Path(sys.executable)), ProgramForm.PACKAGED)
    return Program(digest_of(own_files(Path(__file__).resolve().parent.parent, paths.resources())), ProgramForm.SOURCE)


def own_files(root: Path, resources: Path) -> Mapping[str, Path]:
    """Path in the source tree, with slashes → file: the program's Python files, and its resources of weight."""
    found = {
        file.relative_to(root).as_posix(): file
        for package in _PACKAGES
        for file in (root / package).rglob("*.py")
        if not file.is_relative_to(root / _INSIDE)
    }
    for file in resources.rglob("*"):
        inside = file.relative_to(resources)
        if file.is_file() and not any(inside.parts[: len(part)] == part for part in _LEFT_OUT):
            found[f"{_RESOURCES}/{inside.as_posix()}"] = file
    return found


def digest_of(files: Mapping[str, Path]) -> str:
    """SHA-256, 64 hex, of one line for each file in the order of their paths: digest, two blanks, path."""
    lines = "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files, key=str.encode))
    return hashlib.sha256(lines.encode()).hexdigest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ProgramError(
            "Fieldcheck cannot say which program it is",
            f"its own file {path} cannot be read",
            "Install Fieldcheck again",
        ) from error
