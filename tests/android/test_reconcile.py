"""Two answers about the same apps: what agrees, what may differ, and what is a gap."""

import pytest

from auditor.android.hearing import COMPLETE, Standing, Worth, not_asked, worth
from auditor.android.kinds import user_kind
from auditor.android.parse.device_policy import parse_device_policy
from auditor.android.parse.dump import parse_dump
from auditor.android.parse.getprop import parse_getprop
from auditor.android.parse.listing import parse_listing
from auditor.android.parse.users import parse_users
from auditor.android.reconcile import NAMED, needs_settling, reconcile
from auditor.android.told import DumpTold, ListTold, UsersTold
from auditor.model.evidence import Ending
from auditor.model.package import Enabled, UserKind

REFUSED = Worth(Standing.REFUSED, "the phone refused: no")
BROKEN = Worth(Standing.BROKEN, "the answer was cut short")
APEX = "    codePath=/apex/com.android.adbd\n    flags=[ SYSTEM ]\n"
LIBRARY = "    flags=[ HAS_CODE ]\n    static library:\n"


def users(*ids, judged=COMPLETE):
    rows = "".join(f"UserInfo{{{n}:User {n}:{'1030' if n else '4c13'}}} running\n" for n in ids)
    return UsersTold(judged, parse_users(rows.encode()))


def block(name, lines="    flags=[ HAS_CODE ]\n", **states):
    """states: u0="true", u10="false inode=5" …"""
    rows = "".join(f"    User {key[1:]}: ceDataInode=0 enabled=0 installed={value}\n" for key, value in states.items())
    return f"  Package [{name}] (1):\n    appId=1\n{lines}{rows}"


def dump(*blocks, judged=COMPLETE):
    return DumpTold(judged, parse_dump(("Packages:\n" + "".join(blocks)).encode()))


def listed(user_id, *names, judged=COMPLETE, installed=None, settling=None):
    rows = "".join(f"package:/data/app/{name}.apk={name} versionCode:7  installer=com.b uid:1\n" for name in names)
    whole = frozenset(installed) if installed is not None else None
    checked = settling or (COMPLETE if installed is not None else Worth(Standing.NOT_ASKED))
    return ListTold(user_id, judged, parse_listing(rows.encode()), checked, whole)


def whats(inventory):
    return [gap.what for gap in inventory.gaps]


def test_two_answers_that_agree_leave_no_gap_and_no_note():
    told = reconcile(users(0), dump(block("org.a", u0="true"), block("org.b", u0="false")), [listed(0, "org.a")])
    assert (told.gaps, told.notes) == ((), ())
    assert [(p.name, p.user_states[0].installed) for p in told.packages] == [("org.a", True), ("org.b", False)]
    assert told.users[0].read


@pytest.mark.parametrize(
    ("told_by_dump", "told_by_list", "named"),
    [
        ((("org.a", "true"), ("org.x", "true")), ("org.a",), "org.x"),
        ((("org.a", "true"),), ("org.a", "org.x"), "org.x"),
    ],
    ids=["only the dump", "only the list"],
)
def test_an_app_that_one_complete_answer_leaves_out_is_a_gap_that_names_it(told_by_dump, told_by_list, named):
    blocks = [block(name, u0=there) for name, there in told_by_dump]
    told = reconcile(users(0), dump(*blocks), [listed(0, *told_by_list)])
    assert any(named in gap.why and "disagree" in gap.why for gap in told.gaps)
    package = next(p for p in told.packages if p.name == named)
    assert package.user_states[0].present


def test_an_app_that_the_list_calls_installed_and_the_dump_denies_counts_as_being_there():
    blocks = (block("org.a", u0="true"), block("org.x", u0="false"))
    told = reconcile(users(0), dump(*blocks), [listed(0, "org.a", "org.x", installed=["org.a", "org.x"])])
    (gap,) = told.gaps
    assert "calls not installed: org.x" in gap.why
    assert told.packages[1].user_states[0].installed is None
    assert told.packages[1].user_states[0].present


def test_what_was_left_behind_is_no_contradiction_when_the_second_list_leaves_it_out():
    blocks = (block("org.a", u0="true"), block("org.x", u0="false"))
    told = reconcile(users(0), dump(*blocks), [listed(0, "org.a", "org.x", installed=["org.a"])])
    assert told.gaps == ()
    assert not told.packages[1].user_states[0].present


@pytest.mark.parametrize(
    ("name", "lines", "names"),
    [
        ("com.android.adbd", APEX, ("org.a",)),
        ("com.google.android.trichromelibrary_123", LIBRARY, ("org.a",)),
        ("com.google.android.trichromelibrary_123", LIBRARY, ("org.a", "com.google.android.trichromelibrary")),
    ],
    ids=["module", "library", "library under its other name"],
)
def test_known_differences_are_a_note_and_no_gap(name, lines, names):
    told = reconcile(users(0), dump(block("org.a", u0="true"), block(name, lines, u0="true")), [listed(0, *names)])
    assert told.gaps == ()
    assert name in told.notes[0].why


def test_an_instant_app_is_a_known_difference():
    blocks = (block("org.a", u0="true"), block("org.i", u0="true instant=true"))
    told = reconcile(users(0), dump(*blocks), [listed(0, "org.a")])
    assert told.gaps == ()
    assert "org.i" in told.notes[0].why


def test_an_app_with_a_modules_path_but_without_the_makers_flag_is_a_gap():
    forged = APEX.replace("SYSTEM", "HAS_CODE")
    told = reconcile(users(0), dump(block("org.a", u0="true"), block("org.x", forged, u0="true")), [listed(0, "org.a")])
    assert "org.x" in told.gaps[0].why


def test_a_name_that_only_looks_like_a_library_is_a_gap():
    told = reconcile(
        users(0), dump(block("org.a", u0="true"), block("org.x_1", u0="true")), [listed(0, "org.a", "org.x")]
    )
    assert {"org.x" in gap.why for gap in told.gaps} == {True}


def test_a_refused_list_is_a_note_if_the_dump_shows_the_user_and_a_gap_if_not():
    blocks = (block("org.a", u0="true", u150="true"),)
    shown = reconcile(users(0, 150), dump(*blocks), [listed(0, "org.a"), listed(150, judged=REFUSED)])
    assert shown.gaps == ()
    assert "user 150 (User 150)" in shown.notes[0].what
    assert all(user.read for user in shown.users)
    hidden = reconcile(
        users(0, 150), dump(block("org.a", u0="true")), [listed(0, "org.a"), listed(150, judged=REFUSED)]
    )
    assert len(hidden.gaps) == 2
    assert not hidden.users[1].read
    empty = reconcile(
        users(0, 150), dump(block("org.a", u0="true", u150="false")), [listed(0, "org.a"), listed(150, judged=REFUSED)]
    )
    assert not empty.users[1].read
    assert empty.gaps


def test_a_broken_list_is_a_gap_even_if_the_dump_shows_the_user_and_what_was_seen_of_it_stays():
    told = reconcile(users(0), dump(block("org.a", u0="true")), [listed(0, "org.a", "org.seen", judged=BROKEN)])
    assert "The package list of user 0 (User 0)" in whats(told)
    assert told.users[0].read
    assert [p.name for p in told.packages] == ["org.a", "org.seen"]
    assert told.packages[1].user_states[0].present


def test_a_broken_dump_is_a_gap_and_the_second_list_tells_what_is_installed():
    told = reconcile(
        users(0),
        dump(block("org.a", u0="true"), judged=BROKEN),
        [listed(0, "org.a", "org.b", "org.c", installed=["org.a", "org.b"])],
    )
    assert whats(told) == ["The package dump"]
    assert [p.user_states[0].installed for p in told.packages] == [True, True, None]
    assert told.packages[1].version_code == 7
    assert told.packages[1].installer == "com.b"
    assert told.packages[1].user_states[0].enabled is Enabled.UNKNOWN


def test_a_refused_dump_is_a_note_only_if_every_user_is_read():
    fine = reconcile(users(0), dump(judged=REFUSED), [listed(0, "org.a")])
    assert (fine.gaps, fine.notes[0].what) == ((), "The package dump")
    worse = reconcile(users(0, 10), dump(judged=REFUSED), [listed(0, "org.a"), listed(10, judged=REFUSED)])
    assert "The package dump" in whats(worse)


def test_a_broken_second_list_is_a_gap():
    told = reconcile(users(0), dump(block("org.a", u0="true")), [listed(0, "org.a", settling=BROKEN)])
    assert "The list of what is installed for user 0 (User 0)" in whats(told)


def test_a_list_that_was_not_asked_for_is_a_gap():
    told = reconcile(
        users(0, 10), dump(block("org.a", u0="true", u10="true")), [listed(0, "org.a", judged=not_asked("why"))]
    )
    assert [gap.why for gap in told.gaps] == ["Why.", "It was not asked for."]


def test_users_come_from_every_answer():
    blocks = (block("org.a", u0="true", u10="true"),)
    lists = [listed(0, "org.a"), listed(10, "org.a")]
    unlisted = reconcile(users(0), dump(*blocks), lists)
    assert unlisted.gaps == ()
    assert "user 10" in unlisted.notes[0].why
    assert unlisted.users[1].name is None
    refused = reconcile(users(judged=REFUSED), dump(*blocks), lists)
    assert refused.gaps == ()
    assert refused.notes[0].what == "The list of users"
    broken = reconcile(users(0, judged=BROKEN), dump(*blocks), lists)
    assert "The list of users" in whats(broken)
    blind = reconcile(users(judged=REFUSED), dump(judged=BROKEN), lists)
    assert {"The list of users", "The package dump"} <= set(whats(blind))


def test_a_user_of_whom_the_dump_does_not_speak_is_a_note_and_one_without_apps_a_gap():
    lists = [listed(0, "org.a"), listed(10, "org.a")]
    silent = reconcile(users(0, 10), dump(block("org.a", u0="true")), lists)
    assert silent.gaps == ()
    assert "does not speak" in silent.notes[0].why
    assert silent.packages[0].state_for(10).installed is None
    denied = reconcile(users(0, 10), dump(block("org.a", u0="true", u10="false")), lists)
    assert any("calls none of them installed" in gap.why for gap in denied.gaps)


def test_an_app_without_a_line_for_a_user_is_a_gap_unless_a_list_settles_it():
    blocks = (block("org.a", u0="true", u10="true"), block("org.x", u0="true"))
    settled = reconcile(users(0, 10), dump(*blocks), [listed(0, "org.a", "org.x"), listed(10, "org.a")])
    assert settled.gaps == ()
    assert settled.packages[1].state_for(10) is None
    unsettled = reconcile(users(0, 10), dump(*blocks), [listed(0, "org.a", "org.x"), listed(10, judged=REFUSED)])
    assert any("org.x" in gap.why for gap in unsettled.gaps)
    said = reconcile(users(0, 10), dump(*blocks), [listed(0, "org.a", "org.x"), listed(10, "org.a", "org.x")])
    assert any("org.x" in gap.why for gap in said.gaps)
    assert said.packages[1].state_for(10).present


def test_no_user_and_no_app_at_all_is_no_silence():
    told = reconcile(users(judged=BROKEN), dump(judged=BROKEN), [listed(0, judged=BROKEN)])
    assert len(told.gaps) == 4
    assert told.packages == ()


def test_many_disagreements_are_named_up_to_a_limit():
    blocks = [block(f"org.a{n}", u0="true") for n in range(NAMED + 5)]
    told = reconcile(users(0), dump(block("org.z", u0="true"), *blocks), [listed(0, "org.z")])
    assert "and 5 more" in told.gaps[0].why


def test_a_hostile_name_is_made_visible_in_a_gap():
    told = reconcile(users(0), dump(block("org.a", u0="true"), block("org.\u202ex", u0="true")), [listed(0, "org.a")])
    assert "‹U+202E›" in told.gaps[0].why


def test_a_second_list_is_wanted_only_where_it_tells_more():
    shown = dump(block("org.a", u0="true"), block("org.x", u0="false"))
    assert not needs_settling(shown, listed(0, "org.a"))
    assert needs_settling(shown, listed(0, "org.a", "org.x"))
    assert needs_settling(shown, listed(0, "org.new"))
    assert not needs_settling(shown, listed(0, "org.x", judged=BROKEN))


def test_facts_of_a_package_come_from_the_dump_and_else_from_the_list():
    lines = "    versionCode=5 minSdk=1\n    flags=[ SYSTEM UPDATED_SYSTEM_APP ]\n    codePath=/data/app/x\n"
    rows = (
        "      firstInstallTime=2025-02-02 00:00:00\n    User 10: ceDataInode=5 installed=false\n"
        "      firstInstallTime=2024-01-01 00:00:00\n"
    )
    told = reconcile(
        users(0, 10),
        dump(block("org.a", lines, u0="true") + rows),
        [listed(0, "org.a"), listed(10, "org.a", installed=[])],
    )
    (package,) = told.packages
    assert (package.version_code, package.system, package.updated_system) == (5, True, True)
    assert package.path == "/data/app/org.a.apk"
    assert package.installer == "com.b"
    assert package.first_install == "2024-01-01 00:00:00"
    assert package.state_for(10).data_kept is True
    assert package.signers is None


@pytest.mark.parametrize(
    ("path", "system"), [("/system/app/a.apk", True), ("/product/x", True), ("/data/app/a", None), ("/systemx/a", None)]
)
def test_a_package_that_only_the_list_tells_is_a_system_app_by_its_partition(path, system):
    told = ListTold(0, COMPLETE, parse_listing(f"package:{path}=org.a\n".encode()))
    (package,) = reconcile(users(0), dump(judged=BROKEN), [told]).packages
    assert package.system is system


@pytest.mark.parametrize("number", ["7", "-1", "x"])
def test_an_enabled_state_that_android_does_not_have_is_unknown(number):
    text = f"Packages:\n  Package [org.a] (1):\n    User 0: installed=true enabled={number}\n"
    shown = DumpTold(COMPLETE, parse_dump(text.encode()))
    (package,) = reconcile(users(0), shown, [listed(0, "org.a")]).packages
    assert package.user_states[0].enabled is Enabled.UNKNOWN
    assert package.user_states[0].data_kept is False


@pytest.mark.parametrize(
    ("user_id", "flags", "name", "kind"),
    [
        (0, 0x13, "Owner", UserKind.OWNER),
        (0, None, None, UserKind.OWNER),
        (10, 0x30, "Work", UserKind.WORK),
        (10, 0x1030, "Work", UserKind.WORK),
        (10, 0x4C12, "Main", UserKind.OWNER),
        (10, 0x10, "Second", UserKind.SECONDARY),
        (10, 0x410, "Second", UserKind.SECONDARY),
        (10, 0, None, UserKind.SECONDARY),
        (12, 0x14, "Guest", UserKind.GUEST),
        (12, 0x18, "Child", UserKind.RESTRICTED),
        (95, 0x20001010, "DUAL_APP", UserKind.CLONE),
        (999, 0x801010, "XSpace", UserKind.CLONE),
        (25, 0x1010, "Clone0", UserKind.CLONE),
        (11, 0x1090, "Private space", UserKind.PRIVATE),
        (11, 0x1090, "Something", UserKind.UNKNOWN),
        (150, 0x10061030, "Secure Folder", UserKind.SECURE_FOLDER),
        (150, None, None, UserKind.SECURE_FOLDER),
        (10, None, None, UserKind.UNKNOWN),
    ],
)
def test_users_are_known_by_their_flags_and_numbers(user_id, flags, name, kind):
    assert user_kind(user_id, flags, name) is kind


@pytest.mark.parametrize("ending", [e for e in Ending if e is not Ending.COMPLETE])
def test_an_answer_that_did_not_end_well_is_never_whole(raw, ending):
    judged = worth(raw(b"package:org.a\n", ending=ending), parse_listing(b"package:org.a\n"))
    assert judged.standing is (Standing.REFUSED if ending is Ending.REFUSED else Standing.BROKEN)
    assert judged.why


@pytest.mark.parametrize(
    ("parser", "data", "code", "standing"),
    [
        (parse_listing, b"package:org.a\n", 0, Standing.COMPLETE),
        (parse_listing, b"package:org.a\n", 255, Standing.BROKEN),
        (parse_listing, b"package:org.a\n", None, Standing.BROKEN),
        (parse_listing, b"java.lang.SecurityException: no\n", 255, Standing.REFUSED),
        (parse_listing, b"package:org.a\njava.lang.SecurityException: no\n", 255, Standing.BROKEN),
        (parse_users, b"java.lang.SecurityException: no\n", 255, Standing.REFUSED),
        (parse_dump, b"Permission Denial: no\n", 0, Standing.REFUSED),
        (parse_dump, b"", 0, Standing.BROKEN),
        (parse_device_policy, b"Permission Denial: no\n", 0, Standing.REFUSED),
        (parse_device_policy, b"\n", 0, Standing.BROKEN),
        (parse_getprop, b"Permission denied\n", 0, Standing.BROKEN),
    ],
)
def test_the_worth_of_an_answer(raw, parser, data, code, standing):
    assert worth(raw(data, exit_code=code), parser(data)).standing is standing


@pytest.mark.parametrize(
    ("error", "standing"),
    [
        (b"WARNING: linker: libx.so has text relocations\n", Standing.COMPLETE),
        (b"Error: user 10 was skipped\n", Standing.BROKEN),
        (b"Error dumping service info status_code: (Broken pipe) package\n", Standing.BROKEN),
        (b"java.lang.SecurityException: no\n", Standing.BROKEN),
    ],
)
def test_an_error_beside_a_full_answer_breaks_it_and_a_warning_does_not(raw, error, standing):
    data = b"package:org.a\n"
    assert worth(raw(data, error), parse_listing(data, error)).standing is standing


def test_a_service_that_the_phone_does_not_have_counts_as_a_refusal(raw):
    error = b"Can't find service: device_policy\n"
    assert worth(raw(b"", error), parse_device_policy(b"")).standing is Standing.REFUSED
