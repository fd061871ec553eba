"""The program's own private adb server and practice phones behind it; answers kept in memory."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.android.connection import RefusedError, host_answer
from auditor.android.interview import Patience
from auditor.android.phone import AdbPhone
from auditor.android.server import AdbServer
from auditor.android.transport import Transport
from auditor.model.device import ConnectionState
from auditor.model.evidence import Ending, Evidence, RawAnswer
from auditor.practice.blueprint import Blueprint
from auditor.practice.host import PhoneControl, PracticeHost


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class MemoryKeeper:
    """Keeps answers in memory; fails if an answer were parsed before it was kept, as its caller needs the evidence."""

    answers: list[RawAnswer] = field(default_factory=list)

    def keep(self, answer: RawAnswer) -> Evidence:
        self.answers.append(answer)
        return Evidence(
            evidence_id=f"E{len(self.answers)}",
            question=answer.question,
            digest=hashlib.sha256(answer.stdout).hexdigest(),
            size=len(answer.stdout),
            stderr_digest=hashlib.sha256(answer.stderr).hexdigest(),
            stderr_size=len(answer.stderr),
            exit_code=answer.exit_code,
            ending=answer.ending,
            started=answer.started,
            finished=answer.finished,
        )

    @property
    def questions(self) -> list[str]:
        return [answer.question for answer in self.answers]


@dataclass(frozen=True)
class Bench:
    """One practice phone behind the private server. patience is short, so that silence costs little."""

    server: AdbServer
    control: PhoneControl
    clock: WallClock
    patience: Patience

    @property
    def serial(self) -> str:
        return self.control.endpoint.serial

    @property
    def transport(self) -> Transport:
        return Transport(self.server.port, self.serial, self.clock)

    @property
    def phone(self) -> AdbPhone:
        return AdbPhone(self.transport, self.clock, "simulated", self.patience)

    def read(self, keeper: MemoryKeeper | None = None):
        return self.phone.read(keeper or MemoryKeeper(), lambda _progress: None, lambda: False)

    def reconnect(self) -> None:
        """Attach the phone anew, however its last connection ended."""
        _forget(self.server, self.serial)
        _attach(self.server, self.serial)


@pytest.fixture
def keeper() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture(scope="session")
def session_server(tmp_path_factory) -> Iterator[AdbServer]:
    """One private server for every test that does not end it."""
    with AdbServer.start(tmp_path_factory.mktemp("adb"), usb=False) as server:
        yield server


@pytest.fixture
def start_phone(session_server: AdbServer, clock: WallClock) -> Iterator[Callable[..., Bench]]:
    """Starts practice phones that end with the test."""
    with contextlib.ExitStack() as stack:

        def start(phone: str | Blueprint = "android14", *, patience: Patience | None = None) -> Bench:
            host = stack.enter_context(PracticeHost((phone,)))
            (endpoint,) = host.endpoints
            _attach(session_server, endpoint.serial)
            stack.callback(_forget, session_server, endpoint.serial)
            quick = patience or Patience(question=1.0, dump=1.0, change=1.0)
            return Bench(session_server, host.phone(endpoint.name), clock, quick)

        yield start


def _attach(server: AdbServer, serial: str) -> None:
    """As AdbServer.connect, but without waiting for the list to settle."""
    end = time.monotonic() + 10
    while not any(p.serial == serial and p.state is ConnectionState.READY for p in server.at_once()):
        host_answer(server.port, f"host:connect:{serial}")
        assert time.monotonic() < end, f"{serial} does not become ready"
        time.sleep(0.005)


def _forget(server: AdbServer, serial: str) -> None:
    with contextlib.suppress(OSError, RefusedError):
        host_answer(server.port, f"host:disconnect:{serial}")


@pytest.fixture
def raw() -> Callable[..., RawAnswer]:
    """Builds a raw answer."""

    def build(stdout: bytes = b"", stderr: bytes = b"", exit_code: int | None = 0, ending: Ending = Ending.COMPLETE):
        now = datetime(2026, 11, 24, tzinfo=UTC)
        return RawAnswer("question", False, stdout, stderr, exit_code, ending, now, now)

    return build


@pytest.fixture(scope="session")
def recordings() -> Path:
    """The folder of recorded answers of real phones, which lies beside the checkout and not in it."""
    folder = Path(os.environ.get("FIELDCHECK_RECORDINGS", Path(__file__).resolve().parents[3] / "shared" / "phones"))
    if not folder.is_dir():
        pytest.skip(f"no recordings of real phones at {folder}")
    return folder
