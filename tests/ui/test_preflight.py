"""What the window needs of the computer is said in one sentence before Qt fails at it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.errors import WindowError
from ui.preflight import ALWAYS, ON_A_SCREEN, check_computer

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries along")


def lacking(*names):
    return lambda name: name not in names


@LINUX
@pytest.mark.parametrize("name", [*ALWAYS, *ON_A_SCREEN])
def test_a_missing_library_is_named_with_the_line_that_brings_it(name, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(WindowError) as said:
        check_computer(lacking(name))
    assert name in said.value.why
    assert said.value.remedy.endswith(f" {(ALWAYS | ON_A_SCREEN)[name]}”")


@LINUX
def test_several_are_named_at_once(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    with pytest.raises(WindowError) as said:
        check_computer(lacking("libGL.so.1", "libxcb-icccm.so.4"))
    assert said.value.remedy.endswith(" libgl1 libxcb-icccm4”"), "what is copied must not end in a full stop"


@LINUX
def test_without_a_screen_the_libraries_of_screens_are_not_asked_for(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    check_computer(lacking(*ON_A_SCREEN))


@LINUX
def test_a_computer_without_a_screen_is_told_of_the_command_line(tmp_path):
    kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "--home", str(tmp_path)],
        cwd=ROOT, env=kept, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("The window cannot be opened: ")


def test_nothing_is_asked_of_other_systems(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    check_computer(lacking(*ALWAYS))
