"""The guards of conftest.py themselves: a guard that never refuses guards nothing."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from support import offline

TESTS = Path(__file__).resolve().parent
# Reserved for documentation (RFC 5737): nothing answers there, and the guard refuses before a packet is made.
ELSEWHERE = "192.0.2.1"

INNER = f"""
import logging, socket, subprocess, sys
import pytest

def test_loopback_is_allowed():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), 5):
        pass

def test_a_caught_attempt_still_fails():
    with pytest.raises(OSError, match="offline"), socket.socket() as sock:
        sock.connect(("{ELSEWHERE}", 9))

def test_a_child_that_hides_its_attempt_still_fails():
    code = "import socket\\ntry: socket.create_connection(('{ELSEWHERE}', 9), 1)\\nexcept OSError: pass"
    assert subprocess.run([sys.executable, "-c", code], check=True).returncode == 0

def test_an_unexpected_warning_fails():
    logging.getLogger("room").warning("the phone hums")

def test_an_info_is_no_warning():
    logging.getLogger("room").info("the phone hums")

def test_an_expected_warning_passes(expected_warnings):
    expected_warnings("phone h.ms")
    logging.getLogger("room").warning("the phone hums")

def test_an_expected_warning_that_does_not_come_fails(expected_warnings):
    expected_warnings("phone sings")

@pytest.fixture
def late():
    yield
    logging.getLogger("room").error("too late")

def test_a_warning_while_tearing_down_is_an_error(late):
    pass
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Every test of INNER with what came of it, run by a pytest of its own under the same conftest."""
    folder = tmp_path_factory.mktemp("inner")
    shutil.copy(TESTS / "conftest.py", folder / "conftest.py")
    (folder / "test_inner.py").write_text(INNER, encoding="utf-8")
    path = os.pathsep.join((str(TESTS), os.environ["PYTHONPATH"]))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "-p", "no:cov", str(folder)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return set(re.findall(r"^(PASSED|FAILED|ERROR) .*::(\w+)", done.stdout, re.MULTILINE))


@pytest.mark.parametrize(
    ("outcome", "test"),
    [
        ("PASSED", "test_loopback_is_allowed"),
        ("FAILED", "test_a_caught_attempt_still_fails"),
        ("FAILED", "test_a_child_that_hides_its_attempt_still_fails"),
        ("FAILED", "test_an_unexpected_warning_fails"),
        ("PASSED", "test_an_info_is_no_warning"),
        ("PASSED", "test_an_expected_warning_passes"),
        ("FAILED", "test_an_expected_warning_that_does_not_come_fails"),
        ("ERROR", "test_a_warning_while_tearing_down_is_an_error"),
    ],
)
def test_the_guards_do_what_they_say(outcomes, outcome, test):
    of_this = {word for word, name in outcomes if name == test}
    assert outcome in of_this
    assert of_this <= {outcome, "PASSED"} if outcome == "ERROR" else of_this == {outcome}


@pytest.mark.parametrize(
    "host",
    [ELSEWHERE, "0.0.0.0", "", "2001:db8::1", "::", "example.org", b"example.org", "10.0.0.1"],  # noqa: S104 - refused, that is the test
)
def test_no_address_but_loopback_is_local(host):
    assert not offline._is_local(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", b"localhost", None])
def test_loopback_is_local(host):
    assert offline._is_local(host)


def _bind_everywhere():
    with socket.socket() as sock:
        sock.bind(("", 0))


def _send_without_connecting():
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.sendto(b"x", (ELSEWHERE, 9))


def _look_up():
    socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize("act", [_bind_everywhere, _send_without_connecting, _look_up])
def test_each_way_out_is_refused_and_remembered(act, take_attempts):
    with pytest.raises(offline.OfflineError):
        act()
    assert len(take_attempts()) == 1
