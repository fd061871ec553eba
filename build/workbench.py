"""The project's own Python environment, .venv: made from the hashed lock, stamped when whole, mended when not."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from trouble import SetupError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
# Measured on Debian 12: the environment takes 0.7 GB, and pip unpacks beside it.
ROOM_NEEDED = 1_500_000_000
# Another set-up in the same folder is waited for; from an empty package cache one takes about a minute.
PATIENCE_SECONDS = 900
_STAMP = "fieldcheck-stamp"
_GATE = "fieldcheck-gate"
UNFINISHED = "unfinished\n"


def python() -> Path:
    """The environment's interpreter."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def script(name: str) -> Path:
    """A command that a package of the environment brought."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def ready() -> bool:
    """Whether the environment is whole and is that of this lock, this Python and this folder."""
    return _stamp() == _wanted() and python().exists()


def prepare() -> None:
    """Make the environment, or mend it, or leave it as it is. Raises SetupError."""
    try:
        if ready():
            return
        VENV.mkdir(exist_ok=True)
        with _alone():
            if not ready():
                _set_up()
    except (OSError, sqlite3.Error) as error:
        raise SetupError(_about_folder(error)) from error


def _set_up() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < ROOM_NEEDED:
        raise SetupError(
            f"The disk that holds {ROOT} has {free / 1e9:.1f} GB left; the set-up needs {ROOM_NEEDED / 1e9:.1f} GB. "
            "Make room and run the same command again."
        )
    if _stamp() is not None:
        _empty()
    # An environment without our stamp was made by someone by hand: it is completed, never emptied.
    elif not python().exists():
        _write_stamp(UNFINISHED)
    print(f"Setting up {VENV} (once; about a minute) ...", flush=True)
    _make()
    _install()
    _write_stamp(_wanted())


def _make() -> None:
    """Run venv with the interpreter below any environment that this script itself may run in."""
    if not python().exists():
        base = getattr(sys, "_base_executable", sys.executable) or sys.executable
        _run([base, "-m", "venv", str(VENV)], "Python could not make the environment")


def _install() -> None:
    # --only-binary: a source package would run its own code while it is installed. -qq: errors are still printed.
    # --no-deps: the lock is whole. Asked to look for more, pip prefers a release newer than the lock for a dependency
    # with extras (pytest-cov's coverage[toml]), and then refuses it for having no hash.
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "-qq"]
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "install", *options, "-r", str(LOCK)], "pip could not install what requirements.lock names")
    _run([*pip, "check"], "What requirements.lock names does not fit together")


def _run(command: list[str], failure: str) -> None:
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    code = subprocess.run(command, env=kept, stdin=subprocess.DEVNULL, cwd=ROOT, check=False).returncode
    if code != 0:
        raise SetupError(
            f"{failure} (exit code {code}; its own words are above). Check the free space and the way to your package "
            "index, then run the same command again: it goes on from the beginning."
        )


def _empty() -> None:
    """Empty the folder, and say first that it is not whole: whatever stops this, the next run starts over."""
    _write_stamp(UNFINISHED)
    for entry in VENV.iterdir():
        if entry.name in (_STAMP, _GATE):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time into the folder. SQLite's lock is the one that both Unix and Windows have built in."""
    gate = sqlite3.connect(VENV / _GATE, timeout=PATIENCE_SECONDS, isolation_level=None)
    try:
        gate.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        gate.close()


def _wanted() -> str:
    """The stamp of a whole environment. The folder counts: installed commands name it in their first line."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"lock {lock}\npython {sys.version_info[0]}.{sys.version_info[1]}\nfolder {ROOT}\n"


def _stamp() -> str | None:
    try:
        return (VENV / _STAMP).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _write_stamp(text: str) -> None:
    (VENV / _STAMP).write_text(text, encoding="utf-8")


def _about_folder(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return (
        f"The environment {VENV} cannot be written: {reason}. Work in a copy of the project in a folder that is yours, "
        "on a disk with free space."
    )
