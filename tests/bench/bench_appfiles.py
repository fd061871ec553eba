"""Measure reading apps' own files: 450 apps of which 150 were installed by people. Prints figures; judges nothing.

Run by `python3 build/dev.py bench`. The files are as large as real ones, mostly of zeros; the phone is simulated, so
seconds are the program's own and the simulation's, not a phone's.
"""

import contextlib
import sys
import tempfile
import time
from dataclasses import replace

from auditor.app import Options, Workplace
from auditor.errors import CancelledError
from auditor.model.audit import record_bytes
from auditor.practice.making import installed_app
from auditor.practice.people import blueprint_of
from auditor.workflow.audit import AuditRequest, audit_phone
from support.adbrig import Rig

USER_APPS = 150
APPS = 450
GIVEN_UP = 2
"""Of people's apps so many are archived or given up: their files are gone."""
MIB = 1 << 20


def phone():
    """The manager's phone, with some system apps less and some people's apps more."""
    plain = blueprint_of("manager")
    people = [app for app in plain.apps if not app.system]
    more = [
        installed_app(f"org.bench.app{n}", f"Bench {n}", 11_000 + n, (0,))
        for n in range(USER_APPS - len(people) + GIVEN_UP)
    ]
    system = [app for app in plain.apps if app.system][: APPS - USER_APPS - GIVEN_UP]
    return replace(plain, apps=(*system, *people, *more))


def main():
    with (
        tempfile.TemporaryDirectory() as folder,
        Rig(phone()) as rig,
        Workplace(Options(folder, f"127.0.0.1:{rig.server.port}", None)) as place,
    ):
        stopped(place)
        for run in ("first audit", "second audit"):
            measure(place, run)


def stopped(place):
    """How long it takes from the operator's wish to stop, in the middle of the files, to the end."""
    wish = []

    def report(progress):
        if progress.done > USER_APPS // 2 and not wish:
            wish.append(time.perf_counter())

    with place.desk() as desk, contextlib.suppress(CancelledError):
        audit_phone(desk, AuditRequest(None, ("ca-gc",), "A. Tremblay"), report, lambda: bool(wish))
    print(f"a wish to stop was obeyed after {(time.perf_counter() - wish[0]) * 1000:.0f} ms")


def measure(place, run):
    seen = []
    begun = time.perf_counter()
    with place.desk() as desk:
        request = AuditRequest(None, ("ca-gc",), "A. Tremblay")
        audit = audit_phone(
            desk, request, lambda _progress: None, lambda: False, lambda s: seen.append(time.perf_counter() - begun)
        )
    seconds = time.perf_counter() - begun
    people = [p for p in audit.packages if p.system is False and any(s.installed for s in p.user_states)]
    files = [e for e in audit.evidence if e.question.startswith(("m=", "stat -c"))]
    taken = sum(evidence.size + evidence.stderr_size for evidence in files)
    whole = sum(package.file.size for package in audit.packages if package.file)
    named = sum(package.label is not None and package.signers is not None for package in people)
    print(
        f"{run}: {len(audit.packages)} apps, {len(people)} installed by people, {named} with label and signer, "
        f"{sum(p.icon is not None for p in people)} with icon\n"
        f"  inventory on screen after {seen[0]:.2f} s, everything after {seconds:.2f} s\n"
        f"  {len(audit.evidence) - len(files)} questions for the inventory, {len(files)} for the files "
        f"(preinstalled apps' signers with them)\n"
        f"  {taken / MIB:.1f} MB read, {whole / MIB:.0f} MB on the phone: {whole / taken:.0f} times less\n"
        f"  record of {len(record_bytes(audit)) / 1024:.0f} KB; icons of at most "
        f"{max((len(p.icon) * 3 // 4 for p in people if p.icon), default=0)} bytes"
    )
    paths = {package.file.path for package in people if package.file}
    calls = [evidence for evidence in files if any(path in evidence.question for path in paths)]
    alone = sum(package.file.size for package in people if package.file)
    size = sum(evidence.size for evidence in calls)
    print(
        f"  {len(calls)} of the questions name an app that people installed: "
        f"{size / MIB:.1f} MB of {alone / MIB:.0f} MB, {alone / max(1, size):.0f} times less"
    )


if __name__ == "__main__":
    sys.exit(main())
