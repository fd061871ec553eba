"""The removal dialog: what a reader is told of each control that Tab stops at, and whether Tab goes as one reads."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

SLACK = 8
"""Pixels by which the tops of what stands on one line may differ."""


def reached(window):
    """What Tab stops at, in its order."""
    found, one = [], window.nextInFocusChain()
    while one is not window:
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy():
            found.append(one)
        one = one.nextInFocusChain()
    return found


def spoken(widget):
    """What a reader says of a control: its name; for a box of choices, whose name is the choice, what it is about."""
    if isinstance(widget, QComboBox):
        labels = [one.text() for one in widget.window().findChildren(QLabel) if one.buddy() is widget]
        return " ".join(labels) or widget.accessibleDescription()
    return widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")


def place(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def follows(one, other):
    """Whether what stands at other is read after what stands at one: below it, or to its right."""
    beside = other.top() < one.bottom() - SLACK and one.top() < other.bottom() - SLACK
    return other.left() >= one.left() if beside else other.top() >= one.top() or other.left() >= one.right() - SLACK


def describe(widget):
    return f"{type(widget).__name__} {widget.accessibleIdentifier() or widget.objectName()} {spoken(widget)!r}"


def faults(window):
    """What is wrong with the page that is shown, in lines for a person."""
    order = reached(window)
    assert order, "nothing can be reached with the keyboard"
    unnamed = [f"no name: {describe(one)}" for one in order if not spoken(one).strip()]
    jumps = [
        f"{describe(one)} {place(one, window)} is followed by {describe(other)} {place(other, window)}"
        for one, other in pairwise(order)
        if not isinstance(one, QAbstractScrollArea) and not follows(place(one, window), place(other, window))
    ]
    return unnamed + jumps


def test_the_removal_dialog_has_a_name_for_every_control_and_tab_goes_as_one_reads(open_window, dialog):
    with open_window("manager") as desk:
        desk.until(lambda: desk.sees("startAudit") and desk.office.armed is not None)
        desk.find("operator").setText("A. Tremblay")
        desk.press("startAudit")
        desk.until(lambda: desk.sees("verdict"))
        desk.press("removeBanned")
        desk.until(lambda: desk.sees("typedWord"))
        desk.find("ownerAgreed").setChecked(True)
        desk.find("typedWord").setText("REMOVE")
        assert {"ownerAgreed", "typedWord", "confirmRemoval"} <= {
            one.accessibleIdentifier() for one in reached(dialog(desk, "removalDialog"))
        }
        assert faults(dialog(desk, "removalDialog")) == []
        # A reader can press what lies behind the dialog.
        desk.press("removeBanned")
        dialogs = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
        assert [one.accessibleIdentifier() for one in dialogs] == ["removalDialog"]
        desk.press("closeDialog")


def test_a_control_without_a_name_and_a_jump_of_the_keyboard_are_found(qtbot):
    window = QWidget()
    first, second, third = (QPushButton(words) for words in ("first", "second", ""))
    box = QVBoxLayout(window)
    for one in (first, second, third):
        box.addWidget(one)
    qtbot.addWidget(window)
    window.resize(200, 200)
    window.show()
    assert faults(window) == ["no name: QPushButton  ''"]
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)
    jump = faults(window)[1]
    assert jump.startswith("QPushButton  '' ")
    assert "is followed by QPushButton  'second'" in jump
