"""How a practice phone meets the real adb server: every state an auditor sees."""

import socket
import subprocess
from dataclasses import replace

import pytest

from auditor.practice import people
from auditor.practice.auth import Consent
from auditor.practice.host import PracticeHost
from auditor.practice.people import blueprint_of
from auditor.practice.phone import PORT_RANGE, Link
from support.adbrig import Rig, adb_binary, wait_for


def test_a_phone_attaches_under_its_own_port_with_its_model(start_rig):
    rig = start_rig("manager")
    listed = rig.server.ask("host:devices-l")
    assert listed.split()[:2] == [rig.serial("manager"), "device"]
    assert "product:a54xcs model:SM_A546W device:a54x" in listed


def test_the_real_adb_client_lists_the_phone(start_rig):
    rig = start_rig("courier")
    command = [str(adb_binary()), "-P", str(rig.server.port), "devices"]
    ran = subprocess.run(command, capture_output=True, timeout=20, env=rig.server.environment(), check=True)
    assert f"{rig.serial('courier')}\tdevice" in ran.stdout.decode().splitlines()


def test_all_phones_attach_at_once_without_cross_talk(start_rig):
    names = ("manager", "courier", "analyst", "android7", "android12", "android17")
    rig = start_rig(*names)
    serials = {name: rig.shell(name, "getprop ro.serialno").text.strip() for name in names}
    assert len(set(serials.values())) == len(names)
    assert all(serial.startswith("PRACTICE-") for serial in serials.values())


def test_ports_keep_out_of_the_range_that_adb_scans():
    with PracticeHost(people.names()) as host:
        ports = [endpoint.port for endpoint in host.endpoints]
    for name, port in zip(people.names(), ports, strict=True):
        assert port in range(blueprint_of(name).port, blueprint_of(name).port + PORT_RANGE)
        assert port not in range(5555, 5586)


def test_a_taken_port_makes_the_phone_use_its_next_one(start_rig):
    first = start_rig("courier")
    second = start_rig("courier")
    assert second.phone("courier").endpoint.port > first.phone("courier").endpoint.port
    assert second.shell("courier", "true").code == 0


def test_an_unanswered_dialog_is_unauthorized_until_allowed(start_rig):
    rig = start_rig("courier", connect=False)
    rig.phone("courier").set_connection_state(Link.READY, Consent.LATER)
    assert "failed to authenticate" in rig.attach("courier")
    assert rig.state("courier") == "unauthorized"
    rig.phone("courier").allow()
    rig.await_state("courier", "device")
    assert rig.shell("courier", "true").code == 0


def test_a_refused_key_stays_unauthorized_and_nothing_is_served(start_rig):
    rig = start_rig("courier", connect=False)
    rig.phone("courier").set_connection_state(Link.READY, Consent.REFUSE)
    rig.attach("courier")
    assert rig.state("courier") == "unauthorized"
    with pytest.raises(ConnectionError, match="unauthorized"):
        rig.shell("courier", "true")
    assert rig.phone("courier").shell_calls == 0


def test_a_key_once_allowed_is_recognised_by_its_signature(start_rig):
    rig = start_rig("courier")
    rig.detach("courier")
    rig.host.ask(lambda: setattr(rig.phone("courier")._phone, "consent", Consent.REFUSE))
    rig.connect("courier")
    assert rig.shell("courier", "true").code == 0


@pytest.mark.parametrize(("link", "state"), [(Link.RECOVERY, "recovery"), (Link.SIDELOAD, "sideload")])
def test_recovery_and_sideload_announce_themselves(start_rig, link, state):
    rig = start_rig("courier", connect=False)
    rig.phone("courier").set_connection_state(link)
    rig.connect("courier", state)
    assert rig.state("courier") == state


def test_a_phone_that_never_answers_is_offline(start_rig):
    rig = start_rig("courier", connect=False)
    rig.phone("courier").set_connection_state(Link.OFFLINE)
    with rig.server.open(f"host:connect:{rig.serial('courier')}"):
        wait_for(lambda: rig.state("courier") == "offline", "not offline")


def test_a_pulled_cable_ends_every_answer_and_putting_it_back_works(start_rig):
    rig = start_rig("courier")
    with rig.open("courier", "shell,v2,raw:sleep 30") as hanging:
        rig.phone("courier").unplug()
        assert hanging.recv(100) == b""
    wait_for(lambda: rig.state("courier") in ("offline", None), "still listed as device")
    rig.detach("courier")
    rig.phone("courier").plug_in()
    rig.connect("courier")
    assert rig.shell("courier", "true").code == 0


def test_a_phone_comes_back_on_the_same_port_after_a_reboot(start_rig):
    rig = start_rig("courier")
    port = rig.phone("courier").endpoint.port
    with rig.open("courier", "reboot:"):
        pass
    wait_for(lambda: any(act.command == "reboot" for act in rig.phone("courier").acts), "no reboot noted")
    rig.detach("courier")

    def is_back() -> bool:
        rig.attach("courier")
        return rig.state("courier") == "device"

    wait_for(is_back, "does not come back")
    assert rig.phone("courier").endpoint.port == port


def test_hosts_close_quietly_while_adb_is_connected_and_busy():
    with Rig("courier") as rig, rig.open("courier", "shell,v2,raw:sleep 30"):
        pass
    assert not rig.host._thread.is_alive()


def test_a_stranger_who_speaks_no_adb_disturbs_nobody(start_rig):
    rig = start_rig("courier")
    for noise in (b"GET / HTTP/1.1\r\n\r\n" * 10, bytes(24), b"CNXN" + b"\xff" * 20, b"\x00" * 5):
        with socket.create_connection(("127.0.0.1", rig.phone("courier").endpoint.port), 5) as stranger:
            stranger.sendall(noise)
    assert rig.shell("courier", "echo still here").text == "still here\n"


def test_another_phone_on_the_same_cable_has_the_same_name_and_another_build(start_rig):
    rig = start_rig("manager")
    serial = rig.serial("manager")
    before = rig.shell("manager", "getprop ro.build.fingerprint").text
    rig.shell("manager", "pm uninstall --user 0 com.kms.free")
    rig.phone("manager").swap(replace(blueprint_of("manager"), incremental="A546WVLS9DXA1"))
    rig.detach("manager")
    rig.connect("manager")
    assert rig.serial("manager") == serial
    assert rig.shell("manager", "getprop ro.build.fingerprint").text != before
    assert "com.kms.free" in rig.phone("manager").state.installed(0)


def test_a_host_that_was_never_started_leaves_nothing_behind():
    host = PracticeHost(["courier"])
    with pytest.raises(RuntimeError, match="do not run"):
        host.ask(lambda: None)


def test_no_free_port_is_an_error_that_names_the_phone():
    plain = replace(blueprint_of("courier"), port=16_570)
    crowded = [replace(plain, name=f"courier{number}") for number in range(PORT_RANGE + 1)]
    with pytest.raises(OSError, match=r"courier[0-9]+: no free port among 16570, .*16589"), PracticeHost(crowded):
        pass
