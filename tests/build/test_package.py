"""The package as a department gets it: built for real, run for real, watched from outside. Run by build/dev.py soak."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support import department as departments
from support import tracing
from support.adbrig import Rig

ROOT = Path(__file__).resolve().parents[2]
# The figures that the package must keep; bytes.
MOST_FOLDER = 150_000_000
PATIENCE = 60
# Seconds after the first paint: by then every page was loaded ahead, so that what is missing has been missed.
SETTLED = 5

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the package of this test is Linux's"),
]


def pack(clone, *arguments):
    code, told = pack_anyhow(clone, *arguments)
    assert code == 0, told
    return told


def pack_anyhow(clone, *arguments):
    path = os.pathsep.join((str(clone), str(clone / "build")))
    command = [sys.executable, str(clone / "build" / "packing" / "package.py"), *map(str, arguments)]
    done = subprocess.run(
        command, cwd=clone, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


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


@pytest.fixture(scope="module")
def other_clone(tmp_path_factory):
    return clone_into(tmp_path_factory.mktemp("two") / "a folder with another name")


@pytest.fixture(scope="module")
def department(tmp_path_factory):
    return departments.made_in(tmp_path_factory.mktemp("department"))


@pytest.fixture(scope="module")
def edition(other_clone, department, tmp_path_factory):
    """The department's edition: the folder, and the program as one file."""
    out = tmp_path_factory.mktemp("edition")
    pack(other_clone, "package", "--out", out, "--one-file", *department.options)
    return out


@pytest.fixture
def one_file(edition):
    (found,) = edition.glob("fieldcheck-*-onefile")
    return found


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


def journey(program, work):
    """The words of the practice journey: audit, remove, report; then verify."""
    audit = ["--practice", "audit", "--operator", "A. Tremblay", "--remove", "banned", "--yes", "--report", "out.pdf"]
    start = [program, "--home", work / "home"]
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
    assert {"Android Debug Bridge", "pyside6-essentials", "Qt", "ICU", "Inter", "Lucide", "Ban list", "Python"} <= names
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (package / "LICENCES.txt").read_text(encoding="utf-8")


def test_it_tells_its_versions_without_any_python_of_the_computer(package, work):
    told = run(work, package / "fieldcheck", "--home", work / "home", "--version")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("fieldcheck ")
    assert "ban list edition" in told.stdout


ALONE = ("unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")


def watched_journey(program, work):
    """The journey on a computer without a network, watched: what it named and what it wrote."""
    audit, verify = journey(program, work)
    done = run(work, *ALONE, *tracing.STRACE, "-o", work / "trace", *audit)
    if "unshare" in done.stderr or "ptrace" in done.stderr:
        pytest.skip(f"this computer lets nothing be watched: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert run(work, *ALONE, *tracing.STRACE, "-o", work / "trace", *verify).returncode == 0
    trace = tracing.logs(work / "trace")
    named, written = tracing.addresses(trace), tracing.changed(trace, work / "out")
    assert "127.0.0.1" in named, "the trace shows not even adb: it proves nothing"
    assert str(work / "home" / "records.sqlite") in written, "the trace shows not even the records: it proves nothing"
    return named, written


def test_the_whole_journey_names_no_address_beyond_this_computer_and_writes_only_where_it_may(package, work):
    named, written = watched_journey(package / "fieldcheck", work)
    assert named <= tracing.LOOPBACK
    assert tracing.outside(written, work / "home", work / "tmp", work / "out", *NOWHERE) == set()


NOWHERE = ("/dev/null", "/dev/tty", "/proc/self")


def test_the_program_as_one_file_does_the_same_and_leaves_nothing_in_the_temporary_folder(one_file, work):
    named, written = watched_journey(one_file, work)
    assert named <= tracing.LOOPBACK
    assert tracing.outside(written, work / "home", work / "tmp", work / "out", *NOWHERE) == set()
    assert list((work / "tmp").iterdir()) == []
    assert "_MEI" not in commands_that_run()
    terms = run(work, one_file, "--home", work / "home", "licences")
    assert "PySide6" in terms.stdout
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in terms.stdout


def commands_that_run():
    """The command lines of this computer's processes: an adb server that stayed would show itself by its path."""
    return subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_an_adb_that_was_exchanged_is_not_started(package, work):
    copy = shutil.copytree(package, work / "copy", symlinks=True)
    adb = copy / "_internal" / "adbutils" / "binaries" / "adb"
    adb.write_bytes(b"#!/bin/sh\n" + adb.read_bytes())
    told = run(work, copy / "fieldcheck", "--home", work / "home", "--practice", "phones")
    assert told.returncode == 1
    assert "is not the one that belongs to this version" in told.stderr


def opens(program, work, *before):
    """Whether the window opens: once it is painted it looks for phones, and so makes the folder of adb's key.

    Returns what it had in its memory then, or None. before: what it is started with.
    """
    settings = {"PATH": "/usr/sbin:/usr/bin:/bin", "HOME": str(work), "TMPDIR": str(work / "tmp"), "LANG": "C.UTF-8"}
    words = [*before, program, "--home", work / "home"]
    window = subprocess.Popen(
        list(map(str, words)), cwd=work, env={**settings, "QT_QPA_PLATFORM": "offscreen"}, start_new_session=True
    )
    deadline = time.monotonic() + PATIENCE
    try:
        while not (work / "home" / "adb").exists():
            if window.poll() is not None or time.monotonic() > deadline:
                return None
            time.sleep(0.1)
        time.sleep(SETTLED)
        return Path(f"/proc/{window.pid}/maps").read_text(encoding="utf-8")
    finally:
        os.killpg(window.pid, signal.SIGTERM)
        window.wait(PATIENCE)


def test_the_window_names_no_address_and_writes_only_where_it_may_and_finds_all_its_pages(package, work):
    begun = [*ALONE, *tracing.STRACE, "-o", work / "trace"]
    assert opens(package / "fieldcheck", work, *begun) is not None
    trace = tracing.logs(work / "trace")
    assert tracing.addresses(trace) <= tracing.LOOPBACK
    written = tracing.changed(trace, work)
    assert str(work / "home" / "records.sqlite") in written
    assert tracing.outside(written, work / "home", work / "tmp", *NOWHERE) == set()
    assert not (work / "home" / "crashes").exists()


def test_qt_can_be_replaced_by_another_copy_and_the_manifest_says_so(package, other_clone, work, script):
    copy = shutil.copytree(package, work / "copy", symlinks=True)
    place = Path("PySide6", "Qt", "lib", "libQt6Core.so.6")
    (own,) = Path(sys.prefix).glob(f"lib/python3*/site-packages/{place}")
    theirs = copy / "_internal" / place
    note = work / "note"
    note.write_text("built by somebody else", encoding="utf-8")
    subprocess.run(["objcopy", f"--add-section=.note.own={note}", own, theirs], check=True)
    maps = opens(copy / "fieldcheck", work)
    assert maps is not None
    assert str(theirs) in maps
    assert script("release").manifest_differences(copy) == [f"differs: _internal/{place}"]
    assert run(work, copy / "fieldcheck", "--home", work / "home", "--version").returncode == 0


def test_no_library_of_the_package_looks_for_others_at_a_place_of_its_maker_s(package, script):
    search_paths = script("search_paths")
    assert len(search_paths.libraries(package)) > 100
    search_paths.check(package)


def test_no_link_of_the_package_points_nowhere(package):
    assert [path for path in package.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_a_department_s_edition_is_theirs_throughout(edition, department, work):
    program = edition / "fieldcheck" / "fieldcheck"
    start = [program, "--home", work / "home"]
    told = run(work, *start, "--version").stdout
    assert departments.NAME in told
    assert "development" not in told
    assert "liste d’interdiction, édition" in told
    names = {path.name for path in (edition / "fieldcheck" / "_internal" / "resources" / "trust").rglob("*.*")}
    assert "department.toml" in names
    assert not any("development" in name for name in names)
    shutil.copytree(department.identities, work / "home" / "identities")
    (work / "passphrase").write_text(departments.PASSPHRASE, encoding="utf-8")
    with Rig("analyst") as rig:
        audit = ["--adb-server", f"127.0.0.1:{rig.server.port}", "--passphrase-file", work / "passphrase", "audit"]
        done = run(work, *start, *audit, "--operator", "A. Tremblay", "--report", "out.pdf", "--record", "out.json")
    assert done.returncode in (0, 10, 11, 12), done.stderr
    record = json.loads((work / "out" / "out.json").read_text(encoding="utf-8"))
    assert [policy["id"] for policy in record["policies"]] == [departments.POLICY]
    assert record["ban_list"]["publisher"] == departments.NAME
    checked = run(work, program, "--home", work / "elsewhere", "verify", "out.pdf")
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.startswith("VALIDE\n")


def test_a_release_that_was_altered_is_compared_with_a_build_of_another_folder(package, other_clone, work):
    """Only what was altered may be named: everything else is the same in both builds."""
    copy = shutil.copytree(package, work / "release", symlinks=True)
    library = copy / "_internal" / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6"
    data = bytearray(library.read_bytes())
    data[len(data) // 2] ^= 1
    library.write_bytes(data)
    (copy / "_internal" / "added.so").touch()
    (copy / "NOTICE.txt").unlink()
    code, told = pack_anyhow(other_clone, "verify-release", copy)
    lines = told.splitlines()
    expected = [
        "missing in the release: NOTICE.txt",
        "differs: _internal/PySide6/Qt/lib/libQt6Core.so.6",
        "only in the release: _internal/added.so",
    ]
    named = [line for line in lines if line.startswith(("missing", "only", "differs"))]
    assert code == 1
    assert named == [*(f"{line} (by its own manifest)" for line in expected), *expected]
