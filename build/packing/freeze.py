"""Freezing: an own environment out of the lock, the edition's resources, PyInstaller; the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import closure
from trouble import SetupError
from workbench import ROOT

WORK = ROOT / "build" / "_work" / "package"
SPEC = ROOT / "build" / "packing" / "pyinstaller" / "fieldcheck.spec"
# What of resources/ is read by the program; the ban list's source is for its curators and lies in the repository.
LEFT_OUT = shutil.ignore_patterns("source", "__pycache__", "*.pyc")


@dataclass(frozen=True)
class Frozen:
    """A folder that PyInstaller made, and the environment it was made from."""

    folder: Path
    python: Path


def own_environment() -> Path:
    """An environment with the program's packages and the build tools alone; made anew when the lock changed."""
    wanted = closure.part_of_lock({**closure.runtime(), **closure.tools()})
    folder = WORK / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "fieldcheck-lock"
    digest = hashlib.sha256(f"{wanted}{sys.version}{folder}".encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    lock = WORK / "package.lock"
    lock.write_text(wanted, encoding="utf-8")
    print("Making an environment of its own for the package ...", flush=True)
    base = getattr(sys, "_base_executable", sys.executable) or sys.executable
    run([base, "-m", "venv", str(folder)])
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "-qq"]
    run([str(python), "-m", "pip", "--disable-pip-version-check", "install", *options, "-r", str(lock)])
    stamp.write_text(digest, encoding="utf-8")
    return python


def freeze(resources: Path, moment: datetime, *, finished: Path | None = None) -> Frozen:
    """Run PyInstaller and return the folder of what it made.

    moment: what files and archives give as their time. finished: the finished folder, to make one file of it.
    """
    python = own_environment()
    kind = "onefile" if finished else "folder"
    target = WORK / kind
    shutil.rmtree(target, ignore_errors=True)
    settings = {
        "FIELDCHECK_RESOURCES": str(resources),
        "FIELDCHECK_FINISHED": str(finished or ""),
        "PYTHONHASHSEED": "1",  # the order of sets reaches the archive
        "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        "PYTHONPATH": "",
        "PYTHONNOUSERSITE": "1",
        "PYINSTALLER_CONFIG_DIR": str(WORK / "cache"),
    }
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(target), "--workpath", str(WORK / f"{kind}-work"), str(SPEC)]
    print(f"Freezing ({kind}) ...", flush=True)
    run(command, **settings)
    return Frozen(target if finished else target / "fieldcheck", python)


def lay_out_resources(target: Path) -> Path:
    """Copy what of resources/ belongs into the package."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "resources", target, ignore=LEFT_OUT)
    return target


def settle_times(folder: Path, moment: datetime) -> None:
    """Give every file and folder the same time and plain rights, so that archives of it are the same too."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink():
            continue
        program = os.access(path, os.X_OK) and ".so" not in path.suffixes
        path.chmod(0o755 if path.is_dir() or program else 0o644)
        os.utime(path, (moment.timestamp(), moment.timestamp()))


def run(command: list[str], **settings: str) -> None:
    """Run a program, its words straight to the terminal. Raises SetupError if it fails."""
    environment = {**os.environ, **settings}
    code = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, cwd=ROOT, check=False).returncode
    if code != 0:
        raise SetupError(f"{Path(command[0]).name} failed with exit code {code}; its own words are above.")
