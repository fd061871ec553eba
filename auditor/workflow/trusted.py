"""Whose signatures count when a report is checked: what the data folder knows, and what the checker names."""

from dataclasses import dataclass
from pathlib import Path

from auditor.errors import OutputError
from auditor.files import read_bounded
from auditor.identity.kept import read_root

# A department's revocation list has one line of about 40 bytes per certificate.
MAX_CRL_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose signatures count. roots, practice_roots, time_roots: certificates, DER. crls: revocation lists.

    time_roots vouch for time-stamp servers and for no signer.
    """

    roots: tuple[bytes, ...]
    practice_roots: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    time_roots: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class TrustFiles:
    """Files that the checker names: root certificates, roots of time-stamp servers, revocation lists."""

    roots: tuple[Path, ...] = ()
    time_roots: tuple[Path, ...] = ()
    crls: tuple[Path, ...] = ()


def trust_from_files(known: Trust, files: TrustFiles) -> Trust:
    """What is trusted here and what the files add. Raises OutputError, IdentityError for a file that is none."""
    roots, time_roots = (
        tuple(root for path in paths for root in read_root(path)) for paths in (files.roots, files.time_roots)
    )
    lists = tuple(bounded(path, MAX_CRL_BYTES, "revocation list") for path in files.crls)
    return Trust(
        roots=(*known.roots, *roots),
        practice_roots=known.practice_roots,
        crls=(*known.crls, *lists),
        time_roots=(*known.time_roots, *time_roots),
    )


def bounded(path: Path, most: int, what: str) -> bytes:
    """The bytes of a file that the operator names. Raises OutputError if it is larger than `most`, or unreadable."""
    data = read_bounded(path, most)
    if len(data) > most:
        raise OutputError(f"The file {path} was not read", f"it is too large for a {what}", "Choose the right file")
    return data
