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
    """Judge the phone: a Banned app outweighs gaps, a gap outweighs a Suspect app, and only then is it COMPLIANT.

    A Banned app under an exception that holds weighs as much as a Suspect one: somebody must look, whoever allowed it.
    """
    if any(finding.status is Status.BANNED and finding.exception is None for finding in findings):
        return Verdict.NON_COMPLIANT
    if not coverage.complete:
        return Verdict.INCONCLUSIVE
    doubtful = any(finding.status in (Status.BANNED, Status.SUSPECT) for finding in findings)
    return Verdict.REVIEW if doubtful else Verdict.COMPLIANT
