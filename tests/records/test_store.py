import sqlite3
from random import Random

import pytest

from auditor.errors import CustodyError, NewerRecordsError, NoCaseError, RecordsError, RecordsFullError
from auditor.model.custody import EntryKind, StepIntended, StepJudged
from auditor.model.finding import Verdict
from auditor.model.removal import Outcome
from auditor.records import blobs
from auditor.records.store import FILE_NAME, CaseKeeper, Records
from support import build
from support.audits import audit


def raw_sql(records, *statements):
    """Write to the file behind the program's back, as somebody with a database tool would."""
    with sqlite3.connect(records.path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_new_records_file_begins_its_log(records):
    assert records.head().entry == 1
    assert [entry.kind for entry in records.entries()] == [EntryKind.RECORDS_BEGUN]
    assert records.check().problems == ()


def test_the_file_is_durable_and_strict(records):
    pragma = {name: records._db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in (
        "journal_mode", "synchronous", "foreign_keys",
    )}  # fmt: skip
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_case_ids_count_within_the_year_and_are_found_by_their_beginning(records, opening):
    first, second = records.open_case(opening), records.open_case(opening)
    assert (first[:9], second[:9]) == ("2026-0001", "2026-0002")
    assert records.find_case("2026-0001") == first
    assert records.find_case(second) == second
    assert records.find_case("latest") == second


@pytest.mark.parametrize("reference", ["2026", "2027-0001", "", "%", "latest "])
def test_a_case_that_is_not_one_is_refused(records, opening, reference):
    records.open_case(opening)
    records.open_case(opening)
    with pytest.raises(NoCaseError):
        records.find_case(reference)


def test_a_kept_answer_comes_back_byte_for_byte(records, opening, raw):
    case_id = records.open_case(opening)
    data = bytes(range(256)) * 5000
    evidence = CaseKeeper(records, case_id).keep(raw(stdout=data, stderr=b"warning"))
    assert (evidence.evidence_id, evidence.size, evidence.stderr_size) == ("E-01", len(data), 7)
    assert records.answer(case_id, "E-01") == data
    assert records.keep(case_id, raw(stdout=data)).evidence_id == "E-02"
    with pytest.raises(NoCaseError):
        records.answer(case_id, "E-03")


def test_a_sealed_record_comes_back_equal(records, opening):
    case_id = records.open_case(opening)
    sealed = audit(audit_id=case_id)
    data = records.seal_record(sealed)
    assert records.record(case_id) == (sealed, data)
    (summary,) = records.cases()
    assert (summary.case_id, summary.verdict, summary.phone) == (case_id, Verdict.COMPLIANT, "Example Phone")


def test_the_newest_record_of_a_case_counts(records, opening):
    case_id = records.open_case(opening)
    records.seal_record(audit(audit_id=case_id))
    records.seal_record(audit(audit_id=case_id, verdict_after=Verdict.REVIEW))
    assert records.record(case_id)[0].verdict_after is Verdict.REVIEW
    assert records.cases()[0].verdict is Verdict.REVIEW


def test_a_case_without_a_record_says_so(records, opening):
    case_id = records.open_case(opening)
    assert records.cases()[0].verdict is None
    with pytest.raises(NoCaseError, match="stopped before it ended"):
        records.record(case_id)


def test_an_intent_is_open_until_it_is_judged(records, opening):
    case_id = records.open_case(opening)
    for plan in ("p1", "p2"):
        records.log(EntryKind.STEP_INTENDED, case_id, StepIntended(plan, build.step()))
    records.log(EntryKind.STEP_JUDGED, case_id, StepJudged("p1", 1, Outcome.REMOVED, "gone"))
    (intent,) = records.open_intents(case_id)
    assert (intent.plan_digest, intent.step) == ("p2", build.step())
    assert records.cases()[0].open_intents == 1


def test_a_step_is_judged_in_the_same_write_as_its_record(records, opening, monkeypatch):
    case_id = records.open_case(opening)
    records.log(EntryKind.STEP_INTENDED, case_id, StepIntended("p1", build.step()))
    judged = (StepJudged("p1", 1, Outcome.REMOVED, "gone"),)
    pages = records._db.conn.execute("PRAGMA page_count").fetchone()[0]
    records._db.conn.execute(f"PRAGMA max_page_count = {pages}")
    noise = tuple(build.package(f"org.example.app{n}") for n in range(2000))
    with pytest.raises(RecordsFullError):
        records.seal_record(audit(audit_id=case_id, packages=noise), judged)
    assert len(records.open_intents(case_id)) == 1
    records._db.conn.execute("PRAGMA max_page_count = 1000000")
    records.seal_record(audit(audit_id=case_id, head=records.head()), judged)
    assert records.open_intents(case_id) == ()
    assert records.check().problems == ()


@pytest.mark.parametrize("table", ["custody", "answers", "blobs", "records"])
def test_what_was_written_cannot_be_updated(records, opening, raw, table):
    case_id = records.open_case(opening)
    records.keep(case_id, raw())
    records.seal_record(audit(audit_id=case_id))
    column = {"custody": "body", "answers": "question", "blobs": "size", "records": "verdict"}[table]
    with pytest.raises(sqlite3.IntegrityError, match="cannot be"):
        raw_sql(records, f"UPDATE {table} SET {column} = {column}")


def test_the_custody_log_cannot_be_shortened(records):
    with pytest.raises(sqlite3.IntegrityError, match="cannot be shortened"):
        raw_sql(records, "DELETE FROM custody")


DROP = [f"DROP TRIGGER {name}" for name in (
    "custody_no_update", "custody_no_delete", "answers_no_update", "blobs_no_update", "records_no_update",
)]  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE custody SET body = '{}' WHERE entry = 2", "Entry 2 was altered"),
        ("DELETE FROM custody WHERE entry = 3", "Entry 3 is missing"),
        ("UPDATE custody SET kind = 'nonsense' WHERE entry = 1", "an entry that is none"),
        ("DELETE FROM answers", "is missing or was replaced"),
        ("UPDATE answers SET digest = stderr_digest", "is missing or was replaced"),
        ("UPDATE blobs SET packed = x'00' WHERE size = 6", "is not what the phone sent"),
        ("UPDATE blobs SET packed = (SELECT packed FROM blobs WHERE size = 0) WHERE size = 6", "is not what"),
        ("DELETE FROM records", "is missing from its case"),
        ("UPDATE blobs SET packed = x'789c' WHERE size > 100", "cannot be used"),
        ("UPDATE blobs SET packed = x'ffffffffffff' WHERE size > 100", "cannot be used"),
        ("UPDATE custody SET body = '{}' WHERE kind = 'answer kept'", "does not say which answer"),
        ("INSERT INTO records SELECT case_id, 9, sealed, digest, phone, verdict FROM records", "does not know"),
        ("DELETE FROM custody WHERE entry > 3", "does not know"),
    ],
)
def test_every_kind_of_damage_is_found_by_the_check(records, opening, raw, damage, sentence):
    case_id = records.open_case(opening)
    records.keep(case_id, raw())
    records.seal_record(audit(audit_id=case_id, head=records.head()))
    assert records.check().problems == ()
    raw_sql(records, "PRAGMA foreign_keys = OFF", *DROP, damage)
    assert any(sentence in problem for problem in records.check().problems), records.check().problems


def test_a_log_replaced_as_a_whole_is_betrayed_by_the_records(records, opening):
    case_id = records.open_case(opening)
    foreign = type(records.head())(2, "e" * 64)
    records.seal_record(audit(audit_id=case_id, head=foreign))
    assert any("another log" in problem for problem in records.check().problems)


def test_a_blob_that_unpacks_without_end_is_refused(records, monkeypatch):
    with records._db.atomic():
        digest = blobs.store(records._db, b"0" * 5000)
    monkeypatch.setattr(blobs, "MAX_UNPACKED", 1000)
    with pytest.raises(CustodyError):
        blobs.load(records._db, digest)


def test_a_missing_blob_is_said(records):
    with pytest.raises(CustodyError, match="missing"):
        blobs.load(records._db, "0" * 64)


def test_records_of_a_newer_version_are_left_alone(tmp_path, clock):
    Records(tmp_path, clock).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerRecordsError, match="newer version"):
        Records(tmp_path, clock)


def test_a_file_that_is_no_database_is_left_alone(tmp_path, clock):
    (tmp_path / FILE_NAME).write_bytes(b"this is no database at all, but long enough to be looked at" * 20)
    with pytest.raises(CustodyError, match="damaged"):
        Records(tmp_path, clock)
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"this is")


def test_a_folder_that_is_none_is_said(tmp_path, clock):
    with pytest.raises(RecordsError, match="may not be written"):
        Records(tmp_path / "absent", clock)


def test_a_full_disk_is_said_and_nothing_half_is_kept(records, opening, raw):
    case_id = records.open_case(opening)
    pages = records._db.conn.execute("PRAGMA page_count").fetchone()[0]
    records._db.conn.execute(f"PRAGMA max_page_count = {pages}")
    before = records.head()
    noise = Random(1).randbytes(300_000)
    with pytest.raises(RecordsFullError, match="disk is full"):
        records.keep(case_id, raw(stdout=noise))
    assert records.head() == before
    records._db.conn.execute("PRAGMA max_page_count = 1000000")
    records.keep(case_id, raw(stdout=noise))
    assert records.check().problems == ()


def test_a_busy_file_is_said(records, opening, monkeypatch):
    other = sqlite3.connect(records.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    records._db.conn.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(RecordsError, match="another program"):
        records.open_case(opening)
    other.close()


def test_an_error_without_its_own_sentence_keeps_sqlites_words(records):
    with pytest.raises(RecordsError, match="no such table"):
        records._db.conn.execute("DROP TABLE answers") and records.check()


def test_another_process_continues_the_same_chain(tmp_path, clock, opening):
    first, second = Records(tmp_path, clock), Records(tmp_path, clock)
    ids = [store.open_case(opening) for store in (first, second, first)]
    assert [case_id[5:9] for case_id in ids] == ["0001", "0002", "0003"]
    assert first.check().problems == ()
    first.close()
    second.close()


def test_a_record_that_this_version_cannot_read_is_said_in_one_sentence(records, opening):
    case_id = records.open_case(opening)
    records.seal_record(audit(audit_id=case_id))
    with records._db.atomic():
        digest = blobs.store(records._db, b'{"schema":"fieldcheck-audit/9"}')
    raw_sql(records, "DROP TRIGGER records_no_update", f"UPDATE records SET digest = '{digest}'")
    with pytest.raises(RecordsError, match="another version of Fieldcheck wrote it"):
        records.record(case_id)
