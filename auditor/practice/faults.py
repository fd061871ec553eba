"""Faults on demand: frozen values that say how a phone misbehaves at which command."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drop:
    """Break off after that many bytes of the answer: the whole connection, or only this stream (without exit code)."""

    after: int = 0
    connection: bool = True


@dataclass(frozen=True, slots=True)
class Hang:
    """Say that many bytes of the answer and then nothing more, leaving the stream open. The command was carried out."""

    after: int = 0


@dataclass(frozen=True, slots=True)
class Drip:
    """Answer in small chunks with a pause (seconds) before each."""

    chunk: int = 64
    pause: float = 0.05


@dataclass(frozen=True, slots=True)
class Delay:
    """Think for that many seconds before carrying out the command."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unplug:
    """The cable is pulled at this command: before it was carried out, or after it but before the answer."""

    carried_out: bool = False


@dataclass(frozen=True, slots=True)
class Refuse:
    """The service is not opened at all (adb says "closed")."""


@dataclass(frozen=True, slots=True)
class Say:
    """Answer these words instead of the truth. carry_out: whether the command is obeyed all the same."""

    stdout: bytes
    stderr: bytes = b""
    exit_code: int = 0
    carry_out: bool = False


@dataclass(frozen=True, slots=True)
class Appear:
    """Obey, but what was uninstalled shows up for another user, as some makers' clone spaces do."""

    user_id: int


@dataclass(frozen=True, slots=True)
class DropUpdate:
    """Say "Success" to the removal of an updated system app and throw away its update only."""


@dataclass(frozen=True, slots=True)
class NoExit:
    """The answer is whole but the stream closes without an exit code."""


@dataclass(frozen=True, slots=True)
class Garbage:
    """Meaningless bytes instead of the answer. framed: inside well-formed stdout packets, or breaking the framing."""

    size: int = 4096
    framed: bool = True


@dataclass(frozen=True, slots=True)
class Huge:
    """The true answer, followed by that many bytes of filler lines before the exit code."""

    size: int = 128 * 1024 * 1024


FaultKind = Drop | Hang | Drip | Delay | Unplug | Refuse | Say | Appear | DropUpdate | NoExit | Garbage | Huge


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault at every service whose name (such as `shell,v2,raw:pm list users`) the pattern is found in.

    skip: so many matching commands go well first. times: how often it strikes then; None is always.
    """

    pattern: str
    kind: FaultKind
    skip: int = 0
    times: int | None = None


class FaultBox:
    """The faults a phone has now, with their counts. The first one that is due wins."""

    def __init__(self) -> None:
        self._faults: list[tuple[Fault, int]] = []

    def set(self, fault: Fault) -> None:
        """Add a fault. Raises re.error for a pattern that is no regular expression."""
        re.compile(fault.pattern)
        self._faults.append((fault, 0))

    def clear(self) -> None:
        """Behave from now on."""
        self._faults.clear()

    def take(self, service: str) -> FaultKind | None:
        """The fault that strikes at this service, if any; counts it."""
        struck: FaultKind | None = None
        for index, (fault, seen) in enumerate(self._faults):
            if re.search(fault.pattern, service) is None:
                continue
            self._faults[index] = (fault, seen + 1)
            due = seen >= fault.skip and (fault.times is None or seen < fault.skip + fault.times)
            if due and struck is None:
                struck = fault.kind
        return struck
