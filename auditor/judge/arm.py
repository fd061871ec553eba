"""Arming: every indicator of a list is fired through the real matcher with a synthetic package, at every load.

A list entry of a kind that the matcher does not know would otherwise be ignored in silence, and phones look compliant.
"""

from dataclasses import dataclass

from auditor.judge.match import Matcher, matcher
from auditor.model.package import Enabled, InstalledPackage, UserState
from auditor.model.policy import BanList, Indicator, IndicatorKind, Rule


@dataclass(frozen=True, slots=True)
class Arming:
    """How many indicators fire. failures: rule id and value of each that does not."""

    total: int
    armed: int
    failures: tuple[str, ...]


def arm(ban_list: BanList) -> Arming:
    """Fire every indicator. A list without any indicator is itself a failure."""
    ready = matcher(ban_list.rules)
    pairs = [(rule, indicator) for rule in ban_list.rules for indicator in rule.indicators]
    silent = [(rule, indicator) for rule, indicator in pairs if not _fires(ready, rule, indicator)]
    failures = [f"{rule.id}: {indicator.kind.value} {indicator.value}" for rule, indicator in silent]
    failures += [f"{rule.id}: no indicator" for rule in ban_list.rules if not rule.indicators]
    if not ban_list.rules:
        failures.append("the list: no rule")
    return Arming(len(pairs), len(pairs) - len(silent), tuple(failures))


def _fires(ready: Matcher, rule: Rule, indicator: Indicator) -> bool:
    return any(
        recognition.rule.id == rule.id and indicator in recognition.indicators
        for recognition in ready.recognise(_synthetic(indicator))
    )


def _synthetic(indicator: Indicator) -> InstalledPackage:
    by_name = indicator.kind is IndicatorKind.PACKAGE_NAME
    there = UserState(0, True, Enabled.DEFAULT, None, None, None, None, None, None)
    return InstalledPackage(
        name=indicator.value if by_name else "org.example.synthetic",
        label=None,
        user_states=(there,),
        version_name=None,
        version_code=None,
        installer=None,
        initiating=None,
        originating=None,
        system=None,
        updated_system=None,
        persistent=None,
        shared_user=None,
        path=None,
        signers=None if by_name else (indicator.value,),
        first_install=None,
        last_update=None,
    )
