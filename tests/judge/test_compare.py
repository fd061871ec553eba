from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge.compare import apps_seen, compare, other_findings, same_handset
from auditor.judge.match import match
from auditor.model.audit import FreshReading
from auditor.model.finding import Coverage, Status, Verdict
from auditor.model.history import Change
from auditor.model.package import Enabled, UserKind
from auditor.model.removal import Action, Outcome, Removal
from support import build
from support.audits import audit

APP = "org.example.app"
COMPLETE = Coverage(complete=True, gaps=(), notes=())
OFF = build.state(enabled=Enabled.DISABLED_BY_USER)
OLDER, NEWER = "2026-0001-aaaa", "2026-0002-bbbb"


def later(*packages, **changes):
    return audit(audit_id=NEWER, packages=packages, **changes)


def earlier(*packages, **changes):
    return audit(audit_id=OLDER, packages=packages, **changes)


def removal(name, user_id=0):
    return Removal(
        package=name, user_id=user_id, action=Action.UNINSTALL, outcome=Outcome.REMOVED, reason="", command="",
        answer="Success", exit_code=0, before="Installed, enabled", after="Not installed", started=build.NOW,
        finished=build.NOW, verified=True, evidence_id="E-09",
    )  # fmt: skip


def changes(older, newer, seen=frozenset()):
    return [(c.package, c.change, c.user_ids) for c in compare(older, newer, seen).changes]


def test_nothing_changed_between_two_equal_audits():
    compared = compare(earlier(build.package()), later(build.package()))
    assert (compared.changes, compared.facts, compared.new_users, compared.not_compared) == ((), (), (), ())
    assert (compared.older.case_id, compared.newer.case_id) == (OLDER, NEWER)


def test_an_app_that_came_is_new_and_one_that_went_is_gone():
    assert changes(earlier(build.package("a.b")), later(build.package("c.d"))) == [
        ("c.d", Change.NEW, (0,)),
        ("a.b", Change.GONE, (0,)),
    ]


def test_each_user_is_compared_alone():
    users = (build.user(), build.user(10, kind=UserKind.WORK))
    before = earlier(build.package(APP, build.state(), build.state(10, installed=False)), users=users)
    after = later(build.package(APP, build.state(installed=False), build.state(10)), users=users)
    assert changes(before, after) == [(APP, Change.NEW, (10,)), (APP, Change.GONE, (0,))]


def test_an_app_that_was_removed_and_is_there_again_came_back():
    after = FreshReading(build.NOW, (build.user(),), (), (), COMPLETE)
    cleared = earlier(
        build.package(APP), build.package("org.example.kept"),
        removals=(removal(APP),), reading_after=after, verdict_after=Verdict.COMPLIANT,
    )  # fmt: skip
    compared = compare(cleared, later(build.package(APP), build.package("org.example.kept")))
    assert [(c.package, c.change) for c in compared.changes] == [(APP, Change.CAME_BACK)]
    assert compared.older.verdict is Verdict.COMPLIANT


def test_what_the_reading_after_removal_still_shows_was_there():
    after = FreshReading(build.NOW, (build.user(),), (build.package(APP),), (), COMPLETE)
    kept = earlier(build.package(APP), removals=(removal(APP),), reading_after=after)
    assert changes(kept, later(build.package(APP))) == []


def test_a_phone_that_could_not_be_read_again_counts_as_first_read():
    lost = FreshReading(build.NOW, (), (), (), COMPLETE)
    unknown = earlier(build.package(APP), removals=(removal(APP),), reading_after=lost)
    assert changes(unknown, later(build.package(APP))) == []
    assert unknown.present_users == unknown.users


def test_an_app_seen_in_a_still_earlier_audit_came_back():
    assert changes(earlier(), later(build.package(APP)), apps_seen(earlier(build.package(APP)))) == [
        (APP, Change.CAME_BACK, (0,))
    ]
    assert changes(earlier(), later(build.package(APP)), frozenset({(APP, 10)})) == [(APP, Change.NEW, (0,))]


def test_an_app_that_was_disabled_and_runs_again_is_said_and_the_other_way_round():
    off, on = build.package(APP, OFF), build.package(APP)
    assert changes(earlier(off), later(on)) == [(APP, Change.ENABLED, (0,))]
    assert changes(earlier(on), later(off)) == [(APP, Change.DISABLED, (0,))]


@pytest.mark.parametrize(
    ("before", "after", "past", "expected"),
    [
        ((build.DIGEST_A,), (build.DIGEST_B,), None, [Change.OTHER_SIGNER]),
        ((build.DIGEST_A,), (build.DIGEST_B,), (build.DIGEST_A,), [Change.ROTATED_SIGNER]),
        ((build.DIGEST_A,), None, None, []),
        (None, (build.DIGEST_B,), None, []),
        ((build.DIGEST_A, build.DIGEST_B), (build.DIGEST_B, build.DIGEST_A), None, []),
    ],
)
def test_another_signer_is_a_change_only_where_both_were_read(before, after, past, expected):
    new = replace(build.package(APP, signers=after), past_signers=past)
    compared = compare(earlier(build.package(APP, signers=before)), later(new))
    assert [c.change for c in compared.changes] == expected
    assert all((c.before, c.after) == (", ".join(before), ", ".join(after)) for c in compared.changes)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("1.0", 1), ("2.0", 2), [("1.0 (1)", "2.0 (2)")]),
        (("1.0", 1), ("1.0", 2), [("1.0 (1)", "1.0 (2)")]),
        (("1.0", None), ("2.0", None), [("1.0", "2.0")]),
        ((None, None), ("2.0", 2), []),
        (("1.0", 1), (None, None), []),
    ],
)
def test_another_version_is_a_change_only_where_both_were_told(before, after, expected):
    old = replace(build.package(APP), version_name=before[0], version_code=before[1])
    new = replace(build.package(APP), version_name=after[0], version_code=after[1])
    compared = compare(earlier(old), later(new))
    assert [(c.before, c.after) for c in compared.changes] == expected
    assert {c.change for c in compared.changes} <= {Change.OTHER_VERSION}


def flagged(*packages):
    edition = build.ban_list()
    return match(packages, edition, edition.policies, build.NOW.date())


def test_an_app_that_only_another_list_flags_is_said_and_the_worst_status_leads():
    banned, other = build.package("com.banned.app"), build.package("a.b")
    after = later(banned, other, build.package("c.d"), findings=flagged(banned))
    compared = compare(earlier(banned, other), after)
    assert [(c.package, c.change, c.status) for c in compared.changes] == [
        ("com.banned.app", Change.OTHER_STATUS, Status.BANNED),
        ("c.d", Change.NEW, Status.CLEAR),
    ]
    assert (compared.changes[0].before, compared.changes[0].after) == ("clear", "banned")


def test_two_rules_on_one_app_count_by_the_worse():
    banned = build.package("com.banned.app")
    (finding,) = flagged(banned)
    doubtful = replace(finding, status=Status.SUSPECT, rule="another")
    for findings in ((finding, doubtful), (doubtful, finding)):
        (gone,) = compare(earlier(banned, findings=findings), later()).changes
        assert gone.status is Status.BANNED


def test_a_title_is_the_phone_s_else_the_list_s_else_the_package_name():
    banned = build.package("com.banned.app")
    findings = flagged(banned)
    assert compare(earlier(), later(banned, findings=findings)).changes[0].title == "Banned App"
    assert compare(earlier(), later(replace(banned, label="Chat"), findings=findings)).changes[0].title == "Chat"
    assert compare(earlier(), later(banned)).changes[0].title == "com.banned.app"
    assert compare(earlier(banned, findings=findings), later()).changes[0].title == "Banned App"


def test_a_user_that_was_not_read_in_both_is_not_compared():
    unread = (build.user(read=False),)
    for before, after in ((unread, (build.user(),)), ((build.user(),), unread), ((), (build.user(),))):
        compared = compare(earlier(build.package(APP), users=before), later(users=after))
        assert (compared.changes, compared.not_compared) == ((), (0,))


def test_a_new_user_s_apps_are_new_and_a_lost_user_s_apps_are_gone():
    two = (build.user(), build.user(10, kind=UserKind.WORK))
    alone, both = build.package(APP), build.package(APP, build.state(), build.state(10))
    compared = compare(earlier(alone), later(both, users=two))
    assert ([u.user_id for u in compared.new_users], compared.changes[0].user_ids) == ([10], (10,))
    compared = compare(earlier(both, users=two), later(alone))
    assert ([u.user_id for u in compared.gone_users], compared.changes[0].change) == ([10], Change.GONE)


def test_what_the_phone_tells_about_itself_is_compared_where_it_told_it_twice():
    before = earlier(device=build.device(android="14", verified_boot=None, bootloader_locked=True))
    after = later(device=build.device(android="15", verified_boot="green", bootloader_locked=False))
    facts = [(f.fact, f.before, f.after) for f in compare(before, after).facts]
    assert facts == [("android", "14", "15"), ("bootloader_locked", "True", "False")]


def test_one_phone_is_known_by_the_maker_s_number_even_after_an_update():
    phone = build.device()
    assert same_handset(phone, build.device(build_fingerprint="other", serial="192.0.2.1:5555"))
    assert not same_handset(phone, build.device(hardware_serial="PRACTICE2"))
    assert same_handset(phone, build.device(hardware_serial=None))
    assert not same_handset(build.device(hardware_serial=None), build.device(serial="other"))


def test_findings_differ_by_rule_status_and_exception():
    (finding,) = flagged(build.package("com.banned.app"))
    assert other_findings((finding,), (finding,)) == ()
    assert other_findings((replace(finding, why="Other words."),), (finding,)) == ()
    for other in (replace(finding, status=Status.SUSPECT), replace(finding, rule="another")):
        assert other_findings((other,), (finding,)) == (other,)


STATES = st.tuples(st.booleans(), st.sampled_from(Enabled))


@given(
    st.dictionaries(st.sampled_from(["a.b", "c.d", "e.f"]), STATES),
    st.dictionaries(st.sampled_from(["a.b", "c.d"]), STATES),
)
def test_what_comes_one_way_goes_the_other_way(one, other):
    def packages(told):
        states = {name: build.state(installed=there, enabled=how) for name, (there, how) in told.items()}
        return tuple(build.package(name, state) for name, state in sorted(states.items()))

    there = changes(earlier(*packages(one)), later(*packages(other)))
    back = changes(earlier(*packages(other)), later(*packages(one)))
    turned = {Change.NEW: Change.GONE, Change.GONE: Change.NEW, Change.ENABLED: Change.DISABLED}
    turned |= {Change.DISABLED: Change.ENABLED}
    assert sorted((name, turned[change].value, users) for name, change, users in there) == sorted(
        (name, change.value, users) for name, change, users in back
    )
