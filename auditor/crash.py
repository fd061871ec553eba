"""A fault of the program itself: a log is written without anything personal in it.

The log has the kind of the fault and the places in the source, line by line. It has no message and no values: these
may quote a phone, a serial or a name.
"""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from auditor import __version__
from auditor.errors import AuditorError
from auditor.files import OWNER_ONLY, write_whole
from auditor.paths import home as data_folder
from auditor.paths import private_folder

FOLDER = "crashes"


def log_text(fault: BaseException) -> str:
    """The log of a fault: versions, its kind, and where in the source it happened."""
    lines = [f"Fieldcheck {__version__}", f"Python {platform.python_version()} on {platform.system()}", ""]
    chain: BaseException | None = fault
    while chain is not None:
        lines.append(type(chain).__name__)
        frames = traceback.extract_tb(chain.__traceback__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines) + "\n"


def _place(filename: str) -> str:
    """A file of the source by its last three parts: the rest may hold the operator's name."""
    return "/".join(Path(filename).parts[-3:])


def write_log(home: str | None, fault: BaseException) -> Path | None:
    """Write the log into the data folder (None: the usual one). None if that cannot be: no more can be done then."""
    name = f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        path = private_folder(data_folder(home) / FOLDER) / name
        write_whole(path, log_text(fault).encode(), OWNER_ONLY)
    except AuditorError:
        return None
    return path
