"""What an app does on a phone beyond being installed: the roles that speak against taking it away."""

from dataclasses import dataclass
from enum import Enum

from auditor.model.device import Administrator
from auditor.model.policy import Bilingual


class Role(Enum):
    """What an app may be for one user."""

    DEVICE_OWNER = "device owner"
    PROFILE_OWNER = "profile owner"
    ADMINISTRATOR = "device administrator"
    SYSTEM_PART = "part of the system"
    KEYBOARD = "keyboard in use"
    LAUNCHER = "launcher in use"
    DIALLER = "dialler in use"
    MESSAGES = "SMS app in use"
    ACCESSIBILITY = "accessibility service"
    NOTIFICATIONS = "notification listener"
    VPN = "VPN"


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """One app in one role. user_id None: for the whole phone. told: the phone's own word for the role."""

    package: str
    user_id: int | None
    role: Role
    told: str


@dataclass(frozen=True, slots=True)
class RoleReading:
    """What a phone told about roles at one moment.

    administrators None: it did not tell. refused: users in whom the phone lets a computer do nothing.
    unread: what it did not tell, one sentence each; whoever decides must say so.
    """

    holders: tuple[RoleHolder, ...]
    administrators: tuple[Administrator, ...] | None
    refused: tuple[int, ...]
    unread: tuple[Bilingual, ...]

    def of(self, package: str, user_id: int) -> tuple[RoleHolder, ...]:
        """The roles of an app for one user, those of the whole phone included."""
        return tuple(h for h in self.holders if h.package == package and h.user_id in (None, user_id))
