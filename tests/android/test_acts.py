"""Removal steps: exactly the planned command, always for one user, and the phone's words weighed with care."""

from dataclasses import replace

import pytest

from auditor.android import commands
from auditor.android.commands import ChangeCommand, ListOptions
from auditor.android.connection import RefusedError, host_answer
from auditor.android.source import AdbPhoneSource
from auditor.errors import NoPhoneError, PhoneLostError, PhoneNotReadyError
from auditor.model.device import ConnectionState
from auditor.model.evidence import Ending
from auditor.model.removal import Action, Refusal, RemovalStep
from auditor.ports import Phone, PhoneSource
from auditor.practice.auth import Consent
from auditor.practice.faults import Drop, Fault, Hang, NoExit, Say, Unplug
from auditor.practice.phone import Link

APP = "org.openfield.maps"


def step(package=APP, user_id=0, action=Action.UNINSTALL, command=None):
    return RemovalStep(1, package, user_id, action, command or commands.change(package, user_id, action).text)


def test_an_app_is_removed_for_one_user_and_the_phone_agrees(start_phone, keeper):
    bench = start_phone()
    done = bench.phone.carry_out(step("com.redcanoe.weather"), keeper)
    assert (done.claims_success, done.refusal, done.words) == (True, None, "Success")
    assert keeper.questions == ["pm uninstall --user 0 com.redcanoe.weather"]
    assert keeper.answers[0].changes_phone
    app = bench.control.state.apps["com.redcanoe.weather"]
    assert (app.state_for(0).installed, app.state_for(10).installed) == (False, True)


def test_a_system_app_is_disabled_for_one_user(start_phone, keeper):
    bench = start_phone("android17")
    refused = bench.phone.carry_out(step("com.android.chrome"), keeper)
    assert not refused.claims_success
    assert refused.refusal is Refusal.SYSTEM_KEPT
    done = bench.phone.carry_out(step("com.android.chrome", action=Action.DISABLE), keeper)
    assert done.claims_success
    assert keeper.questions[-1] == "pm disable-user --user 0 com.android.chrome"


@pytest.mark.parametrize(
    "command",
    [
        "pm uninstall org.openfield.maps",
        "pm uninstall --user 10 org.openfield.maps",
        "reboot",
        "pm uninstall --user 0 com.other",
    ],
)
def test_a_step_whose_command_is_not_its_own_is_never_sent(start_phone, keeper, command):
    bench = start_phone()
    with pytest.raises(ValueError, match="its command is"):
        bench.phone.carry_out(step(command=command), keeper)
    assert keeper.answers == []
    assert bench.control.acts == ()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a;reboot",
        "a b",
        "$(reboot)",
        "a`id`",
        "-k",
        "--user",
        "a\nb",
        "com.",
        ".com",
        "1a.b",
        "ä.b",
        "a" * 224,
        "a.b\n",
    ],
)
def test_a_name_that_no_package_can_have_is_never_part_of_a_command(start_phone, name):
    with pytest.raises(ValueError, match="no name that a package can have"):
        commands.change(name, 0, Action.UNINSTALL)


@pytest.mark.parametrize("user_id", [-1, 21_475, True, "0", 1.0, None])
def test_a_user_that_cannot_be_is_never_part_of_a_command(user_id):
    with pytest.raises(ValueError, match="no user id"):
        commands.change(APP, user_id, Action.UNINSTALL)


@pytest.mark.parametrize(
    "text", ["pm uninstall org.a", "pm uninstall --user 0 a;b", "pm clear --user 0 a.b", "pm uninstall -k --user 0 a.b"]
)
def test_the_catalogue_of_changes_is_closed(text):
    with pytest.raises(ValueError, match="no change of the catalogue"):
        ChangeCommand(text)


def test_options_follow_the_android_version():
    old, new, unknown = (commands.list_packages(10, ListOptions.for_sdk(sdk)).text for sdk in (25, 26, None))
    assert old == unknown == "pm list packages -f -i -u --user 10"
    assert new == "pm list packages -f -U -i --show-versioncode -u --user 10"
    assert ListOptions().without("-U") == ListOptions(uid=False)
    assert ListOptions().without("--show-versioncode") == ListOptions(version_code=False)
    assert ListOptions().without("-q") == commands.LEAST_OPTIONS
    assert commands.LEAST_OPTIONS.without("-u") == commands.LEAST_OPTIONS


@pytest.mark.parametrize(
    ("fault", "ending"),
    [
        (Drop(3, connection=False), Ending.CUT),
        (NoExit(), Ending.CUT),
        (Hang(7), Ending.TIMED_OUT),
        (Unplug(carried_out=True), Ending.LOST),
    ],
    ids=["cut", "no exit code", "hang", "unplugged"],
)
def test_an_answer_that_is_not_whole_claims_nothing(start_phone, keeper, fault, ending):
    bench = start_phone()
    bench.control.set_fault(Fault("pm uninstall", fault))
    done = bench.phone.carry_out(step(), keeper)
    assert done.evidence.ending is ending
    assert (done.claims_success, done.refusal) == (False, None)


def test_a_lie_is_passed_on_as_the_phones_word(start_phone, keeper):
    bench = start_phone()
    bench.control.set_fault(Fault("pm uninstall", Say(b"Success\n")))
    assert bench.phone.carry_out(step(), keeper).claims_success
    assert bench.control.state.apps[APP].state_for(0).installed


def test_identifying_asks_one_question(start_phone, keeper):
    bench = start_phone("manager")
    device = bench.phone.identify(keeper)
    assert keeper.questions == ["getprop"]
    assert (device.maker, device.sdk, device.hardware_serial) == ("samsung", 34, "PRACTICE-MANAGER")
    assert (device.verified_boot, device.bootloader_locked, device.encryption) == ("green", True, "encrypted (file)")
    assert device.administrators is None


@pytest.mark.parametrize(
    "fault", [Drop(100, connection=False), Say(b"", exit_code=0), Unplug()], ids=["cut", "empty", "gone"]
)
def test_a_phone_that_does_not_say_who_it_is_is_lost(start_phone, keeper, fault):
    bench = start_phone()
    bench.control.set_fault(Fault("getprop", fault))
    with pytest.raises(PhoneLostError, match="did not say who it is"):
        bench.phone.identify(keeper)
    assert len(keeper.answers) == 1


def test_a_source_opens_a_ready_phone_only(start_phone, clock, keeper):
    bench = start_phone("courier")
    with AdbPhoneSource(bench.server, clock, "simulated") as source:
        assert bench.serial in [phone.serial for phone in source.attached()]
        phone = source.open(bench.serial)
        assert phone.serial == bench.serial
        assert phone.identify(keeper).connection == "simulated"
        with pytest.raises(NoPhoneError, match="cannot be found"):
            source.open("R58M")
        bench.control.set_connection_state(Link.READY, Consent.LATER)
        _ask_to_connect(bench)
        with pytest.raises(PhoneNotReadyError, match="tap Allow"):
            source.open(bench.serial)


def _ask_to_connect(bench) -> None:
    while not any(p.serial == bench.serial and p.state is ConnectionState.UNAUTHORIZED for p in bench.server.at_once()):
        try:
            host_answer(bench.server.port, f"host:connect:{bench.serial}", 2)
        except RefusedError:
            continue


def test_a_phone_named_by_an_address_is_on_the_network_unless_it_is_simulated(start_phone, clock, keeper):
    bench = start_phone("courier")
    phone = AdbPhoneSource(bench.server, clock, "usb").open(bench.serial)
    assert phone.identify(keeper).connection == "network"


def test_when_nothing_is_seen_another_server_with_phones_is_named(start_phone, clock, monkeypatch):
    bench = start_phone("courier")
    source = AdbPhoneSource(bench.server, clock, "usb")
    assert "none is attached" in source.nothing_seen()[0]
    held = bench.server.at_once()
    monkeypatch.setattr("auditor.android.source.foreign_usb_phones", lambda: held)
    why, remedy = source.nothing_seen()
    assert bench.serial in why
    assert "--adb-server 127.0.0.1:5037" in remedy


def test_the_port_of_phones_is_kept(start_phone):
    bench = start_phone("courier")
    phone: Phone = bench.phone
    source: PhoneSource = AdbPhoneSource(bench.server, bench.clock, "simulated")
    assert phone.command_for(APP, 10, Action.DISABLE) == f"pm disable-user --user 10 {APP}"
    assert replace(step(), number=2).number == 2
    assert source is not None


def test_half_a_refusal_is_not_taken_for_one(start_phone, keeper):
    bench = start_phone()
    bench.control.set_fault(Fault("pm uninstall", NoExit()))
    done = bench.phone.carry_out(step("org.example.missing"), keeper)
    assert done.words.startswith("Failure")
    assert (done.claims_success, done.refusal) == (False, None)
