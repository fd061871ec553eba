"""Cases whose time is over are erased, and what is left still proves itself."""

import pytest

pytestmark = pytest.mark.journey


def test_a_case_is_erased_by_its_retention_rule(fieldcheck):
    audited = fieldcheck("--practice", "courier", "--json", "audit", "--operator", "A. Tremblay")
    case = audited.json["case"]
    without_word = fieldcheck("erase", case, "--rule", "Schedule 12")
    assert without_word.code == 1
    assert "Add --yes to confirm" in without_word.sentence
    assert case in fieldcheck("cases").out
    done = fieldcheck("erase", case, "--rule", "Schedule 12", "--operator", "A. Tremblay", "--yes")
    assert done.code == 0, done.err
    assert "kept answers and 1 records were erased" in done.out
    assert "There is no case yet." in fieldcheck("cases").out
    gone = fieldcheck("report", case, "--out", "report.pdf")
    assert "was erased on" in gone.sentence
    checked = fieldcheck("log", "check")
    assert checked.code == 0, checked.out
    assert fieldcheck("erase", "--before", "2100-01-01", "--rule", "Schedule 12", "--yes").code == 0
