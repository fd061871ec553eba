import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from auditor.model.custody import CaseOpened, EntryKind, StepIntended, StepJudged
from auditor.model.finding import Basis, Finding, Status, Verdict
from auditor.model.history import CaseQuestion
from auditor.model.removal import Outcome
from auditor.records.schema import MIGRATIONS
from auditor.records.search import folded
from auditor.records.store import FILE_NAME, Records
from support import build
from support.audits import audit

CHAT = replace(build.package("com.example.chat", label="Café Chat"), label_fr="Causette")
FLAGGED = Finding("com.tencent.mm", (0,), Status.BANNED, Basis.PACKAGE_NAME, "wechat", "WeChat", "Listed.", ())


def opened(records, operator="A. Tremblay", serial="R5CW81"):
    return records.open_case(CaseOpened(serial, operator, False, "0.1.0", 1, "f" * 64, ("ca-gc",)))


@pytest.fixture
def three(records):
    """A Galaxy with WeChat, a compliant Pixel audited by somebody else, and a case that was stopped."""
    galaxy = opened(records)
    device = build.device(maker="samsung", model="Galaxy A54", serial="R5CW81", hardware_serial="HW-1")
    flagged = {"findings": (FLAGGED,), "verdict": Verdict.NON_COMPLIANT}
    packages = (CHAT, build.package("com.tencent.mm"))
    records.seal_record(audit(audit_id=galaxy, device=device, packages=packages, **flagged))
    pixel = opened(records, "Élodie Gagné", "9A1")
    device = build.device(maker="Google", model="Pixel 8", serial="9A1", hardware_serial="HW-2")
    gone = build.package("com.tencent.mm", build.state(installed=False))
    records.seal_record(audit(audit_id=pixel, device=device, operator="Élodie Gagné", packages=(build.package(), gone)))
    return galaxy, pixel, opened(records, serial="5C")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (CaseQuestion(), (2, 1, 0)),
        (CaseQuestion(serial="r5cw"), (0,)),
        (CaseQuestion(serial="hw-2"), (1,)),
        (CaseQuestion(serial="5c"), (2, 0)),
        (CaseQuestion(model="galaxy"), (0,)),
        (CaseQuestion(model="google pixel"), (1,)),
        (CaseQuestion(operator="gagne"), (1,)),
        (CaseQuestion(operator="ÉLODIE"), (1,)),
        (CaseQuestion(app="wechat"), (0,)),
        (CaseQuestion(app="tencent.mm"), (0,)),
        (CaseQuestion(app="cafe"), (0,)),
        (CaseQuestion(app="causette"), (0,)),
        (CaseQuestion(app="org.example"), (1,)),
        (CaseQuestion(app="%"), ()),
        (CaseQuestion(verdict=Verdict.NON_COMPLIANT), (0,)),
        (CaseQuestion(verdict=Verdict.COMPLIANT), (1,)),
        (CaseQuestion(words="tremblay wechat"), (0,)),
        (CaseQuestion(words="gagne wechat"), ()),
        (CaseQuestion(words="0002"), (1,)),
        (CaseQuestion(words="tremblay", serial="5c", app="chat"), (0,)),
        (CaseQuestion(first=date(2026, 11, 24), last=date(2026, 11, 24)), (2, 1, 0)),
        (CaseQuestion(first=date(2026, 11, 25)), ()),
        (CaseQuestion(last=date(2026, 11, 23)), ()),
    ],
)
def test_cases_are_found_by_what_is_known_of_them(records, three, question, expected):
    assert [case.case_id for case in records.cases(question)] == [three[number] for number in expected]


def test_a_day_ends_at_midnight_utc(records, clock):
    clock.moment = datetime(2026, 11, 24, 23, 59, 57, tzinfo=UTC)
    late = opened(records)
    next_day = opened(records)
    assert [case.case_id for case in records.cases(CaseQuestion(last=date(2026, 11, 24)))] == [late]
    assert [case.case_id for case in records.cases(CaseQuestion(first=date(2026, 11, 25)))] == [next_day]


def test_a_newer_record_replaces_what_the_search_knows(records, three):
    records.seal_record(audit(audit_id=three[0], device=build.device(model="Fold"), packages=(build.package(),)))
    assert records.cases(CaseQuestion(app="wechat")) == ()
    assert [case.case_id for case in records.cases(CaseQuestion(model="fold"))] == [three[0]]
    assert not any("search index" in problem for problem in records.check().problems)


def test_a_step_that_was_repeated_counts_as_open_until_it_is_judged_again(records, opening):
    case_id = records.open_case(opening)
    for expected in (1, 1):
        records.log(EntryKind.STEP_INTENDED, case_id, StepIntended("p1", build.step()))
        assert records.cases()[0].open_intents == expected == len(records.open_intents(case_id))
        records.log(EntryKind.STEP_JUDGED, case_id, StepJudged("p1", 1, Outcome.REFUSED, "refused"))
        assert records.cases()[0].open_intents == 0 == len(records.open_intents(case_id))


def test_a_case_that_somebody_hid_from_the_search_is_found_by_the_check(records, three):
    with sqlite3.connect(records.path) as connection:
        connection.execute("DELETE FROM case_apps")
    connection.close()
    (problem,) = [each for each in records.check().problems if three[0] in each]
    assert "search index" in problem


def test_records_from_before_the_search_are_entered_when_they_are_opened(tmp_path, clock, opening, monkeypatch):
    path = tmp_path / FILE_NAME
    records = Records(tmp_path, clock)
    known, stopped, damaged = (records.open_case(opening) for _ in range(3))
    records.seal_record(audit(audit_id=known, packages=(CHAT,)))
    records.seal_record(audit(audit_id=damaged, packages=(build.package("com.damaged.app"),)))
    records.close()
    with sqlite3.connect(path) as connection:
        for statement in ("TABLE case_apps", "TABLE apps", "TABLE case_facts", "INDEX custody_by_kind"):
            connection.execute(f"DROP {statement}")
        connection.execute("ALTER TABLE cases DROP COLUMN erased")
        connection.execute("DROP TRIGGER blobs_no_update")
        newest = f"SELECT digest FROM records WHERE case_id = '{damaged}'"
        connection.execute(f"UPDATE blobs SET packed = x'00' WHERE digest IN ({newest})")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert len(MIGRATIONS) > 1
    again = Records(tmp_path, clock)
    assert [case.case_id for case in again.cases()] == [damaged, stopped, known]
    assert [case.case_id for case in again.cases(CaseQuestion(app="chat"))] == [known]
    assert again.cases(CaseQuestion(app="damaged")) == ()
    assert any("cannot be used" in problem for problem in again.check().problems)
    again.close()


def test_letters_are_folded_without_case_and_accents():
    assert folded("ÉLÈVE Straße") == "eleve strasse"
