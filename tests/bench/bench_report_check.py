"""How long a report takes to be drawn, signed and checked, and what a file made to be slow costs.

Run: python build/dev.py bench
"""

import time
from dataclasses import replace
from datetime import UTC, datetime

from bench.bench_report import phone
from report.conftest import (
    BANNED,
    WECHAT_BAN,
    banned_audit,
    evidence,
    large_audit,
    package,
    removal,
    removed_audit,
)
from report.test_patience import SLOW

from auditor.identity.authority import make_auditor, make_root
from auditor.identity.pkcs12 import P12Signer
from auditor.model.audit import record_bytes
from auditor.model.extent import MAX_EVIDENCE, MAX_FINDINGS, MAX_OTHERS, MAX_PACKAGES
from auditor.model.finding import Coverage, Gap
from auditor.model.removal import Outcome
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from auditor.report.verify import verify_report

MIXED = "微信 محفظة 😀 é̂ A " * 12
LONG = "a.long.name.part" * 7


def largest():
    """The largest phone that a record may hold, with ordinary names, and the questions that reading it takes."""
    return replace(phone(MAX_PACKAGES), evidence=tuple(evidence(n, "dd of=x " * 30) for n in range(1_100)))


def odd():
    """As many packages, each with a name of three lines in several scripts and a long package name."""
    packages = tuple(package(f"c.{LONG}{n:06}", f"{MIXED[:190]}{n}") for n in range(MAX_PACKAGES))
    return replace(banned_audit(), packages=packages, findings=())


def full():
    """Everything at its bound at once, in several scripts."""
    cited = tuple(replace(WECHAT_BAN, id=f"X-{n}", title=MIXED) for n in range(6))
    found = banned_audit().findings[0]
    findings = tuple(replace(found, package=f"c.{LONG}{n:06}", instruments=cited) for n in range(MAX_FINDINGS))
    receipts = tuple(removal(f"c.{n}", 0, Outcome.REMOVED, 5, answer=MIXED) for n in range(MAX_OTHERS))
    gaps = tuple(Gap(f"{n}", MIXED) for n in range(MAX_OTHERS))
    return replace(
        odd(), findings=findings, removals=receipts, coverage=Coverage(complete=False, gaps=gaps, notes=()),
        evidence=tuple(evidence(n, MIXED) for n in range(MAX_EVIDENCE)),
    )  # fmt: skip


def crowded():
    """More rows than a record may hold."""
    return replace(removed_audit(), packages=tuple(package(f"c.p{n}") for n in range(50_000)))


NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def timed(work):
    """The best of three, in seconds, and the last result."""
    best, result = float("inf"), None
    for _ in range(3):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def record(make, signer):
    """A record signed by a trusted key, in both languages."""
    audit = make()
    data = record_bytes(audit)
    shown = audit if make in (largest, odd) else replace(audit, **SMALL)
    drawn = render_report(shown, "both", record=data)
    signed = sign_report(drawn, signer, NOW)
    start, work = time.perf_counter(), time.process_time()
    answer = verify_report(signed, signer.chain, (), (), NOW)
    wall, work = time.perf_counter() - start, time.process_time() - work
    print(
        f"{make.__name__}: record of {len(data) / 1e6:.0f} MB, {drawn.count(PAGE)} pages, {len(signed) / 1e6:.0f} MB: "
        f"{wall:.1f} s ({work:.1f} s of processor time): {answer.result.value} {' '.join(answer.reasons)}"
    )


PAGE = b"/Type /Page\n"
# What is drawn over a record that is too large matters little: its pages are drawn anew from the record.
SMALL = {"packages": BANNED, "findings": (), "removals": (), "evidence": (), "coverage": banned_audit().coverage}


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
    for make in (largest, odd, full, crowded):
        record(make, signer)
    for kind, make in SLOW.items():
        data = make()
        seconds, answer = timed(lambda data=data: verify_report(data, (), (), (), NOW))
        print(f"{kind}: {len(data) / 1e6:.0f} MB, {seconds:.2f} s: {answer.result.value}")


if __name__ == "__main__":
    main()
