import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.android.parse.roles import (
    MAX_HELD,
    Held,
    parse_home,
    parse_known_packages,
    parse_roles,
    parse_settings,
    parse_vpns,
)

# One user, Android 10; as in public write-ups of `dumpsys role`.
ONE = b"""ROLE MANAGER STATE (dumpsys role):
{
  user_states={
    user_id=0
    version=-1
    packages_hash=36952A4F
    roles=[
      {
        name=android.app.role.SMS
        holders=com.google.android.apps.messaging
      }
      {
        name=android.app.role.DIALER
      }
    ]
  }
}
"""
TWO = b"""ROLE STATE (dumpsys role):
{
  user_states=[
    {
      user_id=0
      roles=[
        {
          name=android.app.role.HOME
          fallback_enabled=true
          holders=com.example.launcher
        }
        {
          name=android.app.role.CALL_COMPANION_APP
          holders=[
            com.example.one
            com.example.two
          ]
        }
      ]
    }
    {
      user_id=10
      roles=[
        {
          name=android.app.role.HOME
          holders=com.other.home
        }
      ]
    }
  ]
}
"""
PACKAGE = st.from_regex(r"[a-z]{1,5}(\.[a-z][a-z0-9_]{0,5}){1,3}", fullmatch=True)


def test_roles_of_one_user_and_of_several_are_read():
    assert parse_roles(ONE).held == (Held(0, "android.app.role.SMS", "com.google.android.apps.messaging"),)
    assert parse_roles(TWO).held == (
        Held(0, "android.app.role.HOME", "com.example.launcher"),
        Held(0, "android.app.role.CALL_COMPANION_APP", "com.example.one"),
        Held(0, "android.app.role.CALL_COMPANION_APP", "com.example.two"),
        Held(10, "android.app.role.HOME", "com.other.home"),
    )
    assert parse_roles(ONE).problems == parse_roles(TWO).problems == ()


@pytest.mark.parametrize("data", [b"", b"Can't find service: role\n", ONE[40:], ONE[:-2], TWO.replace(b"one", b"o-e")])
def test_a_list_of_roles_that_is_not_whole_says_so(data):
    assert parse_roles(data).problems


@given(st.integers(0, len(TWO) - 2))
def test_a_list_of_roles_cut_anywhere_is_never_a_whole_one(length):
    assert parse_roles(TWO[:length]).problems


def test_a_holder_without_a_role_is_nobodys():
    assert parse_roles(b"ROLE STATE (dumpsys role):\n{\nholders=a.b\n}\n").held == ()


def test_vpns_are_read_and_androids_own_is_none():
    told = parse_vpns(b"VPNs:\n  0: com.example.vpn\n    mNetworkInfo: x\n  10: [Legacy VPN]\n  11: null\n")
    assert told.held == (Held(0, "VPN", "com.example.vpn"),)
    assert parse_vpns(b"Can't find service\n").problems


def test_known_packages_are_read():
    told = parse_known_packages(
        b"Known Packages:\n  System:\n    android\n  Browser:\n    none\n  Installer:\n    a.b\n"
    )
    assert told.held == (Held(None, "System", "android"), Held(None, "Installer", "a.b"))
    assert parse_known_packages(b"Unable to find package: known-packages\n").problems
    assert parse_known_packages(b"Known Packages:\n    a.b\n").held == ()


def test_settings_name_the_packages_of_their_parts():
    told = parse_settings(b"a.b/.C:c.d/e.F\nnull\n\na.b/.Ime\n", ("x", "y", "z", "k"), 10)
    assert told.held == (Held(10, "x", "a.b"), Held(10, "x", "c.d"), Held(10, "k", "a.b"))
    assert told.problems == ()


@pytest.mark.parametrize("data", [b"", b"null\n", b"null\nnull\nnull\n", b"a b/.C\nnull\n"])
def test_settings_that_do_not_answer_one_line_each_are_not_understood(data):
    assert parse_settings(data, ("x", "y"), 0).problems


@given(st.lists(st.lists(PACKAGE, max_size=3), min_size=1, max_size=6))
def test_settings_are_read_back_as_they_were_written(parts):
    lines = [":".join(f"{package}/.Part" for package in each) or "null" for each in parts]
    names = tuple(f"n{index}" for index in range(len(parts)))
    told = parse_settings("".join(f"{line}\n" for line in lines).encode(), names, 3)
    expected = [Held(3, name, package) for name, each in zip(names, parts, strict=True) for package in each]
    assert told.held == tuple(dict.fromkeys(expected))
    assert told.problems == ()


def test_the_home_app_is_read_and_the_chooser_is_none():
    assert parse_home(b"priority=0 isDefault=true\ncom.x/.Launcher\n", 0).held == (Held(0, "HOME", "com.x"),)
    assert parse_home(b"priority=0\nandroid/com.android.internal.app.ResolverActivity\n", 0).held == ()
    for data in (b"", b"No activity found\n"):
        assert parse_home(data, 0).problems


def test_a_flood_of_holders_is_bounded_and_said():
    lines = "".join(f"holders=a.b{n}\n" for n in range(MAX_HELD + 5))
    told = parse_roles(f"ROLE STATE (dumpsys role):\nuser_id=0\nname=a.b\n{lines}".encode())
    assert len(told.held) == MAX_HELD
    assert f"more than {MAX_HELD} holders" in told.problems
