"""Each Android version's words, checked by reading them with nothing but regular expressions."""

import re

import pytest

from auditor.practice.people_generic import VERSIONS, generic

PACKAGE = re.compile(r"^  Package \[(.+?)\] \(([0-9a-f]+)\):$", re.MULTILINE)
USER = re.compile(r"^    User (\d+): (.*)$", re.MULTILINE)
SECTION = re.compile(r"^(\S.*):$", re.MULTILINE)

every_version = pytest.mark.parametrize("android", VERSIONS)


def dump_of(bare, android: int, *words: str) -> str:
    _, programs = bare(f"android{android}")
    return programs.run(("dumpsys", "package", *(words or ("packages",))), b"", "").stdout.decode()


def section(dump: str, name: str) -> str:
    """The text between a header and the next one."""
    start = re.search(rf"^{name}:$", dump, re.MULTILINE)
    assert start, f"no section {name}"
    following = SECTION.search(dump, start.end())
    return dump[start.end() : following.start() if following else len(dump)]


def block(dump: str, package: str) -> str:
    packages = section(dump, "Packages")
    starts = {match[1]: match.start() for match in PACKAGE.finditer(packages)}
    ends = sorted([*starts.values(), len(packages)])
    start = starts[package]
    return packages[start : next(end for end in ends if end > start)]


def keys(dump: str, package: str, user_id: int) -> dict[str, str]:
    line = {int(match[1]): match[2] for match in USER.finditer(block(dump, package))}[user_id]
    return dict(pair.split("=", 1) for pair in line.split(" "))


@every_version
def test_every_known_package_has_one_live_block_with_a_line_for_every_user(bare, android):
    dump = dump_of(bare, android)
    packages = section(dump, "Packages")
    names = [match[1] for match in PACKAGE.finditer(packages)]
    assert sorted(names) == sorted(app.name for app in generic(android).apps)
    assert len(USER.findall(packages)) == len(names) * 2


@every_version
def test_the_factory_copy_of_an_updated_app_stands_under_hidden_packages(bare, android):
    dump = dump_of(bare, android)
    hidden = section(dump, "Hidden system packages")
    assert [match[1] for match in PACKAGE.finditer(hidden)] == ["com.android.chrome"]
    assert "codePath=/system/" in hidden
    assert "codePath=/data/app/" in block(dump, "com.android.chrome")
    order = [match[1] for match in SECTION.finditer(dump)]
    expected = ["Packages", "Hidden system packages", *(["Queries"] if android >= 11 else []), "Shared users"]
    assert [name for name in order if name in expected] == expected


@every_version
def test_the_id_line_has_the_versions_word(bare, android):
    text = block(dump_of(bare, android), "com.redcanoe.weather")
    assert ("    appId=10100\n" in text) == (android >= 14)
    assert ("    userId=10100\n" in text) == (android < 14)


@every_version
def test_first_install_time_stands_where_the_version_puts_it(bare, android):
    text = block(dump_of(bare, android), "org.openfield.maps")
    assert len(re.findall(r"^    firstInstallTime=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", text, re.MULTILINE)) == int(
        android < 13
    )
    per_user = re.findall(r"^      firstInstallTime=(.*)$", text, re.MULTILINE)
    assert len(per_user) == (2 if android >= 13 else 0)
    if per_user:
        assert per_user[1].startswith("1969-12-31")


@every_version
def test_the_user_line_has_the_versions_keys_in_order(bare, android):
    common = ["ceDataInode", "installed", "hidden", "suspended", "stopped", "notLaunched", "enabled"]
    added = {
        8: ["instant"],
        9: ["instant", "virtual"],
        11: ["distractionFlags", "instant", "virtual"],
        15: ["deDataInode", "distractionFlags", "instant", "virtual", "quarantined"],
        17: ["deDataInode", "pccCeDataInode", "pccDeDataInode", "appLockEnabled", "distractionFlags", "instant"],
    }
    found = list(keys(dump_of(bare, android), "com.redcanoe.weather", 10))
    expected = next((names for since, names in sorted(added.items(), reverse=True) if android >= since), [])
    assert [key for key in found if key in common] == common
    assert set(expected) <= set(found)
    unknown_yet = {key for since, names in added.items() if since > android for key in names} - set(expected)
    assert not unknown_yet & set(found)


def test_android_17_has_its_new_keys_in_the_recorded_order(bare):
    recorded = (
        "ceDataInode deDataInode pccCeDataInode pccDeDataInode installed hidden suspended appLockEnabled "
        "distractionFlags stopped notLaunched enabled instant virtual quarantined"
    )
    assert list(keys(dump_of(bare, 17), "com.redcanoe.weather", 0)) == recorded.split()


def test_android_16_and_10_and_7_have_the_recorded_order(bare):
    sixteen = (
        "ceDataInode deDataInode installed hidden suspended distractionFlags stopped notLaunched enabled instant "
        "virtual quarantined"
    )
    ten = "ceDataInode installed hidden suspended stopped notLaunched enabled instant virtual"
    seven = "ceDataInode installed hidden suspended stopped notLaunched enabled"
    for android, recorded in ((16, sixteen), (10, ten), (7, seven)):
        assert list(keys(dump_of(bare, android), "com.redcanoe.weather", 0)) == recorded.split()


@every_version
def test_the_installer_is_told_as_the_version_tells_it(bare, android):
    dump = dump_of(bare, android)
    sideloaded, preloaded = block(dump, "org.openfield.maps"), block(dump, "com.android.settings")
    assert "installerPackageName=com.google.android.packageinstaller\n" in sideloaded
    assert ("installerPackageName=null\n" in preloaded) == (android >= 14)
    assert ("originatingPackageName=com.sec.android.app.sbrowser\n" in sideloaded) == (android >= 14)
    assert ("packageSource=4\n" in sideloaded) == (android >= 13)


@every_version
def test_signatures_queries_and_extension_lines_follow_the_version(bare, android):
    text = block(dump_of(bare, android), "com.redcanoe.weather")
    modern = re.search(
        r"signatures=PackageSignatures\{\w+ version:\d, signatures:\[\w{8}\], past signatures:\[\]\}", text
    )
    old = re.search(r"signatures=PackageSignatures\{\w+ \[\w{8}\]\}", text)
    assert (bool(modern), bool(old)) == (android >= 9, android < 9)
    assert ("queriesPackages=" in text) == (android >= 11)
    assert ("minExtensionVersions=[]" in text) == (android >= 12)
    assert ("dataDir=/data/user/0/" in text.split("User 0:")[0]) == (android < 15)
    assert ("      dataDir=/data/user/10/" in text) == (android >= 15)


@every_version
def test_disabled_given_up_and_kept_data_are_different_facts(bare, android):
    dump = dump_of(bare, android)
    assert keys(dump, "com.android.fmradio", 0)["enabled"] == "3"
    assert "lastDisabledCaller: com.android.settings" in block(dump, "com.android.fmradio")
    assert keys(dump, "com.android.egg", 0)["installed"] == "false"
    given_up, kept = keys(dump, "com.android.egg", 0), keys(dump, "com.quillandbook.reader", 0)
    assert (given_up["ceDataInode"] == "0", kept["ceDataInode"] == "0") == (True, False)


@every_version
def test_requested_permissions_stand_only_in_the_dump_of_one_package(bare, android):
    assert "requested permissions:" not in dump_of(bare, android)
    assert "requested permissions:" in dump_of(bare, android, "com.redcanoe.weather")


@every_version
def test_an_unknown_package_is_said_so_with_exit_0(bare, android):
    _, programs = bare(f"android{android}")
    answer = programs.run(("dumpsys", "package", "no.such.app"), b"", "")
    assert (answer.stdout, answer.code) == (b"Unable to find package: no.such.app\n", 0)


@every_version
def test_options_that_the_version_does_not_know_are_named_on_stdout(bare, android):
    _, programs = bare(f"android{android}")
    first = {"-U": 8, "--show-versioncode": 8, "--apex-only": 10, "--show-stopped": 14, "-q": 15}
    for option, since in first.items():
        answer = programs.run(("pm", "list", "packages", option, "--user", "0"), b"", "")
        known = android >= since
        assert (answer.stdout == f"Error: Unknown option: {option}\n".encode()) is not known
        assert answer.code == (0 if known or android < 10 else 255)
        assert answer.stderr == b""


LISTED = re.compile(
    r"package:(?:(?P<path>\S+)=)?(?P<name>[^= ]+)(?: versionCode:\d+)?(?:  installer=\S+)?(?: uid:(?P<uid>\d+))?"
)


@every_version
def test_listed_lines_have_the_recorded_shape_and_agree_with_the_dump(bare, android):
    _, programs = bare(f"android{android}")
    dump = dump_of(bare, android)
    options = ["-f", "-i", *(["-U", "--show-versioncode"] if android >= 8 else [])]
    for user_id in (0, 10):
        words = ("pm", "list", "packages", *options, "--user", str(user_id))
        lines = programs.run(words, b"", "").stdout.decode().splitlines()
        matches = [LISTED.fullmatch(line) for line in lines]
        assert all(matches), lines
        installed = {app.name for app in generic(android).apps if keys(dump, app.name, user_id)["installed"] == "true"}
        assert {match["name"] for match in matches if match} == installed
        assert all(match["path"].endswith(".apk") for match in matches if match)
        if android >= 8:
            assert all(int(match["uid"]) // 100_000 == user_id for match in matches if match)


@every_version
def test_lists_are_sorted_before_android_14_and_in_no_order_since(bare, android):
    _, programs = bare(f"android{android}")
    lines = programs.run(("pm", "list", "packages", "--user", "0"), b"", "").stdout.decode().splitlines()
    assert (lines == sorted(lines)) == (android < 14)


@every_version
def test_without_a_user_older_phones_list_user_0_and_newer_ones_all(bare, android):
    _, programs = bare(f"android{android}")
    names = programs.run(("pm", "list", "packages"), b"", "").stdout.decode()
    assert ("package:ca.northlake.banking\n" in names) == (android >= 14)
    if android >= 14:
        uids = programs.run(("pm", "list", "packages", "-U"), b"", "").stdout.decode()
        assert "package:com.redcanoe.weather uid:10100,1010100\n" in uids


@every_version
def test_filters_pick_what_they_say(bare, android):
    _, programs = bare(f"android{android}")

    def listed(*options: str) -> set[str]:
        text = programs.run(("pm", "list", "packages", *options, "--user", "0"), b"", "").stdout.decode()
        return {line.removeprefix("package:") for line in text.splitlines()}

    everything = listed()
    assert listed("-s") | listed("-3") == everything
    assert listed("-s") & listed("-3") == set()
    assert listed("-d") == {"com.android.fmradio"}
    assert listed("-e") == everything - listed("-d")
    assert listed("-u") == everything | {"com.android.egg", "com.quillandbook.reader"}
    assert listed("weather") == {"com.redcanoe.weather"}


@every_version
def test_users_are_listed_with_the_versions_flags(bare, android):
    _, programs = bare(f"android{android}")
    text = programs.run(("pm", "list", "users"), b"", "").stdout.decode()
    owner = "13" if android < 11 else "c13" if android < 14 else "4c13"
    work = "30" if android < 11 else "1030"
    assert text == f"Users:\n\tUserInfo{{0:Owner:{owner}}} running\n\tUserInfo{{10:Work profile:{work}}} running\n"


def test_huawei_adds_its_own_line(bare):
    assert "    hwflags=[ ]\n" in dump_of(bare, 7)


def test_samsung_prints_negative_inodes(bare):
    _, programs = bare("manager")
    dump = programs.run(("dumpsys", "package", "packages"), b"", "").stdout.decode()
    assert re.search(r"ceDataInode=-\d{6,}", dump)


@pytest.mark.parametrize("name", ["manager", "courier", "analyst"])
def test_properties_are_printed_as_getprop_prints_them(bare, name):
    machine, programs = bare(name)
    text = programs.run(("getprop",), b"", "").stdout.decode()
    pairs = dict(re.fullmatch(r"\[(.+)\]: \[(.*)\]", line).groups() for line in text.splitlines())  # type: ignore[union-attr]
    phone = machine.state.blueprint
    assert pairs["ro.build.fingerprint"] == phone.fingerprint
    assert pairs["ro.build.version.sdk"] == str(phone.sdk)
    assert pairs["ro.serialno"].startswith("PRACTICE-")
