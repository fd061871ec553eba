import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.settings import MAX_OPERATOR, Settings, operator_name


def test_while_nothing_was_chosen_the_government_of_canada_s_policy_holds():
    usual = Settings()
    assert usual.policies == ("ca-gc",)
    assert (usual.operator, usual.language, usual.timestamp_server) == (None, None, None)


@pytest.mark.parametrize("policies", [(), ("",), ("ca-gc", "")])
def test_an_audit_needs_a_policy(policies):
    with pytest.raises(ValueError, match="policies: must name at least one"):
        Settings(policies=policies)


@pytest.mark.parametrize(
    "name", ["", "  ", " A. Tremblay", "A.\tTremblay", "A\x1b[2J", "a\u202eb", "x" * (MAX_OPERATOR + 1)]
)
def test_an_operator_s_name_that_could_not_be_printed_is_refused(name):
    with pytest.raises(ValueError, match="operator: must be printable text"):
        Settings(operator=name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("A. Tremblay", "A. Tremblay"),
        ("  A.   Tremblay\n", "A. Tremblay"),
        ("张伟", "张伟"),
        ("", None),
        ("a\0b", None),
    ],
)
def test_a_typed_name_loses_odd_spaces_only(typed, name):
    assert operator_name(typed) == name


@given(st.text())
def test_what_is_taken_as_a_name_can_be_kept_as_a_setting(text):
    name = operator_name(text)
    assert name is None or Settings(operator=name).operator == name


@pytest.mark.parametrize("address", ["http://127.0.0.1:3161/tsa", "https://time.example.org", "http://[::1]:80/"])
def test_a_time_stamp_server_is_an_address(address):
    assert Settings(timestamp_server=address).timestamp_server == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "time.example.org",
        "ftp://time.example.org",
        "http://",
        "http:///path",
        "http://a b",
        "http://a/" + "x" * 2048,
    ],
)
def test_anything_else_is_no_time_stamp_server(address):
    with pytest.raises(ValueError, match="timestamp_server: must be an address"):
        Settings(timestamp_server=address)
