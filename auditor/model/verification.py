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


class Pages(Enum):
    """What drawing the record anew showed. NOT_COMPARED: it was not reached, or the layout is not known here."""

    AS_RECORDED = "as the record says"
    OTHERWISE = "not as the record says"
    NOT_COMPARED = "not compared"


class Revocation(Enum):
    """Against which revocation list the signer was checked: one given now, the one carried by the report, or none."""

    CHECKED = "checked"
    WHEN_SIGNED = "checked when signed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class CounterSignature:
    """A second person's signature over the whole signed report, in a file of its own beside it.

    reasons: one sentence each; empty only for VALID. fingerprint: SHA-256 of the certificate, 64 hex.
    """

    file: str
    result: Result
    reasons: tuple[str, ...]
    signer: str | None
    fingerprint: str | None
    claimed_time: datetime | None


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer and what it rests on. None means that the file does not tell it, or that it could not be read.

    reasons: one sentence each; empty only for VALID. fingerprint: SHA-256 of the signer's certificate, 64 hex.
    root_fingerprint: the installed root that vouches for the signer. claimed_time: the signer's own word.
    practice: the record or the signer says that this is an exercise. revocation_checked: a CRL was at hand.
    stamped_time: when a time-stamp server, itself vouched for, saw the signature; stamped_by: that server.
    remarks: what a careful reader should know and what does not change the answer; one sentence each.
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
    stamped_time: datetime | None = None
    stamped_by: str | None = None
    revocation: Revocation = Revocation.NOT_CHECKED
    pages: Pages = Pages.NOT_COMPARED
    remarks: tuple[str, ...] = ()
    counter_signatures: tuple[CounterSignature, ...] = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """A signed report that was written and verified. Digests are SHA-256, 64 hex."""

    case: str
    path: str
    report_digest: str
    record_digest: str
    signer: str
    signer_digest: str


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A report that was written with its signature field left empty. Digests are SHA-256, 64 hex."""

    case: str
    path: str
    report_digest: str
    record_digest: str


@dataclass(frozen=True, slots=True)
class CounterSigned:
    """A counter-signature that was written and verified. Digests are SHA-256, 64 hex."""

    report: str
    path: str
    report_digest: str
    signer: str
    signer_digest: str
