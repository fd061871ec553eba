"""What adb's words for a phone's state mean to the person at the desk, and what to do about each."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.android.parse.devices import DeviceLine
from auditor.model.device import AttachedPhone, ConnectionState


@dataclass(frozen=True, slots=True)
class Explained:
    """A state with its meaning and remedy, as clauses for a sentence."""

    state: ConnectionState
    meaning: str
    remedy: str


_WAIT = "Wait a moment; if it stays so, unplug the phone, unlock it and plug it in again"
_TO_ANDROID = "Restart the phone into Android and unlock it"
_EXPLAINED: Mapping[str, Explained] = {
    "device": Explained(ConnectionState.READY, "it is ready", "Nothing needs to be done"),
    "unauthorized": Explained(
        ConnectionState.UNAUTHORIZED,
        "the phone has not allowed this computer to read it",
        "Unlock the phone and tap Allow in the USB debugging question; if none appears, unplug it and plug it in again",
    ),
    "authorizing": Explained(ConnectionState.CONNECTING, "the phone and this computer are agreeing on a key", _WAIT),
    "connecting": Explained(ConnectionState.CONNECTING, "the connection is being made", _WAIT),
    "offline": Explained(
        ConnectionState.OFFLINE,
        "the phone is attached but does not answer",
        "Unlock it, unplug it and plug it in again; restart it if that does not help",
    ),
    "recovery": Explained(ConnectionState.RECOVERY, "the phone is in recovery mode, not in Android", _TO_ANDROID),
    "sideload": Explained(ConnectionState.SIDELOAD, "the phone is waiting for an update (sideload mode)", _TO_ANDROID),
    "rescue": Explained(ConnectionState.RESCUE, "the phone is in rescue mode, not in Android", _TO_ANDROID),
    "bootloader": Explained(ConnectionState.BOOTLOADER, "the phone is in its bootloader, not in Android", _TO_ANDROID),
    "detached": Explained(
        ConnectionState.OFFLINE, "the adb server has let the phone go", "Unplug it and plug it in again"
    ),
}
_NO_PERMISSION = {
    "linux": (
        "Install the package android-sdk-platform-tools-common (it holds the udev rules), add the operator to the "
        "group plugdev, log out and in, and plug the phone in again"
    ),
    "win32": "Install the phone maker's USB driver and plug the phone in again",
}


def explain(line: DeviceLine) -> Explained:
    """What a state means. A word that adb does not have in its source is UNKNOWN, never READY."""
    if line.state == "no permissions":
        remedy = _NO_PERMISSION.get(sys.platform, "Close other programs that use the phone and plug it in again")
        return Explained(ConnectionState.NO_PERMISSION, "this computer's user has no right to use its USB port", remedy)
    unknown = Explained(
        ConnectionState.UNKNOWN, "adb reports a state that is not known here", "Unplug the phone and plug it in again"
    )
    return _EXPLAINED.get(line.state, unknown)


def attached_phone(line: DeviceLine) -> AttachedPhone:
    """The model's value for one line of the list."""
    told = explain(line)
    return AttachedPhone(line.serial, told.state, line.model, told.meaning, told.remedy)
