"""The programs of Debian that packing calls: whether they are here, and what they say."""

from __future__ import annotations

import shutil
import subprocess
import sys

from trouble import SetupError

TOOLS = {
    "icupkg": "icu-devtools",
    "as": "binutils",
    "ld": "binutils",
    "objcopy": "binutils",
    "readelf": "binutils",
    "patchelf": "patchelf",
}


def need() -> None:
    """Raise SetupError with the line to type if a program is missing. Windows and macOS need none of them."""
    if sys.platform.startswith("linux"):
        need_these(TOOLS)


def need_these(tools: dict[str, str]) -> None:
    """Raise SetupError with the line to type if a program is missing. tools: program → Debian package."""
    missing = sorted({package for tool, package in tools.items() if shutil.which(tool) is None})
    if missing:
        raise SetupError(f"This needs {' and '.join(missing)}: sudo apt-get install {' '.join(missing)}")


def said(*command: str) -> str:
    """Run a program and return its standard output. Raises SetupError with its own words if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[:300]}")
    return done.stdout
