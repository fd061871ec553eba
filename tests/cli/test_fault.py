"""A fault of the program itself: one sentence, a log without anything personal, and never a traceback."""

import pytest

from auditor.cli import main
from auditor.crash import FOLDER

SECRET = "serial R5CW81 of A. Tremblay"


def fail(*_given):
    raise KeyError(SECRET)


@pytest.fixture
def broken(monkeypatch):
    """A program whose every command has a fault."""
    monkeypatch.setattr(main, "command", lambda _name: fail)


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ((), "Fieldcheck itself has a fault (KeyError)."),
        (("--lang", "fr"), "Fieldcheck lui-même a une panne (KeyError)."),
    ],
)
def test_a_fault_is_one_sentence_that_names_its_log(broken, tmp_path, capsys, words, begin):
    code = main.run(["--home", str(tmp_path), *words, "cases"], fail)
    told = capsys.readouterr()
    assert code == 1
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert told.err.startswith(begin)
    (log,) = (tmp_path / FOLDER).iterdir()
    assert str(log) in told.err
    text = log.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "test_fault.py" in text
    assert SECRET not in text + told.err


def test_a_fault_whose_log_cannot_be_written_is_told_all_the_same(broken, tmp_path, capsys, monkeypatch):
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    assert main.run(["--home", str(tmp_path), "cases"], fail) == 1
    assert "No log of it could be written." in capsys.readouterr().err


def test_a_window_that_fails_while_it_opens_is_told_too(tmp_path, capsys):
    assert main.run(["--home", str(tmp_path)], fail) == 1
    assert "Fieldcheck itself has a fault" in capsys.readouterr().err
