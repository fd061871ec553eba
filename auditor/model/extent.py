"""How much one record may hold: what is taken from a phone, and what a report is drawn and checked from."""

from dataclasses import dataclass
from itertools import chain

from auditor.model.audit import Audit, FreshReading
from auditor.model.finding import Finding

# A full phone has about 700 packages and six users; ten times as much is no phone that somebody carries.
MAX_PACKAGES = 10_000
MAX_USERS = 100
# A state for each package and each of six users, and as many again.
MAX_STATES = 120_000
# Reading the files of 10,000 apps takes some 1,100 questions; a case is read again now and then.
MAX_EVIDENCE = 10_000
# The largest policy of the shipped list has 700 apps; some are prohibited by sixty instruments.
MAX_FINDINGS = 2_000
MAX_INSTRUMENTS = 60_000
# Gaps, notes, receipts, policies, administrators, mentions, later readings: a page or two of each is much.
MAX_OTHERS = 2_000


@dataclass(frozen=True, slots=True)
class _Count:
    held: int
    most: int


def is_too_much(audit: Audit) -> bool:
    """Whether the record holds more rows of any kind than one may."""
    return any(count.held > count.most for count in _counts(audit))


def _counts(audit: Audit) -> tuple[_Count, ...]:
    after = audit.reading_after
    findings = (*audit.findings, *(after.findings if after else ()))
    packages = (*audit.packages, *(after.packages if after else ()))
    users = max(len(audit.users), len(after.users) if after else 0, *(len(one.user_ids) for one in findings), 0)
    return (
        _Count(max(len(audit.packages), len(after.packages) if after else 0, len(audit.copies)), MAX_PACKAGES),
        _Count(users, MAX_USERS),
        _Count(sum(len(package.user_states) for package in packages), MAX_STATES),
        _Count(len(audit.evidence), MAX_EVIDENCE),
        _Count(len(audit.findings), MAX_FINDINGS),
        _Count(len(after.findings) if after else 0, MAX_FINDINGS),
        _Count(_instruments(findings) + sum(len(one.instruments) for one in audit.mentions), MAX_INSTRUMENTS),
        _Count(max(_others(audit, after)), MAX_OTHERS),
    )


def _instruments(findings: tuple[Finding, ...]) -> int:
    return sum(len(finding.instruments) for finding in findings)


def _others(audit: Audit, after: FreshReading | None) -> tuple[int, ...]:
    coverages = (audit.coverage, *((after.coverage,) if after else ()))
    return (
        *(len(rows) for rows in chain.from_iterable((one.gaps, one.notes) for one in coverages)),
        len(audit.removals),
        len(audit.policies),
        len(audit.device.administrators or ()),
        len(audit.mentions),
        len(audit.rechecks),
        sum(len(one.apps) for one in audit.rechecks),
    )
