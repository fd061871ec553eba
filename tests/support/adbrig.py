"""The real adb server, private, with practice phones attached to it: for any room's tests.

with Rig("manager") as rig:
    answer = rig.shell("manager", "pm list users")
"""

import contextlib
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import adbutils

from auditor.practice.blueprint import Blueprint
from auditor.practice.host import PhoneControl, PracticeHost
from auditor.practice.people import blueprint_of
from auditor.practice.phone import PORT_RANGE

TIMEOUT = 20.0
SETTLE = 1.0
"""Seconds that an attached phone gets for offline, authorizing, unauthorized, device."""
LOOPBACK = "127.0.0.1"
FIRST_PORT, PORT_SPAN, PIDS_APART = 18_000, 14_000, 620
"""Below the ports that systems give out by themselves (32768 and up); room for 31 phones between neighbouring pids."""
_OWN_PORTS: dict[str, int] = {}


def adb_binary() -> Path:
    """The adb program bundled with the adbutils wheel, never one from PATH."""
    folder = Path(adbutils.__file__).parent / "binaries"
    return folder / ("adb.exe" if os.name == "nt" else "adb")


def own_port(name: str) -> int:
    """A preferred port of this test process alone for the phone called name, the same each time it asks.

    Test processes that run side by side must not take a port that another's phone has only just left.
    """
    if name not in _OWN_PORTS:
        _OWN_PORTS[name] = FIRST_PORT + (os.getpid() * PIDS_APART + len(_OWN_PORTS) * PORT_RANGE) % PORT_SPAN
    return _OWN_PORTS[name]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class ShellAnswer:
    """What came back over shell v2. code None: the stream ended without an exit packet."""

    stdout: bytes
    stderr: bytes
    code: int | None

    @property
    def text(self) -> str:
        return self.stdout.decode("utf-8", "replace")


class AdbServer:
    """A private adb server on a free port, with its own HOME; stopped by its pid."""

    def __init__(self) -> None:
        self.port = free_port()
        self._home = tempfile.mkdtemp(prefix="adbrig-")
        self._process: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("ADB_", "ANDROID_"))}
        return {
            **kept,
            "HOME": self._home,
            "USERPROFILE": self._home,
            "ADB_MDNS": "0",
            "ADB_LIBUSB": "0",
            "ADB_LOCAL_TRANSPORT_MAX_PORT": "5554",
            "ANDROID_ADB_SERVER_PORT": str(self.port),
            "ANDROID_ADB_LOG_PATH": str(Path(self._home) / "adb.log"),
        }

    def start(self) -> None:
        command = [str(adb_binary()), "-L", f"tcp:localhost:{self.port}", "nodaemon", "server"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, env=self.environment(), stdin=quiet, stdout=quiet, stderr=quiet)
        wait_for(self._answers, "the adb server does not answer")

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("not started")
        return self._process.pid

    def kill(self) -> None:
        """End it as a crash would; start() brings it back on the same port."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(TIMEOUT)
            self._process = None

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(TIMEOUT)
            self._process = None
        shutil.rmtree(self._home, ignore_errors=True)

    def _answers(self) -> bool:
        try:
            return self.ask("host:version") != ""
        except OSError:
            return False

    def ask(self, service: str, timeout: float = TIMEOUT) -> str:
        """One host service with a counted answer."""
        with self.open(service, timeout=timeout) as connection:
            return _counted(connection)

    @contextlib.contextmanager
    def open(self, *services: str, timeout: float = TIMEOUT) -> Iterator[socket.socket]:
        """A connection on which the services were accepted one after the other."""
        with socket.create_connection((LOOPBACK, self.port), timeout) as connection:
            for service in services:
                raw = service.encode("utf-8", "surrogateescape")
                connection.sendall(b"%04x" % len(raw) + raw)
                status = exactly(connection, 4)
                if status != b"OKAY":
                    raise ConnectionError(f"{service}: {_counted(connection)}")
            yield connection


class Rig:
    """An adb server and practice phones, connected."""

    def __init__(self, *phones: str | Blueprint, folder: Path | None = None, connect: bool = True) -> None:
        self.server = AdbServer()
        self.host = PracticeHost([_at_own_port(phone) for phone in phones], folder)
        self._connect = connect
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            stack.callback(self.server.stop)
            self.server.start()
            stack.enter_context(self.host)
            if self._connect:
                for endpoint in self.host.endpoints:
                    self.connect(endpoint.name)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def phone(self, name: str) -> PhoneControl:
        return self.host.phone(name)

    def serial(self, name: str) -> str:
        return self.host.phone(name).endpoint.serial

    def attach(self, name: str) -> str:
        """Tell the server to connect; its words. Does not wait for anything."""
        return self.server.ask(f"host:connect:{self.serial(name)}")

    def detach(self, name: str) -> None:
        """Make the server forget the phone, and wait until it has."""
        with contextlib.suppress(ConnectionError):
            self.server.ask(f"host:disconnect:{self.serial(name)}")
        wait_for(lambda: self.state(name) is None, f"{name} stays attached")

    def connect(self, name: str, state: str = "device") -> None:
        """Attach and wait until the server shows the state.

        A connection that broke a moment ago may still be dying in the server, which then says "already connected":
        so attach again as long as the phone is not there.
        """

        def there() -> bool:
            if self.state(name) != state:
                self.attach(name)
            return self._settles(name, state)

        wait_for(there, f"{name} does not become {state}")

    def _settles(self, name: str, state: str) -> bool:
        deadline = time.monotonic() + SETTLE
        while time.monotonic() < deadline:
            if self.state(name) == state:
                return True
            time.sleep(0.01)
        self.detach(name)
        return False

    def await_state(self, name: str, state: str) -> None:
        wait_for(lambda: self.state(name) == state, f"{name} does not become {state}")

    def state(self, name: str) -> str | None:
        """What `adb devices` says of the phone, or None if it does not list it."""
        rows = (line.split("\t") for line in self.server.ask("host:devices").splitlines())
        return {row[0]: row[1] for row in rows}.get(self.serial(name))

    def shell(self, name: str, command: str, given: bytes | None = None, timeout: float = TIMEOUT) -> ShellAnswer:
        """Run a command over shell v2; given is its input, closed afterwards."""
        with self.open(name, f"shell,v2,raw:{command}", timeout=timeout) as connection:
            if given is not None:
                connection.sendall(struct.pack("<BI", 0, len(given)) + given + struct.pack("<BI", 4, 0))
            return _shell_answer(connection)

    def exec(self, name: str, command: str, timeout: float = TIMEOUT) -> bytes:
        """Run a command over exec: and return its bytes up to the end of the stream."""
        with self.open(name, f"exec:{command}", timeout=timeout) as connection:
            return until_end(connection)

    @contextlib.contextmanager
    def open(self, name: str, service: str, timeout: float = TIMEOUT) -> Iterator[socket.socket]:
        """A connection to a service of the phone."""
        with self.server.open(f"host:transport:{self.serial(name)}", service, timeout=timeout) as connection:
            yield connection


def _at_own_port(phone: str | Blueprint) -> Blueprint:
    blueprint = blueprint_of(phone) if isinstance(phone, str) else phone
    return replace(blueprint, port=own_port(blueprint.name))


def wait_for(condition: Callable[[], bool], failure: str, timeout: float = TIMEOUT) -> None:
    """Poll until the condition holds; AssertionError with the failure otherwise."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(failure)
        time.sleep(0.01)


def exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            raise ConnectionError(f"ended after {len(data)} of {size} bytes")
        data += piece
    return data


def until_end(connection: socket.socket) -> bytes:
    pieces = []
    while piece := connection.recv(1 << 18):
        pieces.append(piece)
    return b"".join(pieces)


def _counted(connection: socket.socket) -> str:
    return exactly(connection, int(exactly(connection, 4), 16)).decode("utf-8", "replace")


def _shell_answer(connection: socket.socket) -> ShellAnswer:
    outputs: dict[int, list[bytes]] = {1: [], 2: []}
    code: int | None = None
    with contextlib.suppress(ConnectionError):
        while code is None:
            kind, length = struct.unpack("<BI", exactly(connection, 5))
            data = exactly(connection, length)
            if kind == 3:
                code = data[0]
            elif kind in outputs:
                outputs[kind].append(data)
    return ShellAnswer(b"".join(outputs[1]), b"".join(outputs[2]), code)
