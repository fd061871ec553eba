"""The process of our own adb server: in which environment, and that it ends with this program.

On POSIX systems a shell of four words stands between: it starts the server and ends it as soon as our end of its input
closes, which the system does however this program ends. On Windows the server is a plain child and ends with close() or
at exit; after a crash it stays until the next log-off.
"""

import atexit
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from auditor.android.connection import LOOPBACK, DeadlineError, RefusedError, host_answer
from auditor.android.program import AdbProgram
from auditor.errors import AdbError

START_SECONDS = 10.0
"""The server answers after 10 ms, or after 3 s where libusb finds no bus; longer is a failure."""
STOP_SECONDS = 3.0
PORTS_TRIED = 3
"""A free port may be taken by another program before the server binds it."""
OWNER_ONLY = 0o600
_POLL = 0.005
_LOG_QUOTED = 300
_LIFELINE = '"$@" & echo $!; read -r _; kill $!; wait $!'
# The operator's settings for other adb programs; each would change where ours listens, what it logs, or its keys.
_UNSET = (
    *("ADB_VENDOR_KEYS", "ADB_SERVER_SOCKET", "ADB_TRACE", "ADB_LIBUSB", "ADB_USB", "ANDROID_SERIAL"),
    *("ANDROID_ADB_SERVER_PORT", "ANDROID_ADB_SERVER_ADDRESS", "ADB_MDNS_OPENSCREEN"),
)


class ServerProcess:
    """Started once, ended once, also when the program ends without closing it."""

    def __init__(self, process: "subprocess.Popen[bytes]", pid: int, port: int, leftovers: tuple[Path, ...]) -> None:
        self.pid = pid
        self.port = port
        self._process = process
        self._leftovers = leftovers
        atexit.register(self.end)

    @property
    def gone(self) -> bool:
        """Whether our child is gone."""
        return self._process.poll() is not None

    def end(self) -> None:
        """End the server, wait until it is gone, and take its log away. Safe to call twice."""
        atexit.unregister(self.end)
        if self._process.stdin is not None:
            self._process.stdin.close()
        elif not self.gone:
            self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(STOP_SECONDS)
        if self._process.stdout is not None:
            self._process.stdout.close()
        for path in self._leftovers:
            path.unlink(missing_ok=True)


def environment(folder: Path, *, usb: bool) -> dict[str, str]:
    """The environment of our server: none of the operator's own adb settings, nothing beyond this computer."""
    without_libusb = not usb or _no_usb_bus()
    changes = {
        "HOME": str(folder),
        "ADB_MDNS": "0",
        "ADB_MDNS_AUTO_CONNECT": "",
        "ADB_EMU": "0",
        "ADB_LOCAL_TRANSPORT_MAX_PORT": "5554",
        "ADB_REJECT_KILL_SERVER": "1",
        "ANDROID_ADB_LOG_PATH": str(folder / "adb.log"),
        **({} if usb else {"ADB_USB": "0"}),
        **({"ADB_LIBUSB": "0"} if without_libusb else {}),
    }
    return {key: value for key, value in os.environ.items() if key not in _UNSET} | changes


def _no_usb_bus() -> bool:
    """On a computer without any USB bus libusb tries for 3 s; adb's own code sees at once that there is none."""
    return sys.platform == "linux" and not Path("/dev/bus/usb").is_dir()


def start_process(program: AdbProgram, folder: Path, *, usb: bool) -> ServerProcess:
    """Start the server on a free port and wait until it answers there. Raises AdbError."""
    why = ""
    for _ in range(PORTS_TRIED):
        port = _free_port()
        log, note = folder / f"adb-{port}.log", folder / ".android" / f"adb.{port}"
        note.unlink(missing_ok=True)
        try:
            process, pid = _open(program, port, environment(folder, usb=usb), log)
        except OSError as error:
            raise _not_started(error.strerror or str(error)) from error
        started = ServerProcess(process, pid, port, (log, note))
        if _answers(started, note):
            return started
        why = log.read_bytes()[-_LOG_QUOTED:].decode("utf-8", "backslashreplace")
        started.end()
    raise _not_started(" ".join(why.split()) or "it does not answer")


def _open(program: AdbProgram, port: int, settings: dict[str, str], log: Path) -> tuple["subprocess.Popen[bytes]", int]:
    command = [str(program.path), "-L", f"tcp:localhost:{port}", "nodaemon", "server"]
    with log.open("wb") as sink:
        log.chmod(OWNER_ONLY)
        if sys.platform == "win32":
            process = subprocess.Popen(
                command, env=settings, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, creationflags=0x08000000
            )
            return process, process.pid
        process = subprocess.Popen(
            ["/bin/sh", "-c", _LIFELINE, "fieldcheck-adb", *command],
            env=settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sink,
            # A Ctrl-C at the terminal is for this program, which then ends the server itself.
            start_new_session=True,
        )
    told = process.stdout.readline() if process.stdout else b""
    return process, int(told or 0)


def _answers(process: ServerProcess, note: Path) -> bool:
    """Whether the server answers in time, and is ours: only ours leaves its note `adb.PORT` in our folder."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and not process.gone:
        if (sys.platform == "win32" or note.exists()) and _speaks(process.port):
            return True
        time.sleep(_POLL)
    return False


def _speaks(port: int) -> bool:
    try:
        return host_answer(port, "host:version", START_SECONDS) != b""
    except (OSError, RefusedError, DeadlineError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _not_started(why: str) -> AdbError:
    return AdbError("Phones cannot be reached", f"the adb server does not start ({why})", "Start Fieldcheck again")
