"""The ban list: one signed edition of instruments, policies, rules and indicators."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

# android.content.pm: segments of letters, digits and low lines, each beginning with a letter; at least one dot.
# Real system packages such as "android" have no dot; no ban list needs them. 223 is PackageManager's own limit for
# a file name of a package (FrameworkParsingPackageUtils.MAX_FILE_NAME_SIZE).
PACKAGE_NAME = re.compile(r"(?=.{3,223}\Z)[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+\Z")
SHA256_HEX = re.compile(r"[0-9a-f]{64}\Z")
# CFBundleIdentifier: letters, digits, hyphens and dots. Apple states no length; 255 is far above any in use.
APPLE_ID = re.compile(r"(?=.{3,255}\Z)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")


class Binding(Enum):
    """What force an instrument has. Only BINDING prohibits; the others are never called bans."""

    BINDING = "binding"
    ADVICE = "advice"
    APPROVAL = "approval rule"
    CATEGORY = "category rule"


class Link(Enum):
    """How an instrument reaches an app: by its name, by a clause naming its vendor, or by inferred ownership."""

    NAMED = "named"
    VENDOR = "vendor clause"
    OWNER = "owner inferred"


class Sureness(Enum):
    """How sure it is that an indicator points to the app it is listed under."""

    CONFIRMED = "confirmed"
    POSSIBLE = "possible"


class IndicatorKind(Enum):
    """What an indicator looks at."""

    PACKAGE_NAME = "package name"
    SIGNING_DIGEST = "signing digest"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A sentence in both official languages of the first users."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """The text for "en" or "fr"."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reader can look an instrument up. primary: the authority's own text."""

    title: str
    address: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, order or directive. in_force None: the day is not known; ended None: no end is known."""

    id: str
    jurisdiction: str
    authority: Bilingual
    title: Bilingual
    binding: Binding
    announced: date | None
    in_force: date | None
    ended: date | None
    checked: date | None
    scope: Bilingual
    reason: Bilingual
    sources: tuple[Source, ...]

    def counts_on(self, day: date) -> bool:
        """Whether the instrument is in force on a day. An unknown first day counts as begun once announced."""
        begun = self.in_force or self.announced
        if begun is not None and day < begun:
            return False
        return self.ended is None or day < self.ended


@dataclass(frozen=True, slots=True)
class Indicator:
    """One observable that points to an app. build: the app's name where it differs from the rule's; may be empty.

    doubt: why it is only possible; None exactly if it is confirmed.
    """

    kind: IndicatorKind
    value: str
    sureness: Sureness
    build: str = ""
    doubt: Bilingual | None = None

    def __post_init__(self) -> None:
        """Refuse a value that can never equal what a phone tells."""
        pattern = PACKAGE_NAME if self.kind is IndicatorKind.PACKAGE_NAME else SHA256_HEX
        if not pattern.match(self.value):
            raise ValueError(f"{self.value[:80]!r} is no {self.kind.value}")


@dataclass(frozen=True, slots=True)
class Under:
    """The instrument a rule rests on, and how it reaches the app. note: what a reader must know of that, or None."""

    instrument: str
    link: Link
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One app or vendor under one or more instruments, with what points to it.

    apple_ids: bundle identifiers of its iPhone apps, exact. They are blocked by an export; no audit matches them.
    """

    id: str
    app_name: str
    vendor: str
    under: tuple[Under, ...]
    indicators: tuple[Indicator, ...]
    apple_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """A named set of instruments that an auditor audits against."""

    id: str
    name: Bilingual
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firmware:
    """Parts of phones' firmware by a vendor whose apps are listed. They are no apps: worth a word, never a finding."""

    id: str
    vendor: str
    packages: tuple[str, ...]
    note: Bilingual


@dataclass(frozen=True, slots=True)
class BanList:
    """One edition, as its signed file holds it. as_of: the day the legal facts were last checked."""

    schema: str
    edition: int
    publisher: str
    issued: datetime
    expires: datetime
    as_of: date
    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]
    policies: tuple[Policy, ...]
    firmware: tuple[Firmware, ...] = ()

    def instrument(self, instrument_id: str) -> Instrument:
        """The instrument of that id. Raises KeyError; read() has checked that every reference resolves."""
        for instrument in self.instruments:
            if instrument.id == instrument_id:
                return instrument
        raise KeyError(instrument_id)

    def policy(self, policy_id: str) -> Policy | None:
        """The policy of that id, or None."""
        return next((policy for policy in self.policies if policy.id == policy_id), None)

    @property
    def indicator_count(self) -> int:
        """How many indicators the edition holds."""
        return sum(len(rule.indicators) for rule in self.rules)
