"""Findings and coverage → the verdict. Fails closed: what was not read can never make a phone COMPLIANT."""

from auditor.model.finding import Coverage, Finding, Gap, Status, Verdict
from auditor.model.reading import Reading


def coverage_of(reading: Reading) -> Coverage:
    """What the reading covers. Its own gaps stand; a silent hole (no user, unread user, no package) becomes one."""
    gaps = [*reading.gaps]
    if not reading.users:
        gaps.append(Gap("Users", "The phone named no user, so nobody's apps are known."))
    named = " ".join(gap.what for gap in gaps)
    gaps += [
        Gap(f"User {user.user_id}", "No complete answer shows this user's apps.")
        for user in reading.users
        if not user.read and f"ser {user.user_id}" not in named
    ]
    if not reading.packages:
        gaps.append(Gap("Apps", "The phone listed no app at all, which no working phone does."))
    return Coverage(complete=not gaps, gaps=tuple(gaps), notes=reading.notes)


def verdict(findings: tuple[Finding, ...], coverage: Coverage) -> Verdict:
    """Judge the phone: a Banned app outweighs gaps, a gap outweighs a Suspect app, and only then is it COMPLIANT."""
    statuses = {finding.status for finding in findings}
    if Status.BANNED in statuses:
        return Verdict.NON_COMPLIANT
    if not coverage.complete:
        return Verdict.INCONCLUSIVE
    return Verdict.REVIEW if Status.SUSPECT in statuses else Verdict.COMPLIANT
