"""Which packages of the lock the program itself needs, and which only those who build it; read from pyproject.toml.

Runs in the project's own environment, where every package of the lock is installed and tells what it requires.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from workbench import LOCK, ROOT

_BLOCK = re.compile(r"^([A-Za-z0-9._-]+)==.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
# Needed by sqlite-utils' own command line, which we do not have; a program that installs things is not handed out.
NOT_SHIPPED = frozenset({"pip"})
FREEZER = "pyinstaller"


def canonical(name: str) -> str:
    """A distribution's name as PyPI compares them."""
    return canonicalize_name(name)


@cache
def runtime() -> Mapping[str, str]:
    """Name → version of everything that the program may import, but what is never handed out."""
    names = _closure(_project()["dependencies"])
    return {name: version for name, version in names.items() if name not in NOT_SHIPPED}


@cache
def tools() -> Mapping[str, str]:
    """Name → version of what freezes the program, and must stand in one environment with it."""
    extra = _project()["optional-dependencies"]["package"]
    return _closure([line for line in extra if line.startswith(FREEZER)])


def part_of_lock(names: Iterable[str]) -> str:
    """The lines of requirements.lock for some packages, hashes included. Raises ValueError if one is not locked."""
    found = _BLOCK.finditer(LOCK.read_text(encoding="utf-8"))
    blocks: dict[str, str] = {canonicalize_name(block[1]): block[0] for block in found}
    missing = sorted(set(names) - blocks.keys())
    if missing:
        raise ValueError(f"requirements.lock does not name {', '.join(missing)}")
    return "".join(blocks[name] for name in sorted(set(names)))


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _closure(wanted: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(line) for line in wanted]
    while waiting:
        requirement = waiting.pop()
        extras = sorted(requirement.extras) or [""]
        for extra in extras:
            key = (canonicalize_name(requirement.name), extra)
            if key in seen:
                continue
            seen.add(key)
            installed = distribution(requirement.name)
            found[key[0]] = installed.version
            needed = (Requirement(line) for line in installed.requires or ())
            waiting += [one for one in needed if one.marker is None or one.marker.evaluate({"extra": extra})]
    return found
