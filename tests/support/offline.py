"""The offline guard: refuses every Python socket but loopback, and remembers each attempt even if it was caught.

In the tests' own process tests/conftest.py arms it. Python programs that a test starts are armed too, because
conftest.py puts tests/support/child on PYTHONPATH, whose sitecustomize.py loads this file; they report their attempts
to the file that FIELDCHECK_OFFLINE_REPORT names, and the test fails. A test that builds its own environment for a
child starts from child_environment(). A time-stamp server of the site, which only the department's settings may name,
is refused here like anything else: no test needs one beyond loopback. The guard sees Python only: adb and Qt open their
sockets in C, and are watched from outside by the journeys.
"""

import ipaddress
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

REPORT = "FIELDCHECK_OFFLINE_REPORT"
CHILD = Path(__file__).resolve().parent / "child"
_ADDRESSED = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
_LOOKED_UP = frozenset(("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"))
_attempts: list[str] = []
_armed: list[bool] = []


class OfflineError(PermissionError):
    """Something tried to reach beyond this machine."""


def arm() -> None:
    """Refuse from now on, for the life of this process: an audit hook cannot be taken away (PEP 578)."""
    if not _armed:
        _armed.append(True)
        sys.addaudithook(_guard)


def take_attempts() -> list[str]:
    """The attempts since the last call, those of children too."""
    attempts, _attempts[:] = _attempts[:], []
    report = Path(os.environ[REPORT])
    if report.exists():
        attempts += [f"in a child: {line}" for line in report.read_text(encoding="utf-8").splitlines()]
        report.unlink()
    return attempts


def child_environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment whose Python programs are guarded: base (or this process's) with the guard put first."""
    environment = dict(os.environ if base is None else base)
    parts = [str(CHILD), *(part for part in environment.get("PYTHONPATH", "").split(os.pathsep) if part)]
    environment["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(parts))
    environment[REPORT] = os.environ[REPORT]
    return environment


def _guard(event: str, args: tuple[object, ...]) -> None:
    if _is_child and "support.offline" in sys.modules:
        return  # a worker of xdist: it began as a child, and conftest.py armed it again for itself
    if event in _ADDRESSED:
        _check_address(event, args)
    elif event in _LOOKED_UP and not _is_local(args[0]):
        _refuse(f"{event} {args[0]!r}")


def _check_address(event: str, args: tuple[object, ...]) -> None:
    sock, address = args[0], args[1]
    family = getattr(sock, "family", None)
    # address None: the socket is connected already, and that was checked.
    if family == getattr(socket, "AF_UNIX", object()) or address is None:
        return
    if not isinstance(address, tuple) or not _is_local(address[0]):
        _refuse(f"{event} {address!r}")


def _is_local(host: object) -> bool:
    """Loopback alone. None is no name to look up; the empty string is every address of the machine."""
    if host is None:
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    if text == "localhost":
        return True
    try:
        return isinstance(text, str) and ipaddress.ip_address(text.split("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse(attempt: str) -> None:
    report = os.environ.get(REPORT)
    if _is_child and report:
        with Path(report).open("a", encoding="utf-8") as file:
            file.write(f"{attempt}\n")
    else:
        _attempts.append(attempt)
    raise OfflineError(f"offline: {attempt}")


# sitecustomize.py loads this file under a name of its own, so that a child needs nothing of tests/ on its path.
_is_child = __name__ == "fieldcheck_offline_guard"
