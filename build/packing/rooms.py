"""Fresh Debian roots for the clean-room trial, and what is done in them: as root, or as a person without rights."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from screen import SOCKETS, Screen
from tools import said
from trouble import SetupError

SUITE = "bookworm"  # the oldest Debian that the package is made for
PERSON = "auditor"
TITLE = "Fieldcheck"
# apt tells each source with the archive it comes from; those of others than Debian are left out.
_SOURCES = ("apt-get", "indextargets", "--format", "deb $(REPO_URI) $(RELEASE) $(COMPONENT)")
_FILTER = ("Created-By: Packages", "Origin: Debian")
# A window that was shown goes on loading its pages; whatever fails there is in the crash log after this time.
_LOOK_SECONDS = 10.0
_PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
# The program has no network there but loopback, which must be brought up.
_ALONE = ("unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")


@dataclass(frozen=True)
class Took:
    """How long something took, in seconds: by the clock, and of its processor, which other work disturbs less."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Done:
    """What a command said, and how long it took."""

    code: int
    out: str
    err: str
    took: Took

    @property
    def last(self) -> str:
        """The last line of what it said, if it failed."""
        return "" if self.code == 0 else (self.err or self.out).strip()[-300:]


def make(folder: Path, suite: str) -> Path:
    """Make the smallest Debian that has apt, from this computer's own sources, and a person in it."""
    print(f"Making a fresh root of Debian ({suite}) ...", flush=True)
    own = platform.freedesktop_os_release().get("VERSION_CODENAME", SUITE)
    known = (line.split(" ") for line in said(*_SOURCES, *_FILTER).splitlines())
    # Where this computer's own Debian comes from, other suites lie under the same names.
    lines = {f"{kind} {place} {name.replace(own, suite)} {part}" for kind, place, name, part in known if own in name}
    if not lines:
        raise SetupError("This computer's apt has no source of Debian, or its lists were never updated.")
    sources = folder.with_suffix(".list")
    sources.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    keep = "--skip=cleanup/apt"  # the lists of packages are needed for what is installed later
    said("mmdebstrap", "--mode=root", "--variant=minbase", "--quiet", keep, suite, str(folder), str(sources))
    said("chroot", str(folder), "useradd", "--create-home", PERSON)
    return folder


@contextlib.contextmanager
def copy_of(bare: Path, folder: Path) -> Iterator[Room]:
    """A copy of a root, gone when it is left."""
    said("cp", "--archive", str(bare), str(folder))
    resolver = Path("/etc/resolv.conf")
    if resolver.exists():
        shutil.copy(resolver, folder / "etc/resolv.conf")
    room = Room(folder)
    with room.entered():
        yield room
    shutil.rmtree(folder)


@dataclass(frozen=True)
class Room:
    """One root."""

    folder: Path

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """With /proc, and the sockets of screens."""
        sockets = self.folder / SOCKETS.relative_to("/")
        sockets.mkdir(parents=True, exist_ok=True)
        places = (("-t", "proc", "proc", str(self.folder / "proc")), ("--bind", str(SOCKETS), str(sockets)))
        with contextlib.ExitStack() as stack:
            for words in places:
                said("mount", *words)
                stack.callback(said, "umount", words[-1])
            yield

    # ------------------------------------------------------------ doing
    def root(self, *words: str) -> Done:
        """A command as root, with the network of this computer."""
        return _run("chroot", str(self.folder), "env", "-i", *_settings(_PLAIN), *words)

    def outside(self, *words: str) -> Done:
        """A command of this computer."""
        return _run(*words)

    def apt(self, *words: str) -> Done:
        """apt-get, with yes to everything."""
        return self.root("apt-get", "--yes", "--quiet", *words)

    def person(self, screen: Screen | None, *words: str) -> Done:
        """A command as the person without rights, in their home, without a network, and with a screen or none."""
        return _run(*self._as_person(screen, words))

    def window(self, screen: Screen, picture: Path | None, *words: str) -> Took | None:
        """Open the window, look at it if a picture is wanted, and close it. How long until it was shown, or None."""
        begun = time.monotonic()
        running = subprocess.Popen(self._as_person(screen, words), stdin=subprocess.DEVNULL)
        try:
            if not screen.shows(TITLE, running):
                return None
            took = Took(time.monotonic() - begun, _processor(running.pid))
            if picture is not None:
                time.sleep(_LOOK_SECONDS)
                screen.picture(picture)
            return took
        finally:
            running.terminate()
            running.wait()

    def _as_person(self, screen: Screen | None, words: tuple[str, ...]) -> list[str]:
        home = f"/home/{PERSON}"
        settings = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": home, "USER": PERSON}
        if screen is not None:
            settings["DISPLAY"] = screen.name
        inside = ("chroot", f"--userspec={PERSON}:{PERSON}", str(self.folder), "env", "-i", f"--chdir={home}")
        return [*_ALONE, *inside, *_settings(settings), *words]

    # ------------------------------------------------------------ looking
    def put(self, file: Path) -> str:
        """Lay a file into the root; its path there."""
        inside = Path("tmp", file.name)
        shutil.copyfile(file, self.folder / inside)
        (self.folder / inside).chmod(0o644)
        return f"/{inside}"

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        return (self.folder / name).exists() or (self.folder / name).is_symlink()

    def python(self) -> list[str]:
        """Every Python of the root that stands on the path."""
        return [str(path) for path in (self.folder / "usr/bin").glob("python*")]

    def rights(self, name: str) -> str:
        """The rights of a folder, as three octal digits."""
        return f"{(self.folder / name.lstrip('/')).stat().st_mode & 0o777:o}"

    def paths(self) -> set[str]:
        """Every path of the root, without the leading slash."""
        told = said("find", str(self.folder), "-xdev", "-mindepth", "1", "-printf", "%P\\n")
        return set(told.splitlines())

    def tree(self, name: str) -> dict[str, int]:
        """Every file below a folder → its size."""
        folder = self.folder / name.lstrip("/")
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.stat().st_size for path in files}


def _settings(values: dict[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in values.items()]


def _run(*words: str) -> Done:
    begun, spent = time.monotonic(), os.times()
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    now = os.times()
    processor = now.children_user + now.children_system - spent.children_user - spent.children_system
    return Done(done.returncode, done.stdout, done.stderr, Took(time.monotonic() - begun, processor))


def _processor(pid: int) -> float:
    """Seconds of processor that a running process has had, user and system: proc(5), fields 14 and 15."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
