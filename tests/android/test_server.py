"""The private server: ours to start and to end, alone on its port; every other server is left as it was."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import adbutils
import pytest

from auditor.android import server_process
from auditor.android.connection import LOOPBACK, host_answer
from auditor.android.program import KNOWN, AdbProgram, bundled_program
from auditor.android.server import AdbServer, foreign_usb_phones
from auditor.android.server_process import environment, start_process
from auditor.errors import AdbAlteredError, AdbError
from auditor.model.device import ConnectionState
from support.adbrig import Rig

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the lifeline is POSIX only")


def alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def until(condition) -> bool:
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def test_it_starts_quickly_answers_and_ends(tmp_path):
    began = time.monotonic()
    server = AdbServer.start(tmp_path / "adb", usb=False)
    took = time.monotonic() - began
    pid = server.pid
    assert took < 5
    assert server.version.startswith("1.0.")
    assert server.ours
    assert alive(pid)
    server.close()
    server.close()
    assert not alive(pid)
    with socket.socket() as probe:
        assert probe.connect_ex((LOOPBACK, server.port)) != 0


def test_the_program_is_the_bundled_one_by_its_digest_and_never_one_from_path(tmp_path, monkeypatch):
    decoy = tmp_path / "bin" / "adb"
    decoy.parent.mkdir()
    decoy.write_text("#!/bin/sh\necho decoy >&2\n")
    decoy.chmod(0o755)
    monkeypatch.setenv("PATH", str(decoy.parent))
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(decoy))
    program = bundled_program()
    assert program.path.is_absolute()
    assert Path(adbutils.__file__).parent in program.path.parents
    assert program.digest == hashlib.sha256(program.path.read_bytes()).hexdigest()
    with AdbServer.start(tmp_path / "adb", usb=False) as server:
        assert server.program == program


def test_it_listens_on_this_computer_only_and_looks_at_no_usb(tmp_path):
    with AdbServer.start(tmp_path / "adb", usb=False) as server:
        rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
        rows6 = Path("/proc/net/tcp6").read_text().splitlines()[1:] if Path("/proc/net/tcp6").exists() else []
        ours = [row.split()[1] for row in rows + rows6 if row.split()[1].endswith(f":{server.port:04X}")]
        assert set(ours) == {f"0100007F:{server.port:04X}"}
        opened = {str(entry.readlink()) for entry in Path(f"/proc/{server.pid}/fd").iterdir()}
        assert not [path for path in opened if path.startswith("/dev/bus/usb")]


def test_its_environment_holds_nothing_of_the_operators_adb(tmp_path, monkeypatch):
    for name in ("ADB_VENDOR_KEYS", "ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_PORT", "ADB_TRACE", "ANDROID_SERIAL"):
        monkeypatch.setenv(name, "x")
    settings = environment(tmp_path, usb=False)
    assert not {"ADB_VENDOR_KEYS", "ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_PORT", "ADB_TRACE"} & settings.keys()
    assert (settings["ADB_MDNS"], settings["ADB_MDNS_AUTO_CONNECT"], settings["ADB_USB"]) == ("0", "", "0")
    assert settings["ADB_LOCAL_TRANSPORT_MAX_PORT"] == "5554"
    assert settings["ADB_REJECT_KILL_SERVER"] == "1"
    assert settings["HOME"] == str(tmp_path)
    assert "ADB_USB" not in environment(tmp_path, usb=True)


def test_libusb_is_left_to_adb_where_there_is_a_bus(tmp_path, monkeypatch):
    monkeypatch.setattr(server_process, "_no_usb_bus", lambda: False)
    assert "ADB_LIBUSB" not in environment(tmp_path, usb=True)


def test_it_refuses_to_be_ended_by_another_programs_adb(tmp_path):
    with AdbServer.start(tmp_path / "adb", usb=False) as server:
        words = subprocess.run(
            [server.program.path, "-P", str(server.port), "kill-server"], capture_output=True, check=False
        )
        assert b"rejected" in words.stdout + words.stderr
        assert alive(server.pid)
        assert host_answer(server.port, "host:version")


def test_it_leaves_only_its_key_behind(tmp_path):
    folder = tmp_path / "adb"
    with AdbServer.start(folder, usb=False):
        assert list(folder.glob("adb-*.log"))
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert left == {".android/adbkey", ".android/adbkey.pub"}
    assert (folder / ".android" / "adbkey").stat().st_mode & 0o077 == 0


@POSIX
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None], ids=["killed", "terminated", "left"])
def test_it_ends_when_the_program_dies(tmp_path, how):
    program = (
        "import sys, time; from pathlib import Path; from auditor.android.server import AdbServer\n"
        f"server = AdbServer.start(Path({str(tmp_path / 'adb')!r}), usb=False)\n"
        "print(server.pid, flush=True)\n"
        f"{'time.sleep(60)' if how else ''}\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path.cwd()) as child:
        pid = int(child.stdout.readline())
        if how is not None:
            assert alive(pid)
            child.send_signal(how)
        child.wait(10)
    assert until(lambda: not alive(pid))


def test_a_program_that_does_not_start_is_one_sentence(tmp_path):
    broken = tmp_path / "adb"
    broken.write_text("#!/bin/sh\necho broken beyond repair >&2; exit 3\n")
    broken.chmod(0o755)
    (tmp_path / "home").mkdir()
    monkey = AdbProgram(broken, "0" * 64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server_process, "START_SECONDS", 0.2)
        with pytest.raises(AdbError, match="broken beyond repair"):
            start_process(monkey, tmp_path / "home", usb=False)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    with pytest.raises(AdbError, match="does not start"):
        start_process(bundled_program(), tmp_path / "missing", usb=False)


def test_a_missing_program_is_one_sentence(monkeypatch):
    monkeypatch.setattr(adbutils, "__file__", "/nowhere/adbutils/__init__.py")
    with pytest.raises(AdbError, match="Install Fieldcheck again"):
        bundled_program()


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The folder of the adb program, as a copy that a test may alter."""
    folder = tmp_path / "adbutils" / "binaries"
    shutil.copytree(bundled_program().path.parent, folder)
    monkeypatch.setattr(adbutils, "__file__", str(folder.parent / "__init__.py"))
    return folder


@pytest.mark.parametrize("name", KNOWN[sys.platform])
def test_a_program_with_one_byte_changed_is_never_started(tmp_path, copied, name):
    bundled_program()
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(data)
    with pytest.raises(AdbAlteredError, match="is not the one that belongs to this version"):
        AdbServer.start(tmp_path / "home", usb=False)


def test_a_platform_without_adb_is_one_sentence(monkeypatch):
    monkeypatch.setattr(sys, "platform", "aix")
    with pytest.raises(AdbError, match="no adb for aix"):
        bundled_program()


def test_a_port_that_another_server_took_is_not_mistaken_for_ours(tmp_path, session_server, monkeypatch):
    free = server_process._free_port()
    ports = iter([session_server.port, free])
    monkeypatch.setattr(server_process, "_free_port", lambda: next(ports))
    monkeypatch.setattr(server_process, "START_SECONDS", 2.0)
    with AdbServer.start(tmp_path / "adb", usb=False) as server:
        assert server.port == free
    assert host_answer(session_server.port, "host:version")


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "0.0.0.0", ""])  # noqa: S104
def test_a_given_server_must_be_on_this_computer(host):
    with pytest.raises(AdbError, match="only one on this computer may be"):
        AdbServer.given(host, 5037)


def test_a_given_server_is_used_and_left_alone():
    with Rig("courier") as rig:
        server = AdbServer.given("127.0.0.1", rig.server.port)
        assert not server.ours
        assert server.pid is None
        assert server.program is None
        assert [phone.serial for phone in server.attached()] == [rig.serial("courier")]
        server.close()
        assert alive(rig.server.pid)
        assert rig.state("courier") == "device"


def test_a_second_server_is_untouched_by_ours(tmp_path):
    with Rig("courier") as rig:
        with AdbServer.start(tmp_path / "adb", usb=False) as server:
            assert server.attached() == ()
        assert alive(rig.server.pid)
        assert rig.shell("courier", "echo still here").text == "still here\n"


def test_a_given_server_that_does_not_answer_is_one_sentence():
    with pytest.raises(AdbError, match="does not answer as one"):
        AdbServer.given("localhost", server_process._free_port())


def test_a_phone_is_attached_by_its_address(tmp_path):
    with Rig("courier", connect=False) as rig, AdbServer.start(tmp_path / "adb", usb=False) as server:
        phone = server.connect(rig.serial("courier"))
        assert phone.state is ConnectionState.READY


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense:port"])
def test_an_address_where_no_phone_is_ends_in_one_sentence(session_server, address):
    with pytest.raises(AdbError, match="cannot be attached"):
        session_server.connect(address)


def test_phones_of_another_server_are_told_only_if_they_hang_on_usb(session_server):
    with Rig("courier") as rig:
        assert foreign_usb_phones(rig.server.port) == ()
    assert foreign_usb_phones(server_process._free_port()) == ()
    with _FakeList(b"R58M123  device usb:1-2 product:a model:SM_A546W device:a transport_id:1\n") as port:
        (phone,) = foreign_usb_phones(port)
        assert (phone.serial, phone.model, phone.state) == ("R58M123", "SM A546W", ConnectionState.READY)


class _FakeList:
    """A stand-in for a server with a phone on a cable, which no test machine has: answers host:devices-l."""

    def __init__(self, rows: bytes) -> None:
        self._answer = b"OKAY%04x" % len(rows) + rows
        self._listener = socket.create_server((LOOPBACK, 0))

    def __enter__(self) -> int:
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self._listener.getsockname()[1]

    def __exit__(self, *_error) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(100)
                connection.sendall(self._answer)


@POSIX
def test_a_ctrl_c_at_the_terminal_is_not_for_the_server(tmp_path):
    with AdbServer.start(tmp_path / "adb", usb=False) as server:
        assert os.getsid(server.pid) != os.getsid(0)
