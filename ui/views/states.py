"""A phone's state in words and in a colour: for the side bar and wherever a phone is named."""

from auditor.model.device import AttachedPhone, ConnectionState
from ui.text import Text, shown

_QUIET = (ConnectionState.CONNECTING,)


def phone_title(phone: AttachedPhone) -> str:
    """The model as adb tells it, or the serial."""
    return shown(phone.model.replace("_", " ") if phone.model else phone.serial, 60)


def state_words(text: Text, phone: AttachedPhone, *, practice: bool) -> str:
    """The state in a few words."""
    if phone.state is ConnectionState.READY:
        if practice:
            return text("state.READY.practice")
        return text("state.READY.usb" if ":" not in phone.serial else "state.READY")
    return text(f"state.{phone.state.name}")


def state_tone(phone: AttachedPhone) -> str:
    """The token that goes with the state; the words always stand beside it."""
    if phone.state is ConnectionState.READY:
        return "ok"
    return "text3" if phone.state in _QUIET else "warn"
