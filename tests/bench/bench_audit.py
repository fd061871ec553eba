"""Measure one audit of the largest practice phone: shell calls, seconds, memory. Prints figures; judges nothing.

Run by `python3 build/dev.py bench`. The phone is simulated, so these are the program's own costs, not a phone's.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from auditor.app import Options, Workplace
from auditor.workflow.audit import AuditRequest, audit_phone
from auditor.workflow.export import ReportOrder, issue_report
from support.adbrig import Rig

RUNS = 5
PASSPHRASE = "a long enough passphrase"


def main():
    with tempfile.TemporaryDirectory() as folder, Rig("manager") as rig:
        options = Options(folder, f"127.0.0.1:{rig.server.port}", None)
        with Workplace(options) as place:
            now = place.clock.now()
            place.signers.create("Example Agency", "A. Tremblay", PASSPHRASE, place.records, now)
            signer = place.signers.open(None, now, lambda _prompt: PASSPHRASE)
            for run in range(RUNS):
                measure(place, rig, Path(folder), run, signer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process, practice phone included: {peak:.0f} MB")


def measure(place, rig, folder, run, signer):
    calls = rig.phone("manager").shell_calls
    begun = time.perf_counter()
    with place.desk() as desk:
        laid = time.perf_counter()
        request = AuditRequest(None, ("ca-gc",), "A. Tremblay")
        audit = audit_phone(desk, request, lambda _progress: None, lambda: False)
    audited = time.perf_counter()
    order = ReportOrder(audit.audit_id, folder / f"{run}.pdf", "en", place.clock.now())
    issue_report(place.records, order, signer)
    signed = time.perf_counter()
    calls = rig.phone("manager").shell_calls - calls
    size = (folder / f"{run}.pdf").stat().st_size / 1024
    print(
        f"run {run + 1}: {len(audit.packages)} apps x {len(audit.users)} users, {calls} shell calls; "
        f"desk {laid - begun:.2f} s, audit {audited - laid:.2f} s, report {signed - audited:.2f} s, {size:.0f} KB"
    )


if __name__ == "__main__":
    sys.exit(main())
