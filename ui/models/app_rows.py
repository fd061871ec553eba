"""One row of the table of apps: what is known of an app, in words of one language, ready to be painted."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from auditor.model.finding import Finding, Mention, Status
from auditor.model.package import InstalledPackage, UserProfile
from auditor.model.preflight import Preflight
from auditor.model.removal import Removal
from ui.models.sources import source_words
from ui.text import Text, shown

MAX_TITLE = 80
DAY_LENGTH = len("2026-01-21")
About = TypeVar("About", Finding, Mention, Removal, Preflight)


class Standing(Enum):
    """How an app stands in the table: its status, or that it is gone. In the order of urgency."""

    BANNED = 0
    SUSPECT = 1
    REMOVED = 2
    CLEAR = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a phone's apps at a moment: of a finished audit, or of one under way.

    gone: package names that were read at first and are no longer there. rows: made once for each language, by
    rows_of, in whichever thread asks first: thousands of them take longer than the window may halt.
    """

    packages: tuple[InstalledPackage, ...]
    findings: tuple[Finding, ...]
    users: tuple[UserProfile, ...]
    mentions: tuple[Mention, ...] = ()
    removals: tuple[Removal, ...] = ()
    gone: frozenset[str] = frozenset()
    preflights: tuple[Preflight, ...] = ()
    rows: "dict[str, tuple[AppRow, ...]]" = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AppRow:
    """One app. name: its package name as it is; all other texts are made fit to be shown. searched: case-folded."""

    name: str
    title: str
    shown_name: str
    standing: Standing
    why: str
    source: str
    no_store: bool
    installed: str
    users: str
    searched: str
    package: InstalledPackage
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    removals: tuple[Removal, ...]
    preflights: tuple[Preflight, ...]

    @property
    def flagged(self) -> bool:
        """Whether it can be the target of a removal or an exception."""
        return bool(self.findings)

    @property
    def title_key(self) -> str:
        """What its title sorts by."""
        return self.searched


def rows_of(seen: Seen, text: Text) -> tuple[AppRow, ...]:
    """A row for each app, in the order of the reading; the same object whenever the same is asked for."""
    language = text.language
    if language not in seen.rows:
        seen.rows[language] = _made(seen, text)
    return seen.rows[language]


def _made(seen: Seen, text: Text) -> tuple[AppRow, ...]:
    findings, mentions, removals = _by(seen.findings), _by(seen.mentions), _by(seen.removals)
    preflights = _by(seen.preflights)
    names = {user.user_id: user_words(user, text) for user in seen.users}
    return tuple(
        _row(
            package,
            _Told(
                findings=findings.get(package.name, ()),
                mentions=mentions.get(package.name, ()),
                removals=removals.get(package.name, ()),
                preflights=preflights.get(package.name, ()),
                gone=package.name in seen.gone,
            ),
            names,
            text,
        )
        for package in seen.packages
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What an audit says of one app."""

    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    removals: tuple[Removal, ...]
    preflights: tuple[Preflight, ...]
    gone: bool


def user_words(user: UserProfile, text: Text) -> str:
    """A user in words: the kind, and the number if it is not the owner."""
    kind = text(f"user.{user.kind.name}")
    return kind if user.user_id == 0 else text("user.numbered", kind=kind, number=str(user.user_id))


def why_words(finding: Finding, text: Text) -> str:
    """Why an app is flagged, in a few words."""
    app = shown(finding.app_name, MAX_TITLE)
    why = text(f"why.{finding.basis.name}", app=app)
    if finding.exception is None:
        return why
    return text("why.exception", day=text.day(finding.exception.until), why=why)


def _by(items: tuple[About, ...]) -> Mapping[str, tuple[About, ...]]:
    found: defaultdict[str, tuple[About, ...]] = defaultdict(tuple)
    for item in items:
        found[item.package] += (item,)
    return found


def _row(package: InstalledPackage, told: _Told, names: Mapping[int, str], text: Text) -> AppRow:
    title, name = shown(package.title_in(text.language), MAX_TITLE), shown(package.name)
    standing = _standing(package, told)
    source, no_store = source_words(package, text)
    present = () if told.gone else package.present_for
    users = ", ".join(names.get(user, str(user)) for user in present)
    return AppRow(
        name=package.name,
        title=title,
        shown_name=name,
        standing=standing,
        why=_why(standing, told, text),
        source=source,
        no_store=no_store,
        installed=shown(package.first_install[:DAY_LENGTH] if package.first_install else None, DAY_LENGTH),
        users=users or text("users.nobody"),
        searched=f"{title.casefold()}\n{name.casefold()}",
        package=package,
        findings=told.findings,
        mentions=told.mentions,
        removals=told.removals,
        preflights=told.preflights,
    )


def _standing(package: InstalledPackage, told: _Told) -> Standing:
    if any(finding.status is Status.BANNED for finding in told.findings):
        return Standing.BANNED
    if told.findings:
        return Standing.SUSPECT
    gone = told.gone or (told.removals and not package.present_for)
    return Standing.REMOVED if gone else Standing.CLEAR


def _why(standing: Standing, told: _Told, text: Text) -> str:
    if told.findings:
        return why_words(told.findings[0], text)
    if standing is Standing.REMOVED:
        return text("why.removed")
    return text(f"why.{told.mentions[0].kind.name}") if told.mentions else text("why.none")
