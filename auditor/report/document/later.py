"""Later readings of the phone: what stayed away, what came back. Pure."""

from auditor.model.audit import Audit
from auditor.model.recheck import Recheck, Rechecked, Standing
from auditor.report.document.flagged import profile_name
from auditor.report.document.parts import LaterReading
from auditor.report.document.values import Cell, Grid, Mark, Text
from auditor.report.document.words import Words, coded, person, plain, strong
from auditor.report.text import label

STANDING_MARKS = {
    Standing.AWAY: Mark.CLEAR,
    Standing.GONE: Mark.CLEAR,
    Standing.BACK: Mark.BANNED,
    Standing.ELSEWHERE: Mark.BANNED,
    Standing.OFF: Mark.DISABLED,
    Standing.ENABLED: Mark.BANNED,
    Standing.THERE: Mark.BANNED,
    Standing.UNREAD: Mark.GAP,
}
LINES = 3


def build_later(words: Words, audit: Audit) -> tuple[LaterReading, ...]:
    """Every later reading, oldest first."""
    return tuple(_reading(words, audit, reading) for reading in audit.rechecks)


def _reading(words: Words, audit: Audit, reading: Recheck) -> LaterReading:
    operator = person(reading.operator) if reading.operator.strip() else words.say("operator.unnamed")
    day, hour = words.day(reading.finished), words.hour(reading.finished)
    when = words.rich("later.when", day=day, hour=hour, operator=operator)
    heads = tuple(words.say(key) for key in ("package", "profile.head", "later.seen", "later.state"))
    rows = tuple(_row(words, audit, app) for app in reading.apps)
    return LaterReading(when, Grid(heads, rows) if rows else None)


def _row(words: Words, audit: Audit, app: Rechecked) -> tuple[Cell, ...]:
    word: Text = strong(words.say(f"standing.{app.standing.name}"))
    if app.elsewhere:
        names = ", ".join(profile_name(words, user_id, audit.present_users) for user_id in app.elsewhere)
        word = (*word, *plain(f": {names}"))
    return (
        Cell(coded(label(app.package, 120)), lines=LINES),
        Cell(plain(profile_name(words, app.user_id, audit.present_users)), lines=LINES),
        Cell(word, STANDING_MARKS[app.standing]),
        Cell(plain(label(words.said(app.state), 200)), lines=LINES),
    )
