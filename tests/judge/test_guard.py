from dataclasses import replace

import pytest

from auditor.judge.guard import NEVER_REMOVE, SYSTEM_IDENTITIES, never_remove
from auditor.model.policy import PACKAGE_NAME
from auditor.model.role import Role, RoleHolder
from support import build


@pytest.mark.parametrize("name", NEVER_REMOVE)
def test_every_guarded_package_has_a_reason_in_both_languages_and_a_source(name):
    guard = never_remove(name, build.package(name))
    assert name == "android" or PACKAGE_NAME.match(name)
    assert guard == NEVER_REMOVE[name] == never_remove(name, None)
    assert all((guard.reason.en, guard.reason.fr, guard.source))
    assert not guard.reason.en.endswith(".")


def test_what_a_person_installed_is_not_guarded():
    assert never_remove("org.example.app", build.package()) is None
    assert never_remove("org.example.app", None) is None
    odd = replace(build.package(), persistent=True, shared_user="android.uid.system")
    assert never_remove("org.example.app", odd) is None


@pytest.mark.parametrize("identity", sorted(SYSTEM_IDENTITIES))
@pytest.mark.parametrize("system", [True, None])
def test_what_runs_as_android_itself_is_guarded(identity, system):
    package = replace(build.package(system=system), shared_user=identity)
    assert "identity" in never_remove(package.name, package).reason.en


def test_what_android_always_keeps_running_is_guarded():
    package = replace(build.package(system=True), persistent=True)
    assert "running at all times" in never_remove(package.name, package).reason.en
    assert never_remove(package.name, build.package(system=True)) is None


def test_what_the_phone_names_as_part_of_itself_is_guarded():
    holder = RoleHolder("org.example.app", None, Role.SYSTEM_PART, "Installer")
    assert "names it" in never_remove("org.example.app", build.package(), (holder,)).reason.en
