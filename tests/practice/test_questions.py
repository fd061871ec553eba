"""The rarer questions and the wrong ones: each gets the phone's own answer, never an accident."""

import re
from dataclasses import replace

import pytest

from auditor.practice.people import blueprint_of
from auditor.practice.people_generic import generic
from support.adbrig import until_end

WEATHER = "com.redcanoe.weather"


def asked(programs, line: str):
    answer = programs.run(tuple(line.split()), b"", line)
    return answer.stdout.decode(), answer.stderr.decode(), answer.code


def test_dumpsys_user_tells_each_users_type_state_and_restrictions(bare):
    _, programs = bare("analyst")
    text = asked(programs, "dumpsys user")[0]
    assert re.search(r"UserInfo\{11:Private space:1010\} .*\n    Type: android\.os\.usertype\.profile\.PRIVATE", text)
    assert "State: -1" in text
    assert "Type:" not in asked(bare("android9")[1], "dumpsys user")[0]


def test_the_whole_package_dump_has_other_sections_around_the_packages(bare):
    _, programs = bare("android14")
    text = asked(programs, "dumpsys package")[0]
    sections = re.findall(r"^(\S.*):$", text, re.MULTILINE)
    assert sections.index("Features") < sections.index("Packages") < sections.index("Package warning messages")
    assert asked(programs, "dumpsys package packages")[0] in text


def test_one_updated_package_shows_its_factory_copy_too(bare):
    _, programs = bare("android14")
    text = asked(programs, "dumpsys package com.android.chrome")[0]
    assert text.count("  Package [com.android.chrome]") == 2
    assert text.index("\nPackages:") < text.index("\nHidden system packages:")


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("settings get secure default_input_method", "com.samsung.android.honeyboard/.service.HoneyBoardService\n"),
        ("settings get --user 0 secure nothing", "null\n"),
        ("cmd role get-role-holders --user 0 android.app.role.SMS", "com.samsung.android.messaging\n"),
        ("cmd role get-role-holders android.app.role.NONE", ""),
        ("pm list packages --user current com.kms", "package:com.kms.free\n"),
        ("pm list packages --user 77", ""),
        ("pm list packages --apex-only --user 0", ""),
        (
            "pm list packages --show-stopped --user 0 com.fernhouse.garden",
            "package:com.fernhouse.garden stopped=true\n",
        ),
    ],
)
def test_a_question_is_answered(bare, line, out):
    assert asked(bare("manager")[1], line) == (out, "", 0)


@pytest.mark.parametrize(
    ("line", "out", "err", "code"),
    [
        ("pm", "Package manager", "", 255),
        ("pm frobnicate", "", "Unknown command: frobnicate", 255),
        ("pm list", "Error: didn't specify type of data to list", "", 255),
        ("pm list nonsense", "Error: unknown list type 'nonsense'", "", 255),
        ("pm list packages --user", "", "Argument expected after", 255),
        ("pm list packages --user x", "", "Bad user number: x", 255),
        ("pm path", "", "Error: no package specified", 1),
        ("pm disable-user", "Error: no package or component specified", "", 1),
        ("pm disable-user --what x", "Error: Unknown option: --what", "", 255),
        (f"pm disable --user 0 {WEATHER}", "", f"Shell cannot change component state for {WEATHER}/null to 2", 255),
        ("pm install-existing", "Error: package name not specified", "", 1),
        ("pm install-existing --what x", "Error: Unknown option: --what", "", 1),
        ("pm install-existing --user 77 android", "NameNotFoundException", "", 1),
        (f"pm clear {WEATHER}", "", "practice phones do not do `pm clear`", 255),
        ("cmd nosuch", "", "cmd: Can't find service: nosuch", 20),
        ("cmd", "", "cmd: Can't find service:", 20),
        ("dumpsys nosuch", "", "Can't find service: nosuch", 0),
        ("settings put secure x y", "", "only know `settings get`", 255),
        ("stat /x", "", "practice phones know only", 1),
        ("head -n x /system/build.prop", "", "bad number", 1),
        ("tail -c x /system/build.prop", "", "bad number", 1),
        ("dd of=/x if=/y", "", "unknown operand of", 1),
        ("sleep", "", "Needs 1 argument", 1),
        ("grep", "", "Needs 1 argument", 2),
    ],
)
def test_a_wrong_question_is_refused_in_words(bare, line, out, err, code):
    machine, programs = bare("android14")
    answer = asked(programs, line)
    assert out in answer[0]
    assert err in answer[1]
    assert (bool(answer[0]), bool(answer[1])) == (bool(out), bool(err))
    assert answer[2] == code
    assert machine.state.version == 0


def test_a_user_that_does_not_exist_reads_back_a_default_when_disabling(bare):
    machine, programs = bare("android17")
    said = asked(programs, f"pm disable-user --user 1 {WEATHER}")
    assert said == (f"Package {WEATHER} new state: disabled\n", "", 0)
    assert machine.state.version == 0


def test_a_protected_app_refuses_to_be_disabled_but_may_be_enabled(bare):
    phone = generic(12)
    apps = tuple(replace(app, refuses_disabling=app.name == WEATHER) for app in phone.apps)
    _, programs = bare(replace(phone, apps=apps))
    assert "Cannot disable a protected package" in asked(programs, f"pm disable-user --user 0 {WEATHER}")[1]
    assert asked(programs, f"pm enable --user 0 {WEATHER}")[2] == 0


def test_without_a_user_an_app_goes_for_everybody_unless_someone_keeps_it(bare):
    machine, programs = bare("android14")
    assert asked(programs, f"pm uninstall {WEATHER}")[0] == "Success\n"
    assert machine.state.app(WEATHER) is None
    assert asked(programs, f"pm uninstall {WEATHER}")[0] == "Failure [DELETE_FAILED_INTERNAL_ERROR]\n"
    _, manager = bare("manager")
    agent = "ca.ironbridge.workagent"
    assert asked(manager, f"pm uninstall --user all {agent}")[0] == "Failure [DELETE_FAILED_DEVICE_POLICY_MANAGER]\n"
    assert asked(manager, "pm uninstall --versionCode 3 --user 0 com.kms.free")[0] == "Success\n"


def test_plain_interactive_shells_and_broken_packets_end_quietly(start_rig):
    rig = start_rig("courier")
    with rig.open("courier", "shell:") as stream:
        assert b"no interactive shell" in until_end(stream)
    with rig.open("courier", "shell,v2,raw:cat") as stream:
        stream.sendall(b"\x00\xff\xff\xff\xff")
        assert until_end(stream) == b"\x03\x01\x00\x00\x00\x00"
    assert rig.shell("courier", "true").code == 0


def test_shells_within_shells_have_an_end(start_rig):
    rig = start_rig("courier")
    script = "echo bottom"
    for _ in range(3):
        script = "sh -c '" + script.replace("'", "'\\''") + "'"
    assert rig.shell("courier", script).text == "bottom\n"
    assert rig.shell("courier", "sh; sh", given=b"sh\n" * 3).code == 0


def test_a_hostile_phones_names_come_through_as_they_are(start_rig):
    rig = start_rig("hostile")
    dump = rig.shell("hostile", "dumpsys package packages").stdout.decode()
    listed = rig.shell("hostile", "pm list packages --user 0").stdout.decode()
    for app in blueprint_of("hostile").apps:
        assert f"  Package [{app.name}] (" in dump
        assert (f"package:{app.name}\n" in listed) == app.state_for(0).installed
    assert "\u202e" in rig.shell("hostile", "pm list users").stdout.decode()
    assert "Package [com.evil.invented]" in dump
