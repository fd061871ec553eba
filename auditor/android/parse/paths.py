"""`pm path`: where the files of an app lie, the base file and its splits."""

from dataclasses import dataclass

from auditor.android.parse.text import Problems, lines

# Bundles have some dozens of splits; more than this is a fault or an attack.
MAX_PATHS = 300
_PREFIX = "package:"


@dataclass(frozen=True, slots=True)
class PathList:
    """The paths as told, each once. problems: why it is not the whole answer; none if it is."""

    paths: tuple[str, ...]
    problems: tuple[str, ...]


def parse_paths(data: bytes) -> PathList:
    """Read the answer. Never raises. An app that the user does not have tells nothing at all."""
    problems = Problems()
    found: dict[str, None] = {}
    for line in lines(data, problems):
        if not line.startswith(_PREFIX):
            problems.add("a line that names no file")
        elif len(found) < MAX_PATHS:
            found[line.removeprefix(_PREFIX)] = None
        else:
            problems.add(f"more than {MAX_PATHS} files")
    if not found:
        problems.add("no file in it")
    return PathList(tuple(found), problems.all())
