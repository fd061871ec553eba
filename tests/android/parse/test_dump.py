"""The dump by the names of its keys: every Android, makers' lines, any digits, and what an app makes of its text."""

import pytest

from auditor.android.parse import dump as dumping
from auditor.android.parse import dump_block, text
from auditor.android.parse.dump import parse_dump

BLOCK = """  Package [{name}] (5ecf520):
    appId={app_id}
    pkg=Package{{d7572f {name}}}
    codePath={path}
    versionCode=201 minSdk=16 targetSdk=21
    versionName=2.8.11
    flags=[ {flags} ]
    timeStamp=2019-01-24 10:47:39
    lastUpdateTime=2019-01-24 10:47:40
    installerPackageName=com.android.vending
    pkgFlags=[ {flags} ]
"""
STATE = (
    "    User {user}: ceDataInode={inode} installed={installed} hidden=false suspended=false stopped=true enabled=3\n"
)


def block(name="org.example.app", *, flags="HAS_CODE", path="/data/app/x", states=((0, "true", 7),), extra=""):
    head = BLOCK.format(name=name, app_id=10_112, path=path, flags=flags) + extra
    return head + "".join(STATE.format(user=user, installed=there, inode=inode) for user, there, inode in states)


def whole(*blocks, tail="\nShared users:\n  SharedUser [android.uid.system] (1):\n    User 0: \n"):
    return ("Packages:\n" + "".join(blocks) + tail).encode()


def only(data):
    told = parse_dump(data)
    (package,) = told.packages
    return package, told


def test_a_block_is_read_by_its_keys():
    package, told = only(whole(block()))
    assert told.problems == ()
    assert (package.name, package.app_id, package.version_code, package.version_name) == (
        "org.example.app",
        10_112,
        201,
        "2.8.11",
    )
    assert (package.system, package.updated_system, package.persistent) == (False, False, False)
    assert (package.installer, package.path, package.last_update) == (
        "com.android.vending",
        "/data/app/x",
        "2019-01-24 10:47:40",
    )
    state = package.state_for(0)
    assert package.states == (state,)
    assert package.state_for(10) is None
    assert (state.user_id, state.installed, state.stopped, state.enabled, state.data_inode) == (0, True, True, 3, 7)
    assert state.instant is None
    assert told.users == (0,)


ANDROID_17 = (
    "ceDataInode=1 deDataInode=2 pccCeDataInode=0 pccDeDataInode=0 installed=true hidden=false suspended=false "
    "appLockEnabled=false distractionFlags=0 stopped=false notLaunched=false enabled=3 quarantined=false"
)


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        # Android 7, 10, 11, 16, 17: keys come and go, and their places with them.
        (
            "ceDataInode=1 installed=true hidden=false suspended=false stopped=false notLaunched=false enabled=0",
            (True, 0),
        ),
        ("ceDataInode=-4294835840 installed=true hidden=false enabled=2 instant=false virtual=false", (True, 2)),
        (
            "ceDataInode=1 installed=true hidden=false distractionFlags=0 stopped=false enabled=1",
            (True, 1),
        ),
        ("ceDataInode=1 deDataInode=2 installed=false hidden=false enabled=4 quarantined=false", (False, 4)),
        (ANDROID_17, (True, 3)),
        ("enabled=3 installed=true someNewKey=[a,b] ceDataInode=1", (True, 3)),
    ],
)
def test_the_user_line_of_every_android_is_read(line, facts):
    package, told = only(whole(block(states=()) + f"    User 0: {line}\n"))
    assert told.problems == ()
    assert (package.states[0].installed, package.states[0].enabled) == facts


def test_a_wrapped_user_line_and_wrapped_flags_are_put_together():
    text_ = (
        "  Package [org.example.a] (1):\n    userId=10001\n    flags=[ HAS_CODE\n        SYSTEM\n        PERSISTENT ]\n"
        "    hwflags=[ ]\n    User 0: ceDataInode=1\n        installed=true hidden=true\n        enabled=2\n"
    )
    package, told = only(whole(text_))
    assert told.problems == ()
    assert (package.system, package.persistent) == (True, True)
    assert (package.states[0].installed, package.states[0].hidden, package.states[0].enabled) == (True, True, 2)


def test_what_stands_under_a_user_line_is_read():
    extra = (
        "      installReason=4\n      dataDir=/data/user/0/x\n      firstInstallTime=2025-08-26 13:40:57\n"
        "      archiveTime=2024-09-30 18:02:11\n      unarchiveInstallerTitle=Play Store\n"
        "      lastDisabledCaller: com.android.settings\n      gids=[3003]\n      runtime permissions:\n"
        "        android.permission.CAMERA: granted=false, flags=[ USER_SET]\n"
    )
    package, told = only(whole(block(states=((0, "false", 9),)) + extra))
    assert told.problems == ()
    (state,) = package.states
    assert (state.installed, state.archived, state.first_install) == (False, True, "2025-08-26 13:40:57")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2026-10-03 09:08:07", "2026-10-03 09:08:07"),
        ("۲۰۲۶-۱۰-۰۳ ۰۹:۰۸:۰۷", "2026-10-03 09:08:07"),
        ("٢٠٢٦-١٠-٠٣ ٠٩:٠٨:٠٧", "2026-10-03 09:08:07"),
        ("\u200e२०२६-१०-०३ ०९:०८", "2026-10-03 09:08:00"),
        ("2026-10-03", "2026-10-03 00:00:00"),
        ("1970-01-01 01:00:00", None),
        ("1970-01-01 07:00:00", None),
        ("1969-12-31 18:00:00", None),
        ("۱۹۷۰-۰۱-۰۱ ۰۱:۰۰:۰۰", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_come_in_any_digits_and_the_epoch_is_no_date(printed, read):
    extra = f"    firstInstallTime={printed}\n"
    package, _told = only(whole(block(extra=extra)))
    assert package.first_install == read


def test_hidden_system_packages_are_named_apart_and_do_not_replace_the_live_ones():
    live = block("com.android.chrome", flags="SYSTEM UPDATED_SYSTEM_APP", path="/data/app/chrome")
    factory = block("com.android.chrome", flags="SYSTEM", path="/product/app/Chrome")
    told = parse_dump(whole(live, tail="\nHidden system packages:\n" + factory + "\nQueries:\n  forceQueryable:\n"))
    assert told.problems == ()
    assert [package.path for package in told.packages] == ["/data/app/chrome"]
    assert told.packages[0].updated_system is True
    assert told.hidden == {"com.android.chrome"}


@pytest.mark.parametrize(
    ("inode", "read"), [("0", 0), ("-1", -1), ("-4294835840", -4294835840), ("99", 99), ("x", None)]
)
def test_an_inode_may_be_negative_or_missing(inode, read):
    package, _told = only(whole(block(states=((0, "false", inode),))))
    assert package.states[0].data_inode == read


def test_the_device_protected_inode_speaks_where_the_other_is_none():
    package, _told = only(whole(block(states=()) + "    User 0: ceDataInode=0 deDataInode=55 installed=false\n"))
    assert package.states[0].data_inode == 55


@pytest.mark.parametrize(
    ("path", "flags", "module"),
    [
        ("/apex/com.android.adbd", "SYSTEM", True),
        ("/system/apex/com.android.adbd.apex", "SYSTEM", True),
        ("/data/apex/decompressed/com.android.adbd@1.decompressed.apex", "SYSTEM", True),
        ("/apex/com.android.wifi/app/OsuLogin", "SYSTEM", False),
        ("/apex/com.android.adbd", "HAS_CODE", False),
        ("/data/app/x", "SYSTEM", False),
    ],
)
def test_a_module_is_known_by_its_path_and_the_makers_flag(path, flags, module):
    package, _told = only(whole(block(path=path, flags=flags)))
    assert package.module is module


def test_a_static_library_is_known_by_its_line_after_the_flags():
    line = "    static library:\n      name:com.google.android.trichromelibrary version:1\n"
    package, _told = only(whole(block("com.google.android.trichromelibrary_1", extra=line)))
    assert package.library
    forged = block().replace("    flags=", line + "    flags=")
    assert not only(whole(forged))[0].library


def test_shared_users_and_unknown_lines_are_passed_over():
    extra = "    sharedUser=SharedUserSetting{537e99e android.uid.systemui/10002}\n    myOwnKey={a b c}\n\n    odd\n"
    package, told = only(whole(block(extra=extra)))
    assert told.problems == ()
    assert package.shared_user == "android.uid.systemui"


def problems_of(data):
    return " ".join(parse_dump(data).problems)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no section of packages"),
        (b"Can't find service: package\n", "broke the dump off"),
        (whole(block(), tail="*** SERVICE 'package' DUMP TIMEOUT (10000ms) EXPIRED ***\n"), "broke the dump off"),
        (b"something else\n", "instead of packages"),
        (whole(block(), block()), "stands twice"),
        (b"Shared users:\n" + block().encode(), "outside of its section"),
        (whole(block(states=())), "names no user"),
        (whole(block(states=((0, "maybe", 1),))), "is not told"),
        (whole(block(states=((0, "true", 1), (0, "false", 1)))), "user 0 stands twice"),
        (whole(block(states=((999_999, "true", 1),))), "a user that cannot be"),
        (whole(block(extra="    versionName=3\n")), "versionName stands twice"),
        (whole(block(extra="    flags=[ SYSTEM ]\n")), "flags stands twice"),
        (whole(block(extra="    flags=[ SYSTEM\n" + "      A\n" * 20)), "flags has no end"),
        (whole(block("com.evil;reboot")), "a name that no package can have"),
        (whole(block("a" * 10_000)), "a name that no package can have"),
    ],
)
def test_what_cannot_be_is_a_problem_in_words(data, word):
    assert word in problems_of(data)


def test_a_refusal_is_told_as_one():
    told = parse_dump(b"Permission Denial: can't dump PackageManager from pid=1, uid=2000\n")
    assert told.refusal.startswith("Permission Denial")


def test_the_flags_end_with_a_user_line():
    package, told = only(
        whole(
            block(states=(), extra="    privateFlags=[ A\n    pkgFlags=[ SYSTEM\n")
            + STATE.format(user=0, inode=1, installed="true")
        )
    )
    assert package.states[0].installed is True
    assert "stands twice" in " ".join(told.problems) or "no end" in " ".join(told.problems)


def test_everything_is_bounded(monkeypatch):
    monkeypatch.setattr(dumping, "MAX_PACKAGES", 2)
    monkeypatch.setattr(dump_block, "MAX_USERS", 2)
    monkeypatch.setattr(text, "MAX_LINE", 200)
    monkeypatch.setattr(text, "MAX_LINES", 60)
    blocks = [block(f"org.example.app{i}", states=((0, "true", 1), (1, "true", 1), (2, "true", 1))) for i in range(4)]
    told = parse_dump(whole(*blocks, tail="\n" + "x" * 500 + "\n" * 100))
    words = " ".join(told.problems)
    assert len(told.packages) == 2
    assert "more than 2 packages" in words
    assert "a user that cannot be" in words
    assert "a line of 500 bytes" in words
    assert "more than 60 lines" in words


def test_a_line_that_a_maker_repeats_word_for_word_is_no_problem():
    assert parse_dump(whole(block(extra="    versionName=2.8.11\n    flags=[ HAS_CODE ]\n"))).problems == ()


def test_many_problems_are_counted():
    told = parse_dump(whole(*(block(f"bad;{i}") for i in range(60))))
    assert len(told.problems) == text.MAX_PROBLEMS + 1
    assert told.problems[-1] == "and 40 more like these"


def test_the_real_dump_of_a_box_with_android_7_is_read(recordings):
    told = parse_dump((recordings / "rk322x_android7.1.2_dumpsys_package.txt").read_bytes())
    assert len(told.packages) == 84
    assert told.problems == ()
    assert told.users == (0,)
    assert sum(package.states[0].enabled == 3 for package in told.packages) == 1
    assert all(package.states[0].installed for package in told.packages)
    assert {package.system for package in told.packages} == {True, False}


def test_real_blocks_of_android_7_to_17_are_read(recordings):
    blocks = (recordings / "excerpts-by-version.txt").read_text(encoding="utf-8")
    told = parse_dump(("Packages:\n" + blocks[: blocks.index("## pm list users")]).encode())
    names = {package.name: package for package in told.packages}
    assert names["com.android.theme.icon_pack.circular.android"].states[1].user_id == 10
    assert names["com.android.documentsui"].states[1].first_install is None
    assert names["com.android.documentsui"].states[0].first_install == "2009-01-01 00:00:00"
