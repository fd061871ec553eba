"""The gates that a change must pass: style, types, import contracts, tests, and what must be covered whole."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import perfect
from workbench import ROOT, python, script

WORK = ROOT / "build" / "_work"
COVERAGE = WORK / "coverage.json"
# Many tests wait for a phone, a window or another program: one process more than there are processors fills the time.
AT_ONCE = ("-n", str((os.cpu_count() or 1) + 1))


@dataclass(frozen=True)
class Gate:
    """One check: its name, and what runs it and returns an exit code."""

    name: str
    run: Callable[[], int]


@dataclass(frozen=True)
class Passage:
    """What came of one gate."""

    gate: str
    code: int
    seconds: float


def environment() -> dict[str, str]:
    """The environment of everything started from here: the checkout itself is imported, no window is opened."""
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "VIRTUAL_ENV")}
    path = os.pathsep.join(part for part in (str(ROOT), kept.get("PYTHONPATH", "")) if part)
    return {**kept, "PYTHONPATH": path, "PYTHONNOUSERSITE": "1"}


def call(command: Sequence[str], **extra: str) -> int:
    """Run a command in the checkout, its words straight to the terminal, and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env={**environment(), **extra}, check=False).returncode


def tests(arguments: Sequence[str]) -> int:
    """Run every gate and tell which passed. With arguments for pytest the run is partial and says so."""
    passages = [_pass(gate) for gate in _gates(arguments)]
    _tell(passages, partial=bool(arguments))
    return next((passage.code for passage in passages if passage.code), 0)


def pytest(arguments: Sequence[str], **extra: str) -> int:
    """Run pytest alone, offscreen."""
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call([str(python()), "-m", "pytest", *arguments], QT_QPA_PLATFORM=screen, **extra)


def _gates(arguments: Sequence[str]) -> list[Gate]:
    run = str(python())
    gates = [
        Gate("ruff check", lambda: call([run, "-m", "ruff", "check", "."])),
        Gate("ruff format", lambda: call([run, "-m", "ruff", "format", "--check", "."])),
        Gate("mypy --strict", lambda: call([run, "-m", "mypy"])),
        Gate("import contracts", lambda: call([str(script("lint-imports"))])),
    ]
    if arguments:
        return [*gates, Gate("tests asked for", lambda: pytest([*AT_ONCE, "-m", "not slow", *arguments]))]
    whole = Gate("files covered whole", lambda: perfect.check(COVERAGE, ROOT))
    return [*gates, Gate("tests", _covered_tests), whole]


def _covered_tests() -> int:
    WORK.mkdir(parents=True, exist_ok=True)
    COVERAGE.unlink(missing_ok=True)
    coverage = ["--cov", f"--cov-report=json:{COVERAGE}", "--cov-report=term:skip-covered"]
    return pytest([*AT_ONCE, "-m", "not slow", *coverage])


def _pass(gate: Gate) -> Passage:
    print(f"\n=== {gate.name}", flush=True)
    start = time.monotonic()
    code = gate.run()
    return Passage(gate.name, code, time.monotonic() - start)


def _tell(passages: Sequence[Passage], *, partial: bool) -> None:
    print("\n=== Gates")
    for passage in passages:
        word = "passed" if passage.code == 0 else f"FAILED ({passage.code})"
        print(f"{passage.gate:<20} {word:<12} {passage.seconds:6.1f} s")
    failed = [passage.gate for passage in passages if passage.code]
    if failed:
        print(f"Not passed: {', '.join(failed)}. Trust none of it until every gate passes.")
    elif partial:
        print("Passed, but only the tests that were asked for ran. Before a change is handed over, run them all.")
    else:
        print(_TRUST)


_TRUST = """\
Every gate passed. What to trust most, and why:
  tests/journeys   the whole program as a person runs it: real adb server, real records, real signatures,
                   and the PDF judged by a program that is not ours
  tests/museum     bad inputs, each named by its defect, each refused with its own sentence
  files covered whole: every line and branch of what decides and of what reads a stranger's bytes has been run
What no test here proves: behaviour of a phone that is not simulated."""


def bench() -> int:
    """Run the measurements of tests/bench, one script after the other."""
    scripts = sorted((ROOT / "tests" / "bench").glob("*.py"))
    if not scripts:
        print("There is nothing to measure yet: tests/bench holds no script.")
        return 1
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    codes = [call([str(python()), str(one)], PYTHONPATH=path, QT_QPA_PLATFORM="offscreen") for one in scripts]
    return max(codes)
