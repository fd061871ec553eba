import io
import sys

import pytest

from auditor.cli.passphrase import ask_new, asker
from auditor.cli.words import Words
from auditor.errors import IdentityError, OutputError

ENGLISH = Words("en")


def test_the_first_line_of_the_file_is_the_passphrase(tmp_path):
    file = tmp_path / "words"
    file.write_bytes("cinq mots très bien choisis\r\nsecond line\r\n".encode())
    assert asker(str(file), ENGLISH)("Passphrase") == "cinq mots très bien choisis"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\n", b"x" * 5000])
def test_a_file_without_a_passphrase_is_said(tmp_path, content):
    file = tmp_path / "words"
    file.write_bytes(content)
    with pytest.raises(OutputError, match="first line"):
        asker(str(file), ENGLISH)("Passphrase")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(OutputError, match="cannot be read"):
        asker(str(tmp_path / "absent"), ENGLISH)("Passphrase")


def test_nobody_to_ask_is_said(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("typed blindly\n"))
    with pytest.raises(IdentityError, match="no terminal"):
        asker(None, ENGLISH)("Passphrase")


def test_a_new_passphrase_is_asked_twice_on_a_terminal():
    answers = iter(["one", "two"])
    with pytest.raises(IdentityError, match="differ"):
        ask_new(lambda _prompt: next(answers), "New passphrase", twice=True)
    assert ask_new(lambda _prompt: "same", "New passphrase", twice=True) == "same"
    assert ask_new(lambda _prompt: "once", "New passphrase", twice=False) == "once"
