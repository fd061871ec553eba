"""fieldcheck --version: which program, which adb, which ban list."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.cli.context import Context
from auditor.cli.output import answer
from auditor.cli.words import Words
from auditor.model.about import About, AdbAbout
from auditor.model.audit import Program, UsedBanList


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
