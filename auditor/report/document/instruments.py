"""The instruments that findings cite: a few on the card, all of them in a part of their own if need be. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.audit import Audit
from auditor.model.finding import CitedInstrument
from auditor.report.document.cards import InstrumentBlock
from auditor.report.document.flagged import Flagged
from auditor.report.document.parts import InstrumentsPart
from auditor.report.document.values import Cell, Grid, Section, Text
from auditor.report.document.words import Words, plain, strong
from auditor.report.text import label

# Some apps are prohibited by sixty instruments: more than this are listed once, in a part of their own.
MOST_ON_CARD = 4
SHOWN_OF_MORE = 2


@dataclass(frozen=True, slots=True)
class CardInstruments:
    """What the cards show of the instruments. first: by an instrument's id, the finding on whose card it stands first.

    home: the jurisdictions that the chosen policies are named after, such as CA for ca-gc.
    """

    first: Mapping[str, str]
    home: frozenset[str]

    def shown(self, one: Flagged) -> tuple[CitedInstrument, ...]:
        """Those that stand in full on an app's card: of the home jurisdiction first, then the authority's own words."""
        return _shown(one, self.home)


def card_instruments(audit: Audit, flagged: tuple[Flagged, ...]) -> CardInstruments:
    """Decide which instruments stand on which card."""
    home = frozenset(policy.id.partition("-")[0].upper() for policy in audit.policies)
    first: dict[str, str] = {}
    for one in flagged:
        for cited in _shown(one, home):
            first.setdefault(cited.id, one.number)
    return CardInstruments(first, home)


def _shown(one: Flagged, home: frozenset[str]) -> tuple[CitedInstrument, ...]:
    if len(one.instruments) <= MOST_ON_CARD:
        return one.instruments
    ordered = sorted(
        one.instruments,
        key=lambda cited: (cited.jurisdiction not in home, not cited.primary, cited.in_force is None),
    )
    return tuple(ordered[:SHOWN_OF_MORE])


def blocks_of(words: Words, one: Flagged, on_cards: CardInstruments) -> tuple[InstrumentBlock, ...]:
    """The instruments of a card. A reason stands in full on the first card, then by reference."""
    return tuple(_block(words, cited, one.number, on_cards.first) for cited in on_cards.shown(one))


def others_of(words: Words, one: Flagged, on_cards: CardInstruments) -> Text | None:
    """How many more instruments there are than the card shows, and where they stand."""
    more = len(one.instruments) - len(on_cards.shown(one))
    return plain(words.count("instruments.more", more)) if more else None


def build_instruments(words: Words, flagged: tuple[Flagged, ...]) -> InstrumentsPart | None:
    """The part with every instrument, or None if the cards show them all."""
    if all(len(one.instruments) <= MOST_ON_CARD for one in flagged):
        return None
    cited = {instrument.id: instrument for one in flagged for instrument in one.instruments}
    under: dict[str, list[str]] = {}
    for one in flagged:
        for instrument in one.instruments:
            under.setdefault(instrument.id, []).append(one.number)
    rows = tuple(_row(words, number, cited[key], ", ".join(under[key])) for number, key in enumerate(sorted(cited), 1))
    heads = tuple(words.say(key) for key in ("number", "instrument", "instrument.why", "findings"))
    lead = plain(words.count("instruments.lead", len(rows)))
    return InstrumentsPart(Section(words.say("instruments.title"), lead), Grid(heads, rows))


def _row(words: Words, number: int, cited: CitedInstrument, numbers: str) -> tuple[Cell, ...]:
    what = (*_title(words, cited), *plain(". "), *_authority(words, cited), *plain(". "), *_citation(words, cited))
    why = _with_note(words, cited, plain(_reason(words, cited)) if _reason(words, cited) else None)
    return (Cell(plain(f"I-{number}")), Cell(what), Cell(why or plain("–")), Cell(plain(numbers)))


def _block(words: Words, cited: CitedInstrument, number: str, first: Mapping[str, str]) -> InstrumentBlock:
    reason = _reason(words, cited)
    told: Text | None = None
    if reason and first[cited.id] == number:
        told = words.rich("reason", reason=reason)
    elif reason:
        told = words.rich("reason.see", number=first[cited.id])
    return InstrumentBlock(
        title=_title(words, cited),
        authority=_authority(words, cited),
        citation=_citation(words, cited),
        reason=_with_note(words, cited, told),
    )


def _title(words: Words, cited: CitedInstrument) -> Text:
    return strong(label(cited.title_fr if words.language == "fr" else cited.title, 300))


def _authority(words: Words, cited: CitedInstrument) -> Text:
    return plain(label((words.language == "fr" and cited.authority_fr) or cited.authority, 300))


def _reason(words: Words, cited: CitedInstrument) -> str:
    return label(cited.reason_fr if words.language == "fr" else cited.reason, 600)


def _with_note(words: Words, cited: CitedInstrument, reason: Text | None) -> Text | None:
    """The reason, and what a reader must know of how the instrument reaches this very app."""
    note = cited.note_fr if words.language == "fr" else cited.note
    if not note:
        return reason
    told = words.rich("instrument.note", note=label(note, 600))
    return (*reason, *plain(" "), *told) if reason else told


def _citation(words: Words, cited: CitedInstrument) -> Text:
    force = words.say("in_force", day=words.day(cited.in_force)) if cited.in_force else words.say("in_force.unknown")
    if cited.checked:
        force += words.say("checked", day=words.day(cited.checked))
    if not cited.primary:
        force += words.say("secondary", source=label(cited.source_title, 120))
    return words.rich("citation", force=force, id=label(cited.id, 80))
