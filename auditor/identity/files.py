"""Files of the identity store: names that no hostile name can bend, and sizes within reason."""

import hashlib
import unicodedata
from pathlib import Path

from auditor.errors import IdentityError
from auditor.files import read_bounded

MAX_STEM = 48
# Names that Windows keeps for devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
ROOT_ENDING = "-root"
TOKEN_ENDING = ".token"  # noqa: S105  a kind of key and no secret


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


def read_capped(path: Path, limit: int) -> bytes:
    """The file's bytes. Raises OutputError if it cannot be read, IdentityError if it is larger than `limit` bytes."""
    data = read_bounded(path, limit)
    if len(data) > limit:
        raise IdentityError(f"The file {path} was not read", "it is far too large", "Choose an identity file")
    return data
