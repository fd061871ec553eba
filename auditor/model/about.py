"""About: what this program consists of, for whoever has to say which version did something."""

from dataclasses import dataclass

from auditor.errors import AuditorError
from auditor.model.audit import Program, UsedBanList


@dataclass(frozen=True, slots=True)
class AdbAbout:
    """The adb program that this version brings. digest: SHA-256 of its file."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class About:
    """The program, its adb, and the ban list in use. None: it cannot be had, and one of the problems says why."""

    version: str
    program: Program | None
    adb: AdbAbout | None
    ban_list: UsedBanList | None
    problems: tuple[AuditorError, ...]
