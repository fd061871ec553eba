"""The flagged apps of an audit: findings brought together by package, numbered F-1, F-2 …. Pure."""

from dataclasses import dataclass

from auditor.model.audit import Audit
from auditor.model.finding import Basis, CitedInstrument, Finding, GrantedException, Status
from auditor.model.package import InstalledPackage, UserProfile, UserState
from auditor.model.removal import Outcome, Removal
from auditor.report.document.values import Mark
from auditor.report.document.words import Words
from auditor.report.text import label

OUTCOME_MARKS = {
    Outcome.REMOVED: Mark.REMOVED,
    Outcome.DISABLED: Mark.DISABLED,
    Outcome.STILL_THERE: Mark.BANNED,
    Outcome.REFUSED: Mark.REFUSED,
    Outcome.UNKNOWN: Mark.GAP,
    Outcome.NOT_ATTEMPTED: Mark.NOTE,
    Outcome.FACTORY_VERSION: Mark.BANNED,
    Outcome.MOVED: Mark.BANNED,
    Outcome.RESTORED: Mark.NOTE,
    Outcome.NOT_RESTORED: Mark.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Flagged:
    """One package with all its findings. removals: (receipt number, receipt) of this package, in order."""

    number: str
    name: str
    app: InstalledPackage | None
    findings: tuple[Finding, ...]
    removals: tuple[tuple[str, Removal], ...]
    language: str = "en"

    @property
    def status(self) -> Status:
        """Banned if any finding says so, else Suspect."""
        banned = any(finding.status is Status.BANNED for finding in self.findings)
        return Status.BANNED if banned else Status.SUSPECT

    @property
    def title(self) -> str:
        """What to call the app: its own label in this language, else the ban list's name for it."""
        app = self.app
        own = app.title_in(self.language) if app and app.title_in(self.language) != app.name else None
        return label(own or self.findings[0].app_name or self.name)

    @property
    def exception(self) -> GrantedException | None:
        """The exception under which the app stays, if every Banned finding has one."""
        banned = [finding.exception for finding in self.findings if finding.status is Status.BANNED]
        return banned[0] if banned and all(banned) else None

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Why it is flagged, each basis once, in the order found."""
        return tuple(dict.fromkeys(finding.basis for finding in self.findings))

    @property
    def instruments(self) -> tuple[CitedInstrument, ...]:
        """The instruments it is flagged under, each once."""
        cited = {instrument.id: instrument for finding in self.findings for instrument in finding.instruments}
        return tuple(cited.values())


def flagged_apps(audit: Audit, language: str = "en") -> tuple[Flagged, ...]:
    """Every flagged package: banned ones first, then by package name."""
    banned = {finding.package for finding in audit.findings if finding.status is Status.BANNED}
    findings: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        findings.setdefault(finding.package, []).append(finding)
    receipts: dict[str, list[tuple[str, Removal]]] = {}
    for number, removal in enumerate(audit.removals, 1):
        receipts.setdefault(removal.package, []).append((f"R-{number}", removal))
    apps = {package.name: package for package in reversed(audit.packages)}
    names = sorted(findings, key=lambda name: (name not in banned, name))
    return tuple(
        Flagged(
            number=f"F-{number}",
            name=name,
            app=apps.get(name),
            findings=tuple(findings[name]),
            removals=tuple(receipts.get(name, ())),
            language=language,
        )
        for number, name in enumerate(names, 1)
    )


def profile_name(words: Words, user_id: int, users: tuple[UserProfile, ...]) -> str:
    """Profile 10, Work."""
    user = next((user for user in users if user.user_id == user_id), None)
    if user is None or not user.name:
        return words.say("profile", id=user_id)
    return words.say("profile.named", id=user_id, name=label(user.name, 40))


def state_mark(state: UserState | None, user: UserProfile) -> tuple[Mark, str]:
    """The sign for an app's state in a profile, and the key of its words. What nobody told is never "not installed"."""
    if state is None:
        return (Mark.ABSENT, "state.absent") if user.read else (Mark.UNREAD, "state.unread")
    if state.archived:
        return Mark.OFF, "state.archived"
    if state.installed is None:
        return Mark.UNREAD, "state.untold"
    if not state.present:
        return Mark.ABSENT, "state.absent"
    return (Mark.OFF, "state.disabled") if state.disabled else (Mark.THERE, "state.enabled")
