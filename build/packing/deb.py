"""The Debian package: the folder under /usr/lib, the command, the desktop entry, and the udev rule for phones."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import freeze
from workbench import ROOT

from auditor import __version__

SHARED = ROOT / "build" / "packing" / "debian"
PLACES = {
    "fieldcheck.desktop": "usr/share/applications/fieldcheck.desktop",
    "fieldcheck.xml": "usr/share/mime/packages/fieldcheck.xml",
    "70-fieldcheck-phones.rules": "usr/lib/udev/rules.d/70-fieldcheck-phones.rules",
    "copyright": "usr/share/doc/fieldcheck/copyright",
    "lintian-overrides": "usr/share/lintian/overrides/fieldcheck",
}
MANUAL = "fieldcheck.1"
# On Linux one program does both; the second name lets instructions be the same as on Windows.
NAMES = ("fieldcheck", "fieldcheck-cli")
# Debian's own form, with the one line that is true of every release.
CHANGES = """\
fieldcheck ({version}) stable; urgency=medium

  * What changed is told in CHANGELOG.md of the source.

 -- {maintainer}  {moment:%a, %d %b %Y %H:%M:%S %z}
"""
MAINTAINER = "The Fieldcheck authors <fieldcheck@invalid>"
ICON = ROOT / "resources" / "icons" / "fieldcheck.svg"
# Shared libraries of the system that Qt opens and the package does not bring; the same on Debian 12 and 13.
DEPENDS = (
    *("libc6 (>= 2.35)", "libstdc++6 (>= 12)", "libgcc-s1", "libgl1", "libegl1", "libfontconfig1", "libfreetype6"),
    *("libdbus-1-3", "libglib2.0-0 | libglib2.0-0t64", "libx11-6", "libx11-xcb1", "libxcb1", "libxcb-glx0"),
    *("libxcb-randr0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0"),
    *("xkb-data", "fontconfig-config"),
)


def build(folder: Path, out: Path, moment: datetime) -> Path:
    """Make the package out of a finished folder and return its path."""
    with tempfile.TemporaryDirectory(prefix="fieldcheck-deb-") as scratch:
        root = Path(scratch, "root")
        shutil.copytree(folder, root / "usr/lib/fieldcheck", symlinks=True)
        (root / "usr/bin").mkdir(parents=True)
        for name in NAMES:
            (root / "usr/bin" / name).symlink_to("../lib/fieldcheck/fieldcheck")
        for name, place in PLACES.items():
            _copy(SHARED / name, root / place)
        _copy(ICON, root / "usr/share/icons/hicolor/scalable/apps/fieldcheck.svg")
        _papers(root, moment)
        _control(root)
        freeze.settle_times(root, moment)
        target = out / f"fieldcheck_{__version__}_amd64.deb"
        epoch = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
        freeze.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(root), str(target)], **epoch)
        return target


def _papers(root: Path, moment: datetime) -> None:
    """The manual page under both names, and the list of changes; compressed without a time of their own."""
    manual = (SHARED / MANUAL).read_bytes()
    changes = CHANGES.format(version=__version__, maintainer=MAINTAINER, moment=moment).encode()
    pages = root / "usr/share/man/man1"
    pages.mkdir(parents=True)
    for name in NAMES:
        (pages / f"{name}.1.gz").write_bytes(gzip.compress(manual, 9, mtime=0))
    (root / "usr/share/doc/fieldcheck/changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _control(root: Path) -> None:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    text = (SHARED / "control").read_text(encoding="utf-8")
    filled = text.format(version=__version__, size=size, depends=", ".join(DEPENDS), maintainer=MAINTAINER)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(filled, encoding="utf-8", newline="\n")
    for script in ("postinst", "postrm"):
        _copy(SHARED / script, root / "DEBIAN" / script)
        (root / "DEBIAN" / script).chmod(0o755)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
