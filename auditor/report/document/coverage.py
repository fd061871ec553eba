"""Coverage: profile by profile what was read, every gap as visible as a finding, and the notes. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import Gap
from auditor.model.package import UserProfile
from auditor.report.document.flagged import profile_name
from auditor.report.document.later import build_later
from auditor.report.document.parts import CoveragePart, GapBox
from auditor.report.document.values import Cell, Fact, Grid, Mark, Section
from auditor.report.document.words import Words, plain
from auditor.report.text import label

MAX_WHY = 600


def build_coverage(words: Words, audit: Audit) -> CoveragePart:
    """The part on coverage and gaps."""
    gaps = _gaps(words, audit)
    complete = audit.coverage.complete and audit.present_coverage.complete
    return CoveragePart(
        section=Section(words.say("coverage"), words.rich("coverage.lead")),
        profiles=_profiles(words, audit),
        meaning=words.rich("coverage.complete" if complete else "coverage.partial"),
        gaps_title=words.say("gap.one" if len(gaps) == 1 else "gap.many"),
        gaps=gaps,
        no_gaps=Cell(words.rich("gaps.none"), Mark.CLEAR) if complete else Cell(words.rich("gaps.unnamed"), Mark.GAP),
        notes_title=words.say("notes"),
        notes=_notes(words, audit),
        later_title=words.say("later"),
        later=build_later(words, audit),
    )


def _profiles(words: Words, audit: Audit) -> Grid:
    again = audit.reading_after
    keys = ["profile.head", "kind", "running", "read.first", "apps", "signers"]
    heads = [words.say(key) for key in keys]
    if again:
        heads.append(words.say("read.again"))
    rows = []
    for user in audit.users:
        row = list(_profile_row(words, audit, user))
        if again:
            row.append(_read(words, any(one.user_id == user.user_id and one.read for one in again.users)))
        rows.append(tuple(row))
    return Grid(tuple(heads), tuple(rows))


def _profile_row(words: Words, audit: Audit, user: UserProfile) -> tuple[Cell, ...]:
    present = [package for package in audit.packages if user.user_id in package.present_for]
    signed = sum(1 for package in present if package.signers)
    told = {True: "yes", False: "no", None: "unknown"}
    return (
        Cell(plain(profile_name(words, user.user_id, audit.users)), lines=2),
        Cell(plain(words.say(f"user.{user.kind.name}"))),
        Cell(plain(words.say(told[user.running]))),
        _read(words, user.read),
        Cell(plain(words.number(len(present)) if user.read else words.say("unknown"))),
        Cell(plain(words.say("of", some=words.number(signed), all=words.number(len(present))) if user.read else "")),
    )


def _read(words: Words, read: bool) -> Cell:
    return Cell(plain(words.say("read")), Mark.THERE) if read else Cell(plain(words.say("read.no")), Mark.GAP)


def _gaps(words: Words, audit: Audit) -> tuple[GapBox, ...]:
    first = dict.fromkeys(audit.coverage.gaps)
    again = dict.fromkeys(audit.reading_after.coverage.gaps) if audit.reading_after else {}
    boxes = []
    for number, gap in enumerate([*first, *(gap for gap in again if gap not in first)], 1):
        key = "gap.both" if gap in first and gap in again else "gap.first" if gap in first else "gap.again"
        boxes.append(_box(words, number, gap, words.say(key)))
    return tuple(boxes)


def _box(words: Words, number: int, gap: Gap, when: str) -> GapBox:
    facts = (
        Fact(words.say("gap.why"), plain(label(words.said(gap.why), MAX_WHY))),
        Fact(words.say("gap.when"), plain(when)),
        Fact(words.say("gap.meaning"), words.rich("gap.unknown")),
    )
    return GapBox(f"G-{number}", label(words.said(gap.what)), facts)


def _notes(words: Words, audit: Audit) -> Grid | None:
    again = audit.reading_after.coverage.notes if audit.reading_after else ()
    notes = tuple(dict.fromkeys((*audit.coverage.notes, *again)))
    if not notes:
        return None
    rows = tuple(
        (
            Cell(plain(f"N-{number}")),
            Cell(plain(label(words.said(note.what)))),
            Cell(plain(label(words.said(note.why), MAX_WHY))),
        )
        for number, note in enumerate(notes, 1)
    )
    return Grid((words.say("number"), words.say("note.what"), words.say("note.why")), rows)
