"""The clean-room trial: python3 build/dev.py cleanroom FILE.deb. A fresh Debian without Python gets the package.

What it does there is what a person would do: install, look, practise, open the window, verify, take away. The roots
are made by mmdebstrap from the sources that this computer's own apt names; the program itself runs there as a person
without rights, in a network namespace that has loopback alone. Its screen is an Xvfb beside the root, so that the root
holds nothing that the package did not ask for.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import rooms
from rooms import PERSON, Done, Room, Took
from screen import Screen
from tools import need_these
from trouble import SetupError

NEEDED = {
    "mmdebstrap": "mmdebstrap",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "unshare": "util-linux",
    "desktop-file-validate": "desktop-file-utils",
    "lintian": "lintian",
}
_COMMAND = re.compile(r"“sudo apt-get install ([^”]+)”")
RUNS = 7
MOST_FOLDER, MOST_PACKAGE = 150_000_000, 50_000_000
HOME = f"/home/{PERSON}/.local/share/fieldcheck"
AUDIT = ("--practice", "audit", "--operator", "A. Tremblay", "--remove", "banned", "--yes", "--report", "report.pdf")
DESKTOP = "usr/share/applications/fieldcheck.desktop"
INSTALLED = (
    *("usr/bin/fieldcheck", "usr/bin/fieldcheck-cli", DESKTOP, "usr/share/mime/packages/fieldcheck.xml"),
    *("usr/share/icons/hicolor/scalable/apps/fieldcheck.svg", "usr/lib/udev/rules.d/70-fieldcheck-phones.rules"),
    *("usr/share/man/man1/fieldcheck.1.gz", "usr/lib/fieldcheck/LICENCES.txt", "usr/lib/fieldcheck/NOTICE.txt"),
)
# What apt itself keeps, of whatever was ever installed: its lists, logs, caches, and the data of dpkg.
APT_S_OWN = ("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log", "tmp", "home", "etc/ld.so.cache", "run", "proc")


@dataclass
class Trial:
    """What was asked and what came of it."""

    out: Path
    failures: list[str] = field(default_factory=list)

    def check(self, what: str, right: object, told: str = "") -> None:
        """Say one line; remember it if it is not as it should be."""
        print(f"{'ok    ' if right else 'FAILED'} {what}{f': {told}' if told else ''}", flush=True)
        if not right:
            self.failures.append(what)


def main(arguments: list[str]) -> int:
    """Run the trial and return its exit code."""
    parser = argparse.ArgumentParser(prog="dev.py cleanroom", description="Try a Debian package on a bare Debian.")
    parser.add_argument("package", metavar="FILE.deb")
    parser.add_argument("--out", default="dist/cleanroom", metavar="FOLDER", help="pictures and the report go there")
    parser.add_argument("--suite", default=rooms.SUITE, metavar="NAME", help=f"of Debian (default: {rooms.SUITE})")
    options = parser.parse_args(arguments)
    try:
        need_these(NEEDED)
        return trial(Path(options.package).absolute(), Path(options.out).absolute(), options.suite)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def trial(package: Path, out: Path, suite: str) -> int:
    """Every part of the trial, each in a root of its own."""
    if os.geteuid() != 0:
        raise SetupError("Roots are made and entered by root alone: run the same command with sudo.")
    if not package.is_file():
        raise SetupError(f"{package} is not there: make it with `python3 build/dev.py package --deb`.")
    out.mkdir(parents=True, exist_ok=True)
    told = Trial(out)
    with tempfile.TemporaryDirectory(prefix="fieldcheck-cleanroom-") as place, Screen() as screen:
        bare = rooms.make(Path(place) / "bare", suite)
        parts: tuple[Callable[[Room, Path, Trial, Screen], None], ...] = (installed, without_libraries, as_a_folder)
        for part in parts:
            with rooms.copy_of(bare, Path(place) / part.__name__) as room:
                print(f"\n{(part.__doc__ or '').splitlines()[0]}", flush=True)
                part(room, package, told, screen)
    print(f"\n{len(told.failures)} failures" if told.failures else "\nEverything is as it should be.")
    return 1 if told.failures else 0


def installed(room: Room, package: Path, told: Trial, screen: Screen) -> None:
    """The package with its dependencies, by apt."""
    before = room.paths()
    told.check("the fresh root has no Python", not room.python())
    done = room.apt("install", "--no-install-recommends", room.put(package))
    told.check("apt installs it with what it asks for", done.code == 0, done.last)
    told.check("no Python came with it", not room.python())
    _files(room, package, told)
    _first_run(room, told)
    _journey(room, told)
    _window(room, told, screen)
    _times(room, told, screen)
    data = room.tree(HOME)
    done = room.apt("purge", "--auto-remove", "fieldcheck")
    told.check("apt takes it away", done.code == 0, done.last)
    left = sorted(path for path in room.paths() - before if not path.startswith(APT_S_OWN))
    told.check("nothing of it stays", not left, ", ".join(left[:5]))
    told.check("the person's own data stay as they were", room.tree(HOME) == data and data)


def without_libraries(room: Room, package: Path, told: Trial, screen: Screen) -> None:
    """The package forced in without the libraries of Qt: the window says what is missing."""
    done = room.root("dpkg", "--force-depends", "--install", room.put(package))
    told.check("dpkg takes it by force", done.code == 0, done.last)
    done = room.person(screen, "fieldcheck")
    told.check("the window names the one command", _named(done) and done.code == 1, done.err.strip())
    told.check("and that is all it says", len(done.err.strip().splitlines()) == 1)
    done = room.person(screen, "fieldcheck", "--version")
    told.check("the command line works all the same", done.code == 0, done.err)


def as_a_folder(room: Room, package: Path, told: Trial, screen: Screen) -> None:
    """The folder alone, without any package manager: the command that the window names is carried out."""
    room.root("dpkg-deb", "--extract", room.put(package), "/opt/handed-out")
    program = "/opt/handed-out/usr/lib/fieldcheck/fieldcheck"
    done = room.person(screen, program)
    named = _named(done)
    told.check("the window names the one command", named)
    done = room.apt("install", *named)
    told.check("the command works", done.code == 0, done.last)
    told.check("then the window opens", room.window(screen, told.out / "folder.png", program) is not None)


def _named(done: Done) -> list[str]:
    """What the window says should be given to apt-get install, as a person would copy it."""
    found = _COMMAND.search(done.err)
    return found[1].split() if found else []


def _files(room: Room, package: Path, told: Trial) -> None:
    missing = [name for name in INSTALLED if not room.has(name)]
    told.check(
        "command, menu entry, icon, file type, rule for phones and papers are there", not missing, ", ".join(missing)
    )
    checked = room.outside("desktop-file-validate", str(room.folder / DESKTOP))
    told.check("the menu entry is valid", checked.code == 0 and not checked.out, checked.out)
    done = room.root("sh", "-c", "cd /usr/lib/fieldcheck && sha256sum --quiet --check MANIFEST.sha256")
    told.check("every file is the one of its manifest", done.code == 0, done.out)
    checked = room.outside("lintian", "--allow-root", "--fail-on", "error,warning", str(package))
    told.check("lintian has neither error nor warning", checked.code == 0, checked.out.strip())
    files = [path for path in (room.folder / "usr/lib/fieldcheck").rglob("*") if path.is_file()]
    whole = sum(path.stat().st_size for path in files if not path.is_symlink())
    packed = package.stat().st_size
    said = f"{whole / 1e6:.1f} MB in {len(files)} files, the package {packed / 1e6:.1f} MB"
    told.check("sizes", whole <= MOST_FOLDER and packed <= MOST_PACKAGE, said)


def _first_run(room: Room, told: Trial) -> None:
    done = room.person(None, "fieldcheck-cli", "--version")
    told.check("it tells its versions", done.code == 0 and "ban list edition" in done.out, done.err)
    print("       " + done.out.strip().replace("\n", "\n       "))
    digest = room.root("sha256sum", "/usr/lib/fieldcheck/fieldcheck").out.split()[0]
    told.check("the digest it tells is the one of its file", digest in done.out)
    told.check("its data folder is the person's alone", room.rights(HOME) == "700", room.rights(HOME))


def _journey(room: Room, told: Trial) -> None:
    done = room.person(None, "fieldcheck", *AUDIT)
    told.check("the practice audit removes and reports", done.code == 0, done.err.strip())
    done = room.person(None, "fieldcheck", "verify", "report.pdf")
    told.check("its report is VALID", done.code == 0 and done.out.startswith("VALID"), done.err)
    shutil.copy(room.folder / f"home/{PERSON}/report.pdf", told.out / "report.pdf")


def _window(room: Room, told: Trial, screen: Screen) -> None:
    shown = room.window(screen, told.out / "window.png", "fieldcheck", "--practice=all")
    told.check("the window opens and can be looked at", shown is not None, str(told.out / "window.png"))
    crashes = room.tree(f"{HOME}/crashes")
    told.check("no fault was logged", not crashes, ", ".join(crashes))


def _times(room: Room, told: Trial, screen: Screen) -> None:
    versions = [room.person(None, "fieldcheck", "--version").took for _ in range(RUNS)]
    shown = [took for took in (room.window(screen, None, "fieldcheck") for _ in range(RUNS)) if took is not None]
    told.check("start, best of several", len(shown) == RUNS, f"{RUNS} runs each")
    print(f"       --version {_best(versions)}\n       the window on the screen {_best(shown)}", flush=True)


def _best(times: list[Took]) -> str:
    clock, processor = min((one.clock for one in times), default=0), min((one.processor for one in times), default=0)
    return f"{clock:.2f} s by the clock, {processor:.2f} s of the processor"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
