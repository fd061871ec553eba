"""The time-stamp server: what address may be used, and what becomes of answers that are none."""

import pytest

from auditor.errors import TimeStampError, UsageError
from auditor.timestamp import MAX_ANSWER, TimeServer
from support import offline
from support.tsa import time_server


@pytest.fixture(scope="module")
def rig(tmp_path_factory):
    with time_server(tmp_path_factory.mktemp("tsa")) as running:
        yield running


@pytest.fixture(autouse=True)
def usual(rig):
    """Each test begins with a server that behaves."""
    rig.spoil, rig.status = None, 200
    rig.asked.clear()


@pytest.mark.parametrize(
    "address",
    [
        "", "127.0.0.1", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///x", "http://127.0.0.1:0/",
        "http://127.0.0.1:99999/", "http://user:secret@127.0.0.1/", "http://127.0.0.1/?a=b", "http://127.0.0.1/#a",
        "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "http://[::1", "http://é.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_server_is_refused(address):
    with pytest.raises(UsageError, match="cannot be used"):
        TimeServer(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1:3180/", "http://[::1]:3180/tsa", "https://127.9.9.9"])
def test_the_command_line_may_name_a_server_on_this_machine(address):
    TimeServer.on_this_machine(address)


@pytest.mark.parametrize(
    "address",
    ["http://192.0.2.1/", "http://tsa.example.invalid/", "http://localhost/", "http://127.0.0.1.example.invalid/",
     "http://0.0.0.0/", "http://[::ffff:192.0.2.1]/"],
)  # fmt: skip
def test_the_command_line_may_name_no_server_elsewhere_and_no_name_is_looked_up(address):
    """The offline guard fails this test if a name is looked up or a socket opened."""
    with pytest.raises(UsageError, match="may name no other"):
        TimeServer.on_this_machine(address)


def test_naming_a_server_sends_nothing(rig):
    TimeServer(rig.address)
    TimeServer("http://tsa.example.invalid/")
    assert rig.asked == []


def test_the_request_reaches_the_server_as_it_is(rig):
    assert TimeServer(rig.address).stamp(b"no request")
    assert rig.asked == [b"no request"]


@pytest.mark.parametrize("status", [404, 500, 302])
def test_an_answer_of_another_kind_is_no_time_stamp_and_no_other_address_is_followed(rig, status):
    rig.status = status
    with pytest.raises(TimeStampError, match=f"status {status}"):
        TimeServer(rig.address).stamp(b"request")
    assert len(rig.asked) == 1


def test_an_endless_answer_is_not_read_to_its_end(rig):
    rig.spoil = lambda _answer: bytes(MAX_ANSWER + 2)
    with pytest.raises(TimeStampError):
        TimeServer(rig.address).stamp(b"request")


def test_a_server_that_is_not_there_is_said_to_be_so():
    with pytest.raises(TimeStampError, match="cannot be reached"):
        TimeServer("http://127.0.0.1:9/").stamp(b"request")


def test_a_server_of_the_site_is_seen_by_the_tests_own_guard():
    """What the settings name is the one way out of this machine. The guard stops it here, as it would any other."""
    with pytest.raises(TimeStampError, match="cannot be reached"):
        TimeServer("http://192.0.2.1/").stamp(b"request")
    assert any("192.0.2.1" in attempt for attempt in offline.take_attempts())
