"""Clear apps worth a word: what only advice names, and what only others prohibit. Pure."""

from auditor.model.audit import Audit
from auditor.model.finding import CitedInstrument, Mention, MentionKind
from auditor.report.document.parts import MentionsTable
from auditor.report.document.values import Cell, Grid
from auditor.report.document.words import Words, coded, plain, strong
from auditor.report.text import label

# Some apps are prohibited by sixty instruments; the attached record holds them all.
MOST_INSTRUMENTS = 4
LINES = 3
INSTRUMENT_LINES = 14


def build_mentions(words: Words, audit: Audit) -> tuple[MentionsTable, ...]:
    """A table for each kind of mention that the audit holds."""
    kinds = [(kind, [mention for mention in audit.mentions if mention.kind is kind]) for kind in MentionKind]
    return tuple(_table(words, kind, mentions) for kind, mentions in kinds if mentions)


def _table(words: Words, kind: MentionKind, mentions: list[Mention]) -> MentionsTable:
    third = "mention.note" if kind is MentionKind.FIRMWARE else "instruments"
    heads = tuple(words.say(key) for key in ("app", "package", third))
    rows = tuple(_row(words, mention) for mention in mentions)
    return MentionsTable(
        title=words.say(f"mention.{kind.name}"),
        lead=words.rich(f"mention.{kind.name}.lead"),
        apps=Grid(heads, rows),
    )


def _row(words: Words, mention: Mention) -> tuple[Cell, ...]:
    named = "; ".join(_instrument(words, instrument) for instrument in mention.instruments[:MOST_INSTRUMENTS])
    more = len(mention.instruments) - MOST_INSTRUMENTS
    rest = words.say("mention.more", n=words.number(more)) if more > 0 else ""
    note = label(mention.note_fr if words.language == "fr" else mention.note, 600)
    return (
        Cell(strong(label(mention.app_name)), lines=LINES),
        Cell(coded(label(mention.package, 120)), lines=LINES),
        Cell(plain(note or f"{named}{rest}"), lines=INSTRUMENT_LINES),
    )


def _instrument(words: Words, instrument: CitedInstrument) -> str:
    title = instrument.title_fr if words.language == "fr" else instrument.title
    return f"{label(title, 160)} ({label(instrument.id, 80)})"
