"""An unexpected warning of Qt's fails the test that caused it, as an unexpected warning of Python's does."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = """
from PySide6.QtCore import QObject, QTimer, qWarning

def test_in_the_test(qapp):
    qWarning("something is not as it should be")

def test_of_qt_itself(qapp):
    QTimer(QObject()).start(-1)

def test_nothing(qapp):
    pass
"""


def test_a_warning_of_qt_s_fails_the_test_that_caused_it(tmp_path):
    (tmp_path / "test_warned.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-n", "0", "-rA", "-q"]
    done = subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path)],
        capture_output=True, text=True, cwd=ROOT, timeout=100, check=False,
    )  # fmt: skip
    told = {
        line.split("::")[1]: line.split()[0] for line in done.stdout.splitlines() if "::" in line and line[0] in "PF"
    }
    assert {name.split()[0]: word for name, word in told.items()} == {
        "test_in_the_test": "FAILED", "test_of_qt_itself": "FAILED", "test_nothing": "PASSED",
    }, done.stdout  # fmt: skip
