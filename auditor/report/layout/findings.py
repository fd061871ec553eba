"""Findings: the overview, then cards that never split."""

from dataclasses import dataclass

from auditor.report.document.cards import Card, InstrumentBlock, ProfileState
from auditor.report.document.parts import FindingsPart
from auditor.report.document.words import plain
from auditor.report.fonts import Face, width
from auditor.report.kit import TOP_CONTINUED, Sheet, badge_width
from auditor.report.lines import Line, lay, widest
from auditor.report.palette import SMALL, Ink
from auditor.report.table import Column, draw_table

PAD = 16.0
LABELS = 92.0
HEAD = 52.0
PROFILES_PER_ROW = 3
BETWEEN_INSTRUMENTS = 7.0
PROFILE_ROW = 33.0
SIZE, LEADING = SMALL


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one colour."""

    lines: tuple[Line, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class _Laid:
    """A card with its text broken and measured."""

    basis: tuple[Line, ...]
    instruments: tuple[tuple[_Block, ...], ...]
    origin: tuple[Line, ...]
    signer: tuple[Line, ...]
    height: float


def draw_findings(sheet: Sheet, part: FindingsPart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    if part.overview is None:
        sheet.y += 4
        sheet.y += sheet.paragraph(sheet.x, sheet.y, 432, part.nothing)
        sheet.subheading(part.compared_title)
        draw_table(sheet, part.compared, (Column(132, Face.TEXT), Column(sheet.width - 132)))
        _mentions(sheet, part)
        return
    wide = sheet.width - 34 - 70 - 104 - 146
    columns = (
        Column(34), Column(wide), Column(70, Face.TEXT), Column(104, Face.TEXT), Column(146, Face.TEXT),
    )  # fmt: skip
    draw_table(sheet, part.overview, columns)
    sheet.y += 18
    for card in part.cards:
        _card(sheet, card)
    _mentions(sheet, part)


def _mentions(sheet: Sheet, part: FindingsPart) -> None:
    for table in part.mentions:
        sheet.subheading(table.title)
        sheet.y += sheet.paragraph(sheet.x, sheet.y + 4, 432, table.lead, SMALL) + 8
        wide = sheet.width
        columns = (Column(wide * 0.24), Column(wide * 0.26), Column(wide * 0.5, Face.TEXT))
        draw_table(sheet, table.apps, columns)


def _measure(sheet: Sheet) -> float:
    return sheet.width - 2 * PAD - LABELS


def _laid(sheet: Sheet, card: Card) -> _Laid:
    measure = _measure(sheet)
    basis = lay(card.basis.value, measure, SIZE)
    origin = lay(card.origin.value, measure, SIZE, Face.TABULAR)
    signer = lay(card.signer.value, measure, SIZE)
    instruments = tuple(_instrument(block, measure) for block in card.instruments)
    if card.others:
        instruments = (*instruments, (_Block(lay(card.others, measure, SIZE), Ink.TEXT_2),))
    cited = sum(len(block.lines) for blocks in instruments for block in blocks)
    text = (len(basis) + len(origin) + len(signer) + cited + len(card.outcome)) * LEADING
    gaps = 8 + BETWEEN_INSTRUMENTS * max(0, len(instruments) - 1) + 8 + 4 + 8
    return _Laid(basis, instruments, origin, signer, HEAD + 16 + text + gaps + _profile_rows(card) * PROFILE_ROW + 2)


def _instrument(block: InstrumentBlock, measure: float) -> tuple[_Block, ...]:
    blocks = [
        _Block(lay(block.title, measure, SIZE), Ink.INK),
        _Block(lay(block.authority, measure, SIZE), Ink.INK),
        _Block(lay(block.citation, measure, SIZE, Face.TABULAR), Ink.TEXT_2),
    ]
    if block.reason:
        blocks.append(_Block(lay(block.reason, measure, SIZE), Ink.INK))
    return tuple(blocks)


def _profile_rows(card: Card) -> int:
    return -(-len(card.profiles) // PROFILES_PER_ROW)


def _card(sheet: Sheet, card: Card) -> None:
    """A card never splits; one with more instruments than a page holds loses its box and flows."""
    laid = _laid(sheet, card)
    boxed = laid.height <= sheet.bottom - TOP_CONTINUED
    sheet.need(laid.height if boxed else HEAD + 60)
    top = sheet.y
    sheet.outline(f"{card.number}  {card.title}", 1)
    if boxed:
        sheet.box(sheet.x, top, sheet.width, laid.height, 6, None, Ink.RULE, 0.7)
    _head(sheet, card, top)
    sheet.y = top + HEAD + 16
    with sheet.inside("L"):
        _row(sheet, card.basis.label, laid.basis, 8)
        _instruments(sheet, card, laid)
        _row(sheet, card.origin.label, laid.origin, 4)
        _row(sheet, card.signer.label, laid.signer, 8)
        _profiles(sheet, card)
        _outcome(sheet, card)
    sheet.y = top + laid.height + 12 if boxed else sheet.y + 12


def _label(sheet: Sheet, label: str) -> None:
    with sheet.inside("Lbl"):
        sheet.text(sheet.x + PAD, sheet.y, label, Face.TEXT, SIZE, Ink.TEXT_2)


def _row(sheet: Sheet, label: str, lines: tuple[Line, ...], after: float) -> None:
    sheet.need(len(lines) * LEADING)
    with sheet.inside("LI"):
        _label(sheet, label)
        with sheet.inside("LBody"):
            sheet.y += sheet.lines(_value_x(sheet), sheet.y, lines, LEADING) + after


def _instruments(sheet: Sheet, card: Card, laid: _Laid) -> None:
    with sheet.inside("LI"):
        for number, blocks in enumerate(laid.instruments):
            sheet.y += BETWEEN_INSTRUMENTS if number else 0
            sheet.need(sum(len(block.lines) for block in blocks) * LEADING)
            if number == 0:
                _label(sheet, card.instruments_label)
            with sheet.inside("LBody"):
                for block in blocks:
                    with sheet.inside("P"):
                        sheet.y += sheet.lines(_value_x(sheet), sheet.y, block.lines, LEADING, block.ink)
    sheet.y += 8


def _value_x(sheet: Sheet) -> float:
    return sheet.x + PAD + LABELS


def _head(sheet: Sheet, card: Card, top: float) -> None:
    left, right = sheet.x + PAD, sheet.x + sheet.width - PAD
    sheet.icon((left, top + 13), 28, card.icon, card.title)
    badge = badge_width(card.status)
    room = sheet.width - 2 * PAD - 40 - badge - 50
    with sheet.inside("H2"):
        sheet.lines(left + 40, top + 26, lay(plain(card.title), room, 12.5, Face.BOLD, 1), 12)
    with sheet.inside("P"):
        sheet.text(right - badge - 10, top + 31, card.number, Face.TABULAR_BOLD, 8.2, Ink.TEXT_3, "right")
        sheet.badge(right, top + 31, card.mark, card.status)
    version = width(card.version, Face.TABULAR, 8) + 8
    package = lay(plain(card.package), room - version, 8, Face.CODE, 1)
    after = left + 40 + widest(package) + 8
    with sheet.inside("P"):
        sheet.lines(left + 40, top + 39, package, 10, Ink.TEXT_2)
        sheet.text(after, top + 39, card.version, Face.TABULAR, 8, Ink.TEXT_3)
    sheet.rule(left, top + HEAD, sheet.width - 2 * PAD, Ink.HAIR)


def _profiles(sheet: Sheet, card: Card) -> None:
    column = _measure(sheet) / PROFILES_PER_ROW
    with sheet.inside("LI"):
        for start in range(0, len(card.profiles), PROFILES_PER_ROW):
            sheet.need(PROFILE_ROW)
            if start == 0:
                _label(sheet, card.profiles_label)
            for place, state in enumerate(card.profiles[start : start + PROFILES_PER_ROW]):
                with sheet.inside("LBody"):
                    _profile(sheet, _value_x(sheet) + place * column, state, column)
            sheet.y += PROFILE_ROW


def _profile(sheet: Sheet, x: float, state: ProfileState, column: float) -> None:
    name = lay(plain(state.profile), column - 8, 7.6, Face.TABULAR, 1)
    sheet.lines(x, sheet.y, name, 10, Ink.TEXT_2)
    ink = sheet.sign(state.mark, x + 4, sheet.y + 10.2, 8)
    sheet.text(x + 13, sheet.y + 13, state.word, Face.MEDIUM, SIZE, Ink.TEXT_2 if ink is Ink.TEXT_3 else ink)


def _outcome(sheet: Sheet, card: Card) -> None:
    x = _value_x(sheet)
    with sheet.inside("LI"):
        for number, cell in enumerate(card.outcome):
            sheet.need(LEADING)
            if number == 0:
                _label(sheet, card.outcome_label)
            ink = sheet.sign(cell.mark, x + 5, sheet.y - 3, 10) if cell.mark else Ink.INK
            with sheet.inside("LBody"):
                sheet.lines(x + 15, sheet.y, lay(cell.text, _measure(sheet) - 15, SIZE, most=1), LEADING, ink)
            sheet.y += LEADING
