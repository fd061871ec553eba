"""The removals as receipts: before, the exact command, the phone's answer, after, and one sentence. Pure."""

from auditor.model.audit import Audit
from auditor.model.removal import Removal
from auditor.report.document.flagged import OUTCOME_MARKS, Flagged, profile_name
from auditor.report.document.parts import Receipt, ReceiptsPart, ReceiptStep
from auditor.report.document.values import Section, Text
from auditor.report.document.words import Words, clock, coded, command, plain
from auditor.report.text import grouped, label

PLAN_DIGITS = 16  # enough to tell one plan from another; the record holds the whole digest
MOST_PLANS = 4
MAX_ANSWER = 300  # characters; the whole answer is kept as evidence


def build_receipts(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> ReceiptsPart | None:
    """The part on removals, or None if there were none."""
    if not audit.removals:
        return None
    key = "receipts.lead" if audit.reading_after else "receipts.unread"
    lead = (*plain(words.count(key, len(audit.removals))), *_plans(words, audit))
    by_name = {one.name: one for one in flagged}
    receipts = tuple(
        _receipt(words, audit, f"R-{number}", removal, by_name.get(removal.package))
        for number, removal in enumerate(audit.removals, 1)
    )
    return ReceiptsPart(Section(words.say("receipts"), lead), receipts)


def _receipt(words: Words, audit: Audit, number: str, removal: Removal, flagged: Flagged | None) -> Receipt:
    profile = profile_name(words, removal.user_id, audit.users)
    place = words.say("receipt.place", profile=profile)
    if flagged is not None:
        place = words.say("receipt.place.finding", profile=profile, number=flagged.number)
    return Receipt(
        number=number,
        title=flagged.title if flagged else label(removal.package),
        package=label(removal.package, 120),
        place=place,
        mark=OUTCOME_MARKS[removal.outcome],
        word=words.say(f"outcome.{removal.outcome.name}"),
        steps=_steps(words, audit, removal),
        note=_note(words, removal),
    )


def _note(words: Words, removal: Removal) -> Text:
    """One sentence on what came of it, and what to do now if anything is left to do."""
    reason = label(words.told(removal.reason, removal.reason_fr), 400)
    note = plain(reason if removal.verified else words.say("not.verified", reason=reason))
    next_step = label(words.told(removal.next_step, removal.next_step_fr), 400) if removal.next_step else ""
    return (*note, *plain(" "), *words.rich("receipt.next", step=next_step)) if next_step else note


def _plans(words: Words, audit: Audit) -> Text:
    """The plans that were confirmed: a receipt without one is of an older record."""
    digests = list(dict.fromkeys(removal.plan_digest for removal in audit.removals if removal.plan_digest))
    shown = [grouped(label(digest[:PLAN_DIGITS])) for digest in digests[:MOST_PLANS]]
    spans = [words.rich("receipts.plan", digest=digest) for digest in shown]
    return tuple(span for one in spans for span in (*plain(" "), *one))


def _steps(words: Words, audit: Audit, removal: Removal) -> tuple[ReceiptStep, ...]:
    again = removal.read_again
    if again is None and removal.verified and audit.reading_after:
        again = audit.reading_after.finished
    return (
        ReceiptStep(words.say("step.before"), clock(removal.read_before), plain(label(words.said(removal.before)))),
        ReceiptStep(words.say("step.command"), clock(removal.started), command(label(removal.command, 400))),
        ReceiptStep(words.say("step.answer"), clock(removal.finished), _answer(words, removal)),
        ReceiptStep(words.say("step.after"), clock(again), plain(label(words.said(removal.after)))),
    )


def _answer(words: Words, removal: Removal) -> Text:
    lines = " ".join((removal.answer or "").split())
    return coded(label(lines, MAX_ANSWER)) if lines else plain(words.say("answer.none"))
