"""Method and limits: how it was read, what the verdicts mean, what the report does not say. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import Verdict
from auditor.report.document.cover import VERDICT_MARKS
from auditor.report.document.parts import Column, MethodPart
from auditor.report.document.values import Cell, Fact, Grid, Section
from auditor.report.document.words import Words, strong
from auditor.report.text import label

HOW = ("readonly", "kept", "two", "armed", "removal")
LIMITS = ("health", "moment", "claims", "apps", "age")
ORDER = (Verdict.NON_COMPLIANT, Verdict.INCONCLUSIVE, Verdict.REVIEW, Verdict.COMPLIANT)


def build_method(words: Words, audit: Audit) -> MethodPart:
    """The part on method and limits."""
    used = audit.ban_list
    values = {
        "armed": words.number(used.armed),
        "indicators": words.number(used.indicators),
        "boot": label(audit.device.verified_boot, 20) if audit.device.verified_boot else words.say("unknown"),
        "edition": words.number(used.edition),
        "day": words.day(used.as_of),
    }
    return MethodPart(
        section=Section(words.say("method"), words.rich("method.lead")),
        columns=(_column(words, "how", HOW, values), _column(words, "limits", LIMITS, values)),
        verdicts_title=words.say("verdicts"),
        verdicts=_verdicts(words),
        after_title=words.say("after"),
        after=words.rich("after.say"),
    )


def _column(words: Words, key: str, items: tuple[str, ...], values: dict[str, str]) -> Column:
    facts = tuple(Fact(words.say(f"{key}.{item}"), words.rich(f"{key}.{item}.say", **values)) for item in items)
    return Column(words.say(key), facts)


def _verdicts(words: Words) -> Grid:
    rows = tuple(
        (
            Cell(strong(words.say(f"verdict.{verdict.name}")), VERDICT_MARKS[verdict]),
            Cell(words.rich(f"given.{verdict.name}")),
        )
        for verdict in ORDER
    )
    return Grid((words.say("verdict"), words.say("given")), rows)
