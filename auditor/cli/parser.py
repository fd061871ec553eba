"""argparse in French: help pages and wrong usage, through the same catalogue as every other sentence."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from auditor.cli.words import NBSP
from auditor.french import in_french, said

FRENCH = "fr"


def asked_language(arguments: Sequence[str]) -> str | None:
    """The language that --lang asks for, before anything is parsed: wrong usage must be told in it too."""
    asked = None
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            asked = value if equals else next(iter(arguments[index + 1 : index + 2]), None)
    return asked if asked in ("en", FRENCH) else None


def parser_for(language: str | None) -> type[argparse.ArgumentParser]:
    """The parser that speaks this language."""
    return _FrenchParser if language == FRENCH else argparse.ArgumentParser


class _FrenchFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, said("usage: ", FRENCH) if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(said(heading or "", FRENCH) + NBSP)

    def add_text(self, text: str | None) -> None:
        super().add_text(said(text or "", FRENCH) or None)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        """Where argparse's own formatters change an option's help."""
        return said(action.help or "", FRENCH) or None


class _FrenchParser(argparse.ArgumentParser):
    """Its parsers of commands are of the same class, as argparse makes them."""

    def __init__(self, *, prog: str | None = None, description: str | None = None, epilog: str | None = None) -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=_FrenchFormatter)

    def error(self, message: str) -> NoReturn:
        """As argparse does; what the catalogue does not know of its words stays English."""
        self.print_usage(sys.stderr)
        known = in_french(f"error: {message}") or message
        self.exit(2, f"{self.prog}{NBSP}: {known}\n")
