"""Builders of whole audits."""

from auditor.model.audit import SCHEMA, Audit, ChosenPolicy, CustodyHead, Tool, UsedBanList
from auditor.model.finding import Coverage, Verdict
from support import build


def used_list(**changes):
    facts = {
        "edition": 1,
        "publisher": "Example Publisher",
        "publisher_key": "c" * 64,
        "development": False,
        "issued": build.NOW,
        "expires": build.NOW.replace(year=2027),
        "as_of": build.NOW.date(),
        "digest": "d" * 64,
        "indicators": 1,
        "armed": 1,
    }
    return UsedBanList(**(facts | changes))


def audit(*, head=None, **changes):
    facts = {
        "schema": SCHEMA,
        "audit_id": "2026-0001-abcd",
        "tool": Tool("Fieldcheck", "0.1.0", "36.0.0", "e" * 64, "Linux", practice=True),
        "operator": "A. Tremblay",
        "started": build.NOW,
        "finished": build.NOW,
        "device": build.device(),
        "users": (build.user(),),
        "packages": (build.package(),),
        "ban_list": used_list(),
        "policies": (ChosenPolicy("xx", "Example policy", "Politique exemple", 1),),
        "findings": (),
        "verdict": Verdict.COMPLIANT,
        "coverage": Coverage(complete=True, gaps=(), notes=()),
        "removals": (),
        "verdict_after": None,
        "reading_after": None,
        "evidence": (),
        "custody_head": head or CustodyHead(0, "0" * 64),
    }
    return Audit(**(facts | changes))
