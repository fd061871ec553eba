from datetime import date, timedelta

import pytest

from auditor.errors import UsageError
from auditor.model.custody import CaseOpened
from auditor.workflow.retention import Erasure, due, erase_cases

RULE = "Retention schedule 12, two years"


@pytest.fixture
def opening():
    return CaseOpened("127.0.0.1:58010", "A. Tremblay", True, "0.1.0", 1, "f" * 64, ("ca-gc",))


def test_cases_are_due_by_the_day_on_which_they_were_opened(records, opening):
    case_id = records.open_case(opening)
    day = records.cases()[0].opened.date()
    assert due(records, day) == ()
    assert [case.case_id for case in due(records, day + timedelta(days=1))] == [case_id]
    (done,) = erase_cases(records, Erasure((case_id,), f"  {RULE} ", "A. Tremblay"))
    assert (done.case, done.answers, done.records) == (case_id, 0, 0)
    assert due(records, date(2100, 1, 1)) == ()


@pytest.mark.parametrize(
    ("rule", "operator", "why"),
    [
        ("", "A. Tremblay", "retention rule"),
        ("x" * 201, "A. Tremblay", "retention rule"),
        ("a\x1b[2Jb", "A. Tremblay", "retention rule"),
        (RULE, "\u202e", "operator's name"),
    ],
)
def test_without_a_plain_rule_and_name_nothing_is_erased(records, opening, rule, operator, why):
    case_id = records.open_case(opening)
    with pytest.raises(UsageError, match=why):
        erase_cases(records, Erasure((case_id,), rule, operator))
    assert [case.case_id for case in records.cases()] == [case_id]
