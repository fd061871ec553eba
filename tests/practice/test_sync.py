"""Files through the real adb client: reading works, writing is refused."""

import subprocess

import pytest

from auditor.practice.files import BLOB_PATH
from support.adbrig import adb_binary


@pytest.fixture(params=["android7", "android9", "android14"])
def client(start_rig, request):
    rig = start_rig(request.param)

    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = [str(adb_binary()), "-P", str(rig.server.port), "-s", rig.serial(request.param), *words]
        return subprocess.run(command, capture_output=True, timeout=20, env=rig.server.environment(), check=False)

    return rig, request.param, run


def test_a_file_is_pulled_byte_for_byte(client, tmp_path):
    rig, name, run = client
    pulled = run("pull", BLOB_PATH, str(tmp_path / "blob"))
    assert pulled.returncode == 0, pulled.stderr
    assert (tmp_path / "blob").read_bytes() == rig.phone(name)._phone.machine.files.read(BLOB_PATH)


def test_a_folder_is_listed(client):
    _, _, run = client
    listed = run("ls", "/sdcard/Download")
    assert [line.split()[-1] for line in listed.stdout.decode().splitlines()] == ["practice.bin"]
    assert int(listed.stdout.split()[1], 16) == 3 * 1024 * 1024


def test_an_app_can_be_pulled_where_pm_path_says(client, tmp_path):
    rig, name, run = client
    path = rig.shell(name, "pm path com.redcanoe.weather").text.splitlines()[0].removeprefix("package:")
    assert run("pull", path, str(tmp_path / "base.apk")).returncode == 0
    assert (tmp_path / "base.apk").read_bytes()[:4] == b"PK\x03\x04"


def test_a_missing_file_is_said_to_be_missing(client, tmp_path):
    _, _, run = client
    answer = run("pull", "/no/such/file", str(tmp_path / "x"))
    assert answer.returncode == 1
    said = answer.stderr + answer.stdout
    assert b"No such file" in said or b"does not exist" in said


def test_nothing_can_be_pushed(client, tmp_path):
    rig, name, run = client
    (tmp_path / "x").write_bytes(b"x")
    assert run("push", str(tmp_path / "x"), "/sdcard/x").returncode == 1
    assert rig.shell(name, "ls /sdcard").text == "Download\n"
