from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge.guard import NEVER_REMOVE
from auditor.judge.preflight import PhoneFacts, examine
from auditor.model.device import Administrator, AdministratorRole
from auditor.model.package import UserKind
from auditor.model.policy import Bilingual
from auditor.model.preflight import Feasibility
from auditor.model.role import Role, RoleHolder, RoleReading
from support import build

NAME = "com.banned.app"
OF_CHOICE = [Role.KEYBOARD, Role.LAUNCHER, Role.DIALLER, Role.MESSAGES]
WARNED = [Role.ACCESSIBILITY, Role.NOTIFICATIONS, Role.VPN]


def roles(*held, administrators=(), refused=(), unread=()):
    holders = tuple(RoleHolder(NAME, 0, role, role.value) for role in held)
    return RoleReading(holders, administrators, refused, unread)


def examined(package=None, *, user=None, told=None, known=True, **device):
    facts = PhoneFacts(build.device(**device), (user or build.user(),), told or (roles() if known else None))
    return examine(NAME, (user or build.user()).user_id, package or build.package(NAME), facts)


def test_an_installed_app_can_be_removed():
    told = examined()
    assert (told.feasibility, told.warnings, told.steps, told.roles) == (Feasibility.REMOVABLE, (), (), ())
    assert told.permits
    assert told.preinstalled is False


@pytest.mark.parametrize(("sdk", "feasibility"), [(36, Feasibility.REMOVABLE), (37, Feasibility.DISABLE_ONLY)])
def test_android_17_lets_preinstalled_apps_only_be_disabled(sdk, feasibility):
    told = examined(build.package(NAME, system=True), sdk=sdk)
    assert told.feasibility is feasibility
    assert told.permits
    assert "came with the phone" in told.why.en


def test_an_app_of_unknown_origin_is_said_to_be_one():
    assert "could not be read" in examined(build.package(NAME, system=None)).why.en
    bare = examine(NAME, 0, None, PhoneFacts(build.device(), (), roles()))
    assert bare.preinstalled is None
    assert "could not be read" in bare.why.en


def test_a_guarded_package_is_untouchable_and_says_where_that_is_told():
    facts = PhoneFacts(build.device(), (build.user(),), roles())
    told = examine("com.miui.powerkeeper", 0, build.package("com.miui.powerkeeper"), facts)
    assert told.feasibility is Feasibility.UNTOUCHABLE
    assert not told.permits
    assert told.source == NEVER_REMOVE["com.miui.powerkeeper"].source


@pytest.mark.parametrize("role", [Role.SYSTEM_PART])
def test_a_part_of_the_system_by_the_phones_own_word_is_untouchable(role):
    assert examined(told=roles(role)).feasibility is Feasibility.UNTOUCHABLE


@pytest.mark.parametrize("maker", ["samsung", "Xiaomi", "HUAWEI", "Google", "Nokia", None])
def test_an_administrator_must_be_switched_off_by_the_owner_and_the_screen_is_named(maker):
    active = (Administrator(NAME, 0, AdministratorRole.ADMIN),)
    told = examined(told=roles(administrators=active), maker=maker)
    assert told.feasibility is Feasibility.BY_OWNER
    assert told.roles == (Role.ADMINISTRATOR,)
    assert told.steps[0].en.startswith("Settings → ")
    assert NAME in told.steps[0].fr
    assert "search" in told.steps[0].en


@pytest.mark.parametrize(
    ("role", "user_id", "held"),
    [
        (AdministratorRole.DEVICE_OWNER, 0, True),
        (AdministratorRole.DEVICE_OWNER, 10, True),
        (AdministratorRole.PROFILE_OWNER, 0, True),
        (AdministratorRole.PROFILE_OWNER, 10, False),
        (AdministratorRole.ADMIN, 10, False),
    ],
)
def test_a_device_owner_holds_the_whole_phone_and_others_their_profile(role, user_id, held):
    told = examined(told=roles(administrators=(Administrator(NAME, user_id, role),)))
    assert (told.feasibility is Feasibility.BY_OWNER) is held
    if held:
        assert "manages the phone" in told.steps[0].en


@pytest.mark.parametrize("role", OF_CHOICE)
def test_what_is_in_use_must_be_exchanged_by_the_owner_first(role):
    told = examined(told=roles(role))
    assert (told.feasibility, told.roles) == (Feasibility.BY_OWNER, (role,))
    assert told.steps[0].en.startswith("Settings → ")


@pytest.mark.parametrize("role", WARNED)
def test_what_an_app_may_do_is_a_warning(role):
    told = examined(told=roles(role))
    assert told.feasibility is Feasibility.REMOVABLE
    assert len(told.warnings) == 1


def test_roles_of_other_apps_and_users_do_not_count():
    other = RoleReading(
        (RoleHolder("com.other", 0, Role.KEYBOARD, ""), RoleHolder(NAME, 10, Role.KEYBOARD, "")), (), (), ()
    )
    assert examined(told=other).roles == ()


@pytest.mark.parametrize("kind", UserKind)
def test_a_profile_that_the_phone_closes_is_left_to_the_owner(kind):
    told = examined(user=build.user(7, kind=kind), told=roles(refused=(7,)))
    assert told.feasibility is Feasibility.BY_OWNER
    assert all(step.en and step.fr for step in told.steps)


def test_a_secure_folder_is_closed_even_if_nobody_asked():
    told = examined(user=build.user(150, kind=UserKind.SECURE_FOLDER), known=False)
    assert told.feasibility is Feasibility.BY_OWNER
    assert "Secure Folder" in told.steps[0].en


def test_a_profile_that_could_not_be_read_is_left_to_the_owner():
    told = examined(user=build.user(10, read=False, kind=UserKind.WORK))
    assert told.feasibility is Feasibility.BY_OWNER
    assert "could not be read" in told.why.en


def test_warnings_say_what_stays_what_is_shared_and_what_is_locked():
    package = replace(build.package(NAME, system=True), updated_system=True, shared_user="com.vendor.shared")
    told = examined(package, user=replace(build.user(), running=False))
    words = " ".join(warning.en for warning in told.warnings)
    for word in ("factory version stays", "com.vendor.shared", "locked or off"):
        assert word in words


def test_what_was_not_read_is_said():
    told = examined(known=False, administrators=None)
    words = " ".join(warning.en for warning in told.warnings)
    assert "was not asked" in words
    assert "device administrator could not be read" in words
    untold = examined(told=replace(roles(unread=(Bilingual("The phone did not tell X.", "…"),)), administrators=None))
    assert [warning.en for warning in untold.warnings][-1] == "The phone did not tell X."


USERS = st.builds(build.user, read=st.booleans(), kind=st.sampled_from(UserKind))
PACKAGES = st.builds(
    build.package,
    st.sampled_from([NAME, *list(NEVER_REMOVE)[:5]]),
    system=st.sampled_from([True, False, None]),
)


@given(PACKAGES, st.lists(st.sampled_from(Role), max_size=4), USERS, st.sampled_from([None, 25, 34, 37]))
def test_every_answer_is_whole_and_speaks_both_languages(package, held, user, sdk):
    reading = RoleReading(tuple(RoleHolder(package.name, 0, role, "") for role in held), (), (), ())
    told = examine(package.name, 0, package, PhoneFacts(build.device(sdk=sdk), (user,), reading))
    for sentence in (told.why, *told.warnings, *told.steps):
        assert sentence.en
        assert sentence.fr
        assert sentence.en[-1] == "." == sentence.fr[-1]
    assert bool(told.steps) is (told.feasibility is Feasibility.BY_OWNER)
    assert bool(told.source) is (told.feasibility is Feasibility.UNTOUCHABLE)
    if package.name in NEVER_REMOVE:
        assert told.feasibility is Feasibility.UNTOUCHABLE
