"""Raw bytes kept under their SHA-256, compressed, each once."""

import hashlib
import zlib

from sqlite_utils import Database

from auditor.errors import CustodyError

# The transport caps one answer at 64 MB; nothing larger was ever stored, so nothing larger is ever unpacked.
MAX_UNPACKED = 64 * 1024 * 1024 + 1


def store(database: Database, data: bytes) -> str:
    """Keep the bytes inside the caller's write and return their SHA-256 in hex."""
    digest = hashlib.sha256(data).hexdigest()
    row = {"digest": digest, "size": len(data), "packed": zlib.compress(data, 6)}
    database.table("blobs").insert(row, pk="digest", ignore=True)
    return digest


def load(database: Database, digest: str) -> bytes:
    """Return the bytes of that digest. Raises CustodyError if they are missing or are not what was kept."""
    for row in database.query("SELECT packed FROM blobs WHERE digest = ?", [digest]):
        data = _unpack(row["packed"])
        if data is not None and hashlib.sha256(data).hexdigest() == digest:
            return data
    raise CustodyError(
        f"The kept bytes {digest[:16]}… cannot be used",
        "they are missing or were altered in the records file",
        "Run fieldcheck log check and keep the file as it is",
    )


def _unpack(packed: bytes) -> bytes | None:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, MAX_UNPACKED)
    except zlib.error:
        return None
    return data if unpacker.eof else None
