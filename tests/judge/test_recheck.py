import pytest

from auditor.judge.recheck import recheck
from auditor.model.finding import Basis, Finding, Status
from auditor.model.package import Enabled
from auditor.model.recheck import Standing
from auditor.model.removal import Action, Outcome, Removal
from support import audits, build

NAME = "com.banned.app"


def receipt(outcome, user_id=0):
    return Removal(
        NAME, user_id, Action.UNINSTALL, outcome, "", "", None, None, "", "", None, None,
        verified=True, evidence_id=None,
    )  # fmt: skip


def finding(*users):
    return Finding(NAME, users, Status.BANNED, Basis.PACKAGE_NAME, "r", "Banned", "", ())


def rechecked(fresh, *, removals=(), findings=(), had=(0,)):
    package = build.package(NAME, *(build.state(user_id) for user_id in had))
    case = audits.audit(packages=(package,), removals=removals, findings=findings)
    return recheck(case, fresh)


def there(*states, system=False):
    return build.reading(build.package(NAME, *states, system=system))


@pytest.mark.parametrize(
    ("outcome", "fresh", "standing"),
    [
        (Outcome.REMOVED, build.reading(), Standing.AWAY),
        (Outcome.REMOVED, there(build.state(installed=False)), Standing.AWAY),
        (Outcome.REMOVED, there(), Standing.BACK),
        (Outcome.MOVED, there(build.state(installed=False, archived=True)), Standing.BACK),
        (Outcome.REMOVED, there(build.state(installed=False), build.state(999)), Standing.ELSEWHERE),
        (Outcome.DISABLED, there(build.state(enabled=Enabled.DISABLED_BY_USER)), Standing.OFF),
        (Outcome.DISABLED, there(), Standing.ENABLED),
        (Outcome.DISABLED, build.reading(), Standing.GONE),
        (Outcome.REFUSED, there(), Standing.THERE),
        (Outcome.REFUSED, build.reading(), Standing.GONE),
        (Outcome.REMOVED, there(build.state(installed=None)), Standing.UNREAD),
        (Outcome.REMOVED, build.reading(users=(build.user(0, read=False),)), Standing.UNREAD),
        (Outcome.REMOVED, build.reading(users=(build.user(10),)), Standing.UNREAD),
    ],
)
def test_an_app_is_measured_against_what_the_case_stated(outcome, fresh, standing):
    (one,) = rechecked(fresh, removals=(receipt(outcome),))
    assert one.standing is standing
    assert (one.state == "Not readable") is (standing is Standing.UNREAD)
    assert one.elsewhere == ((999,) if standing is Standing.ELSEWHERE else ())


def test_the_last_word_of_the_case_counts():
    removals = (receipt(Outcome.REFUSED), receipt(Outcome.REMOVED))
    assert [one.standing for one in rechecked(build.reading(), removals=removals)] == [Standing.AWAY]


def test_what_was_only_flagged_is_looked_at_too():
    users = (build.user(0), build.user(10))
    fresh = build.reading(build.package(NAME, build.state(10)), users=users)
    told = rechecked(fresh, findings=(finding(0, 10),), had=(0, 10))
    assert [(one.user_id, one.standing) for one in told] == [(0, Standing.GONE), (10, Standing.THERE)]
