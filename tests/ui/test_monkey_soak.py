"""Somebody who presses everything, in any order and at any pace, while phones misbehave: the program has no fault."""

import random
from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from auditor.practice.faults import Delay, Fault
from support.arena import five_banned
from support.history import three_audits
from support.window import OPERATOR, audited

ACTS = 600
WORDS = (
    *("", "REMOVE", OPERATOR, "com.whatsapp", "2026-12-31", "A reason that is long enough", "http://127.0.0.1:9/"),
    *(
        "\u202etxt.exe",
        "<b>bold</b>",
        "%s {0} \\",
        "x" * 3000,
        "a long enough passphrase",
        "000000",
        "É\u0301\ud83d\ude00",
    ),
)
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_A, Qt.Key.Key_F, Qt.Key.Key_F1, Qt.Key.Key_F5),
)
CHORDS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
SIZES = (QSize(1440, 880), QSize(900, 620), QSize(420, 500), QSize(2200, 1300))
PACES = ((0, 0, 0, 1, 5, 20, 80, 300), (0, 0, 0, 0, 0, 0, 1, 30), (20, 50, 150))
RARE = 0.2
EVERYWHERE = frozenset({"page", "phone", "banListInUse", "switchLanguage", "switchTheme", "showSideBar", "QToolButton"})
PHONES = ("five", "courier", "hostile")


class Monkey:
    """Acts on whatever is in front. seed: the same acts are tried again; a phone may answer at another moment."""

    def __init__(self, desk, cases: list[str], seed: int) -> None:
        self._desk, self._cases, self._chance = desk, cases, random.Random(seed)
        self.acts: list[str] = []
        self._pauses = self._chance.choice(PACES)
        self._taken: Counter[str] = Counter()

    def act(self) -> None:
        """One thing that a person could do, and a pause."""
        often = (*3 * (self._press,), self._agree, self._fill, self._pick, self._key)
        rare = (self._choose, self._scroll, self._resize, self._plug, self._look_elsewhere, self._come_back)
        self._chance.choice(rare if self._chance.random() < RARE else often)()
        self._desk.qtbot.wait(self._chance.choice(self._pauses))

    def told(self) -> str:
        """What it did last."""
        return "\n".join(self.acts[-60:])

    def _front(self) -> QWidget:
        return QApplication.activeModalWidget() or self._desk.window

    def _one(self, kind):
        """One of what can be seen; sooner what was seldom taken, so that every corner is reached."""
        seen: dict[str, list[QWidget]] = {}
        for one in self._front().findChildren(kind):
            if one.isVisible() and one.isEnabled():
                seen.setdefault(_kind(one), []).append(one)
        if not seen:
            return None
        (taken,) = self._chance.choices([*seen], [1 / (1 + self._taken[name]) ** 2 for name in seen])
        self._taken[taken] += 1
        return self._chance.choice(seen[taken])

    def _note(self, act: str, widget: QWidget | None, more: object = "") -> None:
        self.acts.append(f"{act} {'' if widget is None else _name(widget)} {more!r}")

    def _press(self) -> None:
        button = self._one(QAbstractButton)
        if button is not None:
            self._note("press", button)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _agree(self) -> None:
        """What must be given before a removal begins, which chance alone would hardly ever give."""
        for box in self._front().findChildren(QCheckBox):
            box.setChecked(True)
        for line in self._front().findChildren(QLineEdit):
            if line.accessibleIdentifier() == "typedWord":
                line.setText(self._chance.choice(("REMOVE", "SUPPRIMER")))
        for button in self._front().findChildren(QAbstractButton):
            if button.accessibleIdentifier() == "confirmRemoval" and button.isVisible() and button.isEnabled():
                self._note("press", button)
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return

    def _fill(self) -> None:
        box = self._one(QLineEdit) or self._one(QPlainTextEdit)
        if box is not None:
            word = self._chance.choice(WORDS)
            self._note("fill", box, word[:20])
            box.setPlainText(word) if isinstance(box, QPlainTextEdit) else box.setText(word)

    def _choose(self) -> None:
        box = self._one(QComboBox)
        if box is not None and box.count():
            index = self._chance.randrange(box.count())
            self._note("choose", box, index)
            box.setCurrentIndex(index)
            box.activated.emit(index)

    def _pick(self) -> None:
        table = self._one(QAbstractItemView)
        if table is not None and table.model() is not None and table.model().rowCount():
            row = self._chance.randrange(table.model().rowCount())
            place = table.visualRect(table.model().index(row, 0)).center()
            chord = self._chance.choice(CHORDS)
            self._note("pick", table, row)
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, chord, place)
            if self._chance.random() < 0.2:
                QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, chord, place)

    def _key(self) -> None:
        key, chord = self._chance.choice(KEYS), self._chance.choice(CHORDS)
        self._note("key", QApplication.focusWidget(), (key.name, chord.name))
        QTest.keyClick(QApplication.focusWidget() or self._front(), key, chord)

    def _scroll(self) -> None:
        area = self._one(QAbstractScrollArea)
        if area is not None:
            bar = area.verticalScrollBar()
            self._note("scroll", area)
            bar.setValue(self._chance.randint(bar.minimum(), bar.maximum()))

    def _resize(self) -> None:
        size = self._chance.choice(SIZES)
        self._note("resize", None, size.toTuple())
        self._desk.window.resize(size)

    def _plug(self) -> None:
        name = self._chance.choice(PHONES)
        phone, way = self._desk.rig.phone(name), self._chance.choice(("unplug", "plug in", "reboot", "slow", "well"))
        self._note(way, None, name)
        if way == "unplug":
            phone.unplug()
        elif way == "plug in":
            phone.plug_in()
            self._desk.rig.attach(name)
        elif way == "reboot":
            phone.reboot()
        elif way == "slow":
            phone.set_fault(Fault("pm|dumpsys", Delay(0.5)))
        else:
            phone.clear_faults()

    def _come_back(self) -> None:
        """To what it would seldom reach by chance: a phone that was audited, a case, its report."""
        if QApplication.activeModalWidget() is None:
            page = self._chance.choice(("case", "report", "phones"))
            self._note("go", None, page)
            self._desk.office.go(page, None if page == "phones" else self._chance.choice(self._cases))

    def _look_elsewhere(self) -> None:
        self._note("move", None)
        QTest.mouseMove(self._front(), QPoint(self._chance.randrange(400), self._chance.randrange(400)))


def _name(widget: QWidget) -> str:
    return widget.accessibleIdentifier() or type(widget).__name__


def _kind(widget: QWidget) -> str:
    """What it has in common with others of its kind, such as the policies, or all that stands beside every page."""
    kind = _name(widget).partition(":")[0]
    return "" if kind in EVERYWHERE else kind


@pytest.mark.slow
@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # the screen that is none has no pop-ups
@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_pressed_in_whatever_order_the_program_has_no_fault(open_window, tmp_path, monkeypatch, seed):
    chance = random.Random(seed)
    cases = [audit.audit_id for audit in three_audits(tmp_path / "home")]
    (tmp_path / "words.txt").write_text("words")
    places = [str(tmp_path / name) for name in ("report.pdf", "none/x.pdf", "", "words.txt")] + [""]
    monkeypatch.chdir(tmp_path)  # names without a folder are typed too
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chance.choice(places), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chance.choice(places), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chance.choice(places))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: chance.random() < 0.5)
    with open_window(five_banned(), *PHONES[1:]) as desk:
        audited(desk, "five")
        monkey = Monkey(desk, cases, seed)
        for _ in range(ACTS):
            monkey.act()
            assert desk.running.crash.dialog is None, monkey.told()
            assert desk.window.isVisible(), monkey.told()
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
            desk.until(lambda dialog=dialog: not dialog.isVisible())
        desk.office.go("cases")
        desk.until(lambda: desk.sees("casesPage"))
        assert desk.running.crash.dialog is None, monkey.told()
