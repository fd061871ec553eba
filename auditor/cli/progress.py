"""Progress of long work on stderr, when that is a terminal; and the operator's Ctrl-C as a request to stop."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from auditor.cli.words import Words, shown
from auditor.french import in_french
from auditor.model.reading import Progress
from auditor.ports import Report, Stop

_ERASE = "\r\x1b[2K"


def reporter(words: Words) -> Report:
    """Show each step on one line of the terminal; say nothing to a file or pipe."""
    if not sys.stderr.isatty():
        return lambda _progress: None
    return lambda progress: _show(progress, words)


def _show(progress: Progress, words: Words) -> None:
    count = f"{progress.done}" if progress.total is None else f"{progress.done}/{progress.total}"
    sys.stderr.write(f"{_ERASE}{count}  {shown(_doing(progress, words), 90)}")
    sys.stderr.flush()


def _doing(progress: Progress, words: Words) -> str:
    """What is being done; during a removal that is the command itself, which has no other language."""
    return in_french(progress.doing) or progress.doing if words.language == "fr" else progress.doing


def end_line() -> None:
    """Erase the progress line before an answer is printed."""
    if sys.stderr.isatty():
        sys.stderr.write(_ERASE)


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Turn the first Ctrl-C into a request to stop in good order; a second one ends the program at once."""
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
