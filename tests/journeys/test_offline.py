"""Offline: the whole practice journey, watched from outside, adb included."""

import re
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.journey

INTERNET = re.compile(r"sa_family=AF_INET6?, .*?(?:inet_addr\(\"([^\"]+)\"\)|inet_pton\(AF_INET6, \"([^\"]+)\")")
LOOPBACK = {"127.0.0.1", "::1", "::ffff:127.0.0.1"}


def addresses(trace):
    """Every internet address that any process named to the kernel."""
    return {found[0] or found[1] for found in INTERNET.findall(trace)}


def traced(fieldcheck, log, *words):
    command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log), *fieldcheck.arguments(*words)]
    return subprocess.run(
        command,
        cwd=fieldcheck.folder,
        env=fieldcheck.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )


def test_the_reader_of_traces_sees_what_leaves():
    line = 'connect(3, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.7")}, 16) = 0'
    six = 'connect(3, {sa_family=AF_INET6, sin6_port=htons(1), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28)'
    assert addresses(line + "\n" + six) == {"192.0.2.7", "2001:db8::1"}


def test_no_process_of_the_whole_journey_names_an_address_beyond_this_machine(fieldcheck):
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    log = fieldcheck.folder / "network.log"
    words = ("--practice", "audit", "--operator", "A. Tremblay", "--remove", "banned", "--yes", "--report", "out.pdf")
    done = traced(fieldcheck, log, *words)
    if "ptrace" in done.stderr and done.returncode:
        pytest.skip("this machine lets no program be traced")
    assert done.returncode == 0, done.stderr
    trace = log.read_text(encoding="utf-8", errors="replace")
    assert "127.0.0.1" in trace, "the trace shows not even adb: it proves nothing"
    assert addresses(trace) <= LOOPBACK
