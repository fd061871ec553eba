"""The program as its user runs it: a subprocess with a data folder of its own, and practice phones behind real adb."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.offline import child_environment
from support.softhsm import card  # noqa: F401  a fixture

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The machine-readable answer."""
        return json.loads(self.out)

    @property
    def sentence(self):
        """The one plain sentence of a failure; nothing else may stand on stderr."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


class Fieldcheck:
    """Runs `fieldcheck` with one data folder."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"

    @property
    def environment(self):
        # Guarded by tests/support/offline.py: the program itself may not leave the machine either.
        guarded = child_environment()
        path = os.pathsep.join([guarded["PYTHONPATH"], str(ROOT)])
        return guarded | {"PYTHONPATH": path, "HOME": str(self.folder), "PYTHONWARNINGS": "error"}

    def arguments(self, *words):
        return [sys.executable, "-m", "auditor", "--home", str(self.home), *map(str, words)]

    def __call__(self, *words, stdin=subprocess.DEVNULL):
        done = subprocess.run(
            self.arguments(*words),
            cwd=self.folder,
            env=self.environment,
            stdin=stdin,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def start(self, *words):
        """Start a command and leave it running."""
        return subprocess.Popen(
            self.arguments(*words),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def fieldcheck(tmp_path):
    return Fieldcheck(tmp_path)
