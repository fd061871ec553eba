"""`dumpsys device_policy`: who governs the phone and its profiles (DevicePolicyManagerService.dump).

The text is for people and differs between versions; only three headings and what stands right below them are read.
"""

import re
from dataclasses import dataclass

from auditor.android.parse.names import is_package_name
from auditor.android.parse.text import Problems, first_refusal, lines, number
from auditor.model.device import Administrator, AdministratorRole

# A profile has a handful; more than this is a fault or an attack.
MAX_ADMINISTRATORS = 500
_OWNER = re.compile(r"\s*(Device|Profile) Owner(?: \(User (\d{1,7})\))?\s*:\s*", re.IGNORECASE)
_ADMINS = re.compile(r"(\s*)Enabled Device Admins \(User (\d{1,7})\b.*", re.IGNORECASE)
_COMPONENT = re.compile(r"(\s*)([A-Za-z][\w.]*)/[\w.$]+:\s*", re.ASCII)
_PACKAGE = re.compile(r"\s*(?:package=|admin=ComponentInfo\{)([\w.]+)(?:/[\w.$]+\})?\s*", re.ASCII)
_USER_ID = re.compile(r"\s*User ID:\s*(\d{1,7})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DevicePolicy:
    """Administrators in the order of user, role and package; None if the answer is none. refusal: the phone's words."""

    administrators: tuple[Administrator, ...] | None
    refusal: str | None
    problems: tuple[str, ...]


class _Reader:
    def __init__(self) -> None:
        self.understood = False
        self.found: dict[Administrator, None] = {}
        self._owner: AdministratorRole | None = None
        self._owner_user = 0
        self._package: str | None = None
        self._admins_user: int | None = None

    def take(self, line: str) -> None:
        owner, admins = _OWNER.fullmatch(line), _ADMINS.fullmatch(line)
        if owner is not None or admins is not None or not line.strip():
            self.end_owner()
        if owner is not None:
            self.understood = True
            device = owner[1].lower() == "device"
            self._owner = AdministratorRole.DEVICE_OWNER if device else AdministratorRole.PROFILE_OWNER
            self._owner_user, self._admins_user = int(owner[2] or 0), None
        elif admins is not None:
            self.understood = True
            self._admins_user = int(admins[2])
        elif self._owner is not None:
            self._take_owner_line(line)
        elif self._admins_user is not None:
            self._take_admin_line(line, self._admins_user)

    def _take_owner_line(self, line: str) -> None:
        package, user = _PACKAGE.fullmatch(line), _USER_ID.fullmatch(line)
        if package is not None:
            self._package = package[1]
        elif user is not None:
            self._owner_user = number(user[1]) or 0

    def end_owner(self) -> None:
        """A heading or an empty line ends what was said of an owner."""
        if self._owner is not None and self._package is not None:
            self._add(Administrator(self._package, self._owner_user, self._owner))
        self._owner = self._package = None

    def _take_admin_line(self, line: str, user_id: int) -> None:
        component = _COMPONENT.fullmatch(line)
        if component is not None:
            self._add(Administrator(component[2], user_id, AdministratorRole.ADMIN))

    def _add(self, administrator: Administrator) -> None:
        if is_package_name(administrator.package) and len(self.found) < MAX_ADMINISTRATORS:
            self.found[administrator] = None


def parse_device_policy(data: bytes) -> DevicePolicy:
    """Read the answer. Never raises. A phone without any administrator still prints its headings."""
    problems = Problems()
    reader = _Reader()
    texts: list[str] = []
    for line in lines(data, problems):
        reader.take(line)
        if len(texts) < MAX_ADMINISTRATORS:
            texts.append(line)
    reader.end_owner()
    if reader.understood:
        order = list(AdministratorRole)
        found = sorted(reader.found, key=lambda a: (a.user_id, order.index(a.role), a.package))
        return DevicePolicy(tuple(found), None, problems.all())
    problems.add("no heading of administrators in it")
    return DevicePolicy(None, first_refusal(texts), problems.all())
