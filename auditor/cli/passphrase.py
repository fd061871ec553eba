"""Asking for a passphrase: on the terminal, or from a file; never from the command line or the environment."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.words import Words
from auditor.errors import IdentityError, OutputError
from auditor.files import read_bounded

if TYPE_CHECKING:
    from auditor.workflow.signers import Ask

# A passphrase is a sentence; a larger file is the wrong file.
MAX_PASSPHRASE_BYTES = 4096
NEW_PASSPHRASE = "New passphrase (at least 12 characters)"  # noqa: S105  the question and no answer


def asker(file: str | None, words: Words) -> "Ask":
    """Who answers: the first line of the file if one was named, else the person at the terminal."""
    if file is not None:
        return lambda _prompt: _from_file(Path(file))
    return lambda prompt: _from_terminal(prompt, words)


def at_terminal(options: argparse.Namespace) -> bool:
    """Whether a person types the passphrase, who may slip."""
    return options.passphrase_file is None and sys.stdin.isatty()


def ask_new(ask: "Ask", prompt: str, *, twice: bool) -> str:
    """Ask for a new passphrase, on a terminal a second time against slips. Raises IdentityError if they differ."""
    first = ask(prompt)
    if twice and ask(f"{prompt} (again)") != first:
        raise IdentityError("No key was made", "the two passphrases differ", "Try again")
    return first


def _from_terminal(prompt: str, words: Words) -> str:
    if not sys.stdin.isatty():
        raise IdentityError(
            "The passphrase cannot be asked for", "there is no terminal", "Name a file with --passphrase-file"
        )
    return getpass.getpass(f"{words.said(prompt)}{words.colon} ", stream=sys.stderr)


def _from_file(path: Path) -> str:
    data = read_bounded(path, MAX_PASSPHRASE_BYTES)
    first = data.splitlines()[0] if data.splitlines() else b""
    try:
        passphrase = first.decode("utf-8")
    except UnicodeDecodeError:
        passphrase = ""
    if len(data) > MAX_PASSPHRASE_BYTES or not passphrase:
        why = "its first line is no passphrase in UTF-8"
        raise OutputError(f"The passphrase file {path} cannot be used", why, "Write the passphrase on its first line")
    return passphrase
