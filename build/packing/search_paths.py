"""Where a shared library of the package looks for others: only inside the package, never at a place of its maker's.

An interpreter that was built by hand leaves the folder it was installed in (RUNPATH) in every library. On another
computer that folder may belong to somebody else, who could put a library of their own there.
"""

from __future__ import annotations

from pathlib import Path

from tools import said
from trouble import SetupError

# The library's own folder, as the loader writes it (ld.so(8)).
ORIGIN = ("$ORIGIN", "${ORIGIN}")
_ELF = b"\x7fELF"


def settle(folder: Path) -> None:
    """Take every place outside the package from the search paths of its libraries. Raises SetupError."""
    for library in libraries(folder):
        places = _places(library)
        kept = [place for place in places if place.startswith(ORIGIN)]
        if not kept and places:
            said("patchelf", "--remove-rpath", str(library))
        elif kept != places:
            said("patchelf", "--set-rpath", ":".join(kept), str(library))
    check(folder)


def check(folder: Path) -> None:
    """Raise SetupError if a library still looks elsewhere."""
    for library in libraries(folder):
        outside = [place for place in _places(library) if not place.startswith(ORIGIN)]
        if outside:
            raise SetupError(f"{library} looks for libraries in {', '.join(outside)}, which is not in the package.")


def libraries(folder: Path) -> list[Path]:
    """The shared libraries of a folder, links left out."""
    files = (path for path in sorted(folder.rglob("*.so*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if _begins(path) == _ELF]


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_ELF))


def _places(library: Path) -> list[str]:
    return [place for place in said("patchelf", "--print-rpath", str(library)).strip().split(":") if place]
