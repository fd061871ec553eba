"""What somebody who hears the window, or uses it by keyboard alone, would complain of."""

from itertools import pairwise, product

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

from ui.models.rows import CELL, Cell
from ui.views.phone_card import Dot
from ui.widgets import Glyph

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar,
    QTextBrowser,
)  # fmt: skip
# What Qt makes inside such a control, a list that opens or a button that clears, is the control's own.
WHOLE = (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit)
SLACK = 8
"""Pixels by which the tops of what stands on one line may differ."""
ROWS_READ = 5
TONES = frozenset(("bad", "warn", "ok", "badh", "warnh", "okh"))


def faults(part):
    """Everything that is wrong with a page or a dialog that is shown, in lines for a person."""
    return [*unnamed(part), *unidentified(part), *markup(part), *jumps(part), *silent_cells(part), *bare_colours(part)]


def controls(part):
    """What can be seen and used."""
    for widget in part.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), WHOLE)
        if widget.isVisible() and not inner and (isinstance(widget, CONTROLS) or by_tab(widget)):
            yield widget


def by_tab(widget):
    """Whether Tab stops at it."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()


def reached(part):
    """What Tab stops at, in its order."""
    found, one = [], part.nextInFocusChain()
    while one is not part:
        if part.isAncestorOf(one) and one.isVisible() and one.isEnabled() and by_tab(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


def spoken(widget):
    """What a reader says of a control; of a box of choices, whose name is the choice, what it is about."""
    if isinstance(widget, QComboBox):
        return widget.accessibleDescription()
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def describe(widget):
    """A control in a few words, for a person."""
    return f"{type(widget).__name__} {widget.accessibleIdentifier() or widget.objectName()} {spoken(widget)!r}"


def unnamed(part):
    """Controls of which a reader says nothing."""
    return [f"no name: {describe(one)}" for one in controls(part) if not spoken(one).strip()]


def unidentified(part):
    """Controls that no program can ask for."""
    return [f"no identifier: {describe(one)}" for one in controls(part) if not one.accessibleIdentifier()]


def markup(part):
    """Labels that would take a stranger's text for markup."""
    labels = (one for one in part.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText)
    return [f"not plain: {one.text()!r}" for one in labels if one.text() and one.isVisible()]


def place(widget, part):
    """Where it stands."""
    return QRect(widget.mapTo(part, QPoint(0, 0)), widget.size())


def seat(one, other, part):
    """Where it is read with regard to another: as a whole where it scrolls and the other stands outside."""
    seated, above = one, one.parentWidget()
    while above is not None and above is not part:
        if isinstance(above, QAbstractScrollArea) and not above.isAncestorOf(other):
            seated = above
        above = above.parentWidget()
    return place(seated, part)


def follows(one, other):
    """Whether what stands at other is read after what stands at one: below it, or to its right."""
    beside = other.top() < one.bottom() - SLACK and one.top() < other.bottom() - SLACK
    return other.left() >= one.left() if beside else other.top() >= one.top() or other.left() >= one.right() - SLACK


def jumps(part):
    """Where Tab goes otherwise than one reads."""
    return [
        f"{describe(one)} {place(one, part)} is followed by {describe(other)} {place(other, part)}"
        for one, other in pairwise(reached(part))
        if not isinstance(one, QAbstractScrollArea) and not follows(seat(one, other, part), seat(other, one, part))
    ]


def tables(part):
    """The tables that are shown, each with the places of its first cells."""
    for table in (one for one in part.findChildren(QTableView) if one.isVisible()):
        model = table.model()
        yield table, list(product(range(min(ROWS_READ, model.rowCount())), range(model.columnCount())))


def silent_cells(part):
    """Cells and heads of tables of which a reader is told nothing."""
    silent = []
    for table, places in tables(part):
        model = table.model()
        heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
        told = [model.index(*where).data(Qt.ItemDataRole.AccessibleTextRole) for where in places]
        nothing = [where for where, one in zip(places, told, strict=True) if not one]
        silent += [f"no head: {describe(table)} column {column}" for column, head in enumerate(heads) if not head]
        silent += [f"nothing to read: {describe(table)} {where}" for where in nothing]
    return silent


def bare_colours(part):
    """States that a colour alone would tell: a dot, a tinted sign or a tinted cell without any words beside it."""
    marks = (one for one in part.findChildren(QWidget) if isinstance(one, Dot | Glyph) and one.isVisible())
    bare = [one for one in marks if not _words_beside(one)]
    cells = (table.model().index(*where).data(CELL) for table, places in tables(part) for where in places)
    told = (cell for cell in cells if isinstance(cell, Cell) and (cell.badge or cell.tone in TONES))
    return [
        *(f"a colour alone: {type(one).__name__} in {describe(one.parentWidget())}" for one in bare),
        *(f"a colour alone: {cell}" for cell in told if not cell.line.strip()),
    ]


def _words_beside(mark):
    near = mark.parentWidget()
    if isinstance(near, QAbstractButton) and near.accessibleName():
        return True
    return any(label.text().strip() for label in near.findChildren(QLabel))
