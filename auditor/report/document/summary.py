"""The paragraph "In plain words": what was found, what was done, what holds now, what is not known. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import Status, Verdict
from auditor.model.removal import Outcome
from auditor.report.document.flagged import Flagged
from auditor.report.document.values import Text
from auditor.report.document.words import Words, plain

FAILED = (
    Outcome.STILL_THERE,
    Outcome.MOVED,
    Outcome.FACTORY_VERSION,
    Outcome.REFUSED,
    Outcome.UNKNOWN,
    Outcome.NOT_ATTEMPTED,
)
RESTORED = (Outcome.RESTORED, Outcome.NOT_RESTORED)


def summary(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> Text:
    """A few sentences that alone must be enough."""
    sentences = [
        *_found(words, audit, flagged),
        *_done(words, flagged),
        *_now(words, audit),
        *_unknown(words, audit),
        *_limits(words, audit),
    ]
    text: Text = ()
    for sentence in sentences:
        text = (*text, *(plain(" ") if text else ()), *sentence)
    return text


def _found(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> list[Text]:
    if not flagged:
        whole = [words.rich("plain.whole")] if audit.coverage.complete else []
        return [*whole, words.rich("plain.nothing", n=words.number(len(audit.packages)))]
    sentences = []
    for key, status in (("plain.banned", Status.BANNED), ("plain.suspect", Status.SUSPECT)):
        number = sum(1 for one in flagged if one.status is status)
        if number:
            sentences.append(_counted(words, key, number))
    excepted = sum(1 for one in flagged if one.exception is not None)
    if excepted:
        sentences.append(_counted(words, "plain.excepted", excepted))
    return sentences


def _done(words: Words, flagged: tuple[Flagged, ...]) -> list[Text]:
    """What became of the apps that were acted on, each app counted once by the worst of its users' last outcomes."""
    worst = [_worst(one) for one in flagged if one.removals]
    failed = sum(1 for outcome in worst if outcome in FAILED)
    counts = (
        ("plain.removed", worst.count(Outcome.REMOVED)),
        ("plain.disabled", worst.count(Outcome.DISABLED)),
        ("plain.failed", failed),
        ("plain.restored", worst.count(Outcome.RESTORED)),
    )
    return [_counted(words, key, number) for key, number in counts if number]


def _worst(flagged: Flagged) -> Outcome:
    last = {removal.user_id: removal.outcome for _, removal in flagged.removals}
    order = (*FAILED, *RESTORED, Outcome.DISABLED, Outcome.REMOVED)
    return min(last.values(), key=order.index)


def _now(words: Words, audit: Audit) -> list[Text]:
    return [words.rich(f"plain.now.{audit.verdict_after.name}")] if audit.verdict_after else []


def _unknown(words: Words, audit: Audit) -> list[Text]:
    gaps = len(audit.present_coverage.gaps)
    if gaps:
        return [_counted(words, "plain.gaps", gaps)]
    return [] if audit.present_coverage.complete else [words.rich("plain.unread")]


def _limits(words: Words, audit: Audit) -> list[Text]:
    limit = [words.rich("plain.limit")] if audit.present_verdict is Verdict.COMPLIANT else []
    return [*limit, words.rich("plain.debugging")]


def _counted(words: Words, key: str, number: int) -> Text:
    single = number == 1
    return words.rich(f"{key}.one" if single else f"{key}.many", n=words.number(number))
