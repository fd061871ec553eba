"""Two audits of one phone → what came, went, came back or changed; two judgements → the findings that differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.model.audit import Audit
from auditor.model.device import Device
from auditor.model.finding import Finding, Status, Verdict
from auditor.model.history import AppChange, AuditComparison, Change, ComparedCase, FactChange
from auditor.model.package import InstalledPackage, UserProfile

Seen = frozenset[tuple[str, int]]
"""Packages that users of the phone had at some time: package name and user id."""

# What a phone tells about itself that tampering, an update or a reset would change.
_FACTS = ("android", "security_patch", "build_fingerprint", "verified_boot", "bootloader_locked", "encryption")
_WEIGHT = {Status.BANNED: 0, Status.SUSPECT: 1, Status.CLEAR: 2}
_ORDER = {change: number for number, change in enumerate(Change)}


def same_handset(one: Device, other: Device) -> bool:
    """Whether both are one phone, whatever system runs on it: the maker's number, or adb's name where it is untold."""
    if one.hardware_serial is not None and other.hardware_serial is not None:
        return one.hardware_serial == other.hardware_serial
    return one.serial == other.serial


def apps_seen(audit: Audit) -> Seen:
    """Every package that the audit's first reading found present, with its user."""
    return frozenset((package.name, user_id) for package in audit.packages for user_id in package.present_for)


def compare(older: Audit, newer: Audit, seen_before: Seen = frozenset()) -> AuditComparison:
    """Compare the end of one audit with the first reading of a later one of the same phone.

    seen_before: what still earlier audits saw; an app of it that is new again came back.
    """
    before = _Side(older.present_users, older.present_packages, older.present_findings)
    after = _Side(newer.users, newer.packages, newer.findings)
    known = sorted(user_id for user_id in before.ids | after.ids if before.knows(user_id) and after.knows(user_id))
    had = apps_seen(older) | seen_before
    changes = [
        change
        for name in sorted(before.packages.keys() | after.packages.keys())
        for change in _Pair(name, before, after).changes(known, had)
    ]
    return AuditComparison(
        serial=newer.device.serial,
        phone=newer.device.title,
        older=_compared(older, older.present_verdict, at_end=True),
        newer=_compared(newer, newer.verdict, at_end=False),
        changes=tuple(sorted(changes, key=lambda c: (_WEIGHT[c.status], _ORDER[c.change], c.package))),
        facts=tuple(_facts(older.device, newer.device)),
        new_users=tuple(user for user in newer.users if before.ids and user.user_id not in before.ids),
        gone_users=tuple(user for user in older.present_users if after.ids and user.user_id not in after.ids),
        not_compared=tuple(sorted((before.ids | after.ids) - set(known))),
    )


def _compared(audit: Audit, verdict: Verdict, *, at_end: bool) -> ComparedCase:
    after = audit.reading_after if at_end else None
    return ComparedCase(
        case_id=audit.audit_id,
        read=after.finished if after else audit.finished,
        verdict=verdict,
        ban_list_edition=audit.ban_list.edition,
        policies=tuple(policy.id for policy in audit.policies),
    )


class _Side:
    """One of the two readings, ready to be asked."""

    def __init__(
        self, users: tuple[UserProfile, ...], packages: Iterable[InstalledPackage], findings: tuple[Finding, ...]
    ) -> None:
        self.ids = {user.user_id for user in users}
        self._read = {user.user_id for user in users if user.read}
        self.packages = {package.name: package for package in packages}
        self.listed_names = {finding.package: finding.app_name for finding in findings}
        self._status: dict[str, Status] = {}
        for finding in findings:
            worst = self._status.get(finding.package, Status.CLEAR)
            self._status[finding.package] = min(worst, finding.status, key=_WEIGHT.__getitem__)

    def knows(self, user_id: int) -> bool:
        """Whether it is known which apps the user has: they were read, or the phone named its users and not this."""
        return user_id in self._read or (bool(self.ids) and user_id not in self.ids)

    def status(self, name: str) -> Status:
        return self._status.get(name, Status.CLEAR)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One package in both readings."""

    name: str
    before: _Side
    after: _Side

    def changes(self, known: list[int], had: Seen) -> Iterator[AppChange]:
        old, new = self._present(self.before), self._present(self.after)
        came = [user_id for user_id in known if user_id in new and user_id not in old]
        back = [user_id for user_id in came if (self.name, user_id) in had]
        yield from self._change(Change.CAME_BACK, back)
        yield from self._change(Change.NEW, [user_id for user_id in came if user_id not in back])
        yield from self._change(Change.GONE, [user_id for user_id in known if user_id in old and user_id not in new])
        stayed = [user_id for user_id in known if user_id in old and user_id in new]
        if stayed:
            yield from self._of_those_who_stayed(stayed)

    def _present(self, side: _Side) -> set[int]:
        package = side.packages.get(self.name)
        return set(package.present_for) if package else set()

    def _of_those_who_stayed(self, stayed: list[int]) -> Iterator[AppChange]:
        old, new = self.before.packages[self.name], self.after.packages[self.name]
        off_before, off_now = _disabled(old), _disabled(new)
        yield from self._change(Change.ENABLED, [u for u in stayed if u in off_before and u not in off_now])
        yield from self._change(Change.DISABLED, [u for u in stayed if u in off_now and u not in off_before])
        if old.signers and new.signers and set(old.signers) != set(new.signers):
            rotated = set(old.signers) <= set(new.past_signers or ())
            change = Change.ROTATED_SIGNER if rotated else Change.OTHER_SIGNER
            yield from self._change(change, stayed, ", ".join(old.signers), ", ".join(new.signers))
        versions = _version(old), _version(new)
        if None not in versions and versions[0] != versions[1]:
            yield from self._change(Change.OTHER_VERSION, stayed, str(versions[0]), str(versions[1]))
        statuses = self.before.status(self.name), self.after.status(self.name)
        if statuses[0] is not statuses[1]:
            yield from self._change(Change.OTHER_STATUS, stayed, statuses[0].value, statuses[1].value)

    def _change(self, change: Change, users: list[int], before: str = "", after: str = "") -> Iterator[AppChange]:
        if not users:
            return
        status = min(self.before.status(self.name), self.after.status(self.name), key=_WEIGHT.__getitem__)
        yield AppChange(self.name, self._title(), tuple(users), change, status, before, after)

    def _title(self) -> str:
        """What the phone calls the app, else what the list calls it, else its package name."""
        sides = (self.after, self.before)
        labels = (side.packages[self.name].label for side in sides if self.name in side.packages)
        known = (*labels, *(side.listed_names.get(self.name) for side in sides))
        return next((name for name in known if name), self.name)


def _disabled(package: InstalledPackage) -> set[int]:
    return {state.user_id for state in package.user_states if state.disabled}


def _version(package: InstalledPackage) -> str | None:
    """A version for people, or None if no answer told it."""
    known = [str(part) for part in (package.version_name, package.version_code) if part is not None]
    if not known:
        return None
    return known[0] if len(known) == 1 else f"{known[0]} ({known[1]})"


def _facts(older: Device, newer: Device) -> Iterator[FactChange]:
    for fact in _FACTS:
        before, after = getattr(older, fact), getattr(newer, fact)
        if before is not None and after is not None and before != after:
            yield FactChange(fact, str(before), str(after))


def other_findings(findings: tuple[Finding, ...], than: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that the others do not have in this form: another rule, package, status, or exception or none."""
    known = {_weighed(finding) for finding in than}
    return tuple(finding for finding in findings if _weighed(finding) not in known)


def _weighed(finding: Finding) -> tuple[str, str, Status, bool]:
    return finding.package, finding.rule, finding.status, finding.exception is not None
