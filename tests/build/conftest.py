"""The set-up scripts as modules: they import one another from their own folder, as they do when dev.py is started."""

import importlib
import sys
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parent.parent.parent / "build"


@pytest.fixture(scope="session")
def script():
    """Import one of build/*.py by name."""
    folders = [str(BUILD), str(BUILD / "packing")]
    sys.path[:0] = folders
    yield importlib.import_module
    for folder in folders:
        sys.path.remove(folder)


@pytest.fixture
def dev(script):
    return script("dev")


@pytest.fixture
def gates(script):
    return script("gates")


@pytest.fixture
def machine(script):
    return script("machine")


@pytest.fixture
def perfect(script):
    return script("perfect")


@pytest.fixture
def setup_error(script):
    return script("trouble").SetupError


@pytest.fixture
def workbench(script, tmp_path, monkeypatch):
    """The environment's rules on a folder of the test's own, with a lock that names nothing: real venv, real pip."""
    bench = script("workbench")
    (tmp_path / "lock").write_text("# nothing\n", encoding="utf-8")
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    monkeypatch.setattr(bench, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bench, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(bench, "ROOM_NEEDED", 1)
    return bench
