"""fieldcheck --version: which program, which adb, which ban list; and fieldcheck licences: what else is inside."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from auditor import paths
from auditor.cli.context import Context
from auditor.cli.output import answer, write_out
from auditor.cli.words import Words
from auditor.errors import ProgramError
from auditor.files import read_bounded
from auditor.model.about import About, AdbAbout
from auditor.model.audit import Program, UsedBanList

# All texts of a package are half a megabyte; our own file, so that this only bounds what a broken disk may do.
_MOST_TEXT = 16_000_000


@dataclass(frozen=True, slots=True)
class _Answer:
    version: str
    program: Program | None
    adb: AdbAbout | None
    ban_list: UsedBanList | None
    problems: tuple[str, ...]


def version(context: Context) -> int:
    """Tell the versions with their digests. A list or adb that cannot be used is said, and is no failure here."""
    about = context.workplace.about()
    problems = tuple(str(problem) for problem in about.problems)
    told = _Answer(about.version, about.program, about.adb, about.ban_list, problems)
    answer(context.face, told, _lines(about, context.face.words))
    return 0


def licences(_context: Context, _options: argparse.Namespace) -> int:
    """Print what is inside, under which terms, and the texts. Raises ProgramError if they are not here."""
    found = paths.licence_texts()
    if not found:
        raise ProgramError(
            "The licence texts cannot be shown", "this installation was made without them", "Install Fieldcheck again"
        )
    for path in found:
        write_out(read_bounded(path, _MOST_TEXT).decode("utf-8", "replace"))
    return 0


def _lines(about: About, words: Words) -> Iterator[str]:
    yield f"fieldcheck {about.version}"
    if about.program is not None:
        yield f"  SHA-256 {about.program.digest}"
    if about.adb is not None:
        yield f"adb {about.adb.version}"
        yield f"  SHA-256 {about.adb.digest}"
    if about.ban_list is not None:
        yield from _edition(about.ban_list, words)
    yield from map(words.error, about.problems)


def _edition(used: UsedBanList, words: Words) -> Iterator[str]:
    until = words.day(used.expires.date())
    yield words.say(
        f"ban list edition {used.edition}, {used.publisher}, valid until {until}",
        f"liste d’interdiction, édition {used.edition}, {used.publisher}, valide jusqu’au {until}",
    )
    yield f"  SHA-256 {used.digest}"
