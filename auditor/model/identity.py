"""Who signs: the public face of a signing identity. Keys and passphrases are never in these values."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

# Stands in the subject of every practice certificate, so that no reader of the signature can take it for a real one.
PRACTICE_MARK = "PRACTICE – not evidence"


class IdentityKind(Enum):
    """Where the private key lies: in a file under a passphrase, or on a token that keeps it."""

    FILE = "file"
    TOKEN = "token"  # noqa: S105  a kind of key and no secret


@dataclass(frozen=True, slots=True)
class Identity:
    """A signing identity as its certificate shows it.

    name: the person (common name). subject: the whole name on the certificate, for people.
    fingerprint, root_fingerprint: SHA-256 of the certificate (DER), 64 hex; root None: the root is not at hand.
    token: the label of the token that keeps the key; None for a file.
    """

    name: str
    organisation: str
    subject: str
    fingerprint: str
    not_before: datetime
    not_after: datetime
    root_fingerprint: str | None
    practice: bool
    kind: IdentityKind = IdentityKind.FILE
    token: str | None = None


@dataclass(frozen=True, slots=True)
class PinState:
    """How a token wants its PIN, as it says itself before any is sent (PKCS#11 v2.40 §3.2, token flags).

    pin_pad: on its own keys, never through us. last_try: the next wrong one locks it. missed: a wrong one was entered
    since the last right one.
    """

    pin_pad: bool
    last_try: bool
    missed: bool


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """A freshly made identity, where its files lie, and what the custodian must do with the root key."""

    identity: Identity
    key_file: str
    root_certificate_file: str
    root_key_file: str
    remark: str


@dataclass(frozen=True, slots=True)
class TokenCertificate:
    """A certificate that lies on a token, read without its PIN. problem: why it cannot sign reports, as a clause."""

    token: str
    identity: Identity
    problem: str | None


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request for a certificate. key_fingerprint: SHA-256 of the public key, to be read to the custodian."""

    name: str
    organisation: str
    file: str
    key_fingerprint: str


@dataclass(frozen=True, slots=True)
class NewRoot:
    """An organisation's root, made for a custodian. fingerprint: SHA-256 of its certificate, to be read aloud."""

    organisation: str
    key_file: str
    certificate_file: str
    fingerprint: str
    remark: str


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """A certificate that a custodian issued for a request. key_fingerprint: as the requester sees it."""

    identity: Identity
    file: str
    key_fingerprint: str


@dataclass(frozen=True, slots=True)
class RevocationList:
    """A revocation list as it was written. revoked: how many certificates are on it."""

    file: str
    organisation: str
    number: int
    revoked: int
    issued: datetime
    next_issue: datetime
