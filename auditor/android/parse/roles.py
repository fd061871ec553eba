"""The answers that say which app is what: `dumpsys role`, VPNs, known packages, and settings that name apps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.android.parse.names import is_package_name
from auditor.android.parse.text import Problems, known, lines

# A phone has some forty roles with a handful of holders each; more than this is a fault or an attack.
MAX_HELD = 2_000
# RoleUserState.dump, DualDumpOutputStream: `name={ … }` blocks; several of one name stand between [ and ].
_HEADING = re.compile(r"ROLE (?:MANAGER )?STATE \(dumpsys role\):")
_USER = re.compile(r"user_id=(\d{1,7})")
_ROLE = re.compile(r"name=([\w.]{1,200})", re.ASCII)
_HOLDERS = re.compile(r"holders=(\S{1,300})")
_VPN = re.compile(r"\s+(\d{1,7}): (.{0,300})")
_KNOWN_TITLE = re.compile(r" {2}(\S.{0,80}):")
_KNOWN_NAME = re.compile(r" {4}(\S{1,300})")


@dataclass(frozen=True, slots=True)
class Held:
    """One app under one name of the phone's. user_id None: for the whole phone."""

    user_id: int | None
    word: str
    package: str


@dataclass(frozen=True, slots=True)
class HeldList:
    """What was told, in the order told. problems: why it is not the whole answer; none if it is."""

    held: tuple[Held, ...]
    problems: tuple[str, ...]


class _Holders:
    """Collects holders within bounds; what cannot be a package name is a problem."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self.found: dict[Held, None] = {}

    def add(self, user_id: int | None, word: str, package: str) -> None:
        if not is_package_name(package):
            self._problems.add("a holder that is no package name")
        elif len(self.found) >= MAX_HELD:
            self._problems.add(f"more than {MAX_HELD} holders")
        else:
            self.found[Held(user_id, word, package)] = None

    def told(self) -> HeldList:
        return HeldList(tuple(self.found), self._problems.all())


class _RoleReader:
    def __init__(self, holders: _Holders) -> None:
        self._holders = holders
        self._user: int | None = None
        self._role: str | None = None
        self._listing = False

    def take(self, text: str) -> None:
        """One line without its indent."""
        user, role, holder = (pattern.fullmatch(text) for pattern in (_USER, _ROLE, _HOLDERS))
        if self._listing:
            self._listing = text != "]"
            if self._listing:
                self._add(text)
        elif user is not None:
            self._user, self._role = int(user[1]), None
        elif role is not None:
            self._role = role[1]
        elif holder is not None and holder[1] == "[":
            self._listing = True
        elif holder is not None:
            self._add(holder[1])

    def _add(self, package: str) -> None:
        if self._role is not None:
            self._holders.add(self._user, self._role, package)


def parse_roles(data: bytes) -> HeldList:
    """`dumpsys role`, every user. Never raises. Without its heading or a closing brace it is not whole."""
    problems = Problems()
    texts = [line.strip() for line in lines(data, problems)]
    texts = [text for text in texts if text]
    opened, closed = (sum(text.endswith(ends) for text in texts) for ends in (("{", "["), ("}", "]")))
    if not texts or not _HEADING.fullmatch(texts[0]) or not opened or opened != closed:
        problems.add("not a whole list of roles")
    reader = _RoleReader(holders := _Holders(problems))
    for text in texts[1:]:
        reader.take(text)
    return holders.told()


def parse_vpns(data: bytes) -> HeldList:
    """`dumpsys vpn_management`: the app that each user's VPN is set up with. Never raises."""
    problems = Problems()
    texts = list(lines(data, problems))
    if not texts or texts[0] != "VPNs:":
        problems.add("not a list of VPNs")
    holders = _Holders(problems)
    for match in filter(None, map(_VPN.fullmatch, texts[1:])):
        package = known(match[2])
        # "[Legacy VPN]" is Android's own: no app has been set up (com.android.internal.net.VpnConfig).
        if package is not None and not package.startswith("["):
            holders.add(int(match[1]), "VPN", package)
    return holders.told()


def parse_known_packages(data: bytes) -> HeldList:
    """`dumpsys package known-packages`: what each part of the system is called here. Never raises."""
    problems = Problems()
    texts = list(lines(data, problems))
    if not texts or texts[0] != "Known Packages:":
        problems.add("not a list of known packages")
    holders, title = _Holders(problems), None
    for text in texts[1:]:
        heading, name = _KNOWN_TITLE.fullmatch(text), _KNOWN_NAME.fullmatch(text)
        if heading is not None:
            title = heading[1]
        elif name is not None and title is not None and name[1] != "none":
            holders.add(None, title, name[1])
    return holders.told()


def parse_settings(data: bytes, names: Iterable[str], user_id: int) -> HeldList:
    """The answers to several `settings get`, one line each, that name apps or their parts. Never raises."""
    problems = Problems()
    texts, wanted = list(lines(data, problems)), tuple(names)
    if len(texts) != len(wanted):
        problems.add(f"{len(texts)} lines instead of {len(wanted)}")
        return HeldList((), problems.all())
    holders = _Holders(problems)
    for name, text in zip(wanted, texts, strict=True):
        for component in (known(text) or "").split(":"):
            package = component.strip().partition("/")[0]
            if package:
                holders.add(user_id, name, package)
    return holders.told()


def parse_home(data: bytes, user_id: int) -> HeldList:
    """`resolve-activity --brief` for the Home button: a line of numbers, then the component. Never raises."""
    problems = Problems()
    texts = [text.strip() for text in lines(data, problems) if text.strip()]
    holders = _Holders(problems)
    package, slash, _ = (texts[-1] if texts else "").partition("/")
    if not slash:
        problems.add("no component in it")
    # With several and none chosen Android names its own chooser, which is no launcher.
    elif package != "android":
        holders.add(user_id, "HOME", package)
    return holders.told()
