"""The records: cases, their raw answers and sealed records, and the custody log that all of it is written to."""

import secrets
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from auditor.errors import NoCaseError, RecordsError
from auditor.model.audit import Audit, CustodyHead, read_record, record_bytes
from auditor.model.codec import canonical_json, from_plain, to_plain
from auditor.model.custody import (
    Body,
    CaseErased,
    CaseOpened,
    CaseSummary,
    Entry,
    EntryKind,
    ExceptionRecorded,
    LogCheck,
    OpenIntent,
    RecordSealed,
    StepAnswered,
    StepIntended,
    StepJudged,
)
from auditor.model.evidence import Evidence, RawAnswer
from auditor.model.history import CaseQuestion
from auditor.model.plain import ShapeError, parse_json
from auditor.ports import Clock
from auditor.records import blobs, search
from auditor.records.check import check_records
from auditor.records.custody import ERASED, ORIGIN, Sealed, seal
from auditor.records.database import open_database, plain_words, writing
from auditor.records.erase import erase, held, overwrite_free_space

FILE_NAME = "records.sqlite"
_STEP_KINDS = (EntryKind.STEP_INTENDED, EntryKind.STEP_ANSWERED, EntryKind.STEP_JUDGED)
EVERY_CASE = CaseQuestion()


class Records:
    """One records file. Every method that writes has made its change durable when it returns. Raises RecordsError."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Open or create the records in a folder."""
        self.path = folder / FILE_NAME
        self._clock = clock
        self._db: Database = open_database(self.path)
        if self.head().entry == 0:
            self._append(EntryKind.RECORDS_BEGUN, None, "{}")
        if search.without_index(self._db):
            with writing(self._db, self.path):
                search.catch_up(self._db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # ------------------------------------------------------------ custody log
    def head(self) -> CustodyHead:
        """The newest entry of the custody log; entry 0 if there is none yet."""
        with plain_words(self.path):
            return self._head()

    def _head(self) -> CustodyHead:
        for row in self._db.query("SELECT entry, digest FROM custody ORDER BY entry DESC LIMIT 1"):
            return CustodyHead(row["entry"], row["digest"])
        return CustodyHead(0, ORIGIN)

    def log(self, kind: EntryKind, case_id: str | None, body: Body) -> None:
        """Write one act to the custody log."""
        self._append(kind, case_id, canonical_json(body).decode())

    def _append(self, kind: EntryKind, case_id: str | None, body: str) -> None:
        with writing(self._db, self.path):
            self._append_inside(kind, case_id, body)

    def _append_inside(self, kind: EntryKind, case_id: str | None, body: str) -> None:
        head = self._head()
        # Milliseconds are what the canonical form keeps; more would not survive the round trip through the file.
        now = self._clock.now()
        at = now.replace(microsecond=now.microsecond // 1000 * 1000)
        entry = seal(Sealed(head.entry + 1, at, kind, case_id, body, head.digest))
        self._db.table("custody").insert(asdict(entry) | {"at": to_plain(at), "kind": kind.value}, pk="entry")

    # ------------------------------------------------------------ cases
    def open_case(self, opened: CaseOpened) -> str:
        """Begin a case and return its id: year, number within the year, and four hex digits against collisions."""
        now = self._clock.now()
        with writing(self._db, self.path):
            (row,) = self._db.query("SELECT count(*) AS n FROM cases WHERE case_id LIKE ?", [f"{now.year}-%"])
            case_id = f"{now.year}-{row['n'] + 1:04}-{secrets.token_hex(2)}"
            case = {"case_id": case_id, "opened": to_plain(now), "serial": opened.serial}
            self._db.table("cases").insert(case | {"operator": opened.operator, "practice": int(opened.practice)})
            search.enter_case(self._db, case_id, opened.serial, opened.operator)
            self._append_inside(EntryKind.CASE_OPENED, case_id, canonical_json(opened).decode())
        return case_id

    def find_case(self, reference: str) -> str:
        """Resolve a case id, an unambiguous beginning of one, or `latest`. Raises NoCaseError."""
        if reference == "latest":
            newest = "SELECT * FROM cases WHERE erased IS NULL ORDER BY rowid DESC LIMIT 1"
            rows = list(self._db.query(newest))
        else:
            rows = [row for row in self._db.query("SELECT * FROM cases") if row["case_id"].startswith(reference)]
        if len(rows) == 1 and rows[0]["erased"]:
            why = f"what it held was erased on {rows[0]['erased'][:10]}"
            raise NoCaseError(f"Case {reference!r} cannot be opened", why, "See fieldcheck cases for the list")
        if len(rows) != 1 or not reference:
            why = "several cases begin like this" if len(rows) > 1 else "there is no such case in these records"
            raise NoCaseError(f"Case {reference!r} cannot be opened", why, "See fieldcheck cases for the list")
        return str(rows[0]["case_id"])

    def cases(self, question: CaseQuestion = EVERY_CASE) -> tuple[CaseSummary, ...]:
        """The cases that answer a question, or all; newest first."""
        with plain_words(self.path):
            return tuple(search.found(self._db, question))

    # ------------------------------------------------------------ answers
    def keep(self, case_id: str, answer: RawAnswer) -> Evidence:
        """Keep one raw answer of a case and return what names it."""
        with writing(self._db, self.path):
            (row,) = self._db.query("SELECT count(*) AS n FROM answers WHERE case_id = ?", [case_id])
            evidence = Evidence(
                evidence_id=f"E-{row['n'] + 1:02}",
                question=answer.question,
                digest=blobs.store(self._db, answer.stdout),
                size=len(answer.stdout),
                stderr_digest=blobs.store(self._db, answer.stderr),
                stderr_size=len(answer.stderr),
                exit_code=answer.exit_code,
                ending=answer.ending,
                started=answer.started,
                finished=answer.finished,
            )
            self._db.table("answers").insert(_answer_row(case_id, answer, evidence))
            self._append_inside(EntryKind.ANSWER_KEPT, case_id, canonical_json(evidence).decode())
        return evidence

    def answer(self, case_id: str, evidence_id: str) -> bytes:
        """The raw bytes of a kept answer. Raises CustodyError if they are missing or altered."""
        query = "SELECT digest FROM answers WHERE case_id = ? AND evidence_id = ?"
        for row in self._db.query(query, [case_id, evidence_id]):
            return blobs.load(self._db, row["digest"])
        raise NoCaseError(f"Evidence {evidence_id} cannot be shown", "the case has none of that number", "Check the id")

    # ------------------------------------------------------------ records
    def seal_record(
        self, audit: Audit, judged: tuple[StepJudged, ...] = (), exception: ExceptionRecorded | None = None
    ) -> bytes:
        """Keep the audit as the newest record of its case and return the record's bytes.

        judged: the steps whose outcome the record states for the first time; exception: the one that it holds for the
        first time. They are logged in the same write, so that a step is either open or in the record, whenever the
        program ends.
        """
        data = record_bytes(audit)
        with writing(self._db, self.path):
            (row,) = self._db.query("SELECT count(*) AS n FROM records WHERE case_id = ?", [audit.audit_id])
            digest = blobs.store(self._db, data)
            self._db.table("records").insert(
                {
                    "case_id": audit.audit_id,
                    "revision": row["n"] + 1,
                    "sealed": to_plain(self._clock.now()),
                    "digest": digest,
                    "phone": audit.device.title,
                    "verdict": audit.present_verdict.value,
                }
            )
            search.enter_record(self._db, audit)
            for step in judged:
                self._append_inside(EntryKind.STEP_JUDGED, audit.audit_id, canonical_json(step).decode())
            if exception is not None:
                body = canonical_json(exception).decode()
                self._append_inside(EntryKind.EXCEPTION_RECORDED, audit.audit_id, body)
            sealed = RecordSealed(digest, audit.verdict, audit.verdict_after)
            self._append_inside(EntryKind.RECORD_SEALED, audit.audit_id, canonical_json(sealed).decode())
        return data

    def record(self, case_id: str) -> tuple[Audit, bytes]:
        """The newest record of a case and its bytes. Raises NoCaseError if none was sealed, CustodyError if altered."""
        query = "SELECT digest FROM records WHERE case_id = ? ORDER BY revision DESC LIMIT 1"
        for row in self._db.query(query, [case_id]):
            data = blobs.load(self._db, row["digest"])
            return _read(case_id, data), data
        raise NoCaseError(
            f"Case {case_id} has no record", "its audit was stopped before it ended", "Audit the phone again"
        )

    def newest_of(self, serial: str) -> Audit | None:
        """The newest sealed record of a phone by adb's name, or None. Raises CustodyError if altered, ShapeError."""
        query = """SELECT r.digest FROM records r JOIN cases c ON c.case_id = r.case_id WHERE c.serial = ?
            ORDER BY c.opened DESC, c.rowid DESC, r.revision DESC LIMIT 1"""
        with plain_words(self.path):
            for row in self._db.query(query, [serial]):
                return read_record(blobs.load(self._db, row["digest"]))
        return None

    def erase_case(self, case_id: str, rule: str, operator: str) -> CaseErased:
        """Take out everything that a case holds but the digests of its entries, and say so in the log.

        Raises RecordsError if a removal step of it was begun and never judged.
        """
        if self.open_intents(case_id):
            why = "a removal step of it was begun, and what came of it is not known yet"
            raise RecordsError(
                f"Case {case_id} was not erased", why, f"Settle it first with fieldcheck settle {case_id}"
            )
        with writing(self._db, self.path):
            erased = CaseErased(rule, operator, *held(self._db, case_id))
            self._append_inside(EntryKind.CASE_ERASED, case_id, canonical_json(erased).decode())
            erase(self._db, case_id, self._clock.now())
        with plain_words(self.path):
            overwrite_free_space(self._db)
        return erased

    # ------------------------------------------------------------ intents
    def open_intents(self, case_id: str) -> tuple[OpenIntent, ...]:
        """The steps of a case that were begun and never judged. Of a case that was erased nothing is open."""
        intents: dict[tuple[str, int], OpenIntent] = {}
        for entry in self.entries(case_id):
            if entry.kind not in _STEP_KINDS or entry.body == ERASED:
                continue
            body = parse_json(entry.body.encode())
            if entry.kind is EntryKind.STEP_INTENDED:
                begun = from_plain(StepIntended, body)
                intents[begun.plan_digest, begun.step.number] = OpenIntent(
                    case_id, begun.plan_digest, begun.step, entry.at
                )
            elif entry.kind is EntryKind.STEP_ANSWERED:
                said = from_plain(StepAnswered, body)
                key = (said.plan_digest, said.number)
                intents |= {key: replace(intents[key], answered=said)} if key in intents else {}
            else:
                judged = from_plain(StepJudged, body)
                intents.pop((judged.plan_digest, judged.number), None)
        return tuple(intents.values())

    def evidence(self, case_id: str) -> tuple[Evidence, ...]:
        """What names every answer that is kept of a case, in the order kept."""
        kept = (e for e in self.entries(case_id) if e.kind is EntryKind.ANSWER_KEPT and e.body != ERASED)
        return tuple(from_plain(Evidence, parse_json(entry.body.encode())) for entry in kept)

    def entries(self, case_id: str | None = None) -> Iterator[Entry]:
        """The custody log in order: of one case, or whole."""
        where, values = ("WHERE case_id = ?", [case_id]) if case_id else ("", [])
        with plain_words(self.path):
            for row in self._db.query(f"SELECT * FROM custody {where} ORDER BY entry", values):  # noqa: S608
                yield from_plain(Entry, row)

    def check(self) -> LogCheck:
        """Prove the chain and every digest of the records anew."""
        with plain_words(self.path):
            return check_records(self._db, self.entries())


def _read(case_id: str, data: bytes) -> Audit:
    try:
        return read_record(data)
    except ShapeError as error:
        raise RecordsError(
            f"The record of case {case_id} cannot be read",
            f"another version of Fieldcheck wrote it ({error})",
            "Open it with that version",
        ) from error


class CaseKeeper:
    """An AnswerKeeper for one case."""

    def __init__(self, records: Records, case_id: str) -> None:
        """Keep answers under a case that is open."""
        self._records = records
        self._case_id = case_id

    def keep(self, answer: RawAnswer) -> Evidence:
        """Store the answer durably and return what names it. Raises RecordsError."""
        return self._records.keep(self._case_id, answer)


def _answer_row(case_id: str, answer: RawAnswer, evidence: Evidence) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "evidence_id": evidence.evidence_id,
        "question": answer.question,
        "changes_phone": int(answer.changes_phone),
        "digest": evidence.digest,
        "stderr_digest": evidence.stderr_digest,
        "exit_code": answer.exit_code,
        "ending": answer.ending.value,
        "started": to_plain(answer.started),
        "finished": to_plain(answer.finished),
    }
