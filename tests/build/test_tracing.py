"""The reader of traces sees what it has to find: it judges the package, so it must not be blind."""

import shutil
import subprocess

import pytest

from support import tracing

LINES = """\
openat(AT_FDCWD</where>, "/etc/evil", O_WRONLY|O_CREAT|O_CLOEXEC, 0666) = 3</etc/evil>
openat(AT_FDCWD</where>, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3</etc/passwd>
openat(AT_FDCWD</where>, "/etc/refused", O_RDWR) = -1 EACCES (Permission denied)
openat(5</home>, "x", O_RDWR|O_CREAT, 0666) = 6</home/x>
mkdir("/var/evil", 0700) = 0
unlinkat(7</srv>, "name", 0) = 0
symlink("where/it/points", "/opt/link") = 0
rename("from", "to") = 0
connect(3<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = 0
bind(4<TCPv6:[2]>, {sa_family=AF_INET6, sin6_port=htons(0), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0
"""


def test_every_kind_of_change_is_seen_and_reading_is_none():
    assert tracing.changed(LINES, "/where") == {
        *("/etc/evil", "/home/x", "/var/evil", "/srv/name", "/opt/link", "/where/from", "/where/to"),
    }


def test_what_lies_in_an_allowed_folder_is_left_out_and_its_namesake_is_not():
    assert tracing.outside({"/home/x", "/homely/x"}, "/home") == {"/homely/x"}


def test_every_address_is_seen():
    assert tracing.addresses(LINES) == {"192.0.2.1", "::1"}


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is Linux's")
def test_a_real_trace_tells_what_a_real_program_wrote(tmp_path):
    script = "cd sub && echo > made; ln -s nowhere link; mv made moved; (echo > child)"
    (tmp_path / "sub").mkdir()
    subprocess.run([*tracing.STRACE, "-o", tmp_path / "log", "sh", "-c", script], cwd=tmp_path, check=True)
    told = tracing.changed(tracing.logs(tmp_path / "log"), tmp_path)
    assert {str(tmp_path / "sub" / name) for name in ("made", "child")} <= told
    assert tracing.outside(told, tmp_path, "/dev") == set()
