"""What a package holds, file by file: its manifest, and what differs between two packages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from trouble import SetupError

MANIFEST = "MANIFEST.sha256"
_ARROW = "-> "
_LINK = "# link "


def digests(folder: Path) -> dict[str, str]:
    """Path below the folder → SHA-256 of the file, or where a link points; the manifest itself is left out."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file())
    return {
        path.relative_to(folder).as_posix(): f"{_ARROW}{path.readlink()}" if path.is_symlink() else file_digest(path)
        for path in paths
        if path.name != MANIFEST
    }


def write_manifest(folder: Path) -> str:
    """Write the manifest into the folder and return the SHA-256 of it, which stands for the whole package.

    It is in the form that `sha256sum -c` reads; links stand in its comments.
    """
    (folder / MANIFEST).write_text(_manifest(folder), encoding="utf-8", newline="\n")
    return file_digest(folder / MANIFEST)


def whole(folder: Path) -> str:
    """The SHA-256 that the manifest of a folder has, or would have: of what lies there, not of what is stated."""
    return hashlib.sha256(_manifest(folder).encode()).hexdigest()


def _manifest(folder: Path) -> str:
    return "".join(_line(name, digest) for name, digest in digests(folder).items())


def _line(name: str, digest: str) -> str:
    return f"{_LINK}{name} {digest}\n" if digest.startswith(_ARROW) else f"{digest}  {name}\n"


def differences(theirs: Mapping[str, str], ours: Mapping[str, str]) -> list[str]:
    """One line for each file that is not the same in both."""
    lines = []
    for name in sorted(theirs.keys() | ours.keys()):
        if name not in ours:
            lines.append(f"only in the release: {name}")
        elif name not in theirs:
            lines.append(f"missing in the release: {name}")
        elif theirs[name] != ours[name]:
            lines.append(f"differs: {name}")
    return lines


def manifest_differences(folder: Path) -> list[str]:
    """What of a release does not fit its own manifest. Raises SetupError if it has none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise SetupError(f"{folder} is no release: it holds no {MANIFEST}.")
    stated = dict(map(_stated, path.read_text(encoding="utf-8").splitlines()))
    return differences(digests(folder), stated)


def _stated(line: str) -> tuple[str, str]:
    if line.startswith(_LINK):
        name, arrow, target = line.removeprefix(_LINK).partition(f" {_ARROW}")
        return name, f"{arrow.strip()} {target}"
    digest, _, name = line.partition("  ")
    return name, digest


def file_digest(path: Path) -> str:
    """SHA-256 of a file, 64 hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
