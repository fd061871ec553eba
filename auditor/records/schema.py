"""The tables of the records file, as migrations from one schema version to the next."""

# PRAGMA user_version holds the number of migrations applied. A file with a higher number comes from a newer program.
MIGRATIONS = (
    """
    CREATE TABLE cases (
        case_id TEXT PRIMARY KEY, opened TEXT NOT NULL, serial TEXT NOT NULL, operator TEXT NOT NULL,
        practice INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE blobs (digest TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
    CREATE TABLE answers (
        case_id TEXT NOT NULL REFERENCES cases, evidence_id TEXT NOT NULL, question TEXT NOT NULL,
        changes_phone INTEGER NOT NULL, digest TEXT NOT NULL REFERENCES blobs,
        stderr_digest TEXT NOT NULL REFERENCES blobs, exit_code INTEGER, ending TEXT NOT NULL,
        started TEXT NOT NULL, finished TEXT NOT NULL, PRIMARY KEY (case_id, evidence_id)
    ) STRICT;
    CREATE TABLE records (
        case_id TEXT NOT NULL REFERENCES cases, revision INTEGER NOT NULL, sealed TEXT NOT NULL,
        digest TEXT NOT NULL REFERENCES blobs, phone TEXT NOT NULL, verdict TEXT NOT NULL,
        PRIMARY KEY (case_id, revision)
    ) STRICT;
    CREATE TABLE custody (
        entry INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, case_id TEXT REFERENCES cases,
        body TEXT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX custody_by_case ON custody (case_id, kind);
    CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody
        BEGIN SELECT RAISE(ABORT, 'the custody log cannot be changed'); END;
    CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody
        BEGIN SELECT RAISE(ABORT, 'the custody log cannot be shortened'); END;
    CREATE TRIGGER answers_no_update BEFORE UPDATE ON answers
        BEGIN SELECT RAISE(ABORT, 'a kept answer cannot be changed'); END;
    CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs
        BEGIN SELECT RAISE(ABORT, 'a kept answer cannot be changed'); END;
    CREATE TRIGGER records_no_update BEFORE UPDATE ON records
        BEGIN SELECT RAISE(ABORT, 'a sealed record cannot be changed'); END;
    """,
    # What the search of cases looks into. It is made from the sealed records and can be made from them again.
    """
    CREATE TABLE case_facts (
        number INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE REFERENCES cases, serials TEXT NOT NULL,
        model TEXT NOT NULL, operator TEXT NOT NULL
    ) STRICT;
    CREATE TABLE apps (app INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE case_apps (
        app INTEGER NOT NULL REFERENCES apps, number INTEGER NOT NULL REFERENCES case_facts,
        PRIMARY KEY (app, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_apps_by_case ON case_apps (number);
    CREATE INDEX custody_by_kind ON custody (kind, case_id);
    """,
    # Erasing a case: the words of its entries may go once an entry says that it was erased; their digests stay.
    """
    ALTER TABLE cases ADD COLUMN erased TEXT;
    DROP TRIGGER custody_no_update;
    CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody
        WHEN NOT (
            NEW.body = '{}' AND OLD.kind <> 'case erased'
            AND NEW.entry = OLD.entry AND NEW.at = OLD.at AND NEW.kind = OLD.kind AND NEW.case_id = OLD.case_id
            AND NEW.previous = OLD.previous AND NEW.digest = OLD.digest
            AND EXISTS (SELECT 1 FROM custody WHERE kind = 'case erased' AND case_id = OLD.case_id)
        )
        BEGIN SELECT RAISE(ABORT, 'the custody log cannot be changed'); END;
    """,
)
VERSION = len(MIGRATIONS)
