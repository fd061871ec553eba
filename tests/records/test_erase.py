"""A case is erased: nothing of it can be read in the file any more, and the chain of the log still proves the rest."""

import sqlite3

import pytest

from auditor.errors import NoCaseError, RecordsError
from auditor.model.custody import EntryKind, StepIntended
from auditor.records.custody import ERASED
from auditor.records.store import CaseKeeper
from support import build
from support.audits import audit

SECRET = b"package:com.example.very.private"
RULE = "Retention schedule 12, two years"


@pytest.fixture
def two_cases(records, opening, raw):
    """A case that is to go, and one that is to stay, which share an answer."""
    first, second = records.open_case(opening), records.open_case(opening)
    CaseKeeper(records, first).keep(raw(stdout=SECRET * 1000))
    for case_id in (first, second):
        CaseKeeper(records, case_id).keep(raw(stdout=b"shared by both"))
        records.seal_record(audit(audit_id=case_id, custody_head=records.head()))
    return first, second


def bytes_on_disk(records):
    return b"".join(path.read_bytes() for path in records.path.parent.glob(f"{records.path.name}*"))


def test_what_the_case_held_is_gone_from_the_file_and_the_log_says_so(records, opening, two_cases):
    first, second = two_cases
    before = {entry.entry: entry.digest for entry in records.entries()}
    erased = records.erase_case(first, RULE, "A. Tremblay")
    assert (erased.answers, erased.records) == (2, 1)
    after = tuple(records.entries())
    assert {entry.entry: entry.digest for entry in after if entry.entry in before} == before
    assert after[-1].kind is EntryKind.CASE_ERASED
    assert RULE in after[-1].body
    assert all(entry.body == ERASED for entry in records.entries(first) if entry.kind is not EntryKind.CASE_ERASED)
    assert [case.case_id for case in records.cases()] == [second]
    assert first not in [row["case_id"] for row in records._db.query("SELECT case_id FROM records")]
    checked = records.check()
    assert checked.problems == ()
    assert (checked.answers, checked.records) == (1, 1)


def test_no_byte_of_it_stays_in_the_file_or_its_journal(records, opening, raw):
    serial = opening.serial
    case_id = records.open_case(opening)
    CaseKeeper(records, case_id).keep(raw(stdout=SECRET))
    assert serial.encode() in bytes_on_disk(records)
    records.erase_case(case_id, RULE, "A. Tremblay")
    assert serial.encode() not in bytes_on_disk(records)
    assert b"very.private" not in bytes_on_disk(records)


def test_what_another_case_needs_stays(records, two_cases):
    first, second = two_cases
    records.erase_case(first, RULE, "A. Tremblay")
    assert records.answer(second, "E-01") == b"shared by both"
    assert records.record(second)[0].audit_id == second


def test_an_erased_case_is_opened_no_more_and_its_number_is_not_given_again(records, opening, two_cases):
    first, second = two_cases
    records.erase_case(first, RULE, "A. Tremblay")
    with pytest.raises(NoCaseError, match="erased on 2026"):
        records.find_case(first)
    assert records.find_case("latest") == second
    assert records.open_case(opening)[:9] == "2026-0003"


def test_a_case_whose_removal_is_not_settled_yet_is_not_erased(records, opening):
    case_id = records.open_case(opening)
    records.log(EntryKind.STEP_INTENDED, case_id, StepIntended("f" * 64, build.step()))
    with pytest.raises(RecordsError, match="fieldcheck settle"):
        records.erase_case(case_id, RULE, "A. Tremblay")
    assert records.check().problems == ()
    assert len(records.open_intents(case_id)) == 1


def test_the_log_gives_no_words_away_unless_it_says_that_the_case_was_erased(records, opening):
    case_id = records.open_case(opening)
    with sqlite3.connect(records.path) as connection, pytest.raises(sqlite3.IntegrityError, match="cannot be changed"):
        connection.execute("UPDATE custody SET body = '{}' WHERE case_id = ?", [case_id])
    connection.close()


@pytest.mark.parametrize(
    "change",
    ["digest = 'x'", "at = 'x'", "case_id = NULL", "previous = 'x'", "kind = 'x'", "entry = 99", "body = '[]'"],
)
def test_of_an_erased_case_nothing_but_the_words_may_go(records, opening, change):
    case_id = records.open_case(opening)
    records.erase_case(case_id, RULE, "A. Tremblay")
    with sqlite3.connect(records.path) as connection, pytest.raises(sqlite3.IntegrityError, match="cannot be changed"):
        connection.execute(f"UPDATE custody SET {change} WHERE case_id = ?", [case_id])
    connection.close()


def test_words_put_back_into_an_erased_entry_are_seen(records, opening, two_cases):
    first, _second = two_cases
    records.erase_case(first, RULE, "A. Tremblay")
    number = next(records.entries(first)).entry
    with sqlite3.connect(records.path) as connection:
        connection.execute("DROP TRIGGER custody_no_update")
        connection.execute('UPDATE custody SET body = \'{"serial":"another"}\' WHERE entry = ?', [number])
    connection.close()
    assert f"Entry {number} was altered after it was written." in records.check().problems
