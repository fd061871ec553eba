"""One question to one phone through the adb server, and its answer with an honest ending.

Built on adbutils' AdbConnection (connection.py says what was taken out). adbutils' own `shell` and `shell2` are not
used: for `shell` the end of the stream is success, so that a dump of which 23 % had arrived came back as a whole one;
`shell2` raises EOFError there and loses what had come; the timeouts of both start anew with every byte; both collect in
chunks of 4 KB by `+=`. Here the loop is our own: packets with an exit code or the answer is CUT, stderr apart, one
deadline for the whole answer, a cap on its size, and a wish to stop that is heard while a phone is silent.
"""

from dataclasses import dataclass

from auditor.android.commands import ChangeCommand, Command, ReadCommand
from auditor.android.connection import Connection, Deadline, DeadlineError, RefusedError, host_answer
from auditor.android.framing import Framing, Markers, ShellV2
from auditor.model.evidence import Ending, RawAnswer
from auditor.ports import Clock, Stop

# Whole dumps of full phones are expected at 5 to 20 MB; what is larger is a fault or an attack on memory.
MAX_ANSWER = 64 * 1024 * 1024
# Asking the server what became of a phone must not hold up the audit.
STATE_SECONDS = 3.0
SHELL_V2 = "shell_v2"


@dataclass(frozen=True, slots=True)
class _Heard:
    """How the conversation ended, and the adb server's own words if it said any."""

    ending: Ending
    words: str = ""


class Transport:
    """The way to one phone: questions in, raw answers out. Never raises for what a phone does."""

    def __init__(self, port: int, serial: str, clock: Clock) -> None:
        self.port = port
        self._clock = clock
        self._framed: bool | None = None
        self._stop: Stop = lambda: False
        self.serial = serial

    @property
    def separate_errors(self) -> bool:
        """Whether this phone keeps stderr apart from stdout and tells exit codes by itself (shell v2, Android 7)."""
        if self._framed is None:
            self._framed = self._has_shell_v2()
        return self._framed

    def ask(self, command: Command, seconds: float, stop: Stop = lambda: False) -> RawAnswer:
        """Send a command and wait at most so many seconds for the whole answer. Raises only CancelledError.

        Where the adb server, not the phone, said why there is no answer, its words stand in stderr after "adb: ".
        """
        started = self._clock.now()
        self._stop = stop
        deadline = Deadline(seconds, stop)
        deadline.next_wait()
        framing: Framing = ShellV2() if self.separate_errors else Markers(binary=_binary(command))
        heard = self._converse(framing, command, deadline)
        framing.finish()
        words = f"adb: {heard.words}\n".encode("utf-8", "backslashreplace") if heard.words else b""
        return RawAnswer(
            question=command.text,
            changes_phone=isinstance(command, ChangeCommand),
            stdout=bytes(framing.stdout),
            stderr=bytes(framing.stderr) + words,
            exit_code=framing.exit_code,
            ending=heard.ending,
            started=started,
            finished=self._clock.now(),
        )

    def _converse(self, framing: Framing, command: Command, deadline: Deadline) -> _Heard:
        try:
            with Connection(self.port, deadline) as connection:
                refused = self._open(connection, framing.service(command.text))
                return refused or _Heard(self._listen(connection, framing))
        except DeadlineError:
            return _Heard(Ending.TIMED_OUT)
        except OSError as error:
            return self._broken(str(error))

    def _open(self, connection: Connection, service: str) -> _Heard | None:
        try:
            connection.ask(f"host:transport:{self.serial}")
        except RefusedError as error:
            return _Heard(Ending.LOST, str(error))
        try:
            connection.ask(service)
        except RefusedError as error:
            return _Heard(Ending.REFUSED if self.is_ready() else Ending.LOST, str(error))
        return None

    def _listen(self, connection: Connection, framing: Framing) -> Ending:
        while piece := connection.some():
            try:
                whole = framing.take(piece)
            except ValueError:
                # The layout is broken: whatever follows cannot be told apart any more.
                return Ending.CUT
            if len(framing.stdout) + len(framing.stderr) > MAX_ANSWER:
                return Ending.TOO_LARGE
            if whole:
                return Ending.COMPLETE if framing.exit_code is not None else Ending.CUT
        return Ending.CUT if self.is_ready() else Ending.LOST

    def _broken(self, words: str) -> _Heard:
        """The connection to the server broke: a server that still shows the phone cut this one answer only."""
        return _Heard(Ending.CUT if self.is_ready() else Ending.LOST, words)

    def is_ready(self) -> bool:
        """Whether the server still shows the phone as one that answers."""
        return self._of_phone("get-state") == b"device"

    def _has_shell_v2(self) -> bool:
        return SHELL_V2.encode() in self._of_phone("features").split(b",")

    def _of_phone(self, what: str) -> bytes:
        try:
            return host_answer(self.port, f"host-serial:{self.serial}:{what}", STATE_SECONDS, self._stop)
        except (OSError, RefusedError, DeadlineError):
            return b""


def _binary(command: Command) -> bool:
    return isinstance(command, ReadCommand) and command.binary
