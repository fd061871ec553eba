"""The phone's side of the protocol, spoken to directly: what the adb server never shows."""

import base64
import socket
import struct
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from auditor.practice import wire
from auditor.practice.auth import AUTH_PUBLIC_KEY, AUTH_TOKEN, TOKEN_SIZE
from auditor.practice.host import PracticeHost
from auditor.practice.people import blueprint_of
from auditor.practice.transport import UNREAD_LIMIT
from auditor.practice.wire import Command, Message
from support.adbrig import exactly

OFFERED = 1 << 20


def public_key() -> bytes:
    """A fresh key in Android's form; n0inv and R squared are only shortcuts that the phone does not use."""
    numbers = rsa.generate_private_key(65537, 2048).public_key().public_numbers()
    raw = struct.pack("<II", 64, 0) + numbers.n.to_bytes(256, "little") + bytes(256) + struct.pack("<I", numbers.e)
    return base64.b64encode(raw) + b" test@bench\0"


class HostEnd:
    """A workstation that says exactly what it is told to."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.checksums: list[int] = []

    def send(self, command: Command, arg0: int, arg1: int, payload: bytes = b"") -> None:
        self.connection.sendall(wire.encode(Message(command, arg0, arg1, payload), with_checksum=True))

    def receive(self) -> Message:
        header = wire.decode_header(exactly(self.connection, 24), max_payload=OFFERED)
        self.checksums.append(header.checksum)
        return wire.join(header, exactly(self.connection, header.length), check=False)

    def greet(self) -> Message:
        """CNXN, the phone's challenge, our key; the phone's CNXN."""
        self.send(Command.CNXN, wire.VERSION_NO_CHECKSUM, OFFERED, b"host::features=shell_v2")
        challenge = self.receive()
        assert (challenge.command, challenge.arg0, len(challenge.payload)) == (Command.AUTH, AUTH_TOKEN, TOKEN_SIZE)
        self.send(Command.AUTH, AUTH_PUBLIC_KEY, 0, public_key())
        return self.receive()

    def open(self, service: bytes, local_id: int = 7) -> int:
        """The phone's id of the opened stream."""
        self.send(Command.OPEN, local_id, 0, service + b"\0")
        answer = self.receive()
        assert (answer.command, answer.arg1) == (Command.OKAY, local_id)
        return answer.arg0

    def is_silent(self, seconds: float = 0.15) -> bool:
        self.connection.settimeout(seconds)
        try:
            return not self.connection.recv(1)
        except TimeoutError:
            return True
        finally:
            self.connection.settimeout(10)


@pytest.fixture(params=["android14", "legacy"])
def host_end(request):
    legacy = replace(blueprint_of("android7"), name="legacy", port=16_600, legacy_transport=True)
    phone = legacy if request.param == "legacy" else blueprint_of("android14")
    with PracticeHost([phone]) as host:
        where = (host.endpoints[0].host, host.endpoints[0].port)
        with socket.create_connection(where, 10) as connection:
            yield request.param, HostEnd(connection)


def test_one_message_is_under_way_until_it_is_acknowledged(host_end):
    name, end = host_end
    end.greet()
    phone_id = end.open(b"exec:cat /sdcard/Download/practice.bin")
    for _ in range(3):
        message = end.receive()
        assert message.command is Command.WRTE
        assert len(message.payload) == (4096 if name == "legacy" else OFFERED)
        assert end.is_silent()
        end.send(Command.OKAY, 7, phone_id)


def test_the_phone_tells_its_version_size_and_banner(host_end):
    name, end = host_end
    hello = end.greet()
    assert hello.command is Command.CNXN
    expected = (wire.VERSION_CHECKSUM, 4096) if name == "legacy" else (wire.VERSION_NO_CHECKSUM, OFFERED)
    assert (hello.arg0, hello.arg1) == expected
    assert hello.payload.startswith(b"device::ro.product.name=")
    assert (b"features=shell_v2,cmd" in hello.payload) == (name != "legacy")


def test_checksums_are_sent_where_the_version_asks_for_them(host_end):
    name, end = host_end
    end.greet()
    phone_id = end.open(b"exec:echo hello")
    message = end.receive()
    assert end.checksums[-1] == (wire.checksum(message.payload) if name == "legacy" else 0)
    end.send(Command.OKAY, 7, phone_id)
    assert end.receive() == Message(Command.CLSE, phone_id, 7)


def test_a_stream_closed_by_the_workstation_is_closed_by_the_phone_and_its_writer_stops(host_end):
    _, end = host_end
    end.greet()
    phone_id = end.open(b"exec:cat /sdcard/Download/practice.bin")
    end.receive()
    end.send(Command.CLSE, 7, phone_id)
    assert end.receive() == Message(Command.CLSE, phone_id, 7)
    assert end.is_silent()


def test_nothing_is_opened_before_the_dialog_is_answered(host_end):
    _, end = host_end
    end.send(Command.CNXN, wire.VERSION_NO_CHECKSUM, OFFERED, b"host::")
    end.receive()
    end.send(Command.OPEN, 7, 0, b"shell:id\0")
    assert end.is_silent()


def test_a_path_beyond_syncs_limit_ends_the_session(host_end):
    _, end = host_end
    end.greet()
    phone_id = end.open(b"sync:")
    end.send(Command.WRTE, 7, phone_id, b"STAT" + struct.pack("<I", 1025) + b"/" * 1025)
    answers = [end.receive(), end.receive()]
    assert [answer.command for answer in answers] == [Command.OKAY, Command.CLSE]


def test_input_that_nobody_reads_is_acknowledged_only_up_to_a_limit(host_end):
    _, end = host_end
    end.greet()
    phone_id = end.open(b"exec:sleep 5")
    for _ in range(UNREAD_LIMIT + 6):
        end.send(Command.WRTE, 7, phone_id, b"x")
    answers = [end.receive() for _ in range(UNREAD_LIMIT)]
    assert {answer.command for answer in answers} == {Command.OKAY}
    assert end.is_silent()
