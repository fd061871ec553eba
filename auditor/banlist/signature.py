"""The two small files beside an edition: its detached signature, and the publisher who may sign. Forms and values."""

import base64
import binascii
import hashlib
import tomllib
from dataclasses import dataclass

from auditor.banlist.limits import MAX_NAME, MAX_PUBLISHER_BYTES, MAX_SIGNATURE_BYTES
from auditor.errors import BadSignatureError
from auditor.model.codec import canonical_json, from_plain
from auditor.model.plain import Plain, ShapeError, parse_json

FORMAT = "fieldcheck-banlist-signature/1"
PUBLISHER_FORMAT = "fieldcheck-publisher/1"
# RFC 8032 §5.1.5 and §5.1.6: an Ed25519 public key has 32 octets, a signature 64.
PUBLIC_KEY_BYTES = 32
SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Publisher:
    """Someone whose editions are used here. public_key: raw Ed25519, 32 bytes. development: vouches for nobody."""

    name: str
    public_key: bytes
    development: bool

    @property
    def key_id(self) -> str:
        """SHA-256 of the raw public key, 64 hex digits."""
        return hashlib.sha256(self.public_key).hexdigest()


@dataclass(frozen=True, slots=True)
class Signature:
    """A detached signature over an edition's bytes. key_id only says which key to try; it proves nothing."""

    key_id: str
    value: bytes


@dataclass(frozen=True, slots=True)
class _SignatureFile:
    format: str
    key_id: str
    signature: str


@dataclass(frozen=True, slots=True)
class _PublisherFile:
    format: str
    name: str
    public_key: str
    key_id: str
    development: bool


def signed_bytes(data: bytes) -> bytes:
    """What the Ed25519 signature covers: the form's name, a zero byte, the edition's raw bytes.

    The name keeps apart everything that a key might ever sign: a signature made for another purpose is none here.
    """
    return FORMAT.encode() + b"\0" + data


def write_signature(signature: Signature) -> bytes:
    """The signature file, one line of canonical JSON."""
    text = base64.b64encode(signature.value).decode()
    return canonical_json(_SignatureFile(FORMAT, signature.key_id, text)) + b"\n"


def read_signature(data: bytes, what: str = "The ban list") -> Signature:
    """Parse a signature file. what: names the file that it signs. Raises BadSignatureError."""
    if not data.strip():
        raise _bad_signature(what, "there is no signature beside it")
    if len(data) > MAX_SIGNATURE_BYTES:
        raise _bad_signature(what, f"its signature file is larger than {MAX_SIGNATURE_BYTES} bytes")
    try:
        file = from_plain(_SignatureFile, parse_json(data))
        value = base64.b64decode(file.signature, validate=True)
    except (ShapeError, binascii.Error) as error:
        raise _bad_signature(what, f"its signature file cannot be read ({error})") from error
    if file.format != FORMAT:
        raise _bad_signature(what, f"its signature file has the form {file.format[:40]!r} and not {FORMAT}")
    if len(value) != SIGNATURE_BYTES:
        raise _bad_signature(what, f"its signature has {len(value)} bytes and not {SIGNATURE_BYTES}")
    return Signature(file.key_id, value)


def write_publisher(publisher: Publisher) -> bytes:
    """The publisher file, TOML, to be put into resources/trust/publishers/. Raises ValueError for an unusable name."""
    name = publisher.name
    if not name.strip() or len(name) > MAX_NAME or not name.isprintable() or '"' in name or "\\" in name:
        raise ValueError("a publisher's name is printable text without quotation marks and backslashes")
    lines = (
        f'format = "{PUBLISHER_FORMAT}"',
        f'name = "{name}"',
        f'public_key = "{base64.b64encode(publisher.public_key).decode()}"',
        f'key_id = "{publisher.key_id}"',
        f"development = {'true' if publisher.development else 'false'}",
    )
    return ("\n".join(lines) + "\n").encode()


def read_publisher(data: bytes, where: str) -> Publisher:
    """Parse a publisher file. where: its name, for the message. Raises BadSignatureError: it is part of the trust."""
    if len(data) > MAX_PUBLISHER_BYTES:
        raise _bad_publisher(where, f"it is larger than {MAX_PUBLISHER_BYTES} bytes")
    try:
        plain: dict[str, Plain] = tomllib.loads(data.decode())
        file = from_plain(_PublisherFile, plain)
        key = base64.b64decode(file.public_key, validate=True)
    except (ShapeError, binascii.Error, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad_publisher(where, str(error)) from error
    publisher = Publisher(file.name, key, file.development)
    if file.format != PUBLISHER_FORMAT:
        raise _bad_publisher(where, f"its form is {file.format[:40]!r} and not {PUBLISHER_FORMAT}")
    if len(key) != PUBLIC_KEY_BYTES:
        raise _bad_publisher(where, f"its public key has {len(key)} bytes and not {PUBLIC_KEY_BYTES}")
    if publisher.key_id != file.key_id:
        raise _bad_publisher(where, "its key_id is not the SHA-256 of its public key")
    return publisher


def _bad_signature(what: str, why: str) -> BadSignatureError:
    return BadSignatureError(f"{what} cannot be trusted", why, "Ask its publisher for the file and its signature")


def _bad_publisher(where: str, why: str) -> BadSignatureError:
    return BadSignatureError(f"The publisher file {where} cannot be used", why, "Install Fieldcheck again")
