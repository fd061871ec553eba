"""Dispatch: one command line → one command → an exit code; every known error → one plain sentence on stderr."""

import sys
from collections.abc import Callable, Sequence

from auditor.app import PRACTICE_NAMES, Options, Workplace
from auditor.cli.about import version
from auditor.cli.arguments import parse
from auditor.cli.context import Context
from auditor.cli.loading import COMMANDS, command
from auditor.cli.options import Face, explicit_practice
from auditor.cli.parser import asked_language
from auditor.cli.passphrase import asker
from auditor.cli.progress import end_line
from auditor.cli.words import Words
from auditor.errors import AuditorError, UsageError
from auditor.model.settings import Language

FAILURE = 1
WRONG_USAGE = 2
INTERRUPTED = 130


OpenWindow = Callable[[Options, str | None], int]
"""Opens the window with the global options and a language ("en", "fr" or None: as remembered); its exit code."""


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command line and return its exit code. Without a command the window is opened."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal in another encoding shows a code instead of ending the program.
            stream.reconfigure(errors="backslashreplace")
    words = Words(asked_language(arguments) or Language.EN.value)
    try:
        options = parse(explicit_practice(arguments, PRACTICE_NAMES[0], COMMANDS))
        chosen = Options(options.home, options.adb_server, options.practice)
        if options.command is None and not options.version:
            return open_window(chosen, options.lang)
        with Workplace(chosen) as workplace:
            words = Words(options.lang or _language(workplace))
            context = Context(workplace, Face(words, options.json), asker(options.passphrase_file, words))
            return version(context) if options.version else command(options.command)(context, options)
    except UsageError as error:
        _complain(error, words)
        return WRONG_USAGE
    except AuditorError as error:
        _complain(error, words)
        return FAILURE
    except KeyboardInterrupt:
        end_line()
        sys.stderr.write(f"{words.said('Stopped. Everything that was done so far is in the records.')}\n")
        return INTERRUPTED


def _language(workplace: Workplace) -> str:
    return (workplace.settings.language or Language.EN).value


def _complain(error: AuditorError, words: Words) -> None:
    end_line()
    sys.stderr.write(f"{words.error(error)}\n")
