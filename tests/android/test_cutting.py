"""A phone that tells more than a record may hold is cut, and every cut is a gap."""

import pytest

from auditor.android import cutting
from auditor.android.cutting import cut_to_size
from support import build


@pytest.fixture
def phone():
    users = tuple(build.user(number) for number in range(3))
    states = tuple(build.state(number) for number in range(3))
    return users, tuple(build.package(f"a.app{number}", *states) for number in range(3))


def test_what_fits_is_left_as_it_is(phone):
    assert cut_to_size(*phone) == (phone, ())


def test_packages_beyond_the_limit_are_a_gap(phone, monkeypatch):
    monkeypatch.setattr(cutting, "MAX_PACKAGES", 2)
    (users, packages), gaps = cut_to_size(*phone)
    assert (users, packages) == (phone[0], phone[1][:2])
    assert [gap.why for gap in gaps] == ["It told of 3 packages; only 2 were judged."]


@pytest.mark.parametrize(("limit", "most"), [("MAX_USERS", 2), ("MAX_STATES", 8)])
def test_users_beyond_the_limit_are_a_gap_and_their_states_go_with_them(phone, monkeypatch, limit, most):
    monkeypatch.setattr(cutting, limit, most)
    (users, packages), gaps = cut_to_size(*phone)
    assert [user.user_id for user in users] == [0, 1]
    assert {state.user_id for package in packages for state in package.user_states} == {0, 1}
    assert [gap.why for gap in gaps] == ["It told of 3 users; only 2 were judged."]
