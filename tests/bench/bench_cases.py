"""Measure the history of a busy office: opening, listing and searching many cases. Prints figures; judges nothing.

The records hold 3,000 cases of 450 apps each, which differ in phone, operator, verdict and a few apps.
"""

import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from auditor.app import SystemClock
from auditor.model.custody import CaseOpened
from auditor.model.finding import Verdict
from auditor.model.history import CaseQuestion
from auditor.records.store import Records
from support import build
from support.audits import audit

CASES, APPS, RUNS = 3000, 450, 5
VERDICTS = tuple(Verdict)
QUESTIONS = {
    "every case": CaseQuestion(),
    "serial": CaseQuestion(serial="R5C0042"),
    "model": CaseQuestion(model="galaxy a7"),
    "operator": CaseQuestion(operator="operator 17"),
    "rare app": CaseQuestion(app="org.example.rare77"),
    "app that every phone has": CaseQuestion(app="org.example.app7."),
    "verdict": CaseQuestion(verdict=Verdict.REVIEW),
    "words": CaseQuestion(words="galaxy rare7 17"),
    "days": CaseQuestion(first=date(2026, 1, 1), last=date(2026, 12, 31), verdict=Verdict.COMPLIANT),
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        fill(Path(folder))
        print(f"{CASES} cases of {APPS} apps sealed in {time.perf_counter() - begun:.0f} s")
        begun = time.perf_counter()
        records = Records(Path(folder), SystemClock())
        print(f"opening {1000 * (time.perf_counter() - begun):.0f} ms; {records.path.stat().st_size / 2**20:.0f} MB")
        for name, question in QUESTIONS.items():
            measure(records, name, question)
        records.close()


def fill(folder):
    records = Records(folder, SystemClock())
    records._db.conn.execute("PRAGMA synchronous = OFF")
    apps = tuple(build.package(f"org.example.app{n}.main", label=f"Application {n}") for n in range(APPS))
    for n in range(CASES):
        opening = CaseOpened(f"R5C{n:04}", f"Operator {n % 40}", False, "0.1.0", 1, "f" * 64, ("ca-gc",))
        case_id = records.open_case(opening)
        device = build.device(
            serial=opening.serial, hardware_serial=f"HW{n:05}", maker="samsung", model=f"Galaxy A{n % 80}"
        )
        packages = (*apps, build.package(f"org.example.rare{n % 100}"))
        whole = audit(audit_id=case_id, device=device, packages=packages, verdict=VERDICTS[n % 4])
        records.seal_record(replace(whole, operator=opening.operator))
    records.close()


def measure(records, name, question):
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        count = len(records.cases(question))
        times.append(1000 * (time.perf_counter() - begun))
    print(f"{name}: {count} cases, best of {RUNS} {min(times):.0f} ms, worst {max(times):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
