import os
import subprocess
import sys

# PySide6 6.12.0 on Python 3.10 and 3.11 gave one reference to True away per signal and one to None per call that
# returns nothing, until the interpreter aborted: after about 500 signals, where 571 references stood at the start.
ROUNDS = 5000
PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Bell(QObject):
    rung = Signal(bool)

class Ear(QObject):
    heard = 0
    def hear(self, ringing):
        self.heard += ringing is True

application = QApplication([])
bell, ear, label = Bell(), Ear(), QLabel()
bell.rung.connect(ear.hear)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range({ROUNDS}):
    bell.rung.emit(True)
    label.setText("x")
after = sys.getrefcount(True), sys.getrefcount(None)
print(ear.heard, before[0] - after[0], before[1] - after[1])
"""


def test_5000_signals_and_5000_void_calls_lose_neither_true_nor_none():
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    heard, true_lost, none_lost = map(int, done.stdout.split())
    assert heard == ROUNDS
    # A few come and go with whatever else the interpreter does; a leak of one per call would be thousands.
    assert true_lost < ROUNDS // 50
    assert none_lost < ROUNDS // 50
