"""Runs practice phones in one background thread, and gives other threads their controls."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from auditor.practice.auth import Consent
from auditor.practice.blueprint import Blueprint
from auditor.practice.faults import Fault
from auditor.practice.journal import Act, Journal, path_of
from auditor.practice.people import blueprint_of
from auditor.practice.phone import LOOPBACK, Link, PracticePhone
from auditor.practice.state import Snapshot

START_TIMEOUT = 20.0
CALL_TIMEOUT = 20.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a phone listens; adb calls it `host:port`."""

    name: str
    host: str
    port: int

    @property
    def serial(self) -> str:
        """The name that the adb server gives it."""
        return f"{self.host}:{self.port}"


class PhoneControl:
    """One phone's controls. Every call may come from any thread and returns when the phone has obeyed."""

    def __init__(self, phone: PracticePhone, host: "PracticeHost") -> None:
        self._phone = phone
        self._host = host

    @property
    def blueprint(self) -> Blueprint:
        """What the phone was made from."""
        return self._phone.blueprint

    @property
    def endpoint(self) -> Endpoint:
        """Where it listens."""
        return Endpoint(self.blueprint.name, LOOPBACK, self._phone.port)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every changing command as the phone saw it, oldest first, with those of earlier processes."""
        return self._phone.machine.journal.acts

    @property
    def shell_calls(self) -> int:
        """How many shell and exec services were opened."""
        return self._phone.call_count

    @property
    def calls(self) -> tuple[str, ...]:
        """The names of the latest of them, oldest first."""
        return self._host.ask(lambda: tuple(self._phone.calls))

    @property
    def state(self) -> Snapshot:
        """The truth now."""
        return self._phone.machine.state.snapshot()

    def set_fault(self, *faults: Fault) -> None:
        """Misbehave so from now on, beside earlier faults. Raises re.error."""

        def add() -> None:
            for fault in faults:
                self._phone.faults.set(fault)

        self._host.ask(add)

    def clear_faults(self) -> None:
        """Behave."""
        self._host.ask(self._phone.faults.clear)

    def unplug(self) -> None:
        """Pull the cable."""
        self._host.ask(self._phone.unplug)

    def plug_in(self) -> None:
        """Put the cable back, on the same port. Raises OSError if somebody took it."""
        self._host.run(self._phone.plug_in())

    def break_off(self) -> None:
        """Break present connections; the phone stays plugged in."""
        self._host.ask(self._phone.break_off)

    def set_connection_state(self, link: Link = Link.READY, consent: Consent = Consent.ACCEPT) -> None:
        """Meet workstations so from now on; forgets trusted keys and breaks present connections."""
        self._host.ask(lambda: self._phone.set_link(link, consent))

    def allow(self) -> None:
        """Tap "Allow" on the USB debugging dialog."""
        self._host.ask(self._phone.allow)

    def swap(self, blueprint: Blueprint) -> None:
        """Put another phone on the same cable: adb sees the same name, everything else is the other phone's."""
        self._host.run(self._phone.swap(blueprint))

    def reboot(self) -> None:
        """Restart: connections break, and what the maker brings back comes back."""
        self._host.ask(lambda: self._phone.reboot(""))


class PracticeHost:
    """Phones by name (or by blueprint), running while the `with` block does.

    folder: where each phone's changes are kept as NAME.jsonl, replayed at start; None forgets them at the end.
    """

    def __init__(self, phones: Sequence[str | Blueprint], folder: Path | None = None) -> None:
        self._blueprints = tuple(each if isinstance(each, Blueprint) else blueprint_of(each) for each in phones)
        self._folder = folder
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._main, name="practice phones", daemon=True)
        self._started: Future[None] = Future()
        self._stop = asyncio.Event()
        self._phones: dict[str, PracticePhone] = {}

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._started.result(START_TIMEOUT)
        except BaseException:  # catch-all, raised again: without __exit__ nobody else would wait for the thread's end
            self._thread.join(START_TIMEOUT)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ask(self._stop.set)
        self._thread.join(START_TIMEOUT)
        if self._thread.is_alive():
            raise RuntimeError("the practice phones do not end")

    @property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """Where the phones listen, in the order asked for."""
        return tuple(Endpoint(name, LOOPBACK, phone.port) for name, phone in self._phones.items())

    def phone(self, name: str) -> PhoneControl:
        """The controls of the phone called name. Raises KeyError."""
        return PhoneControl(self._phones[name], self)

    def ask(self, what: Callable[[], T]) -> T:
        """Call something in the phones' thread and wait for its result."""

        async def call() -> T:
            return what()

        return self.run(call())

    def run(self, work: Coroutine[None, None, T]) -> T:
        """Run a coroutine in the phones' thread and wait for its result."""
        if self._loop is None:
            work.close()
            raise RuntimeError("the practice phones do not run")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(CALL_TIMEOUT)

    def _main(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            runner.run(self._live())
        self._loop = None

    async def _live(self) -> None:
        try:
            for blueprint in self._blueprints:
                path = None if self._folder is None else path_of(self._folder, blueprint.name)
                phone = PracticePhone(blueprint, Journal(path))
                self._phones[blueprint.name] = phone
                await phone.plug_in()
        except (OSError, ValueError) as error:
            await self._close_all()
            self._started.set_exception(error)
            return
        self._started.set_result(None)
        await self._stop.wait()
        await self._close_all()

    async def _close_all(self) -> None:
        for phone in self._phones.values():
            await phone.close()
