"""Measure drawing the tagged report: seconds and megabytes for 500, 2,000 and 10,000 apps. Prints figures only.

A quarter of the apps has a picture, as on the practice phone; every app has a signer of its own, which packs worst.
"""

import base64
import hashlib
import sys
import time
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from auditor.model.finding import Basis, CitedInstrument, Finding, Status, Verdict
from auditor.report.render import render_report
from support import audits, build

SIZES = (500, 2_000, 10_000)
RUNS = 3
BANNED_EVERY = 100


def main():
    render_report(phone(10))  # typefaces are loaded once for each process
    for size in SIZES:
        audit = phone(size)
        wall, work, drawn = timed(audit, RUNS if size < SIZES[-1] else 1)
        pages = drawn.count(b"/Type /Page\n")
        print(
            f"{size} apps: {wall:.2f} s ({work:.2f} s of processor time), {len(drawn) / 1e6:.2f} MB, {pages} pages, "
            f"{work / size * 1e6:.0f} microseconds for each app"
        )


def timed(audit, runs):
    best = None
    for _ in range(runs):
        wall, work = time.perf_counter(), time.process_time()
        drawn = render_report(audit)
        spent = (time.perf_counter() - wall, time.process_time() - work)
        best = spent if best is None or spent < best else best
    return (*best, drawn)


def phone(size):
    users = (build.user(), build.user(10))
    apps = tuple(app(number) for number in range(size))
    findings = tuple(finding(one.name) for one in apps[::BANNED_EVERY])
    return audits.audit(users=users, packages=apps, findings=findings, verdict=Verdict.NON_COMPLIANT)


def app(number):
    name = f"com.vendor{number % 40}.module.app{number:05}"
    states = (build.state(), build.state(10, installed=number % 3 == 0))
    signer = hashlib.sha256(name.encode()).hexdigest()
    built = build.package(name, *states, system=number % 2 == 0, signers=(signer,), label=f"Application {number}")
    return replace(built, icon=icon(number) if number % 4 == 0 else None, installer="com.android.vending")


def icon(number):
    picture, out = Image.new("RGB", (64, 64), (number % 255, 90, 200 - number % 150)), BytesIO()
    ImageDraw.Draw(picture).ellipse((8 + number % 20, 10, 50, 52), fill=(240, number % 200, 30))
    picture.quantize(64).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def finding(name):
    reason = "The risk to privacy and security was found unacceptable."
    cited = CitedInstrument(
        "XX-1", "An order", "Un décret", "An authority", "XX", None, None, reason, reason, "", "", primary=True
    )
    return Finding(name, (0,), Status.BANNED, Basis.PACKAGE_NAME, "rule", "App", "The name is on the list.", (cited,))


if __name__ == "__main__":
    sys.exit(main())
