"""The package as a department gets it: built for real, run for real, watched from outside. Run by build/dev.py soak."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The figures that the package must keep; bytes.
MOST_FOLDER = 150_000_000
INTERNET = re.compile(
    r"sa_family=AF_INET6?, .*?(?:inet_addr\(\"([^\"]+)\")|sa_family=AF_INET6.*?inet_pton\(AF_INET6, \"([^\"]+)\""
)
LOOPBACK = {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
# What a traced call changes: a file opened for writing, or a name that is made, changed or taken away.
OPENED = re.compile(r'\bopenat\((?:AT_FDCWD|\d+<([^>]*)>), "([^"]+)", ([A-Z_|]+)[^)]*\) += \d+')
NAMED = re.compile(r"\b(?:mkdir|unlink|rename|rmdir|truncate|symlink|link|mkdirat|unlinkat|renameat2?)\((.*)\) += 0")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the package of this test is Linux's"),
]


def pack(clone, *arguments):
    path = os.pathsep.join((str(clone), str(clone / "build")))
    command = [sys.executable, str(clone / "build" / "packing" / "package.py"), *map(str, arguments)]
    done = subprocess.run(
        command, cwd=clone, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def clone_into(folder):
    """The checkout as git has it, what is not committed yet included, in a folder of its own."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    place = tmp_path_factory.mktemp("one")
    pack(clone_into(place / "clone"), "package", "--out", place / "dist")
    return place / "dist" / "fieldcheck"


@pytest.fixture
def work(tmp_path):
    for name in ("home", "tmp", "out"):
        (tmp_path / name).mkdir()
    return tmp_path


def run(work, *command):
    """Run with nothing of the maker's environment: as on a computer without Python."""
    environment = {
        "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
        "HOME": str(work),
        "TMPDIR": str(work / "tmp"),
        "LANG": "C.UTF-8",
    }
    return subprocess.run(
        list(map(str, command)),
        cwd=work / "out",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def journey(package, work):
    """The words of the practice journey: audit, remove, report; then verify."""
    audit = ["--practice", "audit", "--operator", "A. Tremblay", "--remove", "banned", "--yes", "--report", "out.pdf"]
    start = [package / "fieldcheck", "--home", work / "home"]
    return [*start, *audit], [*start, "verify", "out.pdf"]


def test_its_size_manifest_and_bill_of_materials(package, script):
    release = script("release")
    files = [path for path in package.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= MOST_FOLDER
    assert release.manifest_differences(package) == []
    checked = subprocess.run(
        ["sha256sum", "--quiet", "-c", "MANIFEST.sha256"], cwd=package, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    bill = json.loads((package / "SBOM.cdx.json").read_text(encoding="utf-8"))
    names = {component["name"] for component in bill["components"]}
    assert {"Android Debug Bridge", "pyside6-essentials", "Inter", "Lucide", "Ban list", "Python"} <= names
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (package / "LICENCES.txt").read_text(encoding="utf-8")


def test_it_tells_its_versions_without_any_python_of_the_computer(package, work):
    told = run(work, package / "fieldcheck", "--home", work / "home", "--version")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("fieldcheck ")
    assert "ban list edition" in told.stdout


def test_the_whole_journey_names_no_address_beyond_this_computer_and_writes_only_where_it_may(package, work):
    log = work / "trace.log"
    trace = ["strace", "-f", "-qq", "-y", "-e", "trace=%network,%file", "-o", log]
    alone = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    audit, verify = journey(package, work)
    done = run(work, *alone, *trace, *audit)
    if "unshare" in done.stderr or "ptrace" in done.stderr:
        pytest.skip(f"this computer lets nothing be watched: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    told = log.read_text(encoding="utf-8", errors="replace")
    named = {one or other for one, other in INTERNET.findall(told)}
    assert "127.0.0.1" in named, "the trace shows not even adb: it proves nothing"
    assert named <= LOOPBACK
    assert written_elsewhere(told, work) == set()
    assert run(work, *alone, *verify).returncode == 0


def written_elsewhere(trace, work):
    """Every path that was written to outside of the data folder, the temporary folder and the output."""
    allowed = (*(str(work / name) for name in ("home", "tmp", "out")), "/dev/null", "/dev/tty", "/proc/self")
    found = set()
    for folder, path, flags in OPENED.findall(trace):
        if "O_WRONLY" in flags or "O_RDWR" in flags or "O_CREAT" in flags:
            found.add(str(Path(folder or work / "out", path)))
    for arguments in NAMED.findall(trace):
        found |= {str(Path(work / "out", path)) for path in re.findall(r'"([^"]+)"', arguments)}
    return {path for path in found if not path.startswith(allowed)}


def test_the_reader_of_traces_sees_what_is_written_elsewhere(work):
    lines = [
        'openat(AT_FDCWD, "/etc/evil", O_WRONLY|O_CREAT|O_CLOEXEC, 0666) = 3',
        'openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3',
        f'openat(AT_FDCWD, "{work}/home/x", O_RDWR|O_CREAT, 0666) = 3',
        'mkdir("/var/evil", 0700) = 0',
        'unlink("relative") = 0',
    ]
    assert written_elsewhere("\n".join(lines), work) == {"/etc/evil", "/var/evil"}


def test_an_adb_that_was_exchanged_is_not_started(package, work):
    copy = shutil.copytree(package, work / "copy", symlinks=True)
    adb = copy / "_internal" / "adbutils" / "binaries" / "adb"
    adb.write_bytes(b"#!/bin/sh\n" + adb.read_bytes())
    told = run(work, copy / "fieldcheck", "--home", work / "home", "--practice", "phones")
    assert told.returncode == 1
    assert "is not the one that belongs to this version" in told.stderr


def test_a_second_build_in_another_folder_has_the_same_contents(package, tmp_path, script):
    release = script("release")
    pack(clone_into(tmp_path / "a folder with another name"), "package", "--out", tmp_path / "dist")
    other = tmp_path / "dist" / "fieldcheck"
    assert release.differences(release.digests(package), release.digests(other)) == []
    assert (package / "MANIFEST.sha256").read_bytes() == (other / "MANIFEST.sha256").read_bytes()
