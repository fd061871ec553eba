"""Parts of files asked for in one command, and taken out of its answer: many ranges of many files at a time. Pure.

Between the pieces stands a random mark with the exit code of what read them: a file that is shorter than it was, or is
gone, shifts nothing, and no app can write the mark into its file beforehand.
"""

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.android.apk.ranges import BLOCK, Blocks
from auditor.android.commands import MAX_COMMAND, ReadCommand

MARK_BYTES = 12
# An answer is held in memory and kept in the records; a few megabytes at a time keep a wish to stop heard.
MAX_ANSWER_BYTES = 8 * 1024 * 1024
# What framing adds on phones without shell v2 ("echo MARK B; ( … ) 2>&1; echo; echo MARK E $?").
_FRAMING = 100
_ROOM = MAX_COMMAND - _FRAMING


@dataclass(frozen=True, slots=True)
class Wanted:
    """Blocks of one file."""

    path: str
    blocks: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """What came back for one run of blocks. exit_code None: the answer ended before it was whole."""

    data: bytes
    exit_code: int | None


@dataclass(frozen=True, slots=True)
class Script:
    """One command, which of the wanted blocks it asks for, and the mark between the pieces."""

    command: ReadCommand
    parts: tuple[tuple[str, Blocks], ...]
    mark: str

    def pieces(self, answer: bytes) -> Iterator[tuple[str, Blocks, Piece]]:
        """The pieces of an answer, one for each part, whatever came of it."""
        seam = re.compile(rb"%b (\d{1,3})\r*\n" % self.mark.encode())
        at = 0
        for path, blocks in self.parts:
            found = seam.search(answer, at)
            if found is None:
                yield path, blocks, Piece(answer[at:], None)
                at = len(answer)
            else:
                yield path, blocks, Piece(answer[at : found.start()], int(found[1]))
                at = found.end()


def script(wanted: Sequence[Wanted], *, by_tail: bool = False) -> Script:
    """As many of the wanted blocks as go into one command, the first ones first. by_tail: for phones without dd."""
    mark = secrets.token_hex(MARK_BYTES)
    words = f"m={mark}"
    parts: list[tuple[str, Blocks]] = []
    size = 0
    for each in wanted:
        opening = f";p='{each.path}'"
        for blocks in each.blocks:
            more = opening + (_tail(blocks) if by_tail else _dd(blocks))
            if parts and (len((words + more).encode()) > _ROOM or size + blocks.count * BLOCK > MAX_ANSWER_BYTES):
                return Script(ReadCommand(words), tuple(parts), mark)
            words, opening = words + more, ""
            size += blocks.count * BLOCK
            parts.append((each.path, blocks))
    return Script(ReadCommand(words), tuple(parts), mark)


def _dd(blocks: Blocks) -> str:
    return f';dd if="$p" bs={BLOCK} skip={blocks.first} count={blocks.count} 2>/dev/null;echo $m $?'


def _tail(blocks: Blocks) -> str:
    return f';tail -c +{blocks.start + 1} "$p" 2>/dev/null|head -c {blocks.count * BLOCK};echo $m $?'


def stat_scripts(paths: Sequence[str]) -> Iterator[tuple[ReadCommand, tuple[str, ...]]]:
    """Commands that ask for size and modification time of files, and which files each of them names."""
    chosen: list[str] = []
    words = _STAT
    for path in paths:
        more = f" '{path}'"
        if chosen and len((words + more).encode()) > _ROOM:
            yield ReadCommand(words), tuple(chosen)
            chosen, words = [], _STAT
        chosen.append(path)
        words += more
    if chosen:
        yield ReadCommand(words), tuple(chosen)


_STAT = "stat -c '%s %Y %n'"
_TOLD = re.compile(r"(\d{1,19}) (-?\d{1,19}) (/.*)", re.ASCII)


def read_stats(answer: bytes) -> dict[str, tuple[int, int]]:
    """Path → size and modification time, of every line that says so."""
    told: dict[str, tuple[int, int]] = {}
    for line in answer.decode("utf-8", "backslashreplace").splitlines():
        found = _TOLD.fullmatch(line)
        if found is not None:
            told.setdefault(found[3], (int(found[1]), int(found[2])))
    return told
