import pytest

from auditor.errors import RemovalError
from auditor.judge.undo import make_undo_plan
from auditor.model.removal import Action, Outcome, Removal, Selection
from support import audits, build

OWN, FACTORY = "com.banned.app", "com.factory.app"


def receipt(name, outcome, user_id=0):
    return Removal(
        name, user_id, Action.UNINSTALL, outcome, "", "", None, None, "", "", None, None,
        verified=True, evidence_id=None,
    )  # fmt: skip


def undone(*removals, present=(), selections=None, **device):
    packages = (build.package(OWN), build.package(FACTORY, system=True))
    case = audits.audit(packages=packages, removals=removals, device=build.device(**device))
    return make_undo_plan(case, present, selections, lambda name, user, action: f"{action.value} {user} {name}")


def steps(plan):
    return [(step.package, step.user_id, step.action) for step in plan.steps]


def test_what_came_with_the_phone_is_put_back_and_what_was_disabled_is_enabled():
    plan = undone(receipt(FACTORY, Outcome.REMOVED, 10), receipt(FACTORY, Outcome.DISABLED))
    assert steps(plan) == [(FACTORY, 0, Action.ENABLE), (FACTORY, 10, Action.RESTORE)]
    assert [step.number for step in plan.steps] == [1, 2]
    assert plan.steps[0].command == "enable 0 com.factory.app"
    assert (plan.serial, plan.left_alone) == (build.device().serial, ())


def test_an_app_whose_file_is_gone_cannot_come_back_and_one_that_others_have_can():
    gone = undone(receipt(OWN, Outcome.REMOVED))
    assert gone.steps == ()
    assert "installed anew" in gone.left_alone[0].why
    kept = undone(receipt(OWN, Outcome.MOVED), present=(build.package(OWN, build.state(10)),))
    assert steps(kept) == [(OWN, 0, Action.RESTORE)]


def test_only_the_last_outcome_of_an_app_is_undone():
    plan = undone(
        receipt(FACTORY, Outcome.REMOVED), receipt(FACTORY, Outcome.RESTORED), receipt(FACTORY, Outcome.DISABLED, 10)
    )
    assert steps(plan) == [(FACTORY, 10, Action.ENABLE)]


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.STILL_THERE, Outcome.UNKNOWN, Outcome.NOT_ATTEMPTED])
def test_where_nothing_was_done_nothing_can_be_undone(outcome):
    with pytest.raises(RemovalError, match="removed and disabled nothing"):
        undone(receipt(OWN, outcome))


def test_a_selection_narrows_and_must_name_what_was_done():
    removals = (receipt(FACTORY, Outcome.REMOVED), receipt(FACTORY, Outcome.REMOVED, 10))
    assert steps(undone(*removals, selections=(Selection(FACTORY, 10),))) == [(FACTORY, 10, Action.RESTORE)]
    assert len(steps(undone(*removals, selections=(Selection(FACTORY, None),)))) == 2
    for wrong in (Selection(FACTORY, 99), Selection("com.other", None)):
        with pytest.raises(RemovalError, match="cannot be put back"):
            undone(*removals, selections=(wrong,))


def test_a_phone_of_unknown_build_gets_no_plan():
    with pytest.raises(RemovalError, match="which build"):
        undone(receipt(FACTORY, Outcome.REMOVED), build_fingerprint=None)
