"""A record holds no more rows of any kind than a phone can fill."""

from dataclasses import replace

import pytest

from auditor.model import extent
from auditor.model.audit import FreshReading
from auditor.model.extent import is_too_much
from auditor.model.finding import Basis, Coverage, Finding, Gap, Note, Status
from auditor.model.removal import AppCopy
from support import audits, build

AUDIT = audits.audit()
GAPS = Coverage(complete=False, gaps=(Gap("a", "b"),) * 3, notes=())
FINDING = Finding("a.b", (0,), Status.BANNED, Basis.PACKAGE_NAME, "r", "A", "why", ())


def after(**changes):
    return replace(FreshReading(build.NOW, (), (), (), Coverage(complete=True, gaps=(), notes=())), **changes)


@pytest.mark.parametrize(
    ("limit", "changes"),
    [
        ("MAX_PACKAGES", {"packages": (build.package(),) * 3}),
        ("MAX_PACKAGES", {"reading_after": after(packages=(build.package(),) * 3)}),
        ("MAX_PACKAGES", {"copies": (AppCopy("a", "b", None, 1, None),) * 3}),
        ("MAX_USERS", {"users": (build.user(),) * 3}),
        ("MAX_USERS", {"reading_after": after(users=(build.user(),) * 3)}),
        ("MAX_USERS", {"findings": (replace(FINDING, user_ids=(0, 1, 2)),)}),
        ("MAX_STATES", {"packages": (build.package("a.b", *(build.state(n) for n in range(3))),)}),
        ("MAX_FINDINGS", {"findings": (FINDING,) * 3}),
        ("MAX_FINDINGS", {"reading_after": after(findings=(FINDING,) * 3)}),
        ("MAX_OTHERS", {"coverage": GAPS}),
        ("MAX_OTHERS", {"reading_after": after(coverage=replace(GAPS, gaps=(), notes=(Note("a", "b"),) * 3))}),
        ("MAX_OTHERS", {"policies": AUDIT.policies * 3}),
    ],
)
def test_one_row_too_many_of_any_kind_is_too_much(monkeypatch, limit, changes):
    audit = replace(AUDIT, **changes)
    monkeypatch.setattr(extent, limit, 3)
    assert not is_too_much(audit)
    monkeypatch.setattr(extent, limit, 2)
    assert is_too_much(audit)
