"""Where resources and records lie: source tree, wheel or frozen app; and the operator's data folder."""

import os
import sys
import tempfile
from pathlib import Path

from auditor.errors import OutputError

PRIVATE = 0o700
_PAPERS = ("NOTICE.txt", "LICENCES.txt")
REMEMBERED = "records-folder"
"""In the platform's data folder: one line, the folder that the operator chose for every run."""
MAX_REMEMBERED = 64 * 1024


def resources() -> Path:
    """The folder of shipped resources. Raises RuntimeError if the installation is broken."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    places = [Path(frozen) / "resources"] if frozen else [here / "_resources", here.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise RuntimeError(f"no resources in {', '.join(map(str, places))}")


def licence_texts() -> tuple[Path, ...]:
    """The files that say what is inside and under which terms, those that are here: of a package, or of the source.

    A folder has them beside the program, above where its libraries lie; one file unpacks them with everything else.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is None:
        places = [Path(__file__).resolve().parent.parent / "LICENSE"]
    else:
        folders = (Path(frozen), Path(frozen).parent)
        folder = next((one for one in folders if (one / _PAPERS[-1]).is_file()), folders[0])
        places = [folder / name for name in _PAPERS]
    return tuple(place for place in places if place.is_file())


def home(chosen: str | None) -> Path:
    """The data folder: as chosen for this run, else FIELDCHECK_HOME, else the remembered one, else the platform's.

    Made 0700 if new, but for a remembered one: if that is not there, its disk is not, and an empty folder in its place
    would look like lost records. Raises OutputError.
    """
    named = chosen or os.environ.get("FIELDCHECK_HOME")
    if named:
        return private_folder(Path(named).expanduser().absolute())
    kept = remembered_home()
    if kept is None:
        return private_folder(usual_home())
    if not kept.is_dir():
        raise OutputError(
            f"The records folder {kept} cannot be used",
            "it is not there",
            "Attach the disk that holds it, or name another folder with --home",
        )
    return kept


def named_home(chosen: str | None) -> bool:
    """Whether this run was given its data folder, so that neither the remembered nor the usual one counts."""
    return bool(chosen or os.environ.get("FIELDCHECK_HOME"))


def usual_home() -> Path:
    """The platform's data folder."""
    return Path(_platform_home()).expanduser().absolute()


def remembered_home() -> Path | None:
    """The data folder that the operator chose for every run, or None. Raises OutputError."""
    note = usual_home() / REMEMBERED
    try:
        told = note.read_bytes()[:MAX_REMEMBERED].decode("utf-8").strip() if note.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(
            f"The note {note} of the records folder cannot be read",
            getattr(error, "strerror", None) or "it is not text",
            "Remove that file to go back to the usual folder",
        ) from error
    if told and not Path(told).is_absolute():
        raise OutputError(
            f"The note {note} of the records folder cannot be used",
            "it names no whole path",
            "Remove that file to go back to the usual folder",
        )
    return Path(told) if told else None


def remember_home(folder: Path | None) -> None:
    """Keep a data folder for every later run that is given none; None: the platform's again. Moves nothing.

    Raises OutputError if the folder is not there or cannot be written.
    """
    note = private_folder(usual_home()) / REMEMBERED
    try:
        if folder is None:
            note.unlink(missing_ok=True)
            return
        with tempfile.TemporaryFile(dir=folder):
            pass
        note.write_text(f"{folder.absolute()}\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"The records folder {folder or note} cannot be used", error.strerror or str(error), "Choose another"
        ) from error


def private_folder(folder: Path) -> Path:
    """Make the folder, readable by its owner only, if it does not exist. Raises OutputError."""
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The data folder {folder} cannot be used", error.strerror or str(error), "Choose another with --home"
        ) from error
    return folder


def _platform_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Fieldcheck"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Fieldcheck"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fieldcheck"
