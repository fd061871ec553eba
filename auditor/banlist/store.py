"""Where editions, publishers and source folders lie: the shipped edition, the imported one, and what was used here.

Shipped: resources/banlist/fieldcheck-banlist.json and .sig. Imported: HOME/banlist/DIGEST.json and .sig, named by
HOME/banlist/state.json, which also holds the highest edition number used here for each publisher's key. That one file
is replaced in one step, so a crash leaves the old edition in use or the new one, never a pair that does not fit.
A department's supplement lies in HOME/banlist/supplement.toml, with .sig beside it if it is signed.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

from auditor.banlist.limits import (
    MAX_BUNDLE_BYTES,
    MAX_PUBLISHER_BYTES,
    MAX_SIGNATURE_BYTES,
    MAX_SOURCE_FILE_BYTES,
    MAX_SUPPLEMENT_BYTES,
)
from auditor.banlist.signature import Publisher, read_publisher, read_signature
from auditor.banlist.trust import TrustedEdition, edition_number, verify_edition
from auditor.errors import BadSignatureError, BanListError, MalformedError, OutputError
from auditor.files import OWNER_ONLY, read_bounded, unwritable, write_whole
from auditor.model.codec import KeyedBy, canonical_json, from_plain
from auditor.model.plain import ShapeError, parse_json
from auditor.model.policy import SHA256_HEX
from auditor.paths import private_folder

SHIPPED = Path("banlist", "fieldcheck-banlist.json")
PUBLISHERS = Path("trust", "publishers")
FOLDER = "banlist"
STATE = "state.json"
SUPPLEMENT = "supplement.toml"
SIGNATURE_SUFFIX = ".sig"
# Far more than the limits of an edition allow (instruments + rules + policies + edition.toml).
MAX_SOURCE_FILES = 10_000
# One line of about 100 bytes per publisher's key ever used here.
MAX_STATE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """The raw bytes of an edition and of its signature file (empty if there is none), not yet trusted."""

    data: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class SupplementFiles:
    """The raw bytes of a supplement and of its signature file (None: there is none, it is unsigned), not yet read."""

    name: str
    data: bytes
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class Newest:
    """The highest edition number used here that one key signed."""

    key_id: str
    edition: int


@dataclass(frozen=True, slots=True)
class State:
    """What was used here. imported: digest of the imported edition, None if the shipped one is in use.

    older_allowed: the operator took that edition although a newer one had been in use.
    """

    imported: str | None
    older_allowed: bool
    newest: Annotated[tuple[Newest, ...], KeyedBy("key_id")]

    def newest_of(self, key_id: str) -> int | None:
        """The highest edition number of that key used here, or None."""
        return next((entry.edition for entry in self.newest if entry.key_id == key_id), None)


def read_edition_files(path: Path) -> EditionFiles:
    """Read an edition and the signature beside it (same name and .sig). Raises OutputError if it cannot be read."""
    beside = path.with_name(path.name + SIGNATURE_SUFFIX)
    signature = read_bounded(beside, MAX_SIGNATURE_BYTES) if beside.exists() else b""
    return EditionFiles(read_bounded(path, MAX_BUNDLE_BYTES), signature)


def read_publishers(resources: Path) -> tuple[Publisher, ...]:
    """The installed publishers, in order of file name. Raises BadSignatureError if there is none or one is unusable."""
    found = tuple(
        read_publisher(read_bounded(path, MAX_PUBLISHER_BYTES), path.name)
        for path in sorted((resources / PUBLISHERS).glob("*.toml"))
    )
    if not found:
        raise BadSignatureError(
            "No ban list can be trusted", "no publisher is installed here", "Install Fieldcheck again"
        )
    return found


def read_source(folder: Path) -> dict[str, bytes]:
    """Every file of a source folder, by its path in it with slashes; hidden files are left out. Raises OutputError."""
    if not folder.is_dir():
        raise OutputError(f"The folder {folder} cannot be read", "there is no such folder", "Check its name")
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(paths) > MAX_SOURCE_FILES:
        raise OutputError(
            f"The folder {folder} cannot be read", f"it holds more than {MAX_SOURCE_FILES} files", "Check its name"
        )
    return {path.relative_to(folder).as_posix(): read_bounded(path, MAX_SOURCE_FILE_BYTES) for path in paths}


def load_in_use(resources: Path, home: Path, now: datetime) -> TrustedEdition:
    """Trust the edition in use: the imported one if there is one, else the shipped one.

    A shipped edition that the same publisher made later than the imported one takes its place: whoever installs a
    newer program must not go on with an older list. An older edition that the operator took on purpose stays.
    Raises BanListError kinds as verify_edition does, and OutputError.
    """
    state, publishers = read_state(home), read_publishers(resources)
    shipped = resources / SHIPPED
    if state.imported is None:
        files = read_edition_files(shipped)
    else:
        files = _imported(home / FOLDER / f"{state.imported}.json")
        if shipped.exists() and not state.older_allowed:
            files = _newer(read_edition_files(shipped), files, publishers)
    return verify_files(files, publishers, state, now, allow_older=state.older_allowed)


def _imported(path: Path) -> EditionFiles:
    if not path.exists():
        raise BanListError(
            "The ban list in use cannot be read",
            f"its file {path} is gone",
            "Import that edition, or a newer one, again",
        )
    return read_edition_files(path)


def _newer(shipped: EditionFiles, imported: EditionFiles, publishers: tuple[Publisher, ...]) -> EditionFiles:
    """The shipped edition if the imported one's publisher signed it with a higher number, else the imported one."""
    if read_signature(shipped.signature).key_id != read_signature(imported.signature).key_id:
        return imported
    ours, theirs = (edition_number(files.data, files.signature, publishers) for files in (shipped, imported))
    return shipped if ours > theirs else imported


def verify_files(
    files: EditionFiles, publishers: tuple[Publisher, ...], state: State, now: datetime, *, allow_older: bool
) -> TrustedEdition:
    """Trust an edition, given what was used here before. Raises BanListError kinds as verify_edition does."""
    # The key named by the signature file only chooses which number to compare; a false one fails the signature.
    seen = state.newest_of(read_signature(files.signature).key_id)
    return verify_edition(files.data, files.signature, publishers, now, seen, allow_older=allow_older)


def remember(home: Path, edition: TrustedEdition) -> None:
    """Note that an edition was used, so that an older one is refused from now on. Writes only if something is new."""
    state = read_state(home)
    noted = _noted(state, edition)
    if noted != state:
        _write_state(home, noted)


def import_edition(home: Path, files: EditionFiles, edition: TrustedEdition) -> None:
    """Put an edition, already trusted from these very files, into use. Raises OutputError."""
    folder = private_folder(home / FOLDER)
    path = folder / f"{edition.digest}.json"
    write_whole(path, files.data, OWNER_ONLY)
    write_whole(path.with_name(path.name + SIGNATURE_SUFFIX), files.signature, OWNER_ONLY)
    noted = _noted(read_state(home), edition)
    _write_state(home, replace(noted, imported=edition.digest, older_allowed=edition.overridden))


def read_supplement_files(path: Path) -> SupplementFiles:
    """Read a supplement and the signature beside it, if there is one. Raises OutputError."""
    beside = path.with_name(path.name + SIGNATURE_SUFFIX)
    signature = read_bounded(beside, MAX_SIGNATURE_BYTES) if beside.exists() else None
    return SupplementFiles(path.name, read_bounded(path, MAX_SUPPLEMENT_BYTES), signature)


def supplement_in_use(home: Path) -> SupplementFiles | None:
    """The supplement in use here, not yet read, or None. Raises OutputError."""
    path = home / FOLDER / SUPPLEMENT
    return read_supplement_files(path) if path.exists() else None


def put_supplement(home: Path, files: SupplementFiles) -> None:
    """Put a supplement, already read from these very files, into use. Raises OutputError.

    The old signature goes first: after a crash half-way the supplement is unsigned and says so, never signed wrongly.
    """
    path = private_folder(home / FOLDER) / SUPPLEMENT
    beside = path.with_name(path.name + SIGNATURE_SUFFIX)
    _unlink(beside)
    write_whole(path, files.data, OWNER_ONLY)
    if files.signature is not None:
        write_whole(beside, files.signature, OWNER_ONLY)


def take_supplement_away(home: Path) -> None:
    """Use no supplement any more. Raises OutputError."""
    path = home / FOLDER / SUPPLEMENT
    _unlink(path)
    _unlink(path.with_name(path.name + SIGNATURE_SUFFIX))


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error


def read_state(home: Path) -> State:
    """What was used here; nothing, if nothing was. Raises MalformedError: a broken memory must not read as none."""
    path = home / FOLDER / STATE
    if not path.exists():
        return State(None, older_allowed=False, newest=())
    try:
        state = from_plain(State, parse_json(read_bounded(path, MAX_STATE_BYTES)))
    except ShapeError as error:
        raise _bad_state(path, str(error)) from error
    if state.imported is not None and not SHA256_HEX.match(state.imported):
        raise _bad_state(path, "imported: is no digest")  # it becomes a file name
    return state


def _bad_state(path: Path, why: str) -> MalformedError:
    return MalformedError(
        f"The record of ban lists used here, {path}, cannot be read",
        why,
        "Restore that file from a copy, or remove it and import the newest edition",
    )


def _noted(state: State, edition: TrustedEdition) -> State:
    number = max(edition.ban_list.edition, state.newest_of(edition.key_id) or 0)
    others = tuple(entry for entry in state.newest if entry.key_id != edition.key_id)
    newest = tuple(sorted((*others, Newest(edition.key_id, number)), key=lambda entry: entry.key_id))
    return replace(state, newest=newest)


def _write_state(home: Path, state: State) -> None:
    write_whole(private_folder(home / FOLDER) / STATE, canonical_json(state) + b"\n", OWNER_ONLY)
