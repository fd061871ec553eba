"""Cases over time, in the auditor's words: search, compare, judge again, record an exception."""

import json

import pytest

pytestmark = pytest.mark.journey


def test_an_auditor_follows_one_phone_over_several_audits(fieldcheck):
    first = fieldcheck("--json", "--practice", "audit", "--operator", "A. Tremblay", "--remove", "banned", "--yes")
    assert first.code == 0, first.err
    assert fieldcheck("practice", "reset").code == 0
    second = fieldcheck("--json", "--practice", "audit", "--operator", "B. Roy")
    cases = [first.json["case"], second.json["case"]]

    found = fieldcheck("--json", "cases", "--search", "roy wechat")
    assert [case["case_id"] for case in found.json] == [cases[1]]
    assert fieldcheck("--json", "cases", "--verdict", "COMPLIANT").json[0]["case_id"] == cases[0]
    assert "No case answers" in fieldcheck("cases", "--app", "no.such.app").out

    compared = fieldcheck("--json", "compare", *reversed(cases))
    assert (compared.json["older"]["case_id"], compared.json["newer"]["case_id"]) == tuple(cases)
    assert {("com.tencent.mm", "came back")} <= {(c["package"], c["change"]) for c in compared.json["changes"]}
    told = fieldcheck("--lang", "fr", "compare", *cases)
    assert "com.tencent.mm @0, 10  revenue" in told.out
    refused = fieldcheck("compare", cases[0], cases[0])
    assert (refused.code, "same case" in refused.sentence) == (2, True)

    again = fieldcheck("rejudge", cases[1], "--policy", "us-federal", "--operator", "C. Côté")
    assert again.code == 10, again.out
    assert "RE-JUDGEMENT" in again.out
    assert fieldcheck("--json", "cases").json[0]["verdict"] == "NON_COMPLIANT"
    assert fieldcheck("log", "check").code == 0


def test_an_exception_is_recorded_and_shown_in_the_report(fieldcheck):
    case = fieldcheck("--json", "--practice", "audit", "--operator", "A. Tremblay").json["case"]
    words = ("--reference", "DX-7", "--reason", "The embassy needs it.", "--operator", "B. Roy")
    expired = fieldcheck("except", case, "--app", "com.tencent.mm", *words, "--until", "2020-01-01")
    assert (expired.code, "is over" in expired.sentence) == (2, True)
    done = fieldcheck("except", case, "--app", "com.tencent.mm", *words, "--until", "2027-01-31")
    assert done.code == 10
    assert "EXCEPTION until 31 January 2027 (DX-7): The embassy needs it. [B. Roy]" in done.out
    removed = fieldcheck("--practice", "remove", case, "--yes")
    assert removed.code == 11, removed.out
    report = fieldcheck("report", case, "--out", "report.pdf", "--record", "record.json")
    assert report.code == 0, report.err
    record = json.loads((fieldcheck.folder / "record.json").read_text(encoding="utf-8"))
    assert {f["exception"]["recorded_by"] for f in record["reading_after"]["findings"]} == {"B. Roy"}
