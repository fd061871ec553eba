"""The adb server's own list of attached phones: `SERIAL  STATE [usb:..] [model:..] … [transport_id:N]` lines.

States: adb's ConnectionState (packages/modules/adb/adb.h, to_string in transport.cpp). The list is adb's word, but a
serial and a model are the phone's, which may hold anything but a line end.
"""

import re
from dataclasses import dataclass

from auditor.android.parse.text import Problems, lines

# adb holds at most some dozens; more than this is a fault or an attack.
MAX_DEVICES = 1_000
MAX_FIELD = 255
# A USB serial has at most 126 characters and adb adds a few fields; the patterns below are not for longer lines.
MAX_LINE = 1_000
# "no permissions (user alice is not in the plugdev group); see [http://…]" holds spaces, so it is looked for first.
_LINE = re.compile(r"(.+?)\s+(no permissions.*|\S+)((?:\s+\S+)*)", re.DOTALL)
_STATES = (
    *("device", "offline", "unauthorized", "authorizing", "connecting", "recovery", "sideload", "rescue", "bootloader"),
    *("host", "detached", "unknown"),
)
_KNOWN = re.compile(rf"(.+?)[ \t]+({'|'.join(_STATES)}|no permissions.*?)(?:[ \t]+(.*))?", re.DOTALL)
_FIELD = re.compile(r"(usb|product|model|device|transport_id):(\S*)")


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One phone as adb lists it. state: adb's word; detail: the whole of what it says after the serial."""

    serial: str
    state: str
    detail: str
    model: str | None
    usb: bool


def parse_devices(data: bytes) -> tuple[DeviceLine, ...]:
    """Read the list, sorted by serial. Passes over what is no phone; a repeated serial counts once. Never raises."""
    found: dict[str, DeviceLine] = {}
    for line in lines(data, Problems()):
        device = _device(line)
        if device is not None and len(found) < MAX_DEVICES:
            found.setdefault(device.serial, device)
    return tuple(found[serial] for serial in sorted(found))


def _device(line: str) -> DeviceLine | None:
    if len(line) > MAX_LINE or line.startswith(("*", "List of devices")):
        return None
    match = _KNOWN.fullmatch(line.strip()) or _LINE.fullmatch(line.strip())
    if match is None:
        return None
    serial, state, rest = match[1].strip(), match[2], match[3] or ""
    fields = dict(_FIELD.findall(rest))
    return DeviceLine(
        serial=serial[:MAX_FIELD],
        state="no permissions" if state.startswith("no permissions") else state[:MAX_FIELD],
        detail=f"{state} {rest}".strip()[:MAX_FIELD],
        model=fields.get("model", "").replace("_", " ")[:MAX_FIELD] or None,
        usb="usb" in fields,
    )
