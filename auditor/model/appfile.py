"""What an app's own file claims: label, icon, signers. And why a part of it could not be read."""

from dataclasses import dataclass
from enum import Enum


class FilePart(Enum):
    """What is read from an app's file."""

    SIGNER = "signer"
    LABEL = "label"
    ICON = "icon"


class Cause(Enum):
    """Why a part was not read. CUT: an answer was cut, late, lost or garbled, which is always a gap."""

    NOT_ASKED = "not asked for"
    NO_FILE = "no file told"
    REFUSED = "file not readable"
    CUT = "answer cut"
    CHANGED = "file changed meanwhile"
    MALFORMED = "file malformed"
    TOO_LARGE = "beyond the bounds"
    ELSEWHERE = "kept in another file"


@dataclass(frozen=True, slots=True)
class Unread:
    """One part that could not be read. why: a clause without a capital or a full stop, for the operator."""

    part: FilePart
    cause: Cause
    why: str


@dataclass(frozen=True, slots=True)
class FileStamp:
    """By which a file is known to be the same one. size in bytes; modified in seconds since 1970, the phone's clock."""

    path: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class AppFile:
    """What one app's file claims. None: not read, or the file has none; unread says which.

    label: as this phone's Settings show it; launcher_label: as its home screen does, if that differs.
    label_en, label_fr: as an English or a French phone would. icon: PNG drawn anew from the app's own, base64.
    signers, past_signers: SHA-256 of certificates, 64 hex, now and before a rotation (oldest first).
    signing_schemes: "v1", "v2", "v3", "v3.1", those that the file carries.
    """

    package: str
    stamp: FileStamp | None
    label: str | None = None
    label_en: str | None = None
    label_fr: str | None = None
    launcher_label: str | None = None
    icon: str | None = None
    signers: tuple[str, ...] | None = None
    past_signers: tuple[str, ...] | None = None
    signing_schemes: tuple[str, ...] | None = None
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Where the files of some packages lie: those that the phone showed, and why it did not show the others."""

    stamps: tuple[tuple[str, FileStamp], ...]
    missing: tuple[AppFile, ...]


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file to be read. whole: also label and icon, not only the signers."""

    package: str
    stamp: FileStamp
    whole: bool


def unread_parts(cause: Cause, why: str, *, whole: bool) -> tuple[Unread, ...]:
    """Everything that is wanted of a file, unread for one reason."""
    parts = tuple(FilePart) if whole else (FilePart.SIGNER,)
    return tuple(Unread(part, cause, why) for part in parts)
