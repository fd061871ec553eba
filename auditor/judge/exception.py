"""Exceptions and added reasons: what a supplement or an operator's act says about findings. They hide nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from auditor.model.finding import Finding, GrantedException
from auditor.model.policy import Bilingual
from auditor.model.supplement import ExceptionOrder, Supplement


def under_supplement(findings: tuple[Finding, ...], supplement: Supplement | None, day: date) -> tuple[Finding, ...]:
    """The same findings, in the same order and with the same statuses, with what the supplement says about each.

    day: of the audit. An exception holds up to and including its last day; one that ran out does not count, and `why`
    says so.
    """
    if supplement is None:
        return findings
    reasons = {reason.rule: reason.text for reason in supplement.reasons}
    orders = {order.package: order for order in supplement.exceptions}
    found = []
    for finding in findings:
        text = reasons.get(finding.rule)
        said = finding if text is None else replace(finding, added_reason=text.en, added_reason_fr=text.fr)
        order = orders.get(finding.package)
        found.append(said if order is None else _excepted(said, order, day))
    return tuple(found)


def _excepted(finding: Finding, order: ExceptionOrder, day: date) -> Finding:
    if day > order.until:
        ended = Bilingual(
            f"The exception {order.reference} ended on {order.until} and does not count.",
            f"L’exception {order.reference} a pris fin le {order.until} et ne compte plus.",
        )
        return replace(finding, why=f"{finding.why} {ended.en}", why_fr=f"{finding.why_fr} {ended.fr}")
    granted = GrantedException(order.reference, order.reason.en, order.reason.fr, order.until)
    return replace(finding, exception=granted)


def granted_in(findings: tuple[Finding, ...]) -> Mapping[str, GrantedException]:
    """The exceptions that operators recorded on findings of a case, by package; those of a supplement are not here."""
    return {f.package: f.exception for f in findings if f.exception is not None and f.exception.recorded_by}


def under_recorded(
    findings: tuple[Finding, ...], granted: Mapping[str, GrantedException], day: date
) -> tuple[Finding, ...]:
    """The same findings under the exceptions that operators recorded by package and that hold on the day.

    One that a supplement grants already stays: it is the department's own word.
    """
    return tuple(
        replace(finding, exception=exception)
        if finding.exception is None and (exception := granted.get(finding.package)) and day <= exception.until
        else finding
        for finding in findings
    )
