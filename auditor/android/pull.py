"""Fetching one whole file from a phone by the sync service (RECV, AOSP SYNC.TXT), piece by piece, within bounds.

The path goes as bytes of the protocol and not through a shell. Nothing is ever sent to the phone's storage: the only
requests that this module knows are RECV and QUIT.
"""

import struct

from auditor.android.commands import is_apk_path
from auditor.android.connection import Connection, Deadline, DeadlineError, RefusedError
from auditor.model.text import visible
from auditor.ports import Sink, Stop

# SYNC_DATA_MAX of AOSP's file_sync_protocol.h: no piece is larger.
MAX_PIECE = 64 * 1024
MAX_REASON = 200
_HEAD = struct.Struct("<4sI")
# What a socket raises; not OSError as a whole, because a full disk of the sink's is one too.
_BROKEN = (ConnectionError, TimeoutError)


def pull(port: int, serial: str, path: str, sink: Sink, *, most: int, seconds: float, stop: Stop) -> str | None:
    """Give every piece of the file to the sink; returns why it is not whole, a clause, or None if it is.

    Raises ValueError for a path that no app has, CancelledError, and whatever the sink raises.
    """
    if not is_apk_path(path):
        raise ValueError(f"{path[:80]!r} is no path of an app's file")
    try:
        with Connection(port, Deadline(seconds, stop)) as connection:
            connection.ask(f"host:transport:{serial}")
            connection.ask("sync:")
            return _received(connection, path.encode(), sink, most)
    except DeadlineError:
        return "the phone did not finish sending it in time"
    except RefusedError as error:
        return f"the phone could not be asked for it: {visible(str(error), MAX_REASON)}"
    except _BROKEN:
        return "the connection broke before its end"


def _received(connection: Connection, path: bytes, sink: Sink, most: int) -> str | None:
    connection.send(_HEAD.pack(b"RECV", len(path)) + path)
    size = 0
    while True:
        kind, length = _HEAD.unpack(connection.exactly(_HEAD.size))
        if kind == b"DONE":
            connection.send(_HEAD.pack(b"QUIT", 0))
            return None
        if kind == b"FAIL":
            words = connection.exactly(min(length, MAX_REASON)).decode("utf-8", "backslashreplace")
            return f"the phone refused it: {visible(words, MAX_REASON)}"
        if kind != b"DATA" or length > MAX_PIECE:
            return "the phone's answer was not understood"
        size += length
        if size > most:
            return f"it is larger than {most} bytes"
        sink(connection.exactly(length))
