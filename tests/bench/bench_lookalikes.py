"""Count the ordinary popular apps that would be taken for look-alikes of listed ones. Prints figures; judges nothing.

Each of 300 names is given to an app with an unknown package name and signer, and judged by the shipped ban list: by the
usual policy, by every policy, and by every rule whatever policy reaches it.
"""

import sys
from datetime import date
from pathlib import Path

from auditor.banlist.read import read_edition
from auditor.judge.lookalike import names
from auditor.judge.match import match
from support import build

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)


def popular_names():
    lines = (Path(__file__).parent / "popular_apps.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def main():
    edition = read_edition((ROOT / "resources/banlist/fieldcheck-banlist.json").read_bytes())
    labels = popular_names()
    apps = [build.package(f"org.example.app{n}", label=label, signers=("0" * 64,)) for n, label in enumerate(labels)]
    by_policy = {policy.id: len(match(apps, edition, (policy,), DAY)) for policy in edition.policies}
    print(f"ca-gc: {by_policy['ca-gc']} of {len(labels)} ordinary apps taken for look-alikes")
    print(f"most under any of {len(by_policy)} policies: {max(by_policy.values())}")
    ready = names(edition.rules)
    alike = {app.label: ready.look_alikes(app)[0].name for app in apps if ready.look_alikes(app)}
    print(f"every rule: {len(alike)} of {len(labels)}; {len(ready.by_folded)} listed names: {alike}")


if __name__ == "__main__":
    sys.exit(main())
