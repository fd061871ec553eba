"""Tables: an ink rule above and below, hairlines between rows, no verticals. A row never splits; heads are repeated."""

from dataclasses import dataclass

from auditor.report.document.values import Cell, Grid, Mark
from auditor.report.document.words import plain
from auditor.report.fonts import Face
from auditor.report.kit import TOP_CONTINUED, Sheet
from auditor.report.lines import Line, lay, line_width, widest
from auditor.report.palette import SIGNS, Ink
from auditor.report.tagging import SCOPE_COLUMN, SCOPE_ROW

GUTTER = 8.0
SIGN_INDENT = 17.0
HEAD_HEIGHT = 18.0
SIGN_SCALE = {Mark.THERE: 0.85}  # a full dot looks larger than the other signs


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its width in points, its face, and whether it is set to the right."""

    width: float
    face: Face = Face.TABULAR
    right: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: type size, leading and space above and below a row, in points."""

    size: float = 8.5
    leading: float = 12.0
    pad: float = 4.5


USUAL = Setting()


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[Cell, tuple[Line, ...]], ...]
    height: float


def draw_table(sheet: Sheet, grid: Grid, columns: tuple[Column, ...], setting: Setting = USUAL) -> None:
    """Draw a table from the sheet's y on; at least two rows stay with the head and two go over."""
    most = int((sheet.bottom - TOP_CONTINUED - HEAD_HEIGHT) / setting.leading) - 2
    rows = [_measured(row, columns, setting, most) for row in grid.rows]
    heads = grid.heads if any(grid.heads) else ()
    sheet.need(HEAD_HEIGHT + sum(row.height for row in rows[:2]))
    with sheet.inside("Table"):
        _rows(sheet, heads, rows, columns, setting)
    sheet.rule(sheet.x, sheet.y, sheet.width, Ink.INK, 0.9)


def _rows(
    sheet: Sheet, heads: tuple[str, ...], rows: list[_Row], columns: tuple[Column, ...], setting: Setting
) -> None:
    _head(sheet, heads, columns)
    for number, row in enumerate(rows):
        keep = row.height + (rows[number + 1].height if number == len(rows) - 2 else 0)
        if sheet.y + keep > sheet.bottom:
            sheet.rule(sheet.x, sheet.y, sheet.width)
            sheet.go_on()
            with sheet.artifact():
                _head(sheet, heads, columns)
        elif number:
            sheet.rule(sheet.x, sheet.y, sheet.width, Ink.HAIR)
        with sheet.inside("TR"):
            _draw_row(sheet, row, columns, setting, named=not heads)


def share(total: float, *parts: float) -> tuple[float, ...]:
    """Widths in proportion to `parts`, filling `total`."""
    return tuple(total * part / sum(parts) for part in parts)


def _measured(row: tuple[Cell, ...], columns: tuple[Column, ...], setting: Setting, most: int) -> _Row:
    """Break a row's text; no cell has more lines than a page (`most`)."""
    cells = []
    for cell, column in zip(row, columns, strict=True):
        measure = column.width - GUTTER - (SIGN_INDENT if cell.mark else 0)
        cells.append((cell, lay(cell.text, measure, setting.size, column.face, cell.lines or most)))
    deepest = max(1, *(len(lines) for _, lines in cells))
    return _Row(tuple(cells), deepest * setting.leading + 2 * setting.pad - 1)


def _head(sheet: Sheet, heads: tuple[str, ...], columns: tuple[Column, ...]) -> None:
    sheet.rule(sheet.x, sheet.y, sheet.width, Ink.INK, 0.9)
    if not heads:
        return
    with sheet.inside("TR"):
        x = sheet.x
        for title, column in zip(heads, columns, strict=True):
            lines = lay(plain(title), column.width - 4, 7.6, Face.MEDIUM, 1)
            wide = widest(lines)
            at = x + column.width - GUTTER - wide if column.right else x
            with sheet.inside("TH", SCOPE_COLUMN):
                sheet.lines(at, sheet.y + 12.5, lines, 10, Ink.TEXT_2)
            x += column.width
    sheet.y += HEAD_HEIGHT
    sheet.rule(sheet.x, sheet.y, sheet.width)


def _draw_row(sheet: Sheet, row: _Row, columns: tuple[Column, ...], setting: Setting, *, named: bool) -> None:
    """named: without a head row, each row is named by its first cell."""
    x, baseline = sheet.x, sheet.y + setting.pad + setting.leading * 0.5 + setting.size * 0.36
    for place, ((cell, lines), column) in enumerate(zip(row.cells, columns, strict=True)):
        with sheet.inside("TH", SCOPE_ROW) if named and place == 0 else sheet.inside("TD"):
            _draw_cell(sheet, (cell, lines), column, (x, baseline), setting)
        x += column.width
    sheet.y += row.height


def _draw_cell(
    sheet: Sheet, laid: tuple[Cell, tuple[Line, ...]], column: Column, at: tuple[float, float], setting: Setting
) -> None:
    (cell, lines), (x, baseline) = laid, at
    if column.right:
        _draw_right(sheet, x + column.width - GUTTER, baseline, lines, setting)
    elif cell.mark:
        sheet.sign(cell.mark, x + 5, baseline - 3, setting.size * SIGN_SCALE.get(cell.mark, 1.15))
        strong = Ink.INK if SIGNS[cell.mark][0] is Ink.TEXT_3 else SIGNS[cell.mark][0]
        sheet.lines(x + SIGN_INDENT, baseline, lines, setting.leading, strong)
    else:
        sheet.lines(x, baseline, lines, setting.leading)


def _draw_right(sheet: Sheet, right: float, baseline: float, lines: tuple[Line, ...], setting: Setting) -> None:
    for number, line in enumerate(lines):
        wide = line_width(line)
        sheet.lines(right - wide, baseline + number * setting.leading, (line,), setting.leading)
