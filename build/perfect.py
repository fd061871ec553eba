"""The files that must be covered whole, line and branch, and the gate that demands it after the tests.

They are the pure parts that decide, and those that read what a stranger wrote. Nowhere else is a figure demanded.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Only these are measured, so that the other tests run at full speed: the list stands where coverage reads it.
PERFECT: tuple[str, ...] = tuple(
    tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]["run"]["include"]
)


def check(report: Path, root: Path, patterns: Sequence[str] = PERFECT) -> int:
    """Read coverage's JSON report and say what is missing. Returns an exit code: 0 only if nothing is."""
    try:
        measured = json.loads(report.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError) as error:
        print(f"The coverage report {report} cannot be read ({error}), so nothing is known to be covered.")
        return 1
    covered = {Path(name).as_posix(): facts for name, facts in measured.items()}
    complaints = [line for pattern in patterns for line in _complaints(pattern, covered, root)]
    for line in complaints:
        print(line)
    if not complaints:
        print(f"Every line and branch of {', '.join(patterns)} was run.")
    return 1 if complaints else 0


def _complaints(pattern: str, covered: dict[str, dict[str, object]], root: Path) -> list[str]:
    """The pattern must match files, and each file on the disk must be in the report: a typo must not pass."""
    names = sorted(path.relative_to(root).as_posix() for path in root.glob(pattern))
    if not names:
        return [f"{pattern}: no such file, so the list of files covered whole is out of date."]
    return [line for name in names for line in _gaps(name, covered.get(name))]


def _gaps(name: str, facts: dict[str, object] | None) -> list[str]:
    if facts is None:
        return [f"{name}: not measured at all."]
    lines, branches = facts.get("missing_lines"), facts.get("missing_branches")
    if not isinstance(lines, list) or not isinstance(branches, list):
        return [f"{name}: its branches were not measured."]
    gaps = []
    if lines:
        gaps.append(f"{name}: never run: line {', '.join(map(str, lines))}")
    if branches:
        arrows = (f"{start} -> {'exit' if end < 0 else end}" for start, end in branches)
        gaps.append(f"{name}: never taken: {', '.join(arrows)}")
    return gaps
