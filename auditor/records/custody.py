"""The hash chain of the custody log: sealing an entry to the one before it, and checking that none was altered.

Each digest covers the entry's number, time, kind, case, body and the digest before it (SHA-256 of canonical JSON),
so that the newest digest fixes the whole log; of an erased case the bodies are gone and the digests stay. A log cut
off at its end still chains; what shows the cut is that every sealed record and signed report quotes the head as it
then was.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from auditor.model.codec import digest_of
from auditor.model.custody import Entry, EntryKind

ERASED = "{}"
"""What stands in place of an entry's body after its case was erased."""
ORIGIN = "0" * 64
"""What the first entry names as the digest before it."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a digest is taken over."""

    entry: int
    at: datetime
    kind: EntryKind
    case_id: str | None
    body: str
    previous: str


def seal(sealed: Sealed) -> Entry:
    """Make an entry of the chain. body: canonical JSON text; previous: the digest of the entry before."""
    digest = digest_of(sealed)
    return Entry(sealed.entry, sealed.at, sealed.kind, sealed.case_id, sealed.body, sealed.previous, digest)


def _digest_due(entry: Entry) -> str:
    return digest_of(Sealed(entry.entry, entry.at, entry.kind, entry.case_id, entry.body, entry.previous))


def is_erased(entry: Entry, erased: Collection[str]) -> bool:
    """Whether the entry's words were taken out with its case. erased: the cases that an entry of the log says so of."""
    return entry.body == ERASED and entry.case_id in erased


def erased_cases(entries: Iterable[Entry]) -> frozenset[str]:
    """The cases of which the log itself says that they were erased."""
    return frozenset(e.case_id for e in entries if e.kind is EntryKind.CASE_ERASED and e.case_id is not None)


def chain_problems(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Say, one sentence each, where the chain is broken; nothing if it holds from its origin on."""
    log = tuple(entries)
    erased = erased_cases(log)
    problems: list[str] = []
    number, previous = 0, ORIGIN
    for entry in log:
        number += 1
        if entry.entry != number:
            problems.append(f"Entry {number} is missing: the next one kept is {entry.entry}.")
            number = entry.entry
        elif entry.previous != previous:
            problems.append(f"Entry {entry.entry} does not follow entry {number - 1}: one of them was replaced.")
        if _digest_due(entry) != entry.digest and not is_erased(entry, erased):
            problems.append(f"Entry {entry.entry} was altered after it was written.")
        previous = entry.digest
    return tuple(problems)
