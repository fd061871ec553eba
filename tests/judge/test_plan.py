from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import NotConfirmedError, RemovalError
from auditor.judge.match import match
from auditor.judge.plan import PlanRequest, check_confirmation, make_plan
from auditor.model.device import Administrator, AdministratorRole
from auditor.model.finding import GrantedException
from auditor.model.policy import Sureness
from auditor.model.removal import Action, Confirmation, Selection, SystemChoice
from support import build


def command_for(package, user_id, action):
    return f"{action.value} {user_id} {package}"


def request(*packages, rules=(), system=SystemChoice.LEAVE, selections=None, **device):
    edition = build.ban_list(*rules)
    findings = match(packages, edition, edition.policies, build.NOW.date())
    return PlanRequest("2026-0001-abcd", build.device(**device), findings, packages, system, selections)


def plan(*packages, **changes):
    return make_plan(request(*packages, **changes), command_for)


def banned(*states, **changes):
    return build.package("com.banned.app", *states, **changes)


def test_a_banned_app_is_uninstalled_for_each_user_who_has_it():
    made = plan(banned(build.state(0), build.state(10), build.state(11, installed=False)), build.package())
    assert [(s.number, s.package, s.user_id, s.action) for s in made.steps] == [
        (1, "com.banned.app", 0, Action.UNINSTALL),
        (2, "com.banned.app", 10, Action.UNINSTALL),
    ]
    assert made.steps[0].command == "uninstall 0 com.banned.app"
    assert made.left_alone == ()


@pytest.mark.parametrize(
    ("choice", "action"), [(SystemChoice.DISABLE, Action.DISABLE), (SystemChoice.UNINSTALL, Action.UNINSTALL)]
)
def test_a_preinstalled_app_is_touched_only_as_the_operator_chose(choice, action):
    left = plan(banned(system=True))
    assert left.steps == ()
    assert "--system leave" in left.left_alone[0].why
    assert [step.action for step in plan(banned(system=True), system=choice).steps] == [action]


def test_an_app_of_unknown_origin_is_treated_as_preinstalled():
    assert "could not be read" in plan(banned(system=None)).left_alone[0].why
    assert plan(banned(system=None), system=SystemChoice.DISABLE).steps[0].action is Action.DISABLE


def test_a_finding_without_its_package_is_treated_as_preinstalled():
    asked = request(banned())
    bare = PlanRequest(asked.audit_id, asked.device, asked.findings, (), asked.system, None)
    assert make_plan(bare, command_for).left_alone[0].package == "com.banned.app"


def test_suspects_stay_unless_chosen_by_name():
    doubtful = (build.rule("banned", build.indicator(sureness=Sureness.POSSIBLE)),)
    assert plan(banned(), rules=doubtful).steps == ()
    chosen = (Selection("com.banned.app", None),)
    assert len(plan(banned(), rules=doubtful, selections=chosen).steps) == 1


def test_a_selection_narrows_to_one_user():
    states = (build.state(0), build.state(10))
    made = plan(banned(*states), selections=(Selection("com.banned.app", 10),))
    assert [step.user_id for step in made.steps] == [10]


@pytest.mark.parametrize("selection", [Selection("org.example.app", None), Selection("com.banned.app", 99)])
def test_what_the_audit_did_not_flag_cannot_be_removed(selection):
    with pytest.raises(RemovalError, match="did not flag"):
        plan(banned(), build.package(), selections=(selection,))


def test_no_list_can_remove_what_a_phone_needs():
    rules = (build.rule("mad", build.indicator("com.android.systemui")),)
    made = plan(build.package("com.android.systemui"), rules=rules, system=SystemChoice.UNINSTALL)
    assert made.steps == ()
    assert "Must not be touched" in made.left_alone[0].why


def test_a_phone_of_unknown_build_gets_no_plan():
    with pytest.raises(RemovalError, match="which build"):
        plan(banned(), build_fingerprint=None)


def confirmation(made, **changes):
    words = {"plan_digest": made.digest, "serial": made.serial} | changes
    return Confirmation(operator="A. Tremblay", statement="--yes", given=build.NOW, **words)


def test_a_confirmation_binds_its_own_plan_and_phone_only():
    made = plan(banned())
    check_confirmation(made, confirmation(made))
    other = plan(banned(build.state(10)))
    for wrong in (confirmation(made, serial="other"), confirmation(other)):
        with pytest.raises(NotConfirmedError):
            check_confirmation(made, wrong)


def test_the_second_person_is_somebody_else():
    made = plan(banned())
    check_confirmation(made, replace(confirmation(made), second="B. Singh"))
    with pytest.raises(NotConfirmedError, match="the operator again"):
        check_confirmation(made, replace(confirmation(made), second="a. TREMBLAY"))


def test_what_can_only_be_disabled_is_not_uninstalled_and_not_disabled_unasked():
    left = plan(banned(system=True), system=SystemChoice.UNINSTALL, sdk=37)
    assert left.steps == ()
    assert "--system disable" in left.left_alone[0].why
    off = plan(banned(system=True), system=SystemChoice.DISABLE, sdk=37)
    assert [step.action for step in off.steps] == [Action.DISABLE]


def test_an_administrator_is_left_to_the_owner():
    governed = (Administrator("com.banned.app", 0, AdministratorRole.ADMIN),)
    made = plan(banned(build.state(0), build.state(10)), administrators=governed)
    assert [step.user_id for step in made.steps] == [10]
    assert "Only on the phone itself" in made.left_alone[0].why


@given(st.lists(st.tuples(st.sampled_from(["com.a.a", "com.b.b"]), st.integers(0, 3)), max_size=6))
def test_a_plan_never_leaves_the_findings(present):
    owned = {name: {u for n, u in present if n == name} for name in ("com.a.a", "com.b.b")}
    packages = [build.package(n, *(build.state(u) for u in sorted(us))) for n, us in owned.items() if us]
    made = plan(*packages, rules=(build.rule("a", build.indicator("com.a.a")),))
    assert [(s.package, s.user_id) for s in made.steps] == [("com.a.a", u) for u in sorted(owned["com.a.a"])]
    assert len({step.number for step in made.steps}) == len(made.steps)


def excepted(made_for):
    granted = GrantedException("DX-7", "A team needs it.", "Une équipe en a besoin.", build.NOW.date())
    return replace(made_for, findings=tuple(replace(f, exception=granted) for f in made_for.findings))


def test_an_app_under_an_exception_is_left_alone_and_said_so():
    made = make_plan(excepted(request(banned(build.state(0), build.state(10)))), command_for)
    assert made.steps == ()
    assert [(left.package, left.user_id) for left in made.left_alone] == [("com.banned.app", 0), ("com.banned.app", 10)]
    assert "The exception DX-7 holds until 2026-11-24" in made.left_alone[0].why


def test_an_app_under_an_exception_goes_when_it_is_chosen_by_name():
    chosen = (Selection("com.banned.app", None),)
    made = make_plan(excepted(request(banned(), selections=chosen)), command_for)
    assert [step.package for step in made.steps] == ["com.banned.app"]
    assert made.left_alone == ()


def test_an_exception_for_one_app_leaves_the_others_in_the_plan():
    rules = (build.rule("banned"), build.rule("other", build.indicator("com.other.app")))
    asked = request(banned(), build.package("com.other.app"), rules=rules)
    one = excepted(asked).findings[0]
    made = make_plan(replace(asked, findings=(one, asked.findings[1])), command_for)
    assert [step.package for step in made.steps] == ["com.other.app"]
    assert [left.package for left in made.left_alone] == ["com.banned.app"]
