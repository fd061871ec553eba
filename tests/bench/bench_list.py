"""Measure the ban list: load + verify + arm, and matching of 1,000 packages. Prints figures; judges nothing."""

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from auditor import paths
from auditor.judge.match import match
from auditor.workflow.lists import list_in_use
from support import build

RUNS = 7
PACKAGES = 1000


def main():
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        seconds, armed = timed(lambda: list_in_use(paths.resources(), Path(folder), now))
        print(f"load, verify and arm {armed.used.armed} indicators: {seconds * 1000:.0f} ms")
    names = [r.indicators[0].value for r in armed.ban_list.rules[:20]]
    packages = [build.package(f"org.example.app{n}") for n in range(PACKAGES - len(names))]
    packages += [build.package(name) for name in names if "." in name]
    policy = armed.ban_list.policy("all-binding")
    seconds, found = timed(lambda: match(packages, armed.ban_list, (policy,), now.date()))
    print(f"match {len(packages)} packages: {seconds * 1000:.1f} ms, {len(found)} findings")


def timed(work):
    best = None
    for _ in range(RUNS):
        begun = time.perf_counter()
        result = work()
        spent = time.perf_counter() - begun
        best = spent if best is None or spent < best else best
    return best, result


if __name__ == "__main__":
    sys.exit(main())
