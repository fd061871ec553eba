"""Which edition may be used: sizes, then signature, then content, then time, then edition number. No I/O, no clock.

The rules, in this order; the first that fails refuses the edition with its own error:

1. Size: the edition has at most MAX_BUNDLE_BYTES, its signature file MAX_SIGNATURE_BYTES.
2. Signature: an installed publisher's Ed25519 key (RFC 8032) signs the raw bytes. Not a byte is parsed before.
3. Content: read_edition accepts every field; the publisher it names is the one whose key signed.
4. Time: issued ≤ now < expires. A lapsed list decides nothing: no audit is better than a wrong one.
5. Rollback: its number is not below the newest edition of that publisher already used here, unless the operator
   allows it (`allow_older`; the caller writes that into the custody log).

The order cannot be got wrong: each step takes the value that only the step before can make.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from auditor.banlist.limits import MAX_BUNDLE_BYTES
from auditor.banlist.read import read_edition
from auditor.banlist.signature import Publisher, read_signature, signed_bytes
from auditor.errors import BadSignatureError, ExpiredError, MalformedError, RolledBackError
from auditor.model.codec import from_plain
from auditor.model.plain import Plain, ShapeError, parse_json
from auditor.model.policy import BanList


@dataclass(frozen=True, slots=True)
class TrustedEdition:
    """An edition that may be used. digest: SHA-256 of its file, 64 hex digits. development: its key vouches for nobody.

    overridden: the edition is older than one already used here and the operator allowed it.
    """

    ban_list: BanList
    publisher: str
    digest: str
    key_id: str
    development: bool
    overridden: bool


@dataclass(frozen=True, slots=True)
class _Numbered:
    edition: int


@dataclass(frozen=True, slots=True)
class _Sized:
    data: bytes


@dataclass(frozen=True, slots=True)
class _Authentic:
    data: bytes
    publisher: Publisher


@dataclass(frozen=True, slots=True)
class _Parsed:
    ban_list: BanList
    publisher: Publisher
    digest: str


@dataclass(frozen=True, slots=True)
class _Current:
    parsed: _Parsed


def verify_edition(
    data: bytes,
    signature: bytes,
    publishers: tuple[Publisher, ...],
    now: datetime,
    newest_edition_seen: int | None,
    *,
    allow_older: bool = False,
) -> TrustedEdition:
    """Trust an edition or refuse it.

    data, signature: the raw bytes of the two files. now: aware. newest_edition_seen: the highest edition number of
    the same publisher used here, None if none. Raises BadSignatureError, MalformedError, ExpiredError, RolledBackError.
    """
    authentic = _check_signature(_check_size(data), signature, publishers)
    current = _check_time(_check_content(authentic), now)
    return _check_rollback(current, newest_edition_seen, allow_older=allow_older)


def _check_size(data: bytes) -> _Sized:
    if len(data) > MAX_BUNDLE_BYTES:
        raise MalformedError(
            "The ban list cannot be used",
            f"it has {len(data)} bytes, more than {MAX_BUNDLE_BYTES}",
            "Check that this is the right file",
        )
    return _Sized(data)


def _check_signature(sized: _Sized, signature_file: bytes, publishers: tuple[Publisher, ...]) -> _Authentic:
    return _Authentic(sized.data, signer_of(sized.data, signature_file, publishers, "The ban list"))


def signer_of(data: bytes, signature_file: bytes, publishers: tuple[Publisher, ...], what: str) -> Publisher:
    """The installed publisher who signed these very bytes. what: names the file. Raises BadSignatureError."""
    signature = read_signature(signature_file, what)
    publisher = next((p for p in publishers if p.key_id == signature.key_id), None)
    if publisher is None:
        raise BadSignatureError(
            f"{what} cannot be trusted",
            f"it was signed with a key ({signature.key_id[:16]}…) of no publisher that is installed here",
            "Ask your administrator whether this publisher should be installed",
        )
    try:
        Ed25519PublicKey.from_public_bytes(publisher.public_key).verify(signature.value, signed_bytes(data))
    except InvalidSignature:
        raise BadSignatureError(
            f"{what} cannot be trusted",
            f"its signature by {publisher.name} does not fit its content; one of the two files was altered",
            "Fetch both files from the publisher again",
        ) from None
    return publisher


def edition_number(data: bytes, signature: bytes, publishers: tuple[Publisher, ...]) -> int:
    """The number of an edition that an installed publisher signed; nothing else of it is judged here.

    Raises BadSignatureError, MalformedError.
    """
    authentic = _check_signature(_check_size(data), signature, publishers)
    try:
        return from_plain(_Numbered, _number_alone(parse_json(authentic.data))).edition
    except ShapeError as error:
        raise MalformedError(
            "The ban list cannot be used", str(error), "Ask its publisher for a corrected edition"
        ) from error


def _number_alone(plain: Plain) -> Plain:
    return {"edition": plain.get("edition")} if isinstance(plain, dict) else plain


def _check_content(authentic: _Authentic) -> _Parsed:
    ban_list = read_edition(authentic.data)
    if ban_list.publisher != authentic.publisher.name:
        raise MalformedError(
            "The ban list cannot be used",
            f"it names {ban_list.publisher!r} as its publisher but was signed by {authentic.publisher.name!r}",
            "Ask its publisher for a corrected edition",
        )
    return _Parsed(ban_list, authentic.publisher, hashlib.sha256(authentic.data).hexdigest())


def _check_time(parsed: _Parsed, now: datetime) -> _Current:
    ban_list = parsed.ban_list
    if now < ban_list.issued:
        raise ExpiredError(
            "The ban list cannot be used yet",
            f"it is valid from {ban_list.issued:%Y-%m-%d %H:%M} UTC and this computer says {now:%Y-%m-%d %H:%M}",
            "Check the clock of this computer",
        )
    if now >= ban_list.expires:
        raise ExpiredError(
            "The ban list is out of date",
            f"edition {ban_list.edition} expired on {ban_list.expires:%Y-%m-%d}",
            "Import a newer edition",
        )
    return _Current(parsed)


def _check_rollback(current: _Current, newest_edition_seen: int | None, *, allow_older: bool) -> TrustedEdition:
    parsed = current.parsed
    edition = parsed.ban_list.edition
    older = newest_edition_seen is not None and edition < newest_edition_seen
    if older and not allow_older:
        raise RolledBackError(
            "The ban list is older than one already used here",
            f"this is edition {edition} and edition {newest_edition_seen} was in use",
            "Import the newest edition, or allow the older one on purpose",
        )
    return TrustedEdition(
        ban_list=parsed.ban_list,
        publisher=parsed.publisher.name,
        digest=parsed.digest,
        key_id=parsed.publisher.key_id,
        development=parsed.publisher.development,
        overridden=older,
    )
