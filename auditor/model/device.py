"""The phone itself: how it is attached, and what it says about itself."""

from dataclasses import dataclass
from enum import Enum


class ConnectionState(Enum):
    """How far the workstation has got with an attached phone. Only READY answers questions."""

    READY = "ready"
    CONNECTING = "connecting"
    UNAUTHORIZED = "unauthorized"
    OFFLINE = "offline"
    NO_PERMISSION = "no permission"
    RECOVERY = "recovery"
    SIDELOAD = "sideload"
    BOOTLOADER = "bootloader"
    RESCUE = "rescue"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AttachedPhone:
    """One phone that the workstation sees. `meaning` and `remedy` are clauses for the operator."""

    serial: str
    state: ConnectionState
    model: str | None
    meaning: str
    remedy: str


class AdministratorRole(Enum):
    """Rights over the phone that keep an app from being removed."""

    DEVICE_OWNER = "device owner"
    PROFILE_OWNER = "profile owner"
    ADMIN = "device administrator"


@dataclass(frozen=True, slots=True)
class Administrator:
    """An app that holds administrator rights in one profile."""

    package: str
    user_id: int
    role: AdministratorRole


@dataclass(frozen=True, slots=True)
class Device:
    """What the phone says about itself. Nothing here is verified; None means that the phone did not say.

    serial: adb's name for the phone. hardware_serial: the maker's number, if told.
    connection: "usb", "network" or "simulated". administrators None: could not be read.
    """

    serial: str
    hardware_serial: str | None
    maker: str | None
    model: str | None
    android: str | None
    sdk: int | None
    security_patch: str | None
    build_fingerprint: str | None
    verified_boot: str | None
    bootloader_locked: bool | None
    encryption: str | None
    locale: str | None
    time_zone: str | None
    connection: str | None
    administrators: tuple[Administrator, ...] | None

    @property
    def title(self) -> str:
        """Maker and model for people, or the serial when neither is known."""
        words = [word for word in (self.maker, self.model) if word]
        return " ".join(words) or self.serial

    def is_same_phone(self, other: "Device") -> bool:
        """Whether both readings are of one phone: same build and same hardware serial (adb's name if untold)."""
        if self.build_fingerprint is None or self.build_fingerprint != other.build_fingerprint:
            return False
        if self.hardware_serial is None or other.hardware_serial is None:
            return self.serial == other.serial and self.hardware_serial == other.hardware_serial
        return self.hardware_serial == other.hardware_serial
