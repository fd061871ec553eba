"""Dispatch: one command line → one command → an exit code; every known error → one plain sentence on stderr."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from auditor.cli.arguments import parse
from auditor.cli.context import Context
from auditor.cli.loading import COMMANDS, command
from auditor.cli.options import Face, explicit_practice
from auditor.cli.parser import asked_language
from auditor.cli.passphrase import asker
from auditor.cli.progress import end_line
from auditor.cli.words import Words
from auditor.crash import write_log
from auditor.errors import AuditorError, UsageError
from auditor.model.options import Options
from auditor.model.settings import Language

if TYPE_CHECKING:
    from auditor.app import Workplace

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
    home = None
    try:
        options = parse(explicit_practice(arguments, _first_practice_phone(arguments), COMMANDS))
        home = options.home
        chosen = Options(options.home, options.adb_server, options.practice, options.open)
        if options.command is None and not options.version:
            return open_window(chosen, options.lang)
        with _app().Workplace(chosen) as workplace:
            words = Words(options.lang or _language(workplace))
            context = Context(workplace, Face(words, options.json), asker(options.passphrase_file, words))
            return _version(context) if options.version else command(options.command)(context, options)
    except UsageError as error:
        _complain(error, words)
        return WRONG_USAGE
    except AuditorError as error:
        _complain(error, words)
        return FAILURE
    except Exception as fault:  # noqa: BLE001 # catch-all: the entry; nobody above could say what happened
        _tell(fault, home, words)
        return FAILURE
    except KeyboardInterrupt:
        end_line()
        sys.stderr.write(f"{words.said('Stopped. Everything that was done so far is in the records.')}\n")
        return INTERRUPTED


def _app() -> Any:
    """The composition root. What it joins takes half a second to load, which opening the window does not wait for."""
    return import_module("auditor.app")


def _version(context: Context) -> int:
    return int(import_module("auditor.cli.about").version(context))


def _first_practice_phone(arguments: Sequence[str]) -> str:
    return str(_app().PRACTICE_NAMES[0]) if "--practice" in arguments else ""


def _language(workplace: "Workplace") -> str:
    return (workplace.settings.language or Language.EN).value


def _complain(error: AuditorError, words: Words) -> None:
    end_line()
    sys.stderr.write(f"{words.error(error)}\n")


def _tell(fault: Exception, home: str | None, words: Words) -> None:
    """A fault of the program itself: one sentence, and a log of where it happened, with nothing personal in it."""
    end_line()
    kind = type(fault).__name__
    log = write_log(home, fault)
    sentence = (
        f"Fieldcheck itself has a fault ({kind}). Everything that was done so far is in the records. "
        f"Send its makers {log}, which holds nothing personal."
        if log
        else f"Fieldcheck itself has a fault ({kind}). Everything that was done so far is in the records. "
        "No log of it could be written."
    )
    sys.stderr.write(f"{words.said(sentence, 2000)}\n")
