"""Icon and tone of verdicts, statuses and results. The word always stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.finding import Status, Verdict
from auditor.model.verification import Result
from ui.models.rows import Cell
from ui.text import Text


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon and the token of its colour."""

    icon: str
    tone: str

    @property
    def soft(self) -> str:
        """The token of the tint behind it."""
        return "accent_soft" if self.tone in ("accent", "text2") else f"{self.tone}_soft"

    @property
    def note(self) -> str:
        """The name of the panel in this tone."""
        return {"bad": "noteBad", "warn": "noteWarn", "ok": "noteOk"}.get(self.tone, "noteInfo")


_GOOD, _BAD, _DOUBT = Mark("circle-check", "ok"), Mark("octagon-x", "bad"), Mark("triangle-alert", "warn")
_UNKNOWN = Mark("circle-help", "accent")
VERDICTS: Mapping[Verdict, Mark] = {
    Verdict.COMPLIANT: _GOOD,
    Verdict.NON_COMPLIANT: _BAD,
    Verdict.REVIEW: _DOUBT,
    Verdict.INCONCLUSIVE: _UNKNOWN,
}
STATUSES: Mapping[Status, Mark] = {Status.BANNED: _BAD, Status.SUSPECT: _DOUBT, Status.CLEAR: _GOOD}
RESULTS: Mapping[Result, Mark] = {
    Result.VALID: Mark("shield-check", "ok"),
    Result.NOT_VALID: _BAD,
    Result.SIGNER_UNKNOWN: Mark("shield-alert", "warn"),
}


def verdict_cell(text: Text, verdict: Verdict | None) -> Cell:
    """A verdict as a badge; None: the case has no record."""
    if verdict is None:
        return Cell(text("verdict.none"), tone="text3")
    mark = VERDICTS[verdict]
    return Cell(text(f"verdict.{verdict.name}"), icon=mark.icon, tone=mark.tone, badge=True)


def status_cell(text: Text, status: Status) -> Cell:
    """The status of an app as a badge."""
    mark = STATUSES[status]
    return Cell(text(f"status.{status.name}"), icon=mark.icon, tone=mark.tone, badge=True)
