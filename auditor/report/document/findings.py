"""The findings: an overview, then a card for each flagged app with reason, authority, date and basis. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import Finding, Status
from auditor.report.document.cards import Card, ProfileState
from auditor.report.document.flagged import OUTCOME_MARKS, Flagged, profile_name, state_mark
from auditor.report.document.instruments import CardInstruments, blocks_of, card_instruments, others_of
from auditor.report.document.mentions import build_mentions
from auditor.report.document.origin import origin_text
from auditor.report.document.parts import FindingsPart
from auditor.report.document.phone import policy_lines
from auditor.report.document.values import Cell, Fact, Grid, Mark, Section, Span, Text
from auditor.report.document.words import NO_BREAK, Words, person, plain, strong
from auditor.report.text import grouped, label

STATUS_MARKS = {Status.BANNED: Mark.BANNED, Status.SUSPECT: Mark.SUSPECT}
NAME_LINES = 2
MOST_SIGNERS = 4


def build_findings(words: Words, audit: Audit, flagged: tuple[Flagged, ...]) -> FindingsPart:
    """The part on findings. An instrument's reason stands in full on the first card, then by reference."""
    apps = words.number(len(audit.packages))
    lead = words.count("findings.lead", len(flagged), apps=apps) if flagged else words.say("findings.none.lead")
    on_cards = card_instruments(audit, flagged)
    return FindingsPart(
        section=Section(words.say("findings"), plain(lead)),
        overview=_overview(words, flagged) if flagged else None,
        cards=tuple(_card(words, audit, one, on_cards) for one in flagged),
        nothing=words.rich("findings.none"),
        compared_title=words.say("compared"),
        compared=_compared(words, audit),
        mentions=build_mentions(words, audit),
    )


def _overview(words: Words, flagged: tuple[Flagged, ...]) -> Grid:
    heads = tuple(words.say(key) for key in ("number", "app", "status", "basis", "outcome"))
    return Grid(heads, tuple(_row(words, one) for one in flagged))


def _row(words: Words, one: Flagged) -> tuple[Cell, ...]:
    bases = ", ".join(words.say(f"basis.{basis.name}") for basis in one.bases)
    return (
        Cell(plain(one.number)),
        Cell(strong(one.title), lines=NAME_LINES),
        Cell(strong(words.say(one.status.value)), STATUS_MARKS[one.status]),
        Cell(plain(bases)),
        _outcome_word(words, one),
    )


def _outcome_word(words: Words, one: Flagged) -> Cell:
    """The outcome without its receipts, which stand on the card."""
    cell = outcomes(words, one)[0]
    return Cell(cell.text[:1], cell.mark)


def outcomes(words: Words, one: Flagged) -> tuple[Cell, ...]:
    """What became of the app: each different outcome with the receipts that prove it."""
    if not one.removals and one.exception is not None:
        return (Cell(words.rich("outcome.exception"), Mark.NOTE),)
    if not one.removals:
        key = "outcome.none" if one.status is Status.BANNED else "outcome.judge"
        return (Cell(plain(words.say(key)), Mark.NOTE),)
    found = dict.fromkeys(removal.outcome for _, removal in one.removals)
    worst_first = sorted(found, key=lambda outcome: outcome.value == "removed")
    cells = []
    for outcome in worst_first:
        receipts = ", ".join(number for number, removal in one.removals if removal.outcome is outcome)
        text = (*strong(words.say(f"outcome.{outcome.name}")), *plain(f" {NO_BREAK}{receipts}"))
        cells.append(Cell(text, OUTCOME_MARKS[outcome]))
    return tuple(cells)


def _card(words: Words, audit: Audit, one: Flagged, on_cards: CardInstruments) -> Card:
    version = one.app.version_name if one.app else None
    single = len(one.instruments) == 1
    return Card(
        number=one.number,
        title=one.title,
        package=label(one.name, 120),
        icon=one.app.icon if one.app else None,
        version=words.say("version", version=label(version, 40) if version else words.say("unknown")),
        mark=STATUS_MARKS[one.status],
        status=words.say(one.status.value),
        basis=Fact(words.say("basis"), _basis(words, one)),
        instruments_label=words.say("instrument" if single else "instruments"),
        instruments=blocks_of(words, one, on_cards),
        others=others_of(words, one, on_cards),
        origin=Fact(words.say("origin"), origin_text(words, one.app)),
        signer=Fact(words.say("signer"), _signer(words, one)),
        profiles_label=words.say("profiles"),
        profiles=_profiles(words, audit, one),
        outcome_label=words.say("outcome"),
        outcome=outcomes(words, one),
    )


def _basis(words: Words, one: Flagged) -> Text:
    spans: list[Span] = []
    for finding in one.findings:
        basis = words.say(f"basis.{finding.basis.name}")
        why = (finding.why_fr or finding.why) if words.language == "fr" else finding.why
        line = words.rich("basis.line", basis=basis, why=label(why, 500))
        spans += [*(plain(" ") if spans else ()), *line, *_added(words, finding)]
    return tuple(spans)


def _added(words: Words, finding: Finding) -> Text:
    """What the department's own list says beside the rule, and the exception it granted."""
    french = words.language == "fr"
    said = finding.added_reason_fr if french else finding.added_reason
    added = (*plain(" "), *words.rich("added", reason=label(said, 500))) if said else ()
    granted = finding.exception
    if granted is None:
        return added
    reason = label(granted.reason_fr if french else granted.reason, 300)
    facts = {"reference": label(granted.reference), "until": words.day(granted.until), "reason": reason}
    who = (
        (*plain(" "), *words.rich("exception.by", operator=person(granted.recorded_by))) if granted.recorded_by else ()
    )
    return (*added, *plain(" "), *words.rich("exception", **facts), *who)


def _signer(words: Words, one: Flagged) -> Text:
    """The certificates that the app's file claims now and claimed before a rotation."""
    signers = one.app.signers if one.app else None
    if not signers:
        return words.rich("origin.unsigned")
    past = (one.app.past_signers if one.app else None) or ()
    digests = [words.rich("origin.signer", digest=grouped(label(signer))) for signer in signers[:MOST_SIGNERS]]
    digests += [words.rich("origin.signer.past", digest=grouped(label(one))) for one in past[:MOST_SIGNERS]]
    return tuple(span for digest in digests for span in (*digest, *plain(" ")))


def _compared(words: Words, audit: Audit) -> Grid:
    """What an audit without findings was compared with, so that the page says what its silence means."""
    used = audit.ban_list
    apps = words.say(
        "compared.apps.say",
        n=words.number(len(audit.packages)),
        read=sum(user.read for user in audit.users),
        all=len(audit.users),
    )
    edition = words.say(
        "compared.list.say",
        edition=words.number(used.edition),
        day=words.day(used.issued),
        indicators=words.number(used.indicators),
    )
    rows: tuple[tuple[str, Text], ...] = (
        (words.say("compared.apps"), plain(apps)),
        (words.say("compared.list"), plain(edition)),
        (words.say("list.policies"), policy_lines(words, audit)),
    )
    return Grid(("", ""), tuple((Cell(plain(label)), Cell(value)) for label, value in rows))


def _profiles(words: Words, audit: Audit, one: Flagged) -> tuple[ProfileState, ...]:
    told = {state.user_id: state for state in reversed(one.app.user_states)} if one.app else {}
    states = []
    for user in audit.users:
        mark, key = state_mark(told.get(user.user_id), user)
        states.append(ProfileState(profile_name(words, user.user_id, (user,)), mark, words.say(key)))
    return tuple(states)
