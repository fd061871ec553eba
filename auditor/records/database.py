"""The SQLite file: opening, migrating, writing in one durable step, and SQLite's troubles in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from auditor.errors import CustodyError, NewerRecordsError, RecordsError, RecordsFullError
from auditor.records.schema import MIGRATIONS, VERSION

# Another Fieldcheck window may be writing a large answer; a single write takes far less than this.
BUSY_SECONDS = 15.0


def open_database(path: Path) -> Database:
    """Open or create the records file with WAL, full sync, foreign keys and the newest schema. Raises RecordsError."""
    with plain_words(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            return _prepare(connection, path)
        except BaseException:  # catch-all, raised again: whatever went wrong, Ctrl-C too, the file must not stay open
            connection.close()
            raise


def _prepare(connection: sqlite3.Connection, path: Path) -> Database:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise NewerRecordsError(
            f"The records in {path} cannot be opened",
            f"they were written by a newer version of Fieldcheck (schema {version}, this program knows {VERSION})",
            "Use that version, or choose another data folder with --home",
        )
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    database = Database(connection, execute_plugins=False)
    _migrate(connection, version)
    return database


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for number in range(version, VERSION):
        connection.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;",
        )


@contextmanager
def writing(database: Database, path: Path) -> Iterator[Database]:
    """One durable write: everything inside is on disk when the block ends, or nothing of it. Raises RecordsError."""
    with plain_words(path):
        database.conn.execute("BEGIN IMMEDIATE")
        try:
            yield database
            database.conn.execute("COMMIT")
        except BaseException:  # catch-all, raised again: all or nothing is written, and Ctrl-C may come in the middle
            database.rollback()
            raise


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into RecordsError kinds."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, path) from error


def _translated(error: sqlite3.Error, path: Path) -> RecordsError:
    code = str(getattr(error, "sqlite_errorname", "") or "")
    what = f"The records in {path} cannot be used"
    if code == "SQLITE_FULL" or code.startswith("SQLITE_IOERR_WRITE"):
        return RecordsFullError(
            f"The records in {path} cannot be written", "the disk is full", "Make room and repeat the last step"
        )
    if code in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
        return CustodyError(what, f"the file is damaged ({error})", "Keep it as it is and go on with another --home")
    if code in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return RecordsError(what, "another program is writing to them", "Close other Fieldcheck windows and try again")
    if code in ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"):
        return RecordsError(what, f"the folder may not be written ({error})", "Choose another data folder with --home")
    return RecordsError(what, str(error), "Check the disk, or choose another data folder with --home")
