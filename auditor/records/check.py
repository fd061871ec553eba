"""Proving the records anew: the chain, every kept answer and record against its digest and its log entry."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from auditor.errors import CustodyError
from auditor.model.audit import read_record
from auditor.model.codec import from_plain
from auditor.model.custody import Entry, EntryKind, LogCheck, RecordSealed
from auditor.model.evidence import Evidence
from auditor.model.plain import ShapeError, parse_json
from auditor.records import blobs
from auditor.records.custody import ORIGIN, chain_problems, erased_cases, is_erased
from auditor.records.search import index_gap


def check_records(database: Database, entries: Iterable[Entry]) -> LogCheck:
    """Check everything in the file; problems are said one sentence each, in the order of the log."""
    try:
        log = tuple(entries)
    except ShapeError as error:
        return LogCheck(0, 0, 0, ORIGIN, (f"The custody log holds an entry that is none: {error}.",))
    problems = [*chain_problems(log)]
    erased = erased_cases(log)
    there = tuple(entry for entry in log if not is_erased(entry, erased))
    kept = [(entry, _evidence(entry)) for entry in there if entry.kind is EntryKind.ANSWER_KEPT]
    for entry, evidence in kept:
        problems += _answer_problems(database, entry, evidence)
    sealed = [entry for entry in there if entry.kind is EntryKind.RECORD_SEALED]
    for entry in sealed:
        problems += _record_problems(database, entry, log)
    problems += _unfindable(database)
    problems += _strangers(database, len(kept), len(sealed))
    return LogCheck(len(log), len(kept), len(sealed), log[-1].digest if log else ORIGIN, tuple(problems))


def _evidence(entry: Entry) -> Evidence | None:
    try:
        return from_plain(Evidence, parse_json(entry.body.encode()))
    except ShapeError:
        return None


def _answer_problems(database: Database, entry: Entry, evidence: Evidence | None) -> list[str]:
    if evidence is None:
        return [f"Entry {entry.entry} does not say which answer was kept."]
    name = f"Answer {evidence.evidence_id} of case {entry.case_id}"
    row = _row(database, "answers", ["case_id", "evidence_id"], [entry.case_id, evidence.evidence_id])
    if row is None or (row["digest"], row["stderr_digest"]) != (evidence.digest, evidence.stderr_digest):
        return [f"{name} is missing or was replaced."]
    digests = {evidence.digest, evidence.stderr_digest}
    return [f"{name} is not what the phone sent: {error.why}." for error in _unloadable(database, digests)]


def _unloadable(database: Database, digests: Iterable[str]) -> list[CustodyError]:
    errors = []
    for digest in sorted(digests):
        try:
            blobs.load(database, digest)
        except CustodyError as error:
            errors.append(error)
    return errors


def _record_problems(database: Database, entry: Entry, log: tuple[Entry, ...]) -> list[str]:
    name = f"The record sealed by entry {entry.entry}"
    try:
        sealed = from_plain(RecordSealed, parse_json(entry.body.encode()))
        audit = read_record(blobs.load(database, sealed.digest))
    except (ShapeError, CustodyError) as error:
        return [f"{name} cannot be used: {error}"]
    if _row(database, "records", ["case_id", "digest"], [entry.case_id, sealed.digest]) is None:
        return [f"{name} is missing from its case."]
    head = audit.custody_head
    if head.entry > len(log) or log[head.entry - 1].digest != head.digest:
        return [f"{name} quotes entry {head.entry} of another log: entries were replaced or cut off."]
    return []


def _unfindable(database: Database) -> list[str]:
    """Cases that a search would not find by what their newest record says."""
    query = "SELECT case_id, digest, max(revision) FROM records GROUP BY case_id ORDER BY case_id"
    problems = []
    for row in database.query(query):
        try:
            audit = read_record(blobs.load(database, row["digest"]))
        except (ShapeError, CustodyError):
            continue  # said already: the record itself cannot be used
        if index_gap(database, audit):
            problems.append(f"The search index does not tell what the record of case {row['case_id']} says.")
    return problems


def _strangers(database: Database, kept: int, sealed: int) -> list[str]:
    problems = []
    answers, records = database.table("answers").count - kept, database.table("records").count - sealed
    if answers > 0:
        problems.append(f"{answers} answers lie in the file that the custody log does not know.")
    if records > 0:
        problems.append(f"{records} records lie in the file that the custody log does not know.")
    return problems


def _row(database: Database, table: str, columns: list[str], values: list[Any]) -> dict[str, Any] | None:
    where = " AND ".join(f"{column} = ?" for column in columns)
    return next(iter(database.table(table).rows_where(where, values)), None)
