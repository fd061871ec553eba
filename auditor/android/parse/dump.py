"""`dumpsys package packages`: every package with its state for every user, in one answer.

The sections begin with a heading at the left margin. `Packages:` counts; `Hidden system packages:` are the factory
copies of updated system apps under the same names, and anything else that follows is no package.
"""

import re
from dataclasses import dataclass

from auditor.android.parse.dump_block import BlockReader, DumpedPackage
from auditor.android.parse.names import MAX_SHOWN_NAME
from auditor.android.parse.text import Problems, first_refusal, lines, quoted
from auditor.model.extent import MAX_PACKAGES

# Lines before the first heading that are looked at for a refusal.
MAX_MARGIN = 50
_HEADER = re.compile(r"[A-Z][A-Za-z0-9 ,()/-]{2,60}:", re.ASCII)
_BLOCK = re.compile(r" {1,3}Package \[(.*)\] \([0-9a-fA-F]{1,16}\):\s*", re.DOTALL)
# dumpsys (frameworks/native/cmds/dumpsys) says these at the left margin and still ends with exit code 0.
_TROUBLE = ("*** SERVICE", "Error dumping service", "Error with service", "Can't find service", "Failure while dumping")


@dataclass(frozen=True, slots=True)
class PackagesDump:
    """Every package of the section, by name. hidden: names of updated system apps whose factory copy is kept.

    users: every user id that any block names. refusal: the phone's words if it would not tell. problems: what was
    not understood or is missing; none means that the section was whole.
    """

    packages: tuple[DumpedPackage, ...]
    hidden: frozenset[str]
    users: tuple[int, ...]
    refusal: str | None
    problems: tuple[str, ...]


class _Reader:
    def __init__(self) -> None:
        self.problems = Problems()
        self.packages: dict[str, DumpedPackage] = {}
        self.hidden: set[str] = set()
        self.margin: list[str] = []
        self._section = ""
        self._seen = False
        self._block: BlockReader | None = None
        self._name = ""

    def take(self, line: str) -> None:
        if not line[:1].isspace():
            self._at_margin(line)
            return
        block = _BLOCK.fullmatch(line)
        if block is not None:
            self.close()
            self._open(block[1])
        elif self._block is not None:
            self._block.take(line)

    def _at_margin(self, line: str) -> None:
        if _HEADER.fullmatch(line):
            self.close()
            self._section = line
            self._seen = self._seen or line == "Packages:"
        elif line.startswith(_TROUBLE):
            self.problems.add(f"the phone broke the dump off: {quoted(line)}")
        elif line.strip() and not self._seen and len(self.margin) < MAX_MARGIN:
            self.margin.append(line)

    def _open(self, name: str) -> None:
        if self._section == "Hidden system packages:":
            self.hidden.add(name[:MAX_SHOWN_NAME])
            return
        if self._section != "Packages:":
            self.problems.add(f"a package outside of its section: {quoted(name)}")
        if len(self.packages) >= MAX_PACKAGES:
            self.problems.add(f"more than {MAX_PACKAGES} packages")
            return
        self._name = name[:MAX_SHOWN_NAME]
        self._block = BlockReader(self._name, self.problems)

    def close(self) -> None:
        """End the block that is open, if any."""
        if self._block is None:
            return
        package = self._block.package()
        if self._name in self.packages:
            self.problems.add(f"{quoted(self._name)} stands twice")
        self.packages.setdefault(self._name, package)
        self._block = None

    def finish(self) -> PackagesDump:
        self.close()
        if not self._seen:
            self.problems.add("no section of packages in it")
        for line in self.margin[:1] if not self.packages else ():
            self.problems.add(f"instead of packages: {quoted(line)}")
        packages = tuple(self.packages[name] for name in sorted(self.packages))
        users = tuple(sorted({state.user_id for package in packages for state in package.states}))
        refusal = None if packages else first_refusal(self.margin)
        return PackagesDump(packages, frozenset(self.hidden), users, refusal, self.problems.all())


def parse_dump(data: bytes) -> PackagesDump:
    """Read the answer. Never raises; works in one pass over the bytes."""
    reader = _Reader()
    for line in lines(data, reader.problems):
        reader.take(line)
    return reader.finish()
