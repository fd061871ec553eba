"""Roles over the real adb server: what each Android tells, what it refuses, and what is said of what it does not."""

from dataclasses import replace

import pytest

from auditor.model.evidence import Ending
from auditor.model.removal import Action, RemovalStep
from auditor.model.role import Role, RoleHolder
from auditor.practice.faults import Drop, Fault, Hang, Say, Unplug
from auditor.practice.people_generic import generic

WEATHER, MAPS = "com.redcanoe.weather", "org.openfield.maps"
SDK = {7: 25, 8: 27, 9: 28, 10: 29, 12: 31, 14: 34, 17: 37}


def governed(android):
    """A phone whose two apps hold every role that a setting or the role manager can give."""
    own = (
        ("secure/default_input_method", f"{MAPS}/.Ime"),
        ("secure/enabled_accessibility_services", f"{WEATHER}/.A:{MAPS}/.B"),
        ("secure/enabled_notification_listeners", ""),
        ("secure/sms_default_application", WEATHER),
        ("secure/always_on_vpn_app", WEATHER),
        ("10/secure/dialer_default_application", WEATHER),
    )
    held = (("android.app.role.HOME", MAPS), ("10/android.app.role.SMS", WEATHER))
    return replace(generic(android), settings=own, roles=held, vpns=((10, WEATHER),))


def found(reading):
    return {(holder.package, holder.user_id, holder.role) for holder in reading.holders}


@pytest.mark.parametrize("android", SDK)
def test_every_android_tells_its_roles_in_its_own_way(start_phone, keeper, android):
    bench = start_phone(governed(android))
    reading = bench.phone.read_roles(keeper, (0, 10), SDK[android])
    told = found(reading)
    assert {
        (MAPS, 0, Role.KEYBOARD),
        (WEATHER, 0, Role.ACCESSIBILITY),
        (MAPS, 0, Role.ACCESSIBILITY),
        (WEATHER, 0, Role.MESSAGES),
        (WEATHER, 0, Role.VPN),
        (WEATHER, 10, Role.DIALLER),
    } <= told
    assert ((WEATHER, 10, Role.MESSAGES) in told) is (android >= 10)
    assert ((WEATHER, 10, Role.VPN) in told) is (android >= 12)
    assert ((MAPS, 0, Role.LAUNCHER) in told) is (android >= 8)
    assert (("android", None, Role.SYSTEM_PART) in told) is (android >= 12)
    assert any("home screen of user 0" in gap.en for gap in reading.unread) is (android == 7)
    assert (reading.administrators, reading.refused) == ((), ())
    assert len(keeper.questions) <= 4 + 2 * 2


def test_an_app_that_is_gone_holds_nothing(start_phone, keeper):
    bench = start_phone(governed(14))
    assert (
        RoleHolder(MAPS, 0, Role.KEYBOARD, "default_input_method") in bench.phone.read_roles(keeper, (0,), 34).holders
    )
    act = RemovalStep(1, MAPS, 0, Action.UNINSTALL, f"pm uninstall --user 0 {MAPS}")
    assert bench.phone.carry_out(act, keeper).claims_success
    assert not any(holder.package == MAPS for holder in bench.phone.read_roles(keeper, (0,), 34).holders)


def test_a_secure_folder_refuses_and_is_named(start_phone, keeper):
    bench = start_phone("manager")
    reading = bench.phone.read_roles(keeper, (0, 10, 150), 34)
    assert reading.refused == (150,)
    assert reading.unread == ()
    assert ("com.kaspersky.secure.connection", 10, Role.VPN) in found(reading)
    assert [a.package for a in reading.administrators] == [
        "com.samsung.android.fmm",
        "ca.ironbridge.workagent",
        "ca.ironbridge.workagent",
    ]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("dumpsys role", "phone, SMS and home screen"),
        ("vpn_management", "VPN"),
        ("known-packages", "parts of the system"),
        ("settings get", "keyboard and services of user 0"),
    ],
)
@pytest.mark.parametrize(
    "kind", [Drop(20, connection=False), Say(b""), Say(b"Can't find service: x\n"), Say(b"\xff\xfe\x00\n" * 9)]
)
def test_what_a_phone_does_not_tell_is_said_and_nobody_is_refused_for_it(start_phone, keeper, question, word, kind):
    bench = start_phone(governed(14))
    bench.control.set_fault(Fault(question, kind))
    reading = bench.phone.read_roles(keeper, (0,), 34)
    assert any(word in gap.en for gap in reading.unread)
    assert all(gap.fr for gap in reading.unread)
    assert reading.refused == ()


def test_administrators_that_are_not_told_are_unknown(start_phone, keeper):
    bench = start_phone("manager")
    bench.control.set_fault(Fault("device_policy", Say(b"")))
    assert bench.phone.read_roles(keeper, (0,), 34).administrators is None


def test_a_phone_that_hangs_is_not_asked_for_ever(start_phone, keeper):
    bench = start_phone(governed(14))
    bench.control.set_fault(Fault("dumpsys|settings", Hang()))
    reading = bench.phone.read_roles(keeper, (0, 10), 34)
    assert len(keeper.questions) == 2
    assert len(reading.unread) == 5


def test_a_phone_lost_among_the_questions_tells_nothing_more(start_phone, keeper):
    bench = start_phone(governed(14))
    bench.control.set_fault(Fault("dumpsys role", Unplug()))
    reading = bench.phone.read_roles(keeper, (0, 10), 34)
    assert keeper.answers[-1].ending is Ending.LOST
    assert len(reading.unread) == 5
