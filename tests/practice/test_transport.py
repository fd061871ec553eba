"""Streams through the real adb server: exactness, flow control, old and new message sizes."""

import hashlib
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.practice import wire
from auditor.practice.files import BLOB_PATH, BLOB_SIZE
from auditor.practice.people import blueprint_of
from support.adbrig import exactly, until_end

LEGACY = replace(blueprint_of("android7"), legacy_transport=True)


@pytest.mark.parametrize("name", ["android7", "android9", "android17", "legacy"])
def test_three_megabytes_arrive_byte_for_byte(start_rig, name):
    rig = start_rig(replace(LEGACY, name="legacy") if name == "legacy" else name)
    true = rig.phone(name)._phone.machine.files.read(BLOB_PATH)
    assert len(true) == BLOB_SIZE
    assert b"\r\n" in true
    assert rig.exec(name, f"cat {BLOB_PATH}") == true


def test_shell_v2_keeps_output_errors_and_exit_code_apart(start_rig):
    rig = start_rig("courier")
    answer = rig.shell("courier", f"cat {BLOB_PATH}; echo wrong >&2; exit 200")
    assert hashlib.sha256(answer.stdout).digest() == hashlib.sha256(rig.exec("courier", f"cat {BLOB_PATH}")).digest()
    assert (answer.stderr, answer.code) == (b"wrong\n", 200)


def test_plain_shell_mixes_errors_in_and_tells_no_exit_code(start_rig):
    rig = start_rig("courier")
    with rig.open("courier", "shell:echo out; echo err >&2; exit 3") as stream:
        assert until_end(stream) == b"out\nerr\n"


def test_a_phone_without_shell_v2_is_served_in_4096_byte_messages(start_rig):
    rig = start_rig(LEGACY)
    assert "features" not in rig.server.ask(f"host-serial:{rig.serial('android7')}:features")
    with rig.open("android7", "shell:dumpsys package packages; echo MARK $?") as stream:
        answer = until_end(stream)
    assert answer.endswith(b"MARK 0\n")
    assert answer.count(b"  Package [") >= 12


def test_modern_phones_announce_shell_v2(start_rig):
    rig = start_rig("android14")
    told = rig.server.ask(f"host-serial:{rig.serial('android14')}:features").split(",")
    assert {"shell_v2", "cmd"} <= set(told)


def test_forty_shells_at_once_each_get_their_own_answer(start_rig):
    rig = start_rig("manager")

    def ask(number: int) -> tuple[bytes, int | None, int]:
        answer = rig.shell("manager", f"echo {number}; dumpsys package packages; exit {number}")
        return answer.stdout.split(b"\n", 1)[0], answer.code, len(answer.stdout)

    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(ask, range(40)))
    assert [(head, code) for head, code, _ in answers] == [(b"%d" % n, n) for n in range(40)]
    assert len({size - len(head) for head, _, size in answers}) == 1


def test_a_slow_reader_holds_up_only_its_own_stream(start_rig):
    rig = start_rig("manager")
    with rig.open("manager", f"exec:cat {BLOB_PATH}") as slow:
        exactly(slow, 10)
        assert rig.shell("manager", "echo quick").text == "quick\n"
        assert len(until_end(slow)) == BLOB_SIZE - 10


def test_a_megabyte_of_input_comes_back_whole(start_rig):
    rig = start_rig("courier")
    data = bytes(range(256)) * 4096
    assert rig.shell("courier", "cat", given=data).stdout == data


def test_a_script_longer_than_a_command_may_be_goes_through_the_input(start_rig):
    rig = start_rig("courier")
    script = "".join(f"echo {number}\n" for number in range(2000)) + "exit 6\n"
    answer = rig.shell("courier", "sh", given=script.encode())
    assert (answer.text.count("\n"), answer.code) == (2000, 6)
    assert rig.shell("courier", "", given=b"echo interactive").text == "interactive\n"


def test_an_unknown_service_is_refused(start_rig):
    rig = start_rig("courier")
    with pytest.raises(ConnectionError, match="closed"), rig.open("courier", "nosuchservice:x"):
        pass


def test_every_shell_call_is_counted(start_rig):
    rig = start_rig("courier")
    for _ in range(3):
        rig.shell("courier", "true")
    rig.exec("courier", "true")
    assert rig.phone("courier").shell_calls == 4
    assert rig.phone("courier").calls == ("shell,v2,raw:true",) * 3 + ("exec:true",)


MESSAGES = st.builds(
    wire.Message,
    st.sampled_from(list(wire.Command)),
    st.integers(0, wire.MASK),
    st.integers(0, wire.MASK),
    st.binary(max_size=300),
)


@given(MESSAGES, st.booleans())
def test_a_message_survives_the_wire(message, with_checksum):
    raw = wire.encode(message, with_checksum=with_checksum)
    header = wire.decode_header(raw[:24], max_payload=4096)
    assert wire.join(header, raw[24:], check=with_checksum) == message


@given(MESSAGES.filter(lambda message: message.payload), st.data())
def test_a_changed_payload_does_not_pass_its_checksum(message, data):
    raw = bytearray(wire.encode(message, with_checksum=True))
    at = data.draw(st.integers(24, len(raw) - 1))
    raw[at] = (raw[at] + data.draw(st.integers(1, 255))) % 256
    header = wire.decode_header(bytes(raw[:24]), max_payload=4096)
    with pytest.raises(wire.WireError, match="checksum"):
        wire.join(header, bytes(raw[24:]), check=True)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (struct.pack("<6I", 1, 0, 0, 0, 0, 0), "magic"),
        (struct.pack("<6I", 1, 0, 0, 0, 0, 1 ^ wire.MASK), "unknown command"),
        (struct.pack("<6I", wire.Command.WRTE.value, 0, 0, 4097, 0, wire.Command.WRTE.value ^ wire.MASK), "4097 bytes"),
    ],
)
def test_what_is_no_message_is_refused(raw, why):
    with pytest.raises(wire.WireError, match=why):
        wire.decode_header(raw, max_payload=4096)
