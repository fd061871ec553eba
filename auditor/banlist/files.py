"""Reading and writing single files for the ban list: bounded, atomic, and with one plain sentence when it fails."""

import os
import tempfile
from pathlib import Path

from auditor.errors import OutputError

ONLY_OWNER = 0o600


def read_bounded(path: Path, most: int) -> bytes:
    """The file's bytes, at most `most` + 1 of them: enough for the caller to see that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise OutputError(f"The file {path} cannot be read", _why(error), "Check its name and its rights") from error


def write_atomic(path: Path, data: bytes) -> None:
    """Replace a file in one step: after a crash there is the old one or the new one, never half. Raises OutputError."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, _why(error)) from error


def write_new_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, and never over another. Raises OutputError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags, ONLY_OWNER), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise _unwritable(path, "there is a file of that name, and a key is never written over another") from error
    except OSError as error:
        raise _unwritable(path, _why(error)) from error


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _unwritable(path: Path, why: str) -> OutputError:
    return OutputError(f"The file {path} cannot be written", why, "Choose another place")
