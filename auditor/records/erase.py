"""Erasing a case: its answers, records and words leave the file, the digests of its log entries stay in the chain."""

from datetime import datetime

from sqlite_utils import Database

from auditor.model.codec import to_plain
from auditor.records.custody import ERASED

_UNUSED = """DELETE FROM blobs WHERE digest NOT IN (SELECT digest FROM answers)
    AND digest NOT IN (SELECT stderr_digest FROM answers) AND digest NOT IN (SELECT digest FROM records)"""
_OF_CASE = "DELETE FROM case_apps WHERE number IN (SELECT number FROM case_facts WHERE case_id = ?)"


def held(database: Database, case_id: str) -> tuple[int, int]:
    """How many answers and records a case holds."""
    answers = database.table("answers").count_where("case_id = ?", [case_id])
    records = database.table("records").count_where("case_id = ?", [case_id])
    return answers, records


def erase(database: Database, case_id: str, now: datetime) -> None:
    """Take out what a case holds, inside the caller's write, after the entry that says so was appended."""
    execute = database.conn.execute
    execute("UPDATE custody SET body = ? WHERE case_id = ? AND kind <> 'case erased'", [ERASED, case_id])
    execute(_OF_CASE, [case_id])
    for table in ("case_facts", "answers", "records"):
        execute(f"DELETE FROM {table} WHERE case_id = ?", [case_id])  # noqa: S608 - the names stand two lines above
    execute("DELETE FROM apps WHERE app NOT IN (SELECT app FROM case_apps)")
    execute(_UNUSED)
    execute("UPDATE cases SET serial = '', operator = '', erased = ? WHERE case_id = ?", [to_plain(now), case_id])


def overwrite_free_space(database: Database) -> None:
    """Write the file anew without what was erased: SQLite only marks its pages as free, and the journal has copies."""
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.conn.execute("VACUUM")
    database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
