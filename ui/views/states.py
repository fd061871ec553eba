"""A phone's state in words and in a colour: for the side bar and wherever a phone is named."""

from auditor.model.device import AttachedPhone, ConnectionState
from auditor.model.package import LockedProfile
from ui.bridge import Bridge
from ui.text import Text, sentence, shown

_QUIET = (ConnectionState.CONNECTING,)


def phone_title(phone: AttachedPhone) -> str:
    """The model as adb tells it, or the serial."""
    return shown(phone.model.replace("_", " ") if phone.model else phone.serial, 60)


def state_words(text: Text, phone: AttachedPhone, bridge: Bridge) -> str:
    """The state in a few words."""
    if phone.state is not ConnectionState.READY:
        return text(f"state.{phone.state.name}")
    if locked := bridge.locked.get(phone.serial):
        return locked_words(text, locked)
    if bridge.practice:
        return text("state.READY.practice")
    return text("state.READY.usb" if ":" not in phone.serial else "state.READY")


def locked_words(text: Text, locked: tuple[LockedProfile, ...]) -> str:
    """Which profiles are locked, in a few words."""
    if len(locked) > 1:
        return text("state.locked", n=len(locked))
    return text("state.locked.named", profile=text(f"user.{locked[0].kind.name}"))


def next_words(text: Text, phone: AttachedPhone, bridge: Bridge) -> str:
    """What to do about the state."""
    if bridge.locked.get(phone.serial):
        return text("state.locked.next")
    return sentence(text.core(phone.remedy))


def state_tone(phone: AttachedPhone, bridge: Bridge) -> str:
    """The token that goes with the state; the words always stand beside it."""
    if phone.state is ConnectionState.READY:
        return "warn" if bridge.locked.get(phone.serial) else "ok"
    return "text3" if phone.state in _QUIET else "warn"
