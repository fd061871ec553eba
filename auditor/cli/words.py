"""The command line's own words in English and French; facts from the phone pass through visible() first."""

from dataclasses import dataclass
from datetime import date, datetime

from auditor.errors import AuditorError
from auditor.french import error_said, said
from auditor.model.finding import Basis, Status, Verdict
from auditor.model.removal import Outcome
from auditor.model.text import ELLIPSIS, visible

NBSP = "\u00a0"
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_VERDICTS = {
    Verdict.COMPLIANT: ("COMPLIANT", "CONFORME"),
    Verdict.NON_COMPLIANT: ("NON-COMPLIANT", "NON CONFORME"),
    Verdict.REVIEW: ("REVIEW", "À EXAMINER"),
    Verdict.INCONCLUSIVE: ("INCONCLUSIVE", "NON CONCLUANT"),
}
_STATUSES = {
    Status.BANNED: ("BANNED", "INTERDITE"),
    Status.SUSPECT: ("SUSPECT", "SUSPECTE"),
    Status.CLEAR: ("CLEAR", "SANS CONSTAT"),
}
_BASES = {
    Basis.PACKAGE_NAME: ("Package name", "Nom de paquet"),
    Basis.SIGNING_DIGEST: ("Signing certificate", "Certificat de signature"),
    Basis.OTHER_SIGNER: ("Package name, other signer", "Nom de paquet, autre signataire"),
    Basis.LOOK_ALIKE: ("Look-alike", "Imitation"),
}
_OUTCOMES = {
    Outcome.REMOVED: ("removed", "retirée"),
    Outcome.DISABLED: ("disabled, not removed", "désactivée, non retirée"),
    Outcome.STILL_THERE: ("still there", "toujours présente"),
    Outcome.REFUSED: ("refused", "refusé"),
    Outcome.UNKNOWN: ("unknown", "inconnu"),
    Outcome.NOT_ATTEMPTED: ("not attempted", "non tenté"),
    Outcome.FACTORY_VERSION: ("factory version left", "version d’usine en place"),
    Outcome.MOVED: ("moved to another user", "passée à un autre utilisateur"),
    Outcome.RESTORED: ("put back", "rétablie"),
    Outcome.NOT_RESTORED: ("not put back", "non rétablie"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language of the command line: "en" or "fr"."""

    language: str

    def say(self, en: str, fr: str) -> str:
        """The sentence in this language. In French a colon or guillemet never stands alone at the edge of a line."""
        if self.language != "fr":
            return en
        return fr.replace(" :", f"{NBSP}:").replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")

    @property
    def colon(self) -> str:
        """The colon with the blank that French puts before it."""
        return self.say(":", f"{NBSP}:")

    def fact(self, name: str, value: object) -> str:
        """A name, its colon, and a value."""
        return f"{name}{self.colon} {value}"

    def number(self, count: int, one: tuple[str, str], many: tuple[str, str]) -> str:
        """A number and what it counts. French has the singular for nought too."""
        single = count == 1 or (count == 0 and self.language == "fr")
        return f"{count} {self.say(*(one if single else many))}"

    def said(self, text: str, limit: int | None = None) -> str:
        """A sentence of the core, which is English, in this language: one line, nothing unseen, clipped.

        A stranger's text in it is made visible before French no-break spaces come in.
        """
        told = said(visible(text), self.language)
        return told if limit is None or len(told) <= limit else f"{told[:limit]}{ELLIPSIS}"

    def told(self, english: str, french: str, limit: int | None = None) -> str:
        """A sentence that a record holds in both languages; an older record, in English alone."""
        return visible(french, limit) if french and self.language == "fr" else self.said(english, limit)

    def error(self, error: AuditorError) -> str:
        """An error as one plain line."""
        parts = (visible(" ".join(part.split())) for part in (error.what, error.why, error.remedy))
        return error_said(AuditorError(*parts), self.language)

    def verdict(self, verdict: Verdict) -> str:
        """A verdict in capitals."""
        return self.say(*_VERDICTS[verdict])

    def status(self, status: Status) -> str:
        """The status of an app, in capitals."""
        return self.say(*_STATUSES[status])

    def basis(self, basis: Basis) -> str:
        """A basis."""
        return self.say(*_BASES[basis])

    def outcome(self, outcome: Outcome) -> str:
        """The outcome of a removal."""
        return self.say(*_OUTCOMES[outcome])

    def day(self, day: date) -> str:
        """A date in words."""
        if self.language == "en":
            return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
        number = "1er" if day.day == 1 else str(day.day)
        return f"{number}{NBSP}{_MONTHS_FR[day.month - 1]}{NBSP}{day.year}"

    def moment(self, moment: datetime) -> str:
        """A moment in UTC."""
        return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def shown(text: str | None, limit: int = 120) -> str:
    """A stranger's text for a terminal: one line, nothing unseen, clipped. None becomes a question mark."""
    return "?" if text is None else visible(text, limit)
