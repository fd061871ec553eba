"""The phones that people practise on are what their descriptions say."""

import re
import time
from itertools import pairwise

import pytest

from auditor.practice import people
from auditor.practice.blueprint import EnabledSetting, Partition
from auditor.practice.phone import PORT_RANGE

BANNED = {
    "com.zhiliaoapp.musically": (0,),
    "com.tencent.mm": (0, 10),
    "com.kms.free": (0,),
    "com.kaspersky.secure.connection": (10,),
    "com.ss.android.ugc.tiktok.lite": (10,),
}
BANNED_LOOKS = re.compile(r"tiktok|musically|com\.ss\.android|bytedance|tencent|wechat|kaspersky|com\.kms")


def looks_banned(snapshot, user_id: int) -> set[str]:
    return {name for name in snapshot.installed(user_id) if BANNED_LOOKS.search(name)}


def test_the_manager_has_450_apps_for_three_users_and_five_banned_ones(bare):
    machine, _ = bare("manager")
    truth = machine.state.snapshot()
    assert len(truth.apps) == 450
    assert [user.user_id for user in truth.users] == [0, 10, 150]
    found = {
        name: tuple(u for u in (0, 10, 150) if name in truth.installed(u))
        for name in truth.apps
        if BANNED_LOOKS.search(name)
    }
    assert found == BANNED
    assert all(truth.apps[name].partition is Partition.DATA for name in BANNED)


def test_after_removing_them_for_those_users_nothing_banned_is_left(start_rig):
    rig = start_rig("manager")
    for name, users in BANNED.items():
        for user in users:
            assert rig.shell("manager", f"pm uninstall --user {user} {name}").text == "Success\n"
    truth = rig.phone("manager").state
    assert [looks_banned(truth, user) for user in (0, 10, 150)] == [set(), set(), set()]
    assert not BANNED_LOOKS.search(rig.shell("manager", "dumpsys package packages").text)


def test_the_manager_has_apps_in_every_condition(bare):
    machine, programs = bare("manager")
    apps = machine.state.snapshot().apps
    assert apps["com.samsung.android.bixby.agent"].state_for(0).enabled is EnabledSetting.DISABLED_USER
    assert apps["ca.maplegrid.transit"].state_for(0).data_kept
    assert apps["ca.harbourfm.player"].state_for(0).archived
    assert apps["com.android.chrome"].updated
    assert apps["com.android.chrome"].source.installer == "com.android.vending"
    installers = {app.source.installer for app in apps.values() if not app.system}
    assert {
        None,
        "com.android.vending",
        "com.sec.android.app.samsungapps",
        "com.google.android.packageinstaller",
    } <= installers
    dump = programs.run(("dumpsys", "package", "packages"), b"", "").stdout.decode()
    assert "archiveTime=" in dump
    assert "\nHidden system packages:\n" in dump


def test_the_work_profile_has_an_owner_in_device_policy(bare):
    _, programs = bare("manager")
    text = programs.run(("dumpsys", "device_policy"), b"", "").stdout.decode()
    owner = re.search(r"Profile Owner \(User 10\): \n    admin=ComponentInfo\{(.+?)/", text)
    assert owner
    assert owner[1] == "ca.ironbridge.workagent"
    assert re.search(r"Enabled Device Admins \(User 0, .*\):\n    com\.samsung\.android\.fmm/", text)


def test_the_secure_folder_is_refused_but_the_dump_shows_it(start_rig):
    rig = start_rig("manager")
    assert rig.shell("manager", "pm list packages --user 150").code == 255
    dump = rig.shell("manager", "dumpsys package packages").text
    assert len(re.findall(r"^    User 150: .*installed=true", dump, re.MULTILINE)) > 50
    assert looks_banned(rig.phone("manager").state, 150) == set()


def test_the_courier_is_small_and_has_nothing_banned(bare):
    machine, _ = bare("courier")
    truth = machine.state.snapshot()
    assert (len(truth.apps), len(truth.users)) == (60, 1)
    assert looks_banned(truth, 0) == set()


def test_the_analysts_system_app_can_be_disabled_but_not_uninstalled(start_rig):
    rig = start_rig("analyst")
    assert len(rig.phone("analyst").state.apps) == 180
    name = "com.zhiliaoapp.musically"
    refused = rig.shell("analyst", f"pm uninstall --user 0 {name}")
    assert (refused.text, refused.code) == ("Failure [only root can delete system app for a particular user]\n", 1)
    assert rig.shell("analyst", f"pm disable-user --user 0 {name}").text == f"Package {name} new state: disabled-user\n"
    assert rig.shell("analyst", "pm uninstall --user 0 com.tencent.mm").text == "Success\n"
    truth = rig.phone("analyst").state
    assert looks_banned(truth, 0) == {name}
    assert truth.enabled(name, 0) is EnabledSetting.DISABLED_USER


@pytest.mark.parametrize("name", [*people.names(), "hostile", *(f"android{version}" for version in range(7, 18))])
def test_every_phone_is_the_same_each_time_it_is_made(name):
    first, second = people.blueprint_of(name), people.blueprint_of(name)
    assert first == second
    assert len({app.name for app in first.apps}) == len(first.apps)
    assert first.serial.startswith("PRACTICE-")
    shared = {app.app_id for app in first.apps if app.shared_user}
    own = [app.app_id for app in first.apps if not app.shared_user]
    assert len(set(own)) == len(own)
    assert not shared & set(own)


def test_no_two_phones_share_serial_fingerprint_or_port():
    phones = [
        people.blueprint_of(name) for name in (*people.names(), "hostile", *(f"android{v}" for v in range(7, 18)))
    ]
    for facts in zip(*((p.serial, p.port) for p in phones), strict=True):
        assert len(set(facts)) == len(phones)
    assert len({p.fingerprint for p in phones if p.name != "hostile"}) == len(phones) - 1
    ports = sorted(p.port for p in phones)
    assert all(second - first >= PORT_RANGE for first, second in pairwise(ports))


def test_a_phone_nobody_knows_is_an_error():
    with pytest.raises(KeyError):
        people.blueprint_of("nobody")


def test_a_full_dump_of_450_apps_is_quick_and_the_second_one_is_kept(bare):
    _, programs = bare("manager")
    started = time.thread_time()  # of this thread alone: other work on the machine does not count
    dump = programs.run(("dumpsys", "package", "packages"), b"", "").stdout
    assert time.thread_time() - started < 0.6
    assert len(dump) > 1_000_000
    started = time.thread_time()
    programs.run(("dumpsys", "package", "packages"), b"", "")
    assert time.thread_time() - started < 0.1


def test_hundreds_of_shell_calls_a_second(start_rig):
    rig = start_rig("manager")

    def hundred() -> float:
        started = time.perf_counter()
        for _ in range(100):
            rig.shell("manager", "true")
        return time.perf_counter() - started

    assert min(hundred() for _ in range(3)) < 0.5
