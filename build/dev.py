"""Set the project up, run, test and pack it: python3 build/dev.py practice | test | soak | bench | run | package …."""

from __future__ import annotations

import argparse
import os
import sys
import time

if sys.version_info < (3, 11):  # noqa: UP036 - the one place where a Python too old must still be answered
    sys.exit(
        f"Fieldcheck needs Python 3.11 or newer and this is {sys.version.split()[0]}. "
        "Start this command with a newer one."
    )

import gates
import machine
import workbench
from trouble import SetupError

HOME, REPORT, RECORD = "practice-home", "practice-report.pdf", "practice-record.json"
# The audit's own exit codes; each of them means that it was carried out to the end.
VERDICTS = {0: "COMPLIANT", 10: "NON_COMPLIANT", 11: "REVIEW", 12: "INCONCLUSIVE"}
INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code. What prevents the set-up is said in one sentence."""
    options = _parse(arguments)
    try:
        _set_up(tests=options.command in ("test", "soak"))
        return _COMMANDS[options.command](options.rest)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. A set-up that was under way is mended by the next run.\n")
        return INTERRUPTED
    except OSError as error:
        sys.stderr.write(f"{error.filename or workbench.ROOT}: {error.strerror or error}. Check the folder and disk.\n")
    return 1


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set Fieldcheck up, run it and test it.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("practice", help="audit a practice phone, remove its banned apps and leave a signed report")
    commands.add_parser("test", help="every gate and every test; more arguments go to pytest")
    commands.add_parser("soak", help="the long tests alone; more arguments go to pytest")
    commands.add_parser("bench", help="the measurements of tests/bench")
    commands.add_parser("list", help="compile the shipped ban list anew and sign it with a fresh development key")
    commands.add_parser(
        "screenshots", help="pictures of every view and state of the window; --publish: the documents' ones"
    )
    commands.add_parser("run", help="the program itself: run -- ARGS")
    commands.add_parser("package", help="make the package that a department hands out; --help tells its options")
    commands.add_parser("cleanroom", help="try a Debian package on a bare Debian without Python: cleanroom FILE.deb")
    commands.add_parser("verify-release", help="build a package anew and name what differs: verify-release FOLDER")
    # Everything after the command is its own: pytest and fieldcheck know their options, this file does not.
    options, rest = parser.parse_known_args(arguments[:1])
    options.rest = [*rest, *arguments[1:]]
    return options


def _set_up(*, tests: bool) -> None:
    machine.provide(machine.need_venv())
    needed = machine.need_libraries()
    machine.provide(machine.both(needed, machine.need_programs()) if tests else needed)
    workbench.prepare()


def _practice(rest: list[str]) -> int:
    """The main job on practice phones: read, flag, remove, read again, sign, verify."""
    _no_more(rest)
    if (workbench.ROOT / HOME).exists():
        _fieldcheck("--home", HOME, "--practice", "practice", "reset")
    start = time.monotonic()
    files = ("--report", REPORT, "--record", RECORD)
    who = ("--policy", "ca-gc", "--operator", "Practice operator")
    code = _fieldcheck("--home", HOME, "--practice", "audit", *who, *files, "--remove", "banned", "--yes")
    if code not in VERDICTS:
        sys.stderr.write("The practice audit did not come to its end; the sentence above says why.\n")
        return code
    proof = _fieldcheck("--home", HOME, "verify", REPORT)
    if proof == 0:
        print(f"\nThe phone is now {VERDICTS[code]}. That took {time.monotonic() - start:.1f} s.")
        print(f"The signed report: {workbench.ROOT / REPORT}\nThe record:        {workbench.ROOT / RECORD}", flush=True)
    return proof or _practice_window()


def _practice_window() -> int:
    """Where there is a screen: the same on a window, with every practice phone as it was. Ends when it is closed."""
    if not _has_screen():
        return 0
    print("The window opens with three practice phones. Close it to come back here.", flush=True)
    _fieldcheck("--home", HOME, "--practice", "practice", "reset")
    return _fieldcheck("--home", HOME, "--practice=all")


def _has_screen() -> bool:
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _no_more(rest: list[str]) -> None:
    if rest:
        raise SetupError(f"This command takes no arguments, and was given: {' '.join(rest)}.")


def _fieldcheck(*arguments: str) -> int:
    return gates.call([str(workbench.python()), "-m", "auditor", *arguments])


def _run(rest: list[str]) -> int:
    return _fieldcheck(*(rest[1:] if rest[:1] == ["--"] else rest))


def _soak(rest: list[str]) -> int:
    """The slow tests, then every property test of what reads a stranger's bytes with far more examples."""
    slow = gates.pytest(["-m", "slow", "--timeout=0", *rest])
    rooms = ["tests/android/parse", "tests/android/apk", "tests/banlist", "tests/judge", "tests/model", "tests/records"]
    fuzzed = gates.pytest([*gates.AT_ONCE, "--timeout=0", *rooms, *rest], HYPOTHESIS_PROFILE="soak")
    return slow or fuzzed


def _list(rest: list[str]) -> int:
    _no_more(rest)
    return gates.call([str(workbench.python()), str(workbench.ROOT / "build" / "packing" / "development_list.py")])


def _bench(rest: list[str]) -> int:
    _no_more(rest)
    return gates.bench()


def _package(rest: list[str]) -> int:
    return _pack("package", *rest)


def _verify_release(rest: list[str]) -> int:
    return _pack("verify-release", *rest)


def _cleanroom(rest: list[str]) -> int:
    return _packing("cleanroom.py", *rest)


def _pack(*arguments: str) -> int:
    return _packing("package.py", *arguments)


def _packing(name: str, *arguments: str) -> int:
    """Packing needs the program's own packages, so it runs in the environment and not in the Python that runs this."""
    folder = workbench.ROOT / "build"
    path = os.pathsep.join(map(str, (workbench.ROOT, folder)))
    return gates.call([str(workbench.python()), str(folder / "packing" / name), *arguments], PYTHONPATH=path)


def _screenshots(rest: list[str]) -> int:
    if rest != ["--publish"]:
        _no_more(rest)
    return gates.call([str(workbench.python()), str(workbench.ROOT / "build" / "screenshots.py"), *rest])


_COMMANDS = {
    "practice": _practice,
    "test": gates.tests,
    "soak": _soak,
    "bench": _bench,
    "screenshots": _screenshots,
    "list": _list,
    "run": _run,
    "package": _package,
    "cleanroom": _cleanroom,
    "verify-release": _verify_release,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
