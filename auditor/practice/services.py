"""What an OPEN message asks for: shell, exec, sync, reboot. Faults strike here."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from auditor.practice.channel import Channel, CutOffError, PacketChannel, RawChannel, faulty
from auditor.practice.faults import Delay, FaultKind, Garbage, Huge, Refuse, Say, Unplug
from auditor.practice.machine import Machine, Programs
from auditor.practice.shell import Shell, Ways
from auditor.practice.sync import SyncService
from auditor.practice.transport import Service, Stream

FILLER = b"practice phone: filler line that means nothing at all, repeated\n" * 1024


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a service may do to the phone as a whole."""

    unplug: Callable[[], None]
    break_off: Callable[[], None]
    reboot: Callable[[str], None]


def find_service(machine: Machine, name: str, kind: FaultKind | None, hooks: Hooks) -> Service | None:
    """What runs the service called name, or None if it is refused or unknown."""
    if isinstance(kind, Refuse):
        return None
    head, _, command = name.partition(":")
    if head == "exec" or head.split(",", 1)[0] == "shell":
        packets = "v2" in head.split(",")
        return _Command(machine, command, kind, hooks, packets=packets).serve
    if head == "sync":
        return _Sync(machine, kind, hooks).serve
    if head == "reboot":
        return _Reboot(command, hooks).serve
    return None


async def _guarded(work: Awaitable[None], hooks: Hooks) -> None:
    """Run a service; where its fault cuts the whole connection, break it off."""
    try:
        await work
    except CutOffError as cut:
        if cut.connection:
            hooks.break_off()


@dataclass(frozen=True, slots=True)
class _Reboot:
    where: str
    hooks: Hooks

    async def serve(self, _stream: Stream) -> None:
        self.hooks.reboot(self.where)


@dataclass(frozen=True, slots=True)
class _Sync:
    machine: Machine
    kind: FaultKind | None
    hooks: Hooks

    async def serve(self, stream: Stream) -> None:
        if isinstance(self.kind, Unplug):
            self.hooks.unplug()
            return
        write = faulty(stream, self.kind)
        await _guarded(SyncService(stream, write, self.machine.files).run(), self.hooks)


@dataclass(frozen=True, slots=True)
class _Command:
    """One `shell:`, `shell,v2:` or `exec:` service."""

    machine: Machine
    text: str
    kind: FaultKind | None
    hooks: Hooks
    packets: bool

    async def serve(self, stream: Stream) -> None:
        write = faulty(stream, self.kind)
        channel: Channel = PacketChannel(stream, write, self.kind) if self.packets else RawChannel(stream, write)
        await _guarded(self._answer(stream, channel), self.hooks)

    async def _answer(self, stream: Stream, channel: Channel) -> None:
        kind = self.kind
        if isinstance(kind, Unplug):
            if kind.carried_out:
                await self._run(_Silent())
            self.hooks.unplug()
        elif isinstance(kind, Say):
            if kind.carry_out:
                await self._run(_Silent())
            await channel.stdout(kind.stdout)
            await channel.stderr(kind.stderr)
            await channel.exit(kind.exit_code)
        elif isinstance(kind, Garbage):
            await _garble(stream, channel, kind)
        else:
            if isinstance(kind, Delay):
                await asyncio.sleep(kind.seconds)
            code = await self._run(channel)
            if isinstance(kind, Huge):
                for _ in range(0, kind.size, len(FILLER)):
                    await channel.stdout(FILLER)
            await channel.exit(code)

    async def _run(self, channel: Channel) -> int:
        shell = Shell(Programs(self.machine, self.kind), self.text)
        text = self.text
        if not text:
            if not self.packets:
                await channel.stderr(b"practice phones have no interactive shell\n")
                return 1
            text = (await channel.stdin()).decode("utf-8", "surrogateescape")
        return await shell.run_text(text, Ways(channel.stdout, channel.stderr, channel.stdin))


class _Silent:
    """A channel into nothing: the command is obeyed, nobody hears of it."""

    async def stdout(self, data: bytes) -> None: ...

    async def stderr(self, data: bytes) -> None: ...

    async def exit(self, code: int) -> None: ...

    async def stdin(self) -> bytes:
        return b""


async def _garble(stream: Stream, channel: Channel, kind: Garbage) -> None:
    noise = random.Random(kind.size).randbytes(kind.size)  # noqa: S311 - noise, the same every time
    if kind.framed:
        await channel.stdout(noise)
        await channel.exit(0)
    else:
        await stream.write(noise)
