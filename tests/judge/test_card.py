from dataclasses import replace

import pytest

from auditor.judge.card import owner_tasks
from auditor.judge.preflight import PhoneFacts, examine
from auditor.model.device import Administrator, AdministratorRole
from auditor.model.finding import Basis, Finding, Status
from auditor.model.package import UserKind
from auditor.model.removal import Action, Outcome, Refusal, Removal
from support import audits, build

NAME = "com.banned.app"
FOLDER = build.user(150, kind=UserKind.SECURE_FOLDER)


def finding(*users):
    return Finding(NAME, users, Status.BANNED, Basis.PACKAGE_NAME, "r", "Banned", "", ())


def receipt(outcome, refusal=None, user_id=0):
    made = Removal(
        NAME, user_id, Action.UNINSTALL, outcome, "Why.", "", None, None, "", "", None, None,
        verified=True, evidence_id=None,
    )  # fmt: skip
    return replace(made, refusal=refusal, reason_fr="Pourquoi.")


def case(*removals, findings=None):
    found = (finding(0),) if findings is None else findings
    return audits.audit(packages=(build.package(NAME),), findings=found, removals=removals)


def before(user, **device):
    return examine(NAME, user.user_id, build.package(NAME), PhoneFacts(build.device(**device), (user,), None))


def test_what_only_the_owner_can_do_stands_on_the_card_in_order():
    administrator = before(build.user(), administrators=(Administrator(NAME, 0, AdministratorRole.ADMIN),))
    tasks = owner_tasks(case(), (before(FOLDER), administrator, before(build.user(10))))
    assert [(task.package, task.user_id) for task in tasks] == [(NAME, 0), (NAME, 150)]
    assert [task.steps for task in tasks] == [administrator.steps, before(FOLDER).steps]


@pytest.mark.parametrize(
    ("refusal", "word"),
    [
        (Refusal.DEVICE_POLICY_MANAGER, "deactivate"),
        (Refusal.PROFILE_CLOSED, "Users"),
        (Refusal.USER_RESTRICTED, "manages the phone"),
        (Refusal.OWNER_BLOCKED, "manages the phone"),
        (Refusal.INTERNAL_ERROR, "Uninstall"),
        (None, "Uninstall"),
    ],
)
def test_what_the_phone_refused_and_still_has_stands_on_it_too(refusal, word):
    outcome = Outcome.REFUSED if refusal else Outcome.STILL_THERE
    (task,) = owner_tasks(case(receipt(outcome, refusal)), ())
    assert word in task.steps[0].en
    assert (task.why.en, task.why.fr) == ("Why.", "Pourquoi.")


def test_a_package_and_user_that_nobody_read_get_steps_all_the_same():
    bare = replace(case(receipt(Outcome.REFUSED, Refusal.DEVICE_POLICY_MANAGER)), packages=())
    assert NAME in owner_tasks(bare, ())[0].steps[0].en
    closed = replace(case(receipt(Outcome.REFUSED, Refusal.PROFILE_CLOSED)), users=())
    assert "Users" in owner_tasks(closed, ())[0].steps[0].en


def test_what_is_gone_or_was_done_is_not_asked_of_anybody():
    assert owner_tasks(case(receipt(Outcome.REFUSED), findings=()), ()) == ()
    assert owner_tasks(case(receipt(Outcome.REFUSED), receipt(Outcome.REMOVED)), ()) == ()
    assert owner_tasks(case(), (before(build.user()),)) == ()
