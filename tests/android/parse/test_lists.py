"""`pm list packages`, `pm list users`, `getprop`, `dumpsys device_policy`, adb's list, and answers to removal."""

import pytest

from auditor.android.parse import device_policy, getprop, listing, names, users
from auditor.android.parse.act import parse_act
from auditor.android.parse.device_policy import parse_device_policy
from auditor.android.parse.devices import MAX_DEVICES, parse_devices
from auditor.android.parse.getprop import parse_getprop
from auditor.android.parse.listing import parse_listing
from auditor.android.parse.names import is_package_name
from auditor.android.parse.paths import MAX_PATHS, parse_paths
from auditor.android.parse.text import first_refusal, known, number, quoted, whole_lines
from auditor.android.parse.users import parse_users
from auditor.model.device import AdministratorRole
from auditor.model.removal import Action, Refusal


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("package:org.a", ("org.a", None, None, None, None)),
        (
            "package:/data/app/~~Zm9v==/org.a-YmE==/base.apk=org.a",
            ("org.a", "/data/app/~~Zm9v==/org.a-YmE==/base.apk", None, None, None),
        ),
        ("package:/x/a.apk=org.a versionCode:12  installer=com.b uid:10123", ("org.a", "/x/a.apk", 12, "com.b", 10123)),
        (
            "package:org.a versionCode:12 stopped=true  installer=null uid:10123,1010123",
            ("org.a", None, 12, None, 10123),
        ),
        (
            "package:/system/app/My App/x.apk=org.a  installer=null",
            ("org.a", "/system/app/My App/x.apk", None, None, None),
        ),
        ("package:org.a futureWord=x anotherWord:y uid:1", ("org.a", None, None, None, 1)),
        ("package:android", ("android", None, None, None, None)),
        ("package:org.a\r", ("org.a", None, None, None, None)),
    ],
)
def test_a_package_line_is_read_from_its_end(line, facts):
    told = parse_listing(f"{line}\n".encode())
    assert told.problems == ()
    (p,) = told.packages
    assert (p.name, p.path, p.version_code, p.installer, p.uid) == facts


@pytest.mark.parametrize(
    "line",
    [
        "package:",
        "package:org.a;reboot",
        "package:com.evil." + "a" * 10_000,
        "package:a b c",
        "package:org.ä",
        "package:1a.b",
    ],
)
def test_a_name_that_no_package_can_have_is_a_problem_and_still_told(line):
    told = parse_listing(f"{line}\n".encode())
    assert "a name that no package can have" in told.problems[0]
    assert len(told.packages) == 1
    assert len(told.packages[0].name) <= names.MAX_SHOWN_NAME


def test_an_unknown_option_is_named():
    assert parse_listing(b"Error: Unknown option: --show-versioncode\n").unknown_option == "--show-versioncode"
    assert parse_listing(b"package:org.a\n").unknown_option is None


def test_a_refusal_is_found_on_either_channel():
    trace = b"\nException occurred while executing 'list':\njava.lang.SecurityException: not for the shell\n\tat x\n"
    for told in (parse_listing(trace), parse_listing(b"", trace)):
        assert told.refusal.startswith("java.lang.SecurityException")
    assert parse_listing(b"package:null=org.a\n").packages[0].path is None


def test_several_versions_of_a_library_are_one_name():
    told = parse_listing(b"package:org.lib uid:1\npackage:org.lib uid:2\n")
    assert [p.uid for p in told.packages] == [1]
    assert told.problems == ()
    assert told.names == {"org.lib"}


def test_lists_are_bounded(monkeypatch):
    monkeypatch.setattr(listing, "MAX_PACKAGES", 2)
    told = parse_listing(b"package:a.a\npackage:a.b\npackage:a.c\n")
    assert (len(told.packages), told.problems) == (2, ("more than 2 packages",))
    many = parse_listing(b"package:a.a" + b" k:v" * 50 + b"\n")
    assert many.problems


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("\tUserInfo{0:Owner:4c13} running", (0, "Owner", 0x4C13, True)),
        ("        UserInfo{10: 壶中界 :1030} running", (10, "壶中界", 0x1030, True)),
        ("\tUserInfo{95:DUAL_APP:20001010} running", (95, "DUAL_APP", 0x20001010, True)),
        ("\tUserInfo{10:a:b:c} d{1:2}:0}", (10, "a:b:c} d{1:2}", 0, False)),
        ("\tUserInfo{25:Clone0:1010}", (25, "Clone0", 0x1010, False)),
        ("\tUserInfo{0::13} running", (0, "", 0x13, True)),
    ],
)
def test_a_users_name_may_hold_anything(line, facts):
    told = parse_users(f"Users:\n{line}\n".encode())
    assert told.problems == ()
    (user,) = told.users
    assert (user.user_id, user.name, user.flags, user.running) == facts


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no user"),
        (b"Users:\n", "no user"),
        (b"UserInfo{0:a:13}\nUserInfo{0:b:13}\n", "named twice"),
        (b"UserInfo{99999:a:13}\n", "not a user"),
        (b"UserInfo{0:a:xyz}\n", "not a user"),
        (b"UserInfo{0:a:13}\nKilled\n", "not a user"),
        (b"UserInfo{" + b"1" * 30 + b":a:13}\n", "not a user"),
        (b"UserInfo{1:a}\n", "not a user"),
    ],
)
def test_a_list_of_users_with_anything_odd_is_a_problem(data, word):
    assert word in " ".join(parse_users(data).problems)


def test_the_number_of_users_is_bounded(monkeypatch):
    monkeypatch.setattr(users, "MAX_USERS", 2)
    told = parse_users(b"".join(b"UserInfo{%d:a:0}\n" % n for n in range(5)))
    assert len(told.users) == 2
    assert "more than 2 users" in told.problems


def test_a_refused_list_of_users_is_told_as_one():
    assert parse_users(b"java.lang.SecurityException: You need MANAGE_USERS\n").refusal


def test_properties_are_read_and_odd_lines_passed_over():
    told = parse_getprop(b"[a.b]: [c]\r\n[two]: [first\nsecond]\nodd\n[a.b]: [other]\n[empty]: []\n")
    assert told.problems == ()
    assert dict(told.pairs) == {"a.b": "c", "two": "first", "empty": ""}
    assert told.first("missing", "empty", "a.b") == "c"
    assert told.first("empty") is None


def test_properties_are_bounded_and_none_at_all_is_a_problem(monkeypatch):
    monkeypatch.setattr(getprop, "MAX_PROPERTIES", 2)
    assert parse_getprop(b"[a]: [1]\n[b]: [2]\n[c]: [3]\n").problems == ("more than 2 properties",)
    assert parse_getprop(b"sh: getprop: not found\n").problems == ("no property in it",)


def test_the_real_properties_of_a_box_with_android_7_are_read(recordings):
    told = parse_getprop((recordings / "rk322x_android7.1.2_getprop.txt").read_bytes())
    assert told.first("ro.serialno") == "TKOPVUROLH"
    assert len(told.pairs) > 250
    assert told.problems == ()


POLICY = b"""Current Device Policy Manager state:
  Immutable state:
    mHasFeature=true

  Device Owner:
    admin=ComponentInfo{ca.example.mdm/ca.example.mdm.Receiver}
    name=Example
    package=ca.example.mdm
    User ID: 0

  Profile Owner (User 10):
    admin=ComponentInfo{ca.example.work/ca.example.work.Receiver}
    name=
    package=ca.example.work

  Enabled Device Admins (User 0, provisioningState: 3):
    ca.example.mdm/.Receiver:
      uid=10245
      policies:
        wipe-data
    com.evil.stalker/com.evil.stalker.Admin$Inner:
      uid=10246

    mPasswordOwner=-1

  Enabled Device Admins (User 10):
    ca.example.work/.Receiver:
"""


def test_owners_and_administrators_are_told_per_user():
    told = parse_device_policy(POLICY)
    assert told.problems == ()
    assert [(a.package, a.user_id, a.role) for a in told.administrators] == [
        ("ca.example.mdm", 0, AdministratorRole.DEVICE_OWNER),
        ("ca.example.mdm", 0, AdministratorRole.ADMIN),
        ("com.evil.stalker", 0, AdministratorRole.ADMIN),
        ("ca.example.work", 10, AdministratorRole.PROFILE_OWNER),
        ("ca.example.work", 10, AdministratorRole.ADMIN),
    ]


def test_a_phone_without_administrators_says_so():
    assert (
        parse_device_policy(b"Current state:\n  Enabled Device Admins (User 0, provisioningState: 0):\n").administrators
        == ()
    )


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", None),
        (b"Can't find service: device_policy\n", "Can't find service: device_policy"),
        (b"Permission Denial: no\n", "Permission Denial: no"),
    ],
)
def test_an_answer_without_headings_tells_nothing(data, refusal):
    told = parse_device_policy(data)
    assert (told.administrators, told.refusal) == (None, refusal)
    assert told.problems


def test_an_owner_without_a_package_and_a_name_that_cannot_be_are_passed_over():
    owner = b"  Device Owner:\n    name=x\n    User ID: 0\n\n"
    data = owner + b"  Enabled Device Admins (User 0):\n    1bad/.R:\n    a._b/.R:\n"
    assert parse_device_policy(data).administrators == ()


def test_administrators_are_bounded(monkeypatch):
    monkeypatch.setattr(device_policy, "MAX_ADMINISTRATORS", 2)
    rows = b"".join(b"    a.b%d/.R:\n" % n for n in range(5))
    assert len(parse_device_policy(b"  Enabled Device Admins (User 0):\n" + rows).administrators) == 2


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("R58M\tdevice", ("R58M", "device", None, False)),
        (
            "R58M    device usb:1-2 product:a model:SM_A546W device:a54x transport_id:3",
            ("R58M", "device", "SM A546W", True),
        ),
        ("127.0.0.1:5555  unauthorized transport_id:1", ("127.0.0.1:5555", "unauthorized", None, False)),
        (
            "R58M  no permissions (user alice is not in the plugdev group); see [http://x] usb:1-2",
            ("R58M", "no permissions", None, True),
        ),
        ("(no serial number)  device usb:1-1", ("(no serial number)", "device", None, True)),
        ("my phone  offline", ("my phone", "offline", None, False)),
        ("S  somethingnew", ("S", "somethingnew", None, False)),
    ],
)
def test_a_device_line_is_read(line, facts):
    (d,) = parse_devices(f"{line}\n".encode())
    assert (d.serial, d.state, d.model, d.usb) == facts


def test_what_is_no_device_line_is_passed_over():
    odd = b"List of devices attached\n* daemon started\n\nlonely\n" + b"x" * 2_000 + b"\nA\tdevice\nA\toffline\n"
    assert [(d.serial, d.state) for d in parse_devices(odd)] == [("A", "device")]
    many = b"".join(b"S%d\tdevice\n" % n for n in range(MAX_DEVICES + 5))
    assert len(parse_devices(many)) == MAX_DEVICES


REFUSALS = [
    (b"Failure [not installed for 10]\n", b"", Refusal.NOT_INSTALLED),
    (b"Failure [user 12 doesn't exist]\n", b"", Refusal.NO_SUCH_USER),
    (b"Failure [DELETE_FAILED_DEVICE_POLICY_MANAGER]\n", b"", Refusal.DEVICE_POLICY_MANAGER),
    (b"Failure [DELETE_FAILED_USER_RESTRICTED]\n", b"", Refusal.USER_RESTRICTED),
    (b"Error: no_uninstall_apps\n", b"", Refusal.USER_RESTRICTED),
    (b"Failure [DELETE_FAILED_OWNER_BLOCKED]\n", b"", Refusal.OWNER_BLOCKED),
    (b"Failure [DELETE_FAILED_INTERNAL_ERROR]\n", b"", Refusal.INTERNAL_ERROR),
    (b"Failure [DELETE_FAILED_ABORTED]\n", b"", Refusal.ABORTED),
    (b"Failure [DELETE_FAILED_APP_PINNED]\n", b"", Refusal.APP_PINNED),
    (b"Failure [DELETE_FAILED_USED_SHARED_LIBRARY]\n", b"", Refusal.SHARED_LIBRARY),
    (b"Failure [-1000]\n", b"", Refusal.MAKER_PROTECTED),
    (b"Failure [only root can delete system app for a particular user]\n", b"", Refusal.SYSTEM_KEPT),
    (b"Failure [SOMETHING_NEW]\n", b"", Refusal.UNKNOWN),
    (b"Failure\n", b"", Refusal.UNKNOWN),
    (b"Error: device is still booting.\n", b"", Refusal.STILL_STARTING),
    (b"", b"Error: Could not access the Package Manager.  Is the system running?\n", Refusal.SERVICE_DOWN),
    (b"", b"cmd: Can't find service: package\n", Refusal.SERVICE_DOWN),
    (b"", b"Error: java.io.IOException: No space left on device\n", Refusal.NO_ROOM),
    (
        b"",
        b"\nException occurred:\njava.lang.SecurityException: Shell cannot change component state\n\tat a\n",
        Refusal.STATE_KEPT,
    ),
    (b"", b"java.lang.SecurityException: Cannot disable a protected package: a.b\n", Refusal.PROTECTED),
    (
        b"",
        b"java.lang.SecurityException: Shell does not have permission to access user 150\n",
        Refusal.PROFILE_CLOSED,
    ),
    (b"", b"java.lang.IllegalArgumentException: Unknown package: a.b\n", Refusal.NO_SUCH_APP),
    (b"", b"java.lang.SecurityException: anything\n", Refusal.NOT_ALLOWED),
    (b"", b"Error: java.lang.SecurityException: Neither user 2000 nor current process has it\n", Refusal.NOT_ALLOWED),
    (b"Error: Unknown option: --user\n", b"", Refusal.COMMAND_UNKNOWN),
    (b"", b"java.lang.IllegalStateException: never seen\n", Refusal.UNKNOWN),
    (b"Killed\n", b"", None),
    (b"", b"", None),
]


@pytest.mark.parametrize(("out", "err", "refusal"), REFUSALS)
@pytest.mark.parametrize("action", Action)
def test_every_way_of_saying_no_is_known_or_kept_as_it_came(out, err, refusal, action):
    told = parse_act(out, err, 1, action)
    assert (told.refusal, told.claims_success) == (refusal, False)
    assert len(told.words) <= 400
    assert "\tat" not in told.words
    first = (out + err).decode().strip().splitlines()[:1]
    assert first == told.words.splitlines()[:1]


def test_no_refusal_is_left_without_a_phone_that_gives_it():
    assert {refusal for _, _, refusal in REFUSALS} - {None} == set(Refusal)
    assert len(Refusal) >= 15


WORDS_OF_SUCCESS = {
    Action.UNINSTALL: (b"Success\n", b"Success\r\n"),
    Action.DISABLE: (b"Package a.b new state: disabled-user\n", b"Package a.b new state: disabled\n"),
    Action.ENABLE: (b"Package a.b new state: enabled\n", b"Package a.b new state: default\n"),
    Action.RESTORE: (b"Package a.b installed for user: 0\n",),
}


@pytest.mark.parametrize("action", Action)
def test_success_takes_the_word_for_this_act_and_exit_code_0(action):
    for said_for, answers in WORDS_OF_SUCCESS.items():
        for answer in answers:
            assert parse_act(answer, b"", 0, action).claims_success is (said_for is action)
            assert not parse_act(answer, b"", None, action).claims_success
            assert not parse_act(answer, b"", 1, action).claims_success
    assert not parse_act(b"", b"", 0, action).claims_success


def test_small_readers():
    assert number("۱۲") == 12
    assert number("9" * 19) is None
    assert number("-1") == -1
    assert number("") is None
    assert known(" null ") is None
    assert known(" x ") == "x"
    assert known(None) is None
    assert quoted("a\x1b[2Jb") == "'a\\x1b[2Jb'"
    assert quoted("plain") == '"plain"'
    assert first_refusal(["fine"]) is None
    assert whole_lines(b"one\ntwo") == b"one\n"
    assert whole_lines(b"two") == b""


@pytest.mark.parametrize("name", ["android", "a.b", "com.tencent.mm", "a" * 223, "com.a_b.C1"])
def test_names_that_android_allows(name):
    assert is_package_name(name)


@pytest.mark.parametrize(
    "name", ["", ".", "a.", ".a", "a..b", "1a", "a.1b", "a-b", "a b", "a\n", "a" * 224, "é.a", "a.b\u202e"]
)
def test_names_that_android_does_not_allow(name):
    assert not is_package_name(name)


def test_paths_of_an_app_are_read_each_once():
    told = parse_paths(b"package:/data/app/a/base.apk\npackage:/data/app/a/split.apk\npackage:/data/app/a/base.apk\n")
    assert (told.paths, told.problems) == (("/data/app/a/base.apk", "/data/app/a/split.apk"), ())
    assert parse_paths(b"").problems
    assert parse_paths(b"Error: no\n").problems
    many = b"".join(b"package:/a%d.apk\n" % number for number in range(MAX_PATHS + 3))
    assert len(parse_paths(many).paths) == MAX_PATHS
    assert any("more than" in problem for problem in parse_paths(many).problems)
