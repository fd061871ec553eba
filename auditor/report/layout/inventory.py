"""The inventory: one line for each app; the corner names the first and last package of the page, as in a dictionary."""

from dataclasses import dataclass

from auditor.report.document.parts import App, Count, InventoryPart
from auditor.report.document.values import Mark
from auditor.report.document.words import plain
from auditor.report.fonts import Face, width
from auditor.report.kit import Sheet
from auditor.report.lines import Line, lay, widest
from auditor.report.palette import SIGNS, SMALL, TINTS, Ink
from auditor.report.tagging import SCOPE_COLUMN

ROW = 10.9
LINE = 8.4
HEAD = 17.0
SIZE = 7.2
CODE_SIZE = 6.8
PROFILE_STEP = 12.5
GUIDE_EVERY = 5  # a firmer rule guides the eye
FEWEST_ON_LAST_PAGE = 4
APP_SHARE = 0.42
STATUS_SIGN = 11.0
MOST_LINES = 3
ICON, ICON_STEP = 8.4, 11.5
BELOW_LEAD = 18.0  # the chart belongs to the lead
BAR_ROW, BAR_LABELS, BAR_WORDS = 14.0, 96.0, 150.0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges, and how wide the two texts that may break are."""

    app: float
    package: float
    version: float
    source: float
    signer: float
    profiles: float
    status: float


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    app: App
    label: tuple[Line, ...]
    package: tuple[Line, ...]
    version: tuple[Line, ...]
    source: tuple[Line, ...]
    signer: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Points; a second line where a name needs it."""
        deepest = max(1, len(self.label), len(self.package), len(self.version), len(self.source))
        return ROW + (deepest - 1) * LINE


def draw_inventory(sheet: Sheet, part: InventoryPart) -> None:
    """Draw the part."""
    sheet.begin(part.section.title)
    sheet.heading(part.section.title, part.section.lead)
    _sources(sheet, part)
    _legend(sheet, part)
    columns = _columns(sheet, part)
    rows = [_row(number, app, columns) for number, app in enumerate(part.apps, 1)]
    start = 0
    with sheet.inside("Table"):
        while start < len(rows):
            end = _fit(sheet, rows, start)
            _page(sheet, part, columns, rows[start:end])
            start = end
            last = start == len(rows)
            sheet.rule(sheet.x, sheet.y, sheet.width, Ink.INK if last else Ink.RULE, 0.9 if last else 0.5)
            if not last:
                sheet.go_on()


def _sources(sheet: Sheet, part: InventoryPart) -> None:
    """A bar for each source, with its number in words: nothing is told by a length alone."""
    sheet.y -= BELOW_LEAD
    sheet.subheading(part.sources_title, len(part.sources) * BAR_ROW)
    most = max((count.number for count in part.sources), default=1)
    labels = max((width(count.label, Face.TEXT, SMALL[0]) for count in part.sources), default=0.0)
    at = min(max(BAR_LABELS, labels + 12), BAR_LABELS * 2)
    with sheet.inside("L"):
        for count in part.sources:
            with sheet.inside("LI"):
                _bar(sheet, count, at, most)
            sheet.y += BAR_ROW
    sheet.y += 22


def _bar(sheet: Sheet, count: Count, at: float, most: int) -> None:
    y, x = sheet.y + 9, sheet.x + at
    wide = max(1.0, (sheet.width - at - BAR_WORDS) * count.number / most)
    with sheet.inside("Lbl"):
        sheet.lines(sheet.x, y, lay(plain(count.label), at - 8, SMALL[0], most=1), LINE)
    sheet.box(x, y - 7, wide, 8, 0, Ink.BAR)
    if count.flagged:
        sheet.box(x, y - 7, max(2.0, wide * count.flagged / count.number), 8, 0, Ink.BAD)
    with sheet.inside("LBody"):
        sheet.text(x + wide + 7, y, count.words, Face.TABULAR, SMALL[0], Ink.TEXT_2)


def _legend(sheet: Sheet, part: InventoryPart) -> None:
    x = sheet.x
    for cell in part.legend:
        if cell.mark is None:
            raise ValueError("a legend without its sign")
        sheet.sign(cell.mark, x + 3.5, sheet.y - 6.6, 7)
        with sheet.inside("P"):
            x = sheet.text(x + 10, sheet.y - 4, cell.text[0].text, Face.TEXT, 7.6, Ink.TEXT_2) + 16
    sheet.y += 8


def _columns(sheet: Sheet, part: InventoryPart) -> _Columns:
    """Fixed columns from the right; what is left is shared between the app's name and its package name."""
    right = sheet.x + sheet.width
    words = {app.status for app in part.apps} | {part.heads[-1]}
    status = right - STATUS_SIGN - max(width(word, Face.BOLD, SIZE) for word in words)
    profiles = status - max(40.0, PROFILE_STEP * len(part.profile_heads) + 4)
    signer = profiles - 54
    source = signer - 56
    version = source - 52
    app = sheet.x + 22
    package = app + (version - app) * APP_SHARE if part.labels else app + ICON_STEP
    return _Columns(app, package, version, source, signer, profiles, status)


def _row(number: int, app: App, at: _Columns) -> _Row:
    """Break the texts of a line. Where an app has no name, its package name takes the room of both."""
    flagged = app.mark is not Mark.CLEAR
    names = at.app + ICON_STEP
    label = lay(plain(app.label), at.package - names - 6, SIZE, Face.BOLD if flagged else Face.TEXT, MOST_LINES)
    start = at.package if app.label else names
    return _Row(
        number,
        app,
        label if app.label else (),
        lay(plain(app.package), at.version - start - 6, CODE_SIZE, Face.CODE, MOST_LINES),
        lay(plain(app.version), at.source - at.version - 5, SIZE, Face.TABULAR, 2),
        lay(plain(app.source), at.signer - at.source - 5, SIZE, Face.TEXT, 2),
        lay(plain(app.signer), at.profiles - at.signer - 4, 6.4, Face.CODE, 1),
    )


def _fit(sheet: Sheet, rows: list[_Row], start: int) -> int:
    """Where the page ends: never a last page with fewer than four rows, never an empty page."""
    room = sheet.bottom - sheet.y - HEAD
    end, used = start, 0.0
    while end < len(rows) and (used + rows[end].height <= room or end == start):
        used += rows[end].height
        end += 1
    left = len(rows) - end
    if 0 < left < FEWEST_ON_LAST_PAGE and end - start > 2 * FEWEST_ON_LAST_PAGE:
        end -= FEWEST_ON_LAST_PAGE - left
    return end


def _page(sheet: Sheet, part: InventoryPart, at: _Columns, rows: list[_Row]) -> None:
    if rows[0].number > 1:  # a continued page has no title above the table
        names = plain(f"{rows[0].app.package}  –  {rows[-1].app.package}")
        line = lay(names, sheet.width, 7, Face.CODE, 1)
        with sheet.artifact():
            sheet.lines(sheet.x + sheet.width - widest(line), 66, line, 9, Ink.TEXT_3)
            _head(sheet, part, at)
    else:
        _head(sheet, part, at)
    for number, row in enumerate(rows):
        if number:
            guide = row.number % GUIDE_EVERY == 1
            sheet.rule(sheet.x, sheet.y, sheet.width, Ink.RULE if guide else Ink.HAIR, 0.5 if guide else 0.3)
        with sheet.inside("TR"):
            _draw(sheet, row, at)
        sheet.y += row.height


def _head(sheet: Sheet, part: InventoryPart, at: _Columns) -> None:
    number, app, package, version, source, signer, profiles, status = part.heads
    sheet.rule(sheet.x, sheet.y, sheet.width, Ink.INK, 0.9)
    y = sheet.y + 11.5
    titles = [(at.package, package), (at.version, version), (at.source, source), (at.signer, signer)]
    if part.labels:
        titles.insert(0, (at.app, app))
    if not part.profile_heads:
        titles.append((at.profiles, profiles))
    with sheet.inside("TR"):
        with sheet.inside("TH", SCOPE_COLUMN):
            sheet.text(sheet.x + 16, y, number, Face.MEDIUM, SIZE, Ink.TEXT_2, "right")
        for x, title in titles:
            with sheet.inside("TH", SCOPE_COLUMN):
                sheet.text(x, y, title, Face.MEDIUM, SIZE, Ink.TEXT_2)
        for place, profile in enumerate(part.profile_heads):
            x = at.profiles + 4 + place * PROFILE_STEP
            with sheet.inside("TH", SCOPE_COLUMN):
                sheet.text(x, y, profile, Face.TABULAR, 6.4, Ink.TEXT_2, "centre")
        with sheet.inside("TH", SCOPE_COLUMN):
            sheet.text(at.status, y, status, Face.MEDIUM, SIZE, Ink.TEXT_2)
    sheet.y += HEAD
    sheet.rule(sheet.x, sheet.y, sheet.width)


def _draw(sheet: Sheet, row: _Row, at: _Columns) -> None:
    app, y = row.app, sheet.y + 7.9
    flagged = app.mark is not Mark.CLEAR
    quiet = Ink.INK if flagged else Ink.TEXT_2
    if flagged:
        sheet.box(sheet.x, sheet.y, sheet.width, row.height, 0, TINTS[SIGNS[app.mark][0]][0])
    with sheet.inside("TD"):
        sheet.text(sheet.x + 16, y, str(row.number), Face.TABULAR, 6.6, Ink.TEXT_3, "right")
    ground = TINTS[SIGNS[app.mark][0]][0] if flagged else Ink.PAPER
    sheet.icon((at.app, sheet.y + 1.2), ICON, app.icon, app.label or app.package.rpartition(".")[2], ground)
    names = at.app + ICON_STEP
    cells = [
        (at.package if app.label else names, row.package, quiet), (at.version, row.version, Ink.TEXT_2),
        (at.source, row.source, Ink.TEXT_2),
        (at.signer, row.signer, Ink.TEXT_2),
    ]  # fmt: skip
    if at.package > names:
        cells.insert(0, (names, row.label, Ink.INK))
    for x, lines, ink in cells:
        with sheet.inside("TD"):
            sheet.lines(x, y, lines, LINE, ink)
    _states(sheet, app, at.profiles, y)
    with sheet.inside("TD"):
        ink = sheet.sign(app.mark, at.status + 3.5, y - 2.5, 7.4 if flagged else 6.6, None if flagged else Ink.TEXT_3)
        face = Face.BOLD if flagged else Face.TEXT
        sheet.text(at.status + 10.5, y, app.status, face, SIZE, ink if flagged else Ink.TEXT_3)


def _states(sheet: Sheet, app: App, x: float, y: float) -> None:
    """A sign for each profile; what it means is read out."""
    for place, (mark, word) in enumerate(app.states):
        with sheet.inside("TD"), sheet.pen.saying(word):
            sheet.sign(mark, x + 4 + place * PROFILE_STEP, y - 2.5, 6.4)
    if not app.states:
        with sheet.inside("TD"):
            sheet.lines(x, y, lay(plain(app.profiles), 36, 6.4, Face.TABULAR, 1), LINE, Ink.TEXT_2)
