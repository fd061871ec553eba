"""Files of the workstation: read within bounds, written whole or not at all, their troubles in one plain sentence."""

import errno
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from auditor.errors import OutputError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

REASONS: Mapping[int, str] = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left for this user on the disk",
    errno.EACCES: "there is no right to do so",
    errno.EPERM: "there is no right to do so",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "part of the path is a file and not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "the name is too long",
}
OWNER_ONLY = 0o600
AS_UMASK = 0o666
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_bounded(path: Path, most: int) -> bytes:
    """Return the file's bytes, at most `most` + 1 of them: enough to see that it is too large. Raises OutputError."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise OutputError(f"The file {path} cannot be read", _why(error), "Check its name and its rights") from error


def write_whole(path: Path, data: bytes, mode: int = AS_UMASK) -> None:
    """Replace a file in one step: after a crash there is the old one or the new one, never half. Raises OutputError."""
    if path.is_dir():
        raise unwritable(path, REASONS[errno.EISDIR])
    temporary = _beside(path)
    try:
        _write_durably(temporary, data, mode)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, _why(error)) from error
    finally:
        _discard(temporary)


def write_new(path: Path, data: bytes, mode: int = OWNER_ONLY) -> None:
    """Write a file that was not there, whole or not at all, and never over another. Raises OutputError."""
    temporary = _beside(path)
    try:
        _write_durably(temporary, data, mode)
        _name_without_replacing(temporary, path)
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise unwritable(path, "there is a file of that name already") from error
    except OSError as error:
        raise unwritable(path, _why(error)) from error
    finally:
        _discard(temporary)


def check_target(path: Path) -> None:
    """Try the folder of a file that is to be written later. Raises OutputError if it could not be written now."""
    if path.is_dir():
        raise unwritable(path, REASONS[errno.EISDIR])
    temporary = _beside(path)
    try:
        _write_durably(temporary, b"", AS_UMASK)
    except OSError as error:
        raise unwritable(path, _why(error)) from error
    finally:
        _discard(temporary)


def unwritable(path: Path, why: str) -> OutputError:
    """The error that says that a file cannot be written."""
    return OutputError(f"The file {path} cannot be written", why, "Choose another place, or make room")


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}")


def _write_durably(path: Path, data: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, _NEW, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    """The failure that is being told matters more than a leftover that cannot be removed either."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _name_without_replacing(temporary: Path, path: Path) -> None:
    """A hard link names and refuses in one step; a file system without links (FAT sticks) needs two."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


def _sync_folder(folder: Path) -> None:
    """Make a new name durable. Windows cannot open folders and does not need it: NTFS journals names."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _why(error: OSError) -> str:
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a file as the only program while the block runs; gives False if another one holds it. Raises OutputError.

    The operating system lets go of it when the program ends, however it ends.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    except OSError as error:
        raise unwritable(path, _why(error)) from error
    try:
        yield _take(descriptor)
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
