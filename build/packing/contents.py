"""What is inside a frozen package, and to whom each file belongs: nothing without an owner is handed out."""

from __future__ import annotations

import ast
import fnmatch
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import closure
from trouble import SetupError
from workbench import ROOT

LIST = ROOT / "build" / "packing" / "licences.toml"
OWN = "Fieldcheck"
PYTHON = "Python"
BOOTLOADER = "PyInstaller"
_COLUMNS = 3
_OWN_PACKAGES = ("auditor", "ui")
# The bootloader and its start-up modules go into every program that PyInstaller makes; its licence allows that.
_BOOTLOADER_PACKAGES = frozenset({"pyinstaller", "pyinstaller-hooks-contrib"})


@dataclass(frozen=True)
class Entry:
    """One file or module of the package: its name there, and where it came from."""

    name: str
    source: Path


@dataclass(frozen=True)
class Part:
    """Something in the package that is neither a Python package nor a library of the system."""

    name: str
    version: str
    licence: str
    text: Path
    files: tuple[str, ...]
    about: str

    def holds(self, name: str) -> bool:
        """Whether a file of the package belongs to this part."""
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self.files)


@dataclass(frozen=True)
class Accepted:
    """The licences that somebody read and accepted: as packages write them, and by system library."""

    licences: Mapping[str, str]
    system: Mapping[str, str]
    parts: tuple[Part, ...]


def accepted() -> Accepted:
    """The list of build/licences.toml."""
    data = tomllib.loads(LIST.read_text(encoding="utf-8"))
    parts = tuple(
        Part(one["name"], one["version"], one["licence"], ROOT / one["text"], tuple(one["files"]), one.get("about", ""))
        for one in data["part"]
    )
    return Accepted(data["accepted"], data["system"], parts)


def entries(work: Path) -> Iterator[Entry]:
    """Every file and module that PyInstaller put in, by its own tables in its work folder."""
    for table in ("COLLECT-00.toc", "PYZ-00.toc", "PKG-00.toc"):
        path = work / table
        if not path.exists():
            continue
        for rows in ast.literal_eval(path.read_text(encoding="utf-8")):
            if isinstance(rows, list):
                yield from (Entry(row[0], Path(row[1])) for row in rows if _is_file(row))


def _is_file(row: tuple[str, ...]) -> bool:
    """Tables also hold links inside the package, options, and namespaces that have no file ("-")."""
    return len(row) == _COLUMNS and row[2] != "SYMLINK" and Path(row[1]).is_absolute()


def check_whole(names: Iterable[str], root: Path = ROOT) -> None:
    """Raise SetupError if a module of the program is not among the names of the package's modules.

    Many are imported by name when they are first needed, which the freezing program does not see.
    """
    files = [file.relative_to(root) for package in _OWN_PACKAGES for file in sorted((root / package).rglob("*.py"))]
    own = (".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)
    if missing := sorted(set(own) - set(names)):
        raise SetupError(f"The package lacks modules of the program: {', '.join(missing)}.")


class Owners:
    """Says to whom a file belongs. packages: canonical name → version of what may be shipped."""

    def __init__(self, site: Path, work: Path) -> None:
        self._site = site
        self._work = work
        self._accepted = accepted()

    @cached_property
    def _by_file(self) -> dict[Path, str]:
        """Installed file → name of its distribution, by the RECORD of each."""
        return {
            (self._site / file).resolve(): closure.canonical(about.parent.name.split("-")[0])
            for about in self._site.glob("*.dist-info/RECORD")
            for file in (line.split(",")[0] for line in about.read_text(encoding="utf-8").splitlines())
        }

    def owner(self, entry: Entry) -> str:
        """The owner's name. Raises SetupError if nobody is known to own the file, or its owner is not shipped."""
        for part in self._accepted.parts:
            if part.holds(entry.name):
                return part.name
        return self._ours(entry) or self._package(entry) or self._system(entry)

    def _ours(self, entry: Entry) -> str | None:
        source = entry.source
        if self._site in source.parents:
            return None
        if self._work in source.parents or ROOT in source.parents:
            return OWN
        # On Linux the interpreter's folder is the system's own, /usr; elsewhere all of it came with Python.
        base = Path(sysconfig.get_paths()["stdlib"] if sys.platform.startswith("linux") else sys.base_prefix).resolve()
        inside = base in source.resolve().parents or source.name.startswith(("libpython", "python3"))
        return PYTHON if inside else None

    def _package(self, entry: Entry) -> str | None:
        if self._site not in entry.source.parents:
            return None
        name = self._by_file.get(entry.source.resolve())
        if name in _BOOTLOADER_PACKAGES:
            return BOOTLOADER
        if name is None or name not in closure.runtime():
            raise SetupError(f"{entry.name} is in the package and belongs to {name or 'nobody'}, which is not shipped.")
        return name

    def _system(self, entry: Entry) -> str:
        name = debian_owner(entry.source)
        if name not in self._accepted.system:
            raise SetupError(
                f"{entry.name} ({entry.source}) is in the package and its owner ({name or 'unknown'}) is not accepted: "
                f"read its licence and add it to build/packing/{LIST.name}."
            )
        return name


def debian_owner(path: Path) -> str:
    """The Debian package that installed a file, or an empty name."""
    if shutil.which("dpkg") is None:
        return ""
    for candidate in dict.fromkeys((path, path.resolve(), Path("/", *path.resolve().parts[2:]))):
        done = subprocess.run(["dpkg", "-S", str(candidate)], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    return ""
