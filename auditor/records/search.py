"""Searching the cases: an index made from the sealed records, and the questions that are put to it."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from auditor.errors import CustodyError
from auditor.model.audit import Audit, read_record
from auditor.model.custody import CaseSummary
from auditor.model.finding import Verdict
from auditor.model.history import CaseQuestion
from auditor.model.plain import ShapeError
from auditor.records import blobs

_LACKING = "erased IS NULL AND case_id NOT IN (SELECT case_id FROM case_facts)"
_HAS_APP = "f.number IN (SELECT number FROM case_apps WHERE app IN (SELECT app FROM apps WHERE instr(words, ?)))"
_ANYWHERE = f"(instr(c.case_id, ?) OR instr(f.serials, ?) OR instr(f.model, ?) OR instr(f.operator, ?) OR {_HAS_APP})"
_CASES = """SELECT c.*, r.phone, r.verdict, coalesce(o.n, 0) AS open FROM cases c
    JOIN case_facts f ON f.case_id = c.case_id
    LEFT JOIN records r ON r.case_id = c.case_id
        AND r.revision = (SELECT max(revision) FROM records WHERE case_id = c.case_id)
    LEFT JOIN (
        SELECT i.case_id, count(*) AS n FROM custody i WHERE i.kind = 'step intended' AND NOT EXISTS (
            SELECT 1 FROM custody j WHERE j.kind = 'step judged' AND j.case_id = i.case_id AND j.entry > i.entry
            AND json_extract(j.body, '$.plan_digest') = json_extract(i.body, '$.plan_digest')
            AND json_extract(j.body, '$.number') = json_extract(i.body, '$.step.number')
        ) GROUP BY i.case_id
    ) o ON o.case_id = c.case_id"""


def folded(text: str) -> str:
    """Text as the index holds it: letters without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def found(database: Database, question: CaseQuestion) -> Iterator[CaseSummary]:
    """The cases that answer the question, newest first."""
    conditions = tuple(_conditions(question))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    values = [value for _, each in conditions for value in each]
    for row in database.query(f"{_CASES} WHERE {where} ORDER BY c.opened DESC, c.rowid DESC", values):
        yield _summary(row)


def _conditions(question: CaseQuestion) -> Iterator[tuple[str, list[str]]]:
    for word in folded(question.words).split():
        yield _ANYWHERE, [word] * _ANYWHERE.count("?")
    for column, text in (("serials", question.serial), ("model", question.model), ("operator", question.operator)):
        if text:
            yield f"instr(f.{column}, ?)", [folded(text)]
    if question.app:
        yield _HAS_APP, [folded(question.app)]
    if question.verdict is not None:
        yield "r.verdict = ?", [question.verdict.value]
    # Moments are kept as ISO 8601 text in UTC, which sorts as time does.
    if question.first is not None:
        yield "c.opened >= ?", [question.first.isoformat()]
    if question.last is not None:
        yield "c.opened < ?", [(question.last + timedelta(days=1)).isoformat()]


def _summary(row: dict[str, Any]) -> CaseSummary:
    return CaseSummary(
        case_id=row["case_id"],
        opened=datetime.fromisoformat(row["opened"]),
        serial=row["serial"],
        phone=row["phone"],
        operator=row["operator"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        open_intents=row["open"],
        practice=bool(row["practice"]),
    )


def enter_case(database: Database, case_id: str, serial: str, operator: str) -> None:
    """Make a new case findable, inside the caller's write."""
    facts = {"case_id": case_id, "serials": folded(serial), "model": "", "operator": folded(operator)}
    database.table("case_facts").insert(facts)


def enter_record(database: Database, audit: Audit) -> None:
    """Make a case findable by its newest record, inside the caller's write."""
    row = next(iter(database.table("case_facts").rows_where("case_id = ?", [audit.audit_id])))
    database.table("case_facts").update(row["number"], {"serials": _serials(audit), "model": _model(audit)})
    words = _app_words(audit)
    database.conn.executemany("INSERT OR IGNORE INTO apps (words) VALUES (?)", [(each,) for each in words])
    database.conn.execute("DELETE FROM case_apps WHERE number = ?", [row["number"]])
    database.conn.executemany(
        "INSERT INTO case_apps (app, number) SELECT app, ? FROM apps WHERE words = ?",
        [(row["number"], each) for each in words],
    )


def index_gap(database: Database, audit: Audit) -> bool:
    """Whether the index does not tell what the newest record of a case says."""
    query = "SELECT a.words FROM case_facts f JOIN case_apps USING (number) JOIN apps a USING (app) WHERE f.case_id = ?"
    entered = {row["words"] for row in database.query(query, [audit.audit_id])}
    facts = next(iter(database.table("case_facts").rows_where("case_id = ?", [audit.audit_id])), None)
    due = {"serials": _serials(audit), "model": _model(audit), "operator": folded(audit.operator)}
    return facts is None or {name: facts[name] for name in due} != due or entered != _app_words(audit)


def without_index(database: Database) -> bool:
    """Whether some case is not in the index: the file was written before there was one."""
    query = f"SELECT 1 FROM cases WHERE {_LACKING} LIMIT 1"  # noqa: S608
    return bool(list(database.query(query)))


def catch_up(database: Database) -> None:
    """Enter the cases that the index lacks, inside the caller's write. A record that is damaged stays for the check."""
    lacking = f"SELECT * FROM cases WHERE {_LACKING} ORDER BY rowid"  # noqa: S608
    newest = "SELECT digest FROM records WHERE case_id = ? ORDER BY revision DESC LIMIT 1"
    for case in list(database.query(lacking)):
        enter_case(database, case["case_id"], case["serial"], case["operator"])
        for row in database.query(newest, [case["case_id"]]):
            for audit in _readable(database, row["digest"]):
                enter_record(database, audit)


def _readable(database: Database, digest: str) -> Iterable[Audit]:
    try:
        return (read_record(blobs.load(database, digest)),)
    except (CustodyError, ShapeError):
        return ()


def _serials(audit: Audit) -> str:
    return folded("\n".join(filter(None, (audit.device.serial, audit.device.hardware_serial))))


def _model(audit: Audit) -> str:
    return folded(" ".join(filter(None, (audit.device.maker, audit.device.model))))


def _app_words(audit: Audit) -> set[str]:
    """One line of text for each app that was there: package name, its labels, and the names the list has for it."""
    listed: dict[str, set[str]] = {}
    for finding in (*audit.findings, *audit.present_findings):
        listed.setdefault(finding.package, set()).add(finding.app_name)
    return {
        folded("\n".join(filter(None, (p.name, p.label, p.label_en, p.label_fr, *sorted(listed.get(p.name, ()))))))
        for p in audit.packages
        if p.present_for or p.name in listed
    }
