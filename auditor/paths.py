"""Where resources and records lie: source tree, wheel or frozen app; and the operator's data folder."""

import os
import sys
from pathlib import Path

from auditor.errors import OutputError

PRIVATE = 0o700
_PAPERS = ("NOTICE.txt", "LICENCES.txt")


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
    """The data folder: as chosen, else FIELDCHECK_HOME, else the platform's; made 0700 if new. Raises OutputError."""
    folder = Path(chosen or os.environ.get("FIELDCHECK_HOME") or _platform_home()).expanduser().absolute()
    return private_folder(folder)


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
