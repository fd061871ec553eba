"""A record names the program by the bytes of its own files."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import paths
from auditor.errors import ProgramError
from auditor.model.audit import ProgramForm
from auditor.program import digest_of, own_files, this_program

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _nothing_remembered():
    this_program.cache_clear()
    yield
    this_program.cache_clear()


@pytest.fixture
def copied(tmp_path):
    """A small program of the same shape."""
    for name in ("auditor/judge/match.py", "ui/app.py", "resources/trust/a.toml", "resources/docs/manual.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {name}\n", encoding="utf-8")
    return tmp_path


def digest(root):
    return digest_of(own_files(root, root / "resources"))


@pytest.mark.parametrize("name", ["auditor/judge/match.py", "ui/app.py", "resources/trust/a.toml"])
def test_one_byte_of_the_program_changed_is_another_program(copied, name):
    before = digest(copied)
    data = bytearray((copied / name).read_bytes())
    data[-1] ^= 1
    (copied / name).write_bytes(data)
    assert digest(copied) != before


def test_a_file_added_or_renamed_is_another_program(copied):
    before = digest(copied)
    (copied / "auditor" / "judge" / "match.py").rename(copied / "auditor" / "judge" / "catch.py")
    renamed = digest(copied)
    (copied / "auditor" / "extra.py").touch()
    assert len({before, renamed, digest(copied)}) == 3


def test_documents_and_what_python_leaves_behind_are_no_part_of_it(copied):
    before = digest(copied)
    (copied / "resources" / "docs" / "manual.md").write_text("another word", encoding="utf-8")
    (copied / "auditor" / "__pycache__").mkdir()
    (copied / "auditor" / "__pycache__" / "match.cpython-311.pyc").write_bytes(b"x")
    assert digest(copied) == before


def test_an_installed_wheel_is_the_same_program_as_its_source(copied):
    before = digest(copied)
    shutil.move(copied / "resources", copied / "auditor" / "_resources")
    assert digest_of(own_files(copied, copied / "auditor" / "_resources")) == before


def test_this_program_is_everything_that_it_runs(monkeypatch):
    program = this_program()
    assert program.form is ProgramForm.SOURCE
    names = own_files(ROOT, paths.resources())
    assert {"auditor/judge/verdict.py", "ui/app.py", "resources/banlist/fieldcheck-banlist.json"} <= set(names)
    # Read once: what is changed on the disk later is not what runs.
    monkeypatch.setattr("auditor.program.own_files", lambda *_: {})
    assert this_program() is program


def test_a_reader_finds_the_same_with_the_command_of_the_manual():
    for language in ("", ".fr"):
        text = (ROOT / "resources" / "docs" / f"deploying{language}.md").read_text(encoding="utf-8")
        (command,) = re.findall(r"^```\n(find .*?)^```", text, re.DOTALL | re.MULTILINE)
        told = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
        assert told.stdout.split()[0] == this_program().digest


def test_a_packaged_program_is_its_executable(tmp_path, monkeypatch):
    executable = tmp_path / "fieldcheck"
    executable.write_bytes(b"\x7fELF and the code")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    program = this_program()
    assert program.form is ProgramForm.PACKAGED
    assert program.digest == hashlib.sha256(executable.read_bytes()).hexdigest()


def test_a_program_that_cannot_be_read_is_said_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(ProgramError, match="cannot say which program it is"):
        this_program()
