"""A report that was issued, and what checking one showed: the answers that the command line and the window give."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from auditor.model.finding import Verdict


class Result(Enum):
    """The three answers. SIGNER_UNKNOWN: every byte is as signed, but by somebody no installed root vouches for."""

    VALID = "VALID"
    NOT_VALID = "NOT VALID"
    SIGNER_UNKNOWN = "VALID BUT SIGNER UNKNOWN"


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer and what it rests on. None means that the file does not tell it, or that it could not be read.

    reasons: one sentence each; empty only for VALID. fingerprint: SHA-256 of the signer's certificate, 64 hex.
    root_fingerprint: the installed root that vouches for the signer. claimed_time: the signer's own word.
    practice: the record or the signer says that this is an exercise. revocation_checked: a CRL was at hand.
    """

    result: Result
    reasons: tuple[str, ...]
    signer: str | None
    fingerprint: str | None
    root_fingerprint: str | None
    claimed_time: datetime | None
    record_digest: str | None
    audit_id: str | None
    verdict: Verdict | None
    practice: bool
    revocation_checked: bool


@dataclass(frozen=True, slots=True)
class Issued:
    """A signed report that was written and verified. Digests are SHA-256, 64 hex."""

    case: str
    path: str
    report_digest: str
    record_digest: str
    signer: str
    signer_digest: str
