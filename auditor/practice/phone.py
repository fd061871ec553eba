"""One practice phone on its socket: plugged in or not, trusted or not, with its faults and counts."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Coroutine
from enum import Enum

from auditor.practice import since, wire
from auditor.practice.auth import Consent, HostKey
from auditor.practice.blueprint import Blueprint
from auditor.practice.faults import FaultBox
from auditor.practice.journal import Journal
from auditor.practice.machine import Machine
from auditor.practice.services import Hooks, find_service
from auditor.practice.state import PhoneState
from auditor.practice.transport import DeviceEnd, Offer, Service

LOOPBACK = "127.0.0.1"
PORT_RANGE = 20
"""A phone's preferred port and the next nineteen are its own."""
CALLS_KEPT = 10_000
REBOOT_SECONDS = 0.3


class Link(Enum):
    """How the phone meets a workstation; the value is the banner's kind, empty where it sends none."""

    READY = "device"
    RECOVERY = "recovery"
    SIDELOAD = "sideload"
    BOOTLOADER = "bootloader"
    OFFLINE = ""


class PracticePhone:
    """The phone as its loop runs it. Only the host's thread may call it, except where said."""

    def __init__(self, blueprint: Blueprint, journal: Journal) -> None:
        self.blueprint = blueprint
        self.machine = Machine(PhoneState(blueprint), journal)
        self.faults = FaultBox()
        self.link = Link.READY
        self.consent = Consent.ACCEPT
        self.calls: deque[str] = deque(maxlen=CALLS_KEPT)
        self.call_count = 0
        self.port = 0
        self._known: tuple[HostKey, ...] = ()
        self._allowed = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._ends: set[DeviceEnd] = set()
        self._background: set[asyncio.Task[None]] = set()

    async def plug_in(self) -> None:
        """Listen on the phone's port: always the same one once it has been plugged in. Raises OSError."""
        if self._server is not None:
            return
        first = self.blueprint.port
        ports = (self.port,) if self.port else range(first, first + PORT_RANGE)
        for port in ports:
            try:
                self._server = await asyncio.start_server(self._meet, LOOPBACK, port)
            except OSError:
                continue
            self.port = port
            return
        raise OSError(f"practice phone {self.blueprint.name}: no free port among {', '.join(map(str, ports))}")

    def unplug(self) -> None:
        """Pull the cable: nothing listens, every connection breaks."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self.break_off()

    def break_off(self) -> None:
        """Break every connection; the phone stays plugged in."""
        for end in tuple(self._ends):
            end.abort()

    async def close(self) -> None:
        """Unplug for good and wait until nothing of it runs."""
        self.unplug()
        while self._background:
            for task in self._background:
                task.cancel()
            await asyncio.gather(*self._background, return_exceptions=True)
            self.unplug()  # a restart that came to its end meanwhile

    def allow(self) -> None:
        """The person taps "Allow" on the dialog, now and from now on."""
        self.consent = Consent.ACCEPT
        self._allowed.set()

    def set_link(self, link: Link, consent: Consent) -> None:
        """Meet workstations so from now on, forgetting trusted keys; present connections break."""
        self.link, self.consent, self._known = link, consent, ()
        self._allowed.clear()
        self.break_off()

    async def swap(self, blueprint: Blueprint) -> None:
        """Another phone on the same port, as it left the box; its changes are not kept in a folder."""
        self.unplug()
        self.blueprint = blueprint
        self.machine = Machine(PhoneState(blueprint), Journal(None))
        self._known = ()
        await self.plug_in()

    def reboot(self, where: str) -> None:
        """Go away, come back a moment later: in recovery or sideload if asked so."""
        self.machine.reboot()
        with contextlib.suppress(ValueError):
            self.link = Link(where or "device")
        self.unplug()
        self._start(self._boot())

    async def _boot(self) -> None:
        await asyncio.sleep(REBOOT_SECONDS)
        await self.plug_in()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            about = {"message": f"practice phone {self.blueprint.name} failed", "exception": error, "task": task}
            task.get_loop().call_exception_handler(about)

    def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A workstation connected. Served in a task of ours: asyncio calls the end of one of its own an error."""
        end = DeviceEnd(reader, writer, self._offer())
        if self._server is None:  # unplugged between the call and the answer
            end.abort()
            return
        self._ends.add(end)
        self._start(self._serve(end))

    async def _serve(self, end: DeviceEnd) -> None:
        try:
            await end.run()
        finally:
            self._ends.discard(end)

    def _offer(self) -> Offer:
        android = self.blueprint.android
        modern = wire.PAYLOAD_MODERN if android >= since.MODERN_PAYLOAD else wire.PAYLOAD_V2
        old = self.blueprint.legacy_transport
        return Offer(
            version=wire.VERSION_NO_CHECKSUM if android >= since.NO_CHECKSUM and not old else wire.VERSION_CHECKSUM,
            max_payload=wire.PAYLOAD_LEGACY if old else modern,
            banner=self._banner,
            secure=lambda: True,
            knows=lambda: self._known,
            asked=self._ask,
            opens=self._open,
        )

    def _banner(self) -> bytes | None:
        if self.link is Link.OFFLINE:
            return None
        phone = self.blueprint
        facts = f"ro.product.name={phone.product};ro.product.model={phone.model};ro.product.device={phone.device};"
        names = features(phone)
        told = f"features={','.join(names)}" if names else ""
        return f"{self.link.value}::{facts}{told}".encode("utf-8", "surrogateescape")

    async def _ask(self, key: HostKey) -> bool:
        if self.consent is Consent.REFUSE:
            return False
        if self.consent is Consent.LATER:
            await self._allowed.wait()
        self._known = (*self._known, key)
        return True

    def _open(self, name: str) -> Service | None:
        if name.startswith(("shell", "exec")):
            self.call_count += 1
            self.calls.append(name)
        hooks = Hooks(self.unplug, self.break_off, self.reboot)
        return find_service(self.machine, name, self.faults.take(name), hooks)


def features(phone: Blueprint) -> tuple[str, ...]:
    """The features of the banner: those that this phone really speaks."""
    if phone.legacy_transport:
        return ()
    names: tuple[str, ...] = ("shell_v2", "cmd")
    if phone.android >= since.STAT_V2:
        names = (*names, "stat_v2")
    if phone.android >= since.LS_V2:
        names = (*names, "ls_v2", "fixed_push_mkdir")
    return names
