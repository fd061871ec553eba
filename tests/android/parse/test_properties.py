"""No bytes make a parser raise, hang or return what cannot be stored; and what is generated is read back as it was."""

import string
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.android.hearing import worth
from auditor.android.parse.act import parse_act
from auditor.android.parse.device_policy import parse_device_policy
from auditor.android.parse.devices import parse_devices
from auditor.android.parse.dump import parse_dump
from auditor.android.parse.getprop import parse_getprop
from auditor.android.parse.listing import parse_listing
from auditor.android.parse.roles import (
    parse_home,
    parse_known_packages,
    parse_roles,
    parse_settings,
    parse_vpns,
)
from auditor.android.parse.users import parse_users
from auditor.model.evidence import Ending, RawAnswer
from auditor.model.package import Enabled
from auditor.model.removal import Action


def settings_of_two(data):
    return parse_settings(data, ("a", "b"), 0)


def home_of_the_owner(data):
    return parse_home(data, 0)


PARSERS = [
    parse_dump,
    parse_getprop,
    parse_listing,
    parse_users,
    parse_device_policy,
    parse_devices,
    parse_roles,
    parse_vpns,
    parse_known_packages,
    settings_of_two,
    home_of_the_owner,
]
SCRAPS = [
    scrap.encode()
    for scrap in [
        "Packages:\n",
        "  Package [",
        "a.b",
        "] (1):\n",
        "    User ",
        "0",
        ": ",
        "installed=true ",
        "enabled=3",
        "\n",
        "    flags=[ SYSTEM",
        " ]",
        "package:",
        "=",
        "uid:1,2",
        "  installer=",
        "UserInfo{",
        ":",
        "}",
        "[",
        "]: [",
        "Hidden system packages:\n",
        "    static library:\n",
        "Device Owner:\n",
        "Enabled Device Admins (User 0):\n",
        "    a.b/.C:\n",
        "package=a.b",
        "ROLE STATE (dumpsys role):\n",
        "user_id=0\n",
        "name=android.app.role.SMS\n",
        "holders=[\n",
        "]\n",
        "VPNs:\n",
        "Known Packages:\n",
        "\u202e",
        "۱۲۳",
        "\x00",
        "\r",
        "\tdevice",
        "no permissions",
        "Failure [",
        "Success\n",
        "SecurityException",
        "versionCode=",
        "firstInstallTime=",
    ]
] + [b"\xff\xfe", b" " * 50, b"9" * 30]
HOSTILE = st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(SCRAPS), max_size=40).map(b"".join))


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@given(data=HOSTILE)
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_a_parser_raise_and_its_value_can_be_encoded(parser, data):
    repr(parser(data)).encode("utf-8")


@given(HOSTILE, HOSTILE, st.one_of(st.none(), st.integers(0, 255)), st.sampled_from(Action))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_the_reader_of_acts_raise(out, err, code, action):
    told = parse_act(out, err, code, action)
    told.words.encode("utf-8")
    assert not (told.claims_success and told.refusal)


@given(HOSTILE, st.sampled_from(Ending), st.one_of(st.none(), st.integers(0, 255)))
@settings(max_examples=100, deadline=None)
def test_an_answer_is_whole_only_when_nothing_at_all_speaks_against_it(data, ending, code):
    now = datetime(2026, 1, 1, tzinfo=UTC)
    told = parse_dump(data)
    judged = worth(RawAnswer("q", False, data, b"", code, ending, now, now), told)
    if judged.complete:
        assert (ending, code, told.problems) == (Ending.COMPLETE, 0, ())
        assert told.packages
    else:
        assert judged.why


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize(
    "data",
    [
        b"\n" * 300_000,
        b"package:" + b" a" * 30_000,
        b"UserInfo{0:" + b":1}" * 20_000,
        b" " * 65_000 + b"x",
        b"  Package [" + b"] (1" * 15_000,
    ],
    ids=["empty lines", "words", "colons", "spaces", "brackets"],
)
@pytest.mark.timeout(5)
def test_no_line_makes_a_parser_slow(parser, data):
    parser(data)


SEGMENT = st.text(string.ascii_lowercase, min_size=1, max_size=6)
NAME = st.lists(SEGMENT, min_size=2, max_size=3).map(".".join)
STATES = st.dictionaries(
    st.integers(0, 200), st.tuples(st.booleans(), st.integers(0, 4), st.booleans()), min_size=1, max_size=3
)
APPS = st.dictionaries(NAME, st.tuples(STATES, st.booleans(), st.integers(0, 2**31)), min_size=1, max_size=6)


def _printed(apps) -> bytes:
    parts = ["Packages:\n"]
    for name, (states, system, version) in apps.items():
        parts.append(f"  Package [{name}] (1a2b):\n    userId=10001\n    vendorLine=some thing\n")
        parts.append(f"    versionCode={version} minSdk=1\n    flags=[ {'SYSTEM' if system else ''} HAS_CODE ]\n")
        for user, (installed, enabled, hidden) in states.items():
            flags = f"installed={str(installed).lower()} hidden={str(hidden).lower()} new=1 enabled={enabled}"
            parts.append(f"    User {user}: ceDataInode=-5 {flags}\n      gids=[3003]\n")
    return "".join(parts).encode()


@given(APPS)
@settings(max_examples=100, deadline=None)
def test_a_printed_dump_is_read_back_as_it_was(apps):
    told = parse_dump(_printed(apps))
    assert told.problems == ()
    read = {
        p.name: ({s.user_id: (s.installed, s.enabled, s.hidden) for s in p.states}, p.system, p.version_code)
        for p in told.packages
    }
    assert read == apps
    assert [p.name for p in told.packages] == sorted(apps)
    assert len(Enabled) == 6


@given(APPS, st.integers(0, 5_000))
@settings(max_examples=100, deadline=None)
def test_a_dump_cut_anywhere_invents_no_package(apps, at):
    told = parse_dump(_printed(apps)[:at])
    assert {p.name for p in told.packages} <= set(apps)


@given(
    st.dictionaries(
        NAME, st.tuples(st.integers(0, 2**31), st.integers(10_000, 19_999), st.one_of(st.none(), NAME)), min_size=1
    )
)
@settings(max_examples=100, deadline=None)
def test_a_printed_list_is_read_back_as_it_was(packages):
    rows = (
        f"package:/data/~~x=y==/{name}-z==/base.apk={name} versionCode:{version}"
        f"  installer={installer or 'null'} uid:{uid}\n"
        for name, (version, uid, installer) in packages.items()
    )
    told = parse_listing("".join(rows).encode())
    assert told.problems == ()
    assert {p.name: (p.version_code, p.uid, p.installer) for p in told.packages} == packages


@given(
    st.dictionaries(
        st.integers(0, 999),
        st.tuples(
            st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
            st.integers(0, 2**32 - 1),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_a_printed_list_of_users_is_read_back_as_it_was(people):
    rows = (
        f"\tUserInfo{{{n}:{name}:{flags:x}}}{' running' if on else ''}\n" for n, (name, flags, on) in people.items()
    )
    told = parse_users(("Users:\n" + "".join(rows)).encode())
    assert told.problems == ()
    assert {u.user_id: (u.name, u.flags, u.running) for u in told.users} == {
        n: (name.strip(), flags, on) for n, (name, flags, on) in people.items()
    }
