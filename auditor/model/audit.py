"""The audit as a whole: the one value that the record, the report and the window are made from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from auditor.model.codec import canonical_json, from_plain, to_plain
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.finding import Coverage, Finding, Mention, Verdict
from auditor.model.package import InstalledPackage, UserProfile
from auditor.model.plain import Plain, parse_json
from auditor.model.recheck import Recheck
from auditor.model.removal import AppCopy, Removal

SCHEMA = "fieldcheck-audit/1"


class ProgramForm(Enum):
    """What the digest of the program is of: its one packaged executable, or all its source files."""

    PACKAGED = "packaged executable"
    SOURCE = "source files"


@dataclass(frozen=True, slots=True)
class Program:
    """The program by its own files. digest: SHA-256, 64 hex; of what, its form says."""

    digest: str
    form: ProgramForm


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that made the audit. adb_digest: SHA-256 of the adb program used, or None for a foreign server.

    practice: the phone was simulated, so nothing here is evidence. program None: of a record before there was one.
    """

    name: str
    version: str
    adb_version: str | None
    adb_digest: str | None
    platform: str
    practice: bool
    program: Program | None = None


@dataclass(frozen=True, slots=True)
class UsedSupplement:
    """The department's own rules that were laid over the edition. digest: SHA-256 of the file.

    signed_by: the installed publisher who signed it, or None: it is unsigned.
    """

    name: str
    name_fr: str
    digest: str
    signed_by: str | None
    issued: datetime
    expires: datetime | None
    rules: int
    reasons: int
    exceptions: int


@dataclass(frozen=True, slots=True)
class UsedBanList:
    """The edition that was applied. digest: SHA-256 of the signed file; publisher_key: SHA-256 of the public key.

    development: signed by the key that ships with the source code, which vouches for nobody.
    indicators, armed: those of the edition and of the supplement together.
    older_allowed: the operator took it into use although a newer edition had been in use.
    """

    edition: int
    publisher: str
    publisher_key: str
    development: bool
    issued: datetime
    expires: datetime
    as_of: date
    digest: str
    indicators: int
    armed: int
    supplement: UsedSupplement | None = None
    older_allowed: bool = False


@dataclass(frozen=True, slots=True)
class ChosenPolicy:
    """A policy that the operator audited against. instruments: how many of it count on the day of the audit."""

    id: str
    name: str
    name_fr: str
    instruments: int


@dataclass(frozen=True, slots=True)
class CustodyHead:
    """The custody log's newest entry when the record was sealed: its number and digest."""

    entry: int
    digest: str


@dataclass(frozen=True, slots=True)
class FreshReading:
    """The newest reading after the first. packages: only those that a finding or a removal names."""

    finished: datetime
    users: tuple[UserProfile, ...]
    packages: tuple[InstalledPackage, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Audit:
    """One case: one audit of one phone, from plugged in to signed. mentions: Clear apps worth a word, as found.

    rechecks: later readings of the same phone, oldest first; reading_after is always the newest reading.
    copies: files of apps that were kept before a removal. first_read: when the first reading was done; finished moves
    on with every later reading. None: of a record before it was kept.
    """

    schema: str
    audit_id: str
    tool: Tool
    operator: str
    started: datetime
    finished: datetime
    device: Device
    users: tuple[UserProfile, ...]
    packages: tuple[InstalledPackage, ...]
    ban_list: UsedBanList
    policies: tuple[ChosenPolicy, ...]
    findings: tuple[Finding, ...]
    verdict: Verdict
    coverage: Coverage
    removals: tuple[Removal, ...]
    verdict_after: Verdict | None
    reading_after: FreshReading | None
    evidence: tuple[Evidence, ...]
    custody_head: CustodyHead
    mentions: tuple[Mention, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    copies: tuple[AppCopy, ...] = ()
    first_read: datetime | None = None

    @property
    def present_verdict(self) -> Verdict:
        """The verdict that holds now: after removal if there was one, else as found."""
        return self.verdict_after or self.verdict

    @property
    def present_findings(self) -> tuple[Finding, ...]:
        """The findings that hold now."""
        return self.reading_after.findings if self.reading_after else self.findings

    @property
    def present_coverage(self) -> Coverage:
        """The coverage of the newest reading."""
        return self.reading_after.coverage if self.reading_after else self.coverage

    @property
    def present_users(self) -> tuple[UserProfile, ...]:
        """The users of the newest reading that told any."""
        return self.reading_after.users if self.reading_after and self.reading_after.users else self.users

    @property
    def present_packages(self) -> tuple[InstalledPackage, ...]:
        """The packages that are there now: as first read, with what the reading after removal says of those it names.

        If the phone could not be read again, they are those of the first reading; the coverage says so.
        """
        after = self.reading_after
        if after is None or not after.users:
            return self.packages
        named = {finding.package for finding in (*self.findings, *after.findings)}
        named |= {removal.package for removal in self.removals}
        newer = {package.name: package for package in after.packages}
        kept = {package.name: package for package in self.packages if package.name not in named}
        return tuple(package for _, package in sorted((kept | newer).items()))

    def package(self, name: str) -> InstalledPackage | None:
        """The package of that name as first read, or None."""
        return next((package for package in self.packages if package.name == name), None)

    def user(self, user_id: int) -> UserProfile | None:
        """The user of that id, or None."""
        return next((user for user in self.users if user.user_id == user_id), None)


def record_bytes(audit: Audit) -> bytes:
    """The record: canonical JSON of the audit, UTF-8, as written by --record and attached to every report."""
    return canonical_json(audit)


def read_record(data: bytes) -> Audit:
    """Read a record back. Raises ShapeError naming the field that is wrong."""
    return from_plain(Audit, parse_json(data))


def is_record_of(data: bytes, audit: Audit) -> bool:
    """Whether the bytes from which the audit was read are a record as it is written now, or was by an earlier version.

    What an earlier version wrote lacks the fields that came later and is canonical in everything else.
    """
    if record_bytes(audit) == data:
        return True
    plain = parse_json(data)
    return canonical_json(plain) == data and _within(plain, to_plain(audit))


def _within(older: Plain, whole: Plain) -> bool:
    """Whether everything that stands in the older value stands so in the whole one."""
    if isinstance(older, dict) and isinstance(whole, dict):
        return all(name in whole and _within(value, whole[name]) for name, value in older.items())
    if isinstance(older, list) and isinstance(whole, list):
        return len(older) == len(whole) and all(map(_within, older, whole))
    return type(older) is type(whole) and older == whole
