"""Evidence: the phone's raw answers, by digest."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Ending(Enum):
    """How an answer ended. Only COMPLETE may be read as the whole truth."""

    COMPLETE = "complete"
    CUT = "cut short"
    TIMED_OUT = "timed out"
    TOO_LARGE = "too large"
    LOST = "phone lost"
    REFUSED = "connection refused"


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """One question put to the phone and its answer, byte for byte. exit_code None: the phone never told it."""

    question: str
    changes_phone: bool
    stdout: bytes
    stderr: bytes
    exit_code: int | None
    ending: Ending
    started: datetime
    finished: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """A kept answer. digest and stderr_digest: SHA-256 of the raw bytes; size and stderr_size in bytes."""

    evidence_id: str
    question: str
    digest: str
    size: int
    stderr_digest: str
    stderr_size: int
    exit_code: int | None
    ending: Ending
    started: datetime
    finished: datetime
