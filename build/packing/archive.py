"""A zip of the package's folder, the same bytes for the same folder: what is handed out where there is no installer."""

from __future__ import annotations

import stat
import zipfile
from datetime import datetime
from pathlib import Path

# What a zip's reader on Unix needs to make a link again (APPNOTE.TXT, 4.4.15: the upper half is the system's own).
_LINK = (stat.S_IFLNK | 0o777) << 16
_UNIX = 3


def pack(folder: Path, target: Path, moment: datetime) -> Path:
    """Write the zip, every name below the folder's own. moment: the time that each file is given."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in paths:
            about = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), moment.timetuple()[:6])
            about.create_system = _UNIX
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = _LINK if path.is_symlink() else stat.S_IMODE(path.stat().st_mode) << 16
            made.writestr(about, str(path.readlink()) if path.is_symlink() else path.read_bytes())
    return target
