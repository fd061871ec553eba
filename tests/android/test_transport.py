"""One question, one honest ending: over the real adb server, with phones that cut, stall, flood, refuse, vanish."""

import socket
import threading
import time

import pytest

from auditor.android import commands, transport
from auditor.android.commands import MAX_COMMAND, ReadCommand
from auditor.android.connection import LOOPBACK, Connection, Deadline, DeadlineError, RefusedError, host_answer
from auditor.android.framing import Markers, ShellV2
from auditor.android.server import AdbServer
from auditor.android.transport import Transport
from auditor.errors import CancelledError
from auditor.model.evidence import Ending
from auditor.practice.faults import Delay, Drip, Drop, Fault, Garbage, Hang, NoExit, Refuse, Say, Unplug


def test_an_answer_is_complete_only_with_its_exit_code(start_phone):
    answer = start_phone().transport.ask(commands.USERS, 5)
    assert (answer.ending, answer.exit_code, answer.changes_phone) == (Ending.COMPLETE, 0, False)
    assert answer.stdout.startswith(b"Users:")
    assert answer.started <= answer.finished


def test_errors_stand_apart_and_the_exit_code_is_the_commands_own(start_phone):
    bench = start_phone()
    bench.control.set_fault(Fault("list users", Say(b"out", b"err", 7)))
    answer = bench.transport.ask(commands.USERS, 5)
    assert (answer.stdout, answer.stderr, answer.exit_code, answer.ending) == (b"out", b"err", 7, Ending.COMPLETE)


@pytest.mark.parametrize(
    ("fault", "ending"),
    [
        (Drop(10, connection=False), Ending.CUT),
        (NoExit(), Ending.CUT),
        (Garbage(framed=False), Ending.CUT),
        (Hang(10), Ending.TIMED_OUT),
        (Drip(1, 0.1), Ending.TIMED_OUT),
        (Delay(3), Ending.TIMED_OUT),
        (Refuse(), Ending.REFUSED),
        (Unplug(), Ending.LOST),
        (Drop(10, connection=True), Ending.LOST),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_way_to_end_badly_has_its_own_word(start_phone, fault, ending):
    bench = start_phone()
    bench.control.set_fault(Fault("list users", fault))
    began = time.monotonic()
    answer = bench.transport.ask(commands.USERS, 0.5)
    assert time.monotonic() - began < 10
    # A phone whose connection broke may be back before the server is asked what became of it.
    allowed = {ending, Ending.CUT} if isinstance(fault, Drop) else {ending}
    assert answer.ending in allowed
    assert answer.exit_code is None


def test_the_deadline_is_for_the_whole_answer_and_not_for_each_byte(start_phone):
    bench = start_phone()
    bench.control.set_fault(Fault("list users", Drip(1, 0.05)))
    began = time.monotonic()
    answer = bench.transport.ask(commands.USERS, 0.4)
    assert 0.4 <= time.monotonic() - began < 3
    assert answer.ending is Ending.TIMED_OUT
    assert answer.stdout


def test_a_wish_to_stop_is_heard_while_the_phone_is_silent(start_phone):
    bench = start_phone()
    bench.control.set_fault(Fault("list users", Hang()))
    wish = threading.Event()
    threading.Timer(0.3, wish.set).start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        bench.transport.ask(commands.USERS, 30, wish.is_set)
    assert 0.3 <= time.monotonic() - began < 3


def test_a_size_beyond_the_cap_ends_the_answer(start_phone, monkeypatch):
    monkeypatch.setattr(transport, "MAX_ANSWER", 100_000)
    bench = start_phone()
    bench.control.set_fault(Fault("list users", Say(b"x" * 1_000_000)))
    answer = bench.transport.ask(commands.USERS, 5)
    assert answer.ending is Ending.TOO_LARGE
    assert 100_000 < len(answer.stdout) <= 100_000 + (1 << 18)


def test_a_phone_that_is_gone_is_lost_and_the_servers_words_are_kept(session_server, clock):
    answer = Transport(session_server.port, "127.0.0.1:1", clock).ask(commands.USERS, 5)
    assert answer.ending is Ending.LOST
    assert answer.stderr.startswith(b"adb: ")
    assert b"not found" in answer.stderr


def test_no_server_is_started_where_none_answers(clock):
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    answer = Transport(port, "serial", clock).ask(commands.USERS, 5)
    assert answer.ending is Ending.LOST
    for closed in (port, 5037):
        with socket.socket() as again:
            assert again.connect_ex((LOOPBACK, closed)) != 0


def test_a_server_that_dies_in_the_middle_of_an_answer_loses_the_phone(tmp_path, start_phone, clock):
    bench = start_phone()
    with AdbServer.start(tmp_path / "adb", usb=False) as own:
        own.connect(bench.serial)
        bench.control.set_fault(Fault("list users", Hang(10)))
        threading.Timer(0.3, own.close).start()
        answer = Transport(own.port, bench.serial, clock).ask(commands.USERS, 10)
    assert answer.ending is Ending.LOST
    assert answer.stdout


@pytest.mark.parametrize(
    "text", ["getprop; reboot", "pm list users\n", "rm -rf /", "", "pm list packages", "getprop" + "x" * 4_100]
)
def test_what_is_not_in_the_catalogue_cannot_be_asked(text):
    with pytest.raises(ValueError, match=r"catalogue|shorter"):
        ReadCommand(text)


def test_no_service_string_can_reach_the_length_that_aborts_the_server():
    longest = "x" * (MAX_COMMAND - 1)
    for framing in (ShellV2(), Markers()):
        assert len(framing.service(longest)) + 1 < 4_096


def _packets(*parts: tuple[int, bytes]) -> bytes:
    return b"".join(bytes([kind]) + len(data).to_bytes(4, "little") + data for kind, data in parts)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1_000])
def test_packets_may_be_cut_into_pieces_anywhere(size):
    stream = _packets((1, b"one"), (2, b"two"), (1, b""), (1, b"three"), (3, b"\x05"))
    framing = ShellV2()
    whole = [framing.take(stream[at : at + size]) for at in range(0, len(stream), size)]
    assert whole[-1]
    assert not any(whole[:-1])
    assert (bytes(framing.stdout), bytes(framing.stderr), framing.exit_code) == (b"onethree", b"two", 5)


@pytest.mark.parametrize("stream", [_packets((9, b"x")), _packets((3, b"\x00\x00")), _packets((3, b""))])
def test_a_packet_that_cannot_be_breaks_the_answer(stream):
    with pytest.raises(ValueError, match="packet"):
        ShellV2().take(stream)


def _say(framing: Markers, template: bytes) -> tuple[bytes, bytes, int | None]:
    stream = template.replace(b"MARK", framing._mark.encode())
    for at in range(0, len(stream), 3):
        if framing.take(stream[at : at + 3]):
            break
    framing.finish()
    return bytes(framing.stdout), bytes(framing.stderr), framing.exit_code


@pytest.mark.parametrize(
    ("template", "heard"),
    [
        (b"MARK B\nhello\n\nMARK E 0\n", (b"hello\n", b"", 0)),
        (b"MARK B\r\nhello\r\n\r\nMARK E 255\r\n", (b"hello\r\n", b"", 255)),
        (b"MARK B\nno end of line\nMARK E 1\n", (b"no end of line", b"", 1)),
        (b"MARK B\n\nMARK E 0\n", (b"", b"", 0)),
        (b"MARK B\nhalf an ans", (b"half an ans", b"", None)),
        (b"sh: not found\n", (b"", b"sh: not found\n", None)),
        (b"", (b"", b"", None)),
    ],
)
def test_marks_around_an_answer_of_a_phone_without_shell_v2(template, heard):
    assert _say(Markers(), template) == heard


def test_a_phone_without_shell_v2_is_asked_between_marks(start_phone, monkeypatch):
    bench = start_phone()
    monkeypatch.setattr(Transport, "_has_shell_v2", lambda _self: False)
    answer = bench.transport.ask(commands.USERS, 5)
    direct = start_phone("android13").transport.ask(commands.USERS, 5)
    assert (answer.ending, answer.exit_code, answer.question) == (Ending.COMPLETE, 0, "pm list users")
    assert answer.stdout.startswith(b"Users:")
    assert direct.ending is Ending.COMPLETE
    reading = bench.read()
    assert reading.gaps == ()
    assert any("channel for errors" in note.why for note in reading.notes)


def test_an_answer_between_marks_that_is_cut_is_not_complete(start_phone, monkeypatch):
    bench = start_phone()
    monkeypatch.setattr(Transport, "_has_shell_v2", lambda _self: False)
    bench.control.set_fault(Fault("list users", Drop(60, connection=False)))
    answer = bench.transport.ask(commands.USERS, 5)
    assert answer.ending is Ending.CUT
    assert answer.exit_code is None


class _OneLiar:
    """A listener that answers one connection with bytes of our choice: a server that is none."""

    def __init__(self, words: bytes) -> None:
        self._listener = socket.create_server((LOOPBACK, 0))
        self.port = self._listener.getsockname()[1]
        self._words = words
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        connection, _address = self._listener.accept()
        with connection:
            connection.recv(1_000)
            connection.sendall(self._words)


@pytest.mark.parametrize("words", [b"", b"OK", b"HTTP/1.1 400 Bad Request", b"OKAYzzzz", b"OKAY00ff short"])
def test_a_server_that_is_none_is_an_os_error(words):
    with _OneLiar(words) as liar, pytest.raises(OSError, match=r"adb server|stream ended"):
        host_answer(liar.port, "host:version", 2)


def test_a_refusal_of_the_server_carries_its_reason(session_server):
    with pytest.raises(RefusedError, match="unknown host service"):
        host_answer(session_server.port, "host:nonsense", 2)


def test_a_service_too_long_for_the_protocol_is_a_mistake_of_the_program(session_server):
    with Connection(session_server.port, Deadline(2)) as connection, pytest.raises(ValueError, match="bytes"):
        connection.ask("x" * 70_000)


def test_a_silent_server_runs_into_the_deadline():
    with socket.create_server((LOOPBACK, 0)) as listener, pytest.raises(DeadlineError):
        host_answer(listener.getsockname()[1], "host:version", 0.2)
