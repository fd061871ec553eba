"""Who signs: the public face of a signing identity. Keys and passphrases are never in these values."""

from dataclasses import dataclass
from datetime import datetime

# Stands in the subject of every practice certificate, so that no reader of the signature can take it for a real one.
PRACTICE_MARK = "PRACTICE – not evidence"


@dataclass(frozen=True, slots=True)
class Identity:
    """A signing identity as its certificate shows it.

    name: the person (common name). subject: the whole name on the certificate, for people.
    fingerprint, root_fingerprint: SHA-256 of the certificate (DER), 64 hex; root None: the root is not at hand.
    """

    name: str
    organisation: str
    subject: str
    fingerprint: str
    not_before: datetime
    not_after: datetime
    root_fingerprint: str | None
    practice: bool


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """A freshly made identity, where its files lie, and what the custodian must do with the root key."""

    identity: Identity
    key_file: str
    root_certificate_file: str
    root_key_file: str
    remark: str
