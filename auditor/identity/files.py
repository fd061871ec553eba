"""Files of the identity store: names that no hostile name can bend, and writes that never destroy."""

import hashlib
import os
import secrets
import unicodedata
from pathlib import Path

from auditor.errors import IdentityError

PRIVATE = 0o600
MAX_STEM = 48
# Names that Windows keeps for devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
ROOT_ENDING = "-root"


def stem_of(name: str) -> str:
    """A file name without extension for a person's name: a-z, 0-9 and hyphens. Different names never share one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    stem = "-".join(words)[:MAX_STEM].strip("-")
    exact = stem.replace("-", " ") == name.lower() and stem not in RESERVED and not stem.endswith(ROOT_ENDING)
    if stem and exact:
        return stem
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{stem or 'identity'}-{mark}"


def write_new(path: Path, data: bytes) -> None:
    """Write a file that did not exist, whole or not at all, readable by its owner only. Raises IdentityError."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _place(temporary, path)
    except FileExistsError as error:
        raise IdentityError(
            "The identity was not stored", f"a file {path.name} is already there", "Choose another name"
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise IdentityError(
            f"The identity was not stored in {path.parent}", why, "Make room, or choose another folder with --home"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _place(temporary: Path, path: Path) -> None:
    """Give the written file its name without ever replacing one. A hard link does both at once where there are any."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


def read_capped(path: Path, limit: int) -> bytes:
    """The file's bytes. Raises IdentityError if it cannot be read or is larger than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise IdentityError(
            f"The file {path} was not read", error.strerror or str(error), "Check its name and its access rights"
        ) from error
    if len(data) > limit:
        raise IdentityError(f"The file {path} was not read", "it is far too large", "Choose an identity file")
    return data
