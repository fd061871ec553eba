"""Each page and each dialog, in both languages, for those who hear the window or use it by keyboard alone."""

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from auditor import paths
from auditor.app import Options
from auditor.practice.auth import Consent
from auditor.practice.phone import Link
from support.access import faults, reached
from support.adbrig import Rig
from support.arena import five_banned
from support.window import Desk, audited
from ui.app import Application
from ui.closing import ClosingDialog
from ui.crash import CrashDialog
from ui.dialogs.identity_ways import WAYS
from ui.theme import Theme
from ui.views.phone_card import Dot

EDITION = paths.resources() / "banlist" / "fieldcheck-banlist.json"
DIALOGS = ("removal", "removal done", "exception", "phone help", "import", "judge again", "closing", "crash")
PAGES = ("cases", "case", "comparison", "report", "verify", "banlist", "settings", "help")
PHONES = ("waiting", "ready", "audited", "one app", "several apps")


@pytest.fixture(scope="module", params=["en", "fr"])
def desk(qapp, request, told_once, tmp_path_factory):
    """A window in one language with a phone to audit, one that waits for Allow, and one with banned apps."""
    home = tmp_path_factory.mktemp("access") / "home"
    shutil.copytree(told_once.home, home)
    with Rig("courier", "android14", five_banned(), connect=False) as rig:
        rig.phone("android14").set_connection_state(Link.READY, Consent.LATER)
        running = Application(qapp, Options(str(home), f"127.0.0.1:{rig.server.port}", None), request.param)
        running.window.resize(1440, 880)
        running.show()
        desk = Desk(running, rig, QtBot(request))
        desk.told = told_once
        try:
            desk.until(lambda: desk.office.armed is not None and desk.sees("emptyPage"))
            desk.at_first = faults(desk.window)
            for name in ("courier", "five"):
                rig.connect(name)
            rig.attach("android14")
            desk.until(lambda: len(desk.bridge.phones) == 3)
            yield desk
        finally:
            running.window.close()
            running.close()
            running.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(desk, key):
    """A page of the window, with what it shows."""
    told = desk.told
    argument = {"case": told.banned, "report": told.banned, "comparison": (told.banned, told.cleared)}.get(key)
    desk.office.go(key, argument)
    desk.until(lambda: desk.window.page(key).isVisible() and not desk.bridge.jobs)


def phone(desk, key):
    """The page of a phone in one of its states."""
    if key == "waiting":
        desk.press(desk.phone("android14"))
        desk.until(lambda: desk.sees("waitingPage"))
    elif key == "ready":
        desk.press(desk.phone("courier"))
        desk.until(lambda: desk.sees("startAudit"))
    else:
        view = five(desk)
        view.table.clearSelection()
        {"audited": int, "one app": lambda: view.table.selectRow(0), "several apps": view.table.selectAll}[key]()
    return desk.window


def five(desk):
    """The page of the audited phone with banned apps."""
    serial = desk.rig.serial("five")
    if desk.office.sessions.of(serial).audit is None:
        return audited(desk, "five")
    if desk.window.page("phones").serial != serial or not desk.window.page("phones").isVisible():
        desk.press(desk.phone("five"))
    view = desk.window.page("phones").audit
    view.filters.choose(None)
    return view


def opened(desk, key):
    """A dialog of the window."""
    if key in ("removal", "removal done", "exception"):
        view = five(desk)
        view.table.selectRow(0)
        desk.press("recordException" if key == "exception" else "removeApp")
    elif key == "phone help":
        desk.window.page("phones").empty._show_help()
    elif key == "import":
        shown(desk, "banlist")
        desk.window.page("banlist").check(EDITION)
    elif key == "judge again":
        shown(desk, "case")
        desk.press("judgeAgain")
    else:
        made = {"closing": lambda: ClosingDialog(desk.window, desk.office),
                "crash": lambda: CrashDialog(desk.window, desk.office, desk.office.home / "crash.txt")}  # fmt: skip
        made[key]().open()
    desk.until(lambda: bool(dialogs(desk)))
    if key.startswith("removal"):
        desk.until(lambda: desk.sees("typedWord"))
        desk.find("ownerAgreed").setChecked(True)
        desk.find("typedWord").setText("REMOVE" if desk.office.text.language == "en" else "RETIRER")
    if key == "removal done":
        desk.press("confirmRemoval")
        desk.until(lambda: desk.sees("removalDone"))
    desk.until(lambda: not desk.bridge.jobs)
    return dialogs(desk)[0]


def dialogs(desk):
    return [one for one in desk.window.findChildren(QDialog) if one.isVisible()]


@pytest.fixture
def closed(desk):
    """No dialog is left open, whatever happened."""
    yield
    for one in dialogs(desk):
        one.close()
    desk.until(lambda: not dialogs(desk))


def test_the_window_without_a_phone_can_be_heard_and_walked_through(desk):
    assert desk.at_first == []


@pytest.mark.parametrize("key", PAGES)
def test_a_page_can_be_heard_and_walked_through_as_one_reads(desk, key):
    shown(desk, key)
    assert faults(desk.window) == []


@pytest.mark.parametrize("key", PHONES)
def test_the_page_of_a_phone_can_be_heard_and_walked_through_as_one_reads(desk, key):
    assert faults(phone(desk, key)) == []


@pytest.mark.parametrize("key", DIALOGS)
@pytest.mark.usefixtures("closed")
def test_a_dialog_can_be_heard_and_walked_through_as_one_reads(desk, key):
    assert faults(opened(desk, key)) == []


@pytest.mark.usefixtures("closed")
def test_every_way_to_an_identity_can_be_heard_and_walked_through_as_one_reads(desk):
    shown(desk, "settings")
    desk.press("addIdentity")
    wrong = {}
    for way in WAYS:
        dialogs(desk)[0].choose(way.key)
        QCoreApplication.processEvents()
        wrong[way.key] = faults(dialogs(desk)[0])
    assert wrong == {way.key: [] for way in WAYS}


@pytest.mark.usefixtures("closed")
def test_what_lies_behind_a_dialog_can_be_pressed_by_a_reader_and_opens_no_second_one(desk):
    first = opened(desk, "removal")
    desk.press("removeBanned")
    assert dialogs(desk) == [first]


@pytest.fixture
def bench(qtbot):
    """Three buttons under each other, with nothing wrong."""
    window = QWidget()
    box = QVBoxLayout(window)
    for name in ("first", "second", "third"):
        button = QPushButton(name)
        button.setAccessibleIdentifier(name)
        box.addWidget(button)
    qtbot.addWidget(window)
    window.resize(200, 200)
    window.show()
    assert faults(window) == []
    return window


def test_a_control_without_name_or_identifier_is_found(bench):
    third = reached(bench)[2]
    third.setText("")
    assert faults(bench) == ["no name: QPushButton third ''"]
    third.setText("third")
    third.setAccessibleIdentifier("")
    assert faults(bench) == ["no identifier: QPushButton  'third'"]


def test_a_jump_of_the_keyboard_is_found(bench):
    first, second, third = reached(bench)
    QWidget.setTabOrder(first, third)
    QWidget.setTabOrder(third, second)
    (jump,) = faults(bench)
    assert jump.startswith("QPushButton third")
    assert "is followed by QPushButton second" in jump


def test_markup_and_a_colour_without_words_are_found(bench, qapp):
    note, alone, dot = QLabel("<b>bold</b>"), QWidget(), Dot(Theme(qapp), "bad")
    QVBoxLayout(alone).addWidget(dot)
    for part in (note, alone):
        bench.layout().addWidget(part)
        part.show()
    assert faults(bench) == ["not plain: '<b>bold</b>'", "a colour alone: Dot in QWidget  ''"]
    note.setTextFormat(Qt.TextFormat.PlainText)
    words = QLabel("Banned")
    alone.layout().addWidget(words)
    words.setTextFormat(Qt.TextFormat.PlainText)
    assert faults(bench) == []


def test_a_table_that_says_nothing_is_found(bench):
    table = QTableView()
    model = QStandardItemModel(1, 1, table)
    table.setModel(model)
    table.setAccessibleName("apps")
    table.setAccessibleIdentifier("apps")
    bench.layout().addWidget(table)
    table.show()
    assert faults(bench) == ["nothing to read: QTableView apps 'apps' (0, 0)"]
