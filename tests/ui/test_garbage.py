"""Parts of the window that became garbage are destroyed in the window's thread, whatever other threads do."""

import gc
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.ahead import LOADING
from ui.garbage import MANY, MOST_SECONDS, QUIET_SECONDS, Garbage, stays_if_much


@pytest.fixture(autouse=True)
def garbage_of_the_window():
    """Here Python's own collector is on, as it is when a window is opened; and no window of before says what stays."""
    while any(thread.name == LOADING for thread in threading.enumerate()):
        time.sleep(0.01)
    gc.unfreeze()


class Part(QObject):
    """A part that keeps itself alive, as parts with lambdas on their own signals do."""

    def __init__(self):
        super().__init__()
        self.itself = self


def make_much():
    """Enough cycles to set Python's own collector off several times."""
    for _ in range(200_000):
        cycle = []
        cycle.append(cycle)


def test_a_thread_that_makes_much_destroys_no_part_of_the_window(qtbot):
    destroyed = []
    owner = QObject()
    garbage = Garbage(owner, lambda: False)
    try:
        part = Part()
        weakref.finalize(part, lambda: destroyed.append(threading.current_thread()))
        del part
        worker = threading.Thread(target=make_much)
        worker.start()
        worker.join()
        assert destroyed == []
        qtbot.waitUntil(lambda: destroyed == [threading.main_thread()], timeout=20_000)
    finally:
        garbage.stop()
    assert gc.isenabled()


def test_the_oldest_generation_waits_while_somebody_works_and_at_most_a_quarter_of_an_hour(qtbot):
    owner, window = QObject(), QWidget()
    qtbot.addWidget(window)
    window.show()
    garbage = Garbage(owner, lambda: False)
    try:
        garbage._touched -= QUIET_SECONDS
        assert garbage._generation([True, True, True]) == 2
        garbage._collect()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
        assert garbage._generation([True, True, True]) == 1
        garbage._looked_through -= MOST_SECONDS
        assert garbage._generation([True, True, True]) == 2
    finally:
        garbage.stop()


def test_nothing_is_looked_through_while_work_is_under_way_for_at_most_a_quarter_of_an_hour(qapp):
    owner, under_way = QObject(), True
    garbage = Garbage(owner, lambda: under_way)
    try:
        assert garbage._generation([True, True, True]) is None
        garbage._looked -= MOST_SECONDS
        assert garbage._generation([True, True, True]) == 1
        under_way = False
        assert garbage._generation([True, False, True]) == 0
        assert garbage._generation([False, True, True]) is None
    finally:
        garbage.stop()


def test_what_work_leaves_is_not_looked_through_again_if_it_is_much(qapp):
    owner = QObject()
    garbage = Garbage(owner, lambda: False)
    try:
        gc.collect()
        frozen = gc.get_freeze_count()
        stays_if_much()
        assert gc.get_freeze_count() == frozen
        record = [[number] for number in range(2 * MANY)]
        stays_if_much()
        assert gc.get_freeze_count() >= frozen + len(record)
    finally:
        gc.unfreeze()
        garbage.stop()
