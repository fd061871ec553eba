"""Recheck: what a later reading of the phone shows of the apps that a case flagged or acted on."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from auditor.model.finding import Verdict


class Standing(Enum):
    """How an app stands for one user, measured against what the case last stated."""

    AWAY = "stayed away"
    GONE = "gone since"
    BACK = "came back"
    ELSEWHERE = "there for another user"
    OFF = "still disabled"
    ENABLED = "enabled again"
    THERE = "still there"
    UNREAD = "not readable"


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One app for one user. state: its state in words; elsewhere: users who have it now and had it not before."""

    package: str
    user_id: int
    standing: Standing
    state: str
    elsewhere: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recheck:
    """One later reading. operator: who was at the desk."""

    operator: str
    started: datetime
    finished: datetime
    apps: tuple[Rechecked, ...]
    verdict: Verdict
