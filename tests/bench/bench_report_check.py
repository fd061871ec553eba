"""How long a report takes to be drawn, signed and checked, and what a file made to be slow costs.

Run: python build/dev.py bench
"""

import time
from datetime import UTC, datetime

from report.conftest import large_audit
from report.test_patience import SLOW

from auditor.identity.authority import make_auditor, make_root
from auditor.identity.pkcs12 import P12Signer
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from auditor.report.verify import verify_report

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def timed(work):
    """The best of three, in seconds, and the last result."""
    best, result = float("inf"), None
    for _ in range(3):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def main():
    root = make_root("Northern Works", NOW)
    made = make_auditor(root, "Northern Works", "A. Tremblay", NOW)
    signer = P12Signer(made.key, made.certificate, (root.certificate,))
    for apps in (500, 2000):
        audit = large_audit(apps)
        drawing, drawn = timed(lambda audit=audit: render_report(audit))
        signing, signed = timed(lambda drawn=drawn: sign_report(drawn, signer, NOW))
        checking, answer = timed(lambda signed=signed: verify_report(signed, signer.chain, (), (), NOW))
        print(f"{apps} apps: draw {drawing:.2f} s, sign {signing:.2f} s, check {checking:.2f} s: {answer.result.value}")
    for kind, make in SLOW.items():
        data = make()
        seconds, answer = timed(lambda data=data: verify_report(data, (), (), (), NOW))
        print(f"{kind}: {len(data) / 1e6:.0f} MB, {seconds:.2f} s: {answer.result.value}")


if __name__ == "__main__":
    main()
