"""Before the window: whether this computer has the shared libraries that Qt opens, said before Qt fails at them.

Qt's own message is misleading: it names libxcb-cursor0 whichever library is missing, and then aborts. Nothing of Qt is
imported here.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from auditor.errors import WindowError

# What Qt needs on any platform of Linux, with the Debian package that brings it; a bare installation has none of them.
ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libxkbcommon.so.0": "libxkbcommon0",
    }
)
# What its X11 platform opens besides.
ON_A_SCREEN: Mapping[str, str] = MappingProxyType(
    {
        "libX11.so.6": "libx11-6",
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    }
)
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


def check_computer(loads: Callable[[str], bool] | None = None) -> None:
    """Raise WindowError if a library or the screen is missing. loads: whether a library can be loaded (for tests)."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    needed = ALWAYS if platform.startswith(_WITHOUT_SCREEN) else {**ALWAYS, **ON_A_SCREEN}
    missing = [name for name in needed if not (loads or _loads)(name)]
    if missing:
        packages = " ".join(dict.fromkeys(needed[name] for name in missing))
        raise WindowError(
            "The window cannot be opened",
            f"this computer lacks {', '.join(missing)}",
            # In quotes: whoever copies the line must not copy the sentence's full stop with it.
            f"Install it with “sudo apt-get install --no-install-recommends {packages}”",
        )
    if not platform and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise WindowError(
            "The window cannot be opened", "there is no screen here", "Use the command line: fieldcheck --help shows it"
        )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
