"""The site's time-stamp server, RFC 3161 over HTTP: on this machine, or as the department's settings name it.

The one place that may speak beyond this machine, and only to an address that the department wrote into its settings
(resources/docs/decisions/0014). No name is looked up and no socket opened unless a report is to be time-stamped.
"""

import http.client
import ipaddress
from urllib.parse import SplitResult, urlsplit

from auditor.errors import TimeStampError, UsageError

# A site's server answers in milliseconds; a person waits for this.
SECONDS = 15
# A stamp with the server's certificates has some 6 kB.
MAX_ANSWER = 1 << 17
HTTP_OK = 200
QUERY = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


class TimeServer:
    """A time-stamp server (the TimeStamper port). Nothing is sent before stamp()."""

    def __init__(self, address: str) -> None:
        """Take an http or https address. Raises UsageError for anything else."""
        self._parts = _parts(address)

    @classmethod
    def on_this_machine(cls, address: str) -> "TimeServer":
        """A server that the operator names for one run: loopback only, so that nobody opens a way out in passing.

        Raises UsageError.
        """
        server = cls(address)
        if not _is_loopback(server._parts.hostname):
            raise UsageError(
                "The time-stamp server cannot be used",
                f"{address} is not on this machine, and the command line may name no other",
                "Let the department name its server in the settings",
            )
        return server

    def stamp(self, request: bytes) -> bytes:
        """The server's answer to a request. Raises TimeStampError."""
        parts = self._parts
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
        try:
            connection.request("POST", parts.path or "/", request, QUERY)
            answer = connection.getresponse()
            status, data = answer.status, answer.read(MAX_ANSWER + 1)
        except (OSError, http.client.HTTPException) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise self._failure(f"it cannot be reached ({why})") from error
        finally:
            connection.close()
        if status != HTTP_OK or len(data) > MAX_ANSWER:
            raise self._failure(f"it answered with status {status} and no time-stamp")
        return data

    def _failure(self, why: str) -> TimeStampError:
        where = self._parts.netloc
        return TimeStampError(
            f"The time-stamp server {where} gave no time-stamp", why, "Ask who runs it, and try again"
        )


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
        plain = not (parts.username or parts.password or parts.query or parts.fragment)
    except ValueError:
        whole = plain = False
    if not (whole and plain and address.isascii() and address.isprintable() and " " not in address):
        why = f"{address!r} is no address such as http://127.0.0.1:3180/"
        raise UsageError("The time-stamp server cannot be used", why, "Write http://HOST:PORT/PATH")
    return parts


def _is_loopback(host: str | None) -> bool:
    """Whether a host is this machine by its number; a name is never looked up to find out."""
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
