"""One `Package [NAME]` block of `dumpsys package packages`, read by the names of its keys, never by their place.

Keys and their lines differ between Android 7 and 17 and between makers, who add lines and wrap long ones. Whatever is
not known here is passed over. Order of printing: Settings.dumpPackageLPr (com.android.server.pm).
"""

import re
from dataclasses import dataclass

from auditor.android.parse.names import is_package_name
from auditor.android.parse.text import Problems, known, local_time, number, quoted
from auditor.android.parse.users import MAX_USER_ID, MAX_USERS

# A wrapped list of flags ends within a few lines.
MAX_WRAPPED = 16
MAX_TEXT = 1_024
_USER = re.compile(r"\s{2,8}User (\d{1,7}):(.*)", re.DOTALL)
_PAIR = re.compile(r"\s+([A-Za-z]\w{0,40})=(.*)", re.ASCII | re.DOTALL)
_WORDS = re.compile(r"\s+[A-Za-z]\w{0,40}=\S*(?:\s+[A-Za-z]\w{0,40}=\S*)*\s*", re.ASCII)
_WORD = re.compile(r"([A-Za-z]\w{0,40})=(\S*)", re.ASCII)
_SHARED_USER = re.compile(r"SharedUserSetting\{\S+ ([^/}]+)/")
_FLAG_KEYS = frozenset(("flags", "pkgFlags"))
# What is read of a package; its id is userId until Android 13 and appId since.
_KEYS = frozenset(
    (
        *("userId", "appId", "sharedUser", "codePath", "versionCode", "versionName", "firstInstallTime"),
        *("lastUpdateTime", "installerPackageName", "initiatingPackageName", "originatingPackageName"),
    )
)
_USER_KEYS = frozenset(
    (
        *("installed", "hidden", "suspended", "stopped", "enabled", "instant", "ceDataInode", "deDataInode"),
        *("firstInstallTime", "archiveTime", "unarchiveInstallerTitle"),
    )
)
_APEX = re.compile(r"/apex/[^/]+/?|.*\.c?apex", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DumpedState:
    """One `User N:` line and what stands under it. None: not told. enabled: COMPONENT_ENABLED_STATE_*, 0 to 4.

    data_inode: the inode of the user's data folder; 0 and -1 mean that there is none.
    """

    user_id: int
    installed: bool | None
    hidden: bool | None
    suspended: bool | None
    stopped: bool | None
    instant: bool | None
    enabled: int | None
    archived: bool
    data_inode: int | None
    first_install: str | None


@dataclass(frozen=True, slots=True)
class DumpedPackage:
    """One block. Dates are the phone's local time. None: not told.

    library: a static shared library, which goes by another name elsewhere. module: an APEX, which is no app.
    """

    name: str
    app_id: int | None
    states: tuple[DumpedState, ...]
    version_name: str | None
    version_code: int | None
    installer: str | None
    initiating: str | None
    originating: str | None
    system: bool | None
    updated_system: bool | None
    persistent: bool | None
    shared_user: str | None
    path: str | None
    first_install: str | None
    last_update: str | None
    library: bool
    module: bool

    def state_for(self, user_id: int) -> DumpedState | None:
        """The state for a user, or None if the block has no line for it."""
        return next((state for state in self.states if state.user_id == user_id), None)


class BlockReader:
    """Takes a block's lines one by one, then makes the package."""

    def __init__(self, name: str, problems: Problems) -> None:
        self._name = name
        self._problems = problems
        self._values: dict[str, str] = {}
        self._flags: dict[str, str] = {}
        self._users: dict[int, dict[str, str]] = {}
        self._user: dict[str, str] | None = None
        self._wrapped: tuple[str, int] | None = None
        self._library = False

    def take(self, line: str) -> None:
        """Read one line of the block."""
        if self._wrapped is not None and self._continue_flags(line):
            return
        user = _USER.fullmatch(line)
        if user is not None:
            self._begin_user(user[1], user[2])
        elif self._user is not None:
            self._take_user_line(self._user, line)
        else:
            self._take_package_line(line)

    def _take_package_line(self, line: str) -> None:
        pair = _PAIR.fullmatch(line)
        if pair is None:
            self._library = self._library or line.strip() == "static library:"
            return
        key, value = pair.groups()
        if key in _FLAG_KEYS:
            self._begin_flags(key, value)
        elif key in _KEYS:
            self._keep(self._values, key, value)

    def _keep(self, values: dict[str, str], key: str, value: str) -> None:
        """The first value stands. Another one is no work of Android's: some text in the dump holds line ends."""
        if values.get(key, value[:MAX_TEXT]) != value[:MAX_TEXT]:
            self._problems.add(f"{key} stands twice in the block of {quoted(self._name)}")
        values.setdefault(key, value[:MAX_TEXT])

    def _begin_flags(self, key: str, value: str) -> None:
        # Printed after every text that an app can choose: what was said of flags or a library before is not Android's.
        if self._flags.get(key, value[:MAX_TEXT]) != value[:MAX_TEXT]:
            self._problems.add(f"{key} stands twice in the block of {quoted(self._name)}")
        if key == "flags":
            self._library = False
        self._flags[key] = value[:MAX_TEXT]
        self._wrapped = None if "]" in value else (key, 0)

    def _continue_flags(self, line: str) -> bool:
        """Whether the line went to a wrapped list of flags."""
        key, count = self._wrapped or ("", MAX_WRAPPED)
        if count >= MAX_WRAPPED or "=" in line or _USER.fullmatch(line):
            self._problems.add(f"{key} has no end in the block of {quoted(self._name)}")
            self._wrapped = None
            return False
        self._flags[key] += f" {line.strip()[:MAX_TEXT]}"
        self._wrapped = None if "]" in line else (key, count + 1)
        return True

    def _begin_user(self, digits: str, words: str) -> None:
        user_id = number(digits)
        self._user = {}
        if user_id is None or user_id > MAX_USER_ID or len(self._users) >= MAX_USERS:
            self._problems.add(f"a user that cannot be, in the block of {quoted(self._name)}: {quoted(digits)}")
        elif user_id in self._users:
            self._problems.add(f"user {user_id} stands twice in the block of {quoted(self._name)}")
        else:
            self._users[user_id] = self._user
        self._take_words(self._user, words)

    def _take_user_line(self, user: dict[str, str], line: str) -> None:
        if _WORDS.fullmatch(line):
            self._take_words(user, line)
            return
        pair = _PAIR.fullmatch(line)
        if pair is not None and pair[1] in _USER_KEYS:
            self._keep(user, pair[1], pair[2])

    def _take_words(self, user: dict[str, str], words: str) -> None:
        for key, value in _WORD.findall(words):
            if key in _USER_KEYS:
                self._keep(user, key, value)

    def package(self) -> DumpedPackage:
        """The package as far as the block told it; what it should have told and did not is a problem."""
        self._check()
        value = self._values.get
        version = value("versionCode", "").split()
        flags = frozenset(" ".join(self._flags.values()).replace("[", " ").replace("]", " ").split())
        path = known(value("codePath"))
        system = "SYSTEM" in flags if self._flags else None
        return DumpedPackage(
            name=self._name,
            app_id=number(value("appId", value("userId", "")).strip()),
            states=tuple(_state(user_id, self._users[user_id]) for user_id in sorted(self._users)),
            version_name=known(value("versionName")),
            version_code=number(version[0]) if version else None,
            installer=known(value("installerPackageName")),
            initiating=known(value("initiatingPackageName")),
            originating=known(value("originatingPackageName")),
            system=system,
            updated_system="UPDATED_SYSTEM_APP" in flags if self._flags else None,
            persistent="PERSISTENT" in flags if self._flags else None,
            shared_user=match[1] if (match := _SHARED_USER.search(value("sharedUser", ""))) else None,
            path=path,
            first_install=local_time(value("firstInstallTime", "")),
            last_update=local_time(value("lastUpdateTime", "")),
            library=self._library,
            module=system is True and path is not None and _APEX.fullmatch(path) is not None,
        )

    def _check(self) -> None:
        if not is_package_name(self._name):
            self._problems.add(f"a name that no package can have: {quoted(self._name)}")
        if not self._users:
            self._problems.add(f"the block of {quoted(self._name)} names no user")
        for user_id, words in self._users.items():
            if words.get("installed") not in ("true", "false"):
                self._problems.add(f"whether {quoted(self._name)} is installed for user {user_id} is not told")


def _state(user_id: int, words: dict[str, str]) -> DumpedState:
    enabled = number(words.get("enabled", ""))
    return DumpedState(
        user_id=user_id,
        installed=_flag(words, "installed"),
        hidden=_flag(words, "hidden"),
        suspended=_flag(words, "suspended"),
        stopped=_flag(words, "stopped"),
        instant=_flag(words, "instant"),
        enabled=enabled,
        archived="archiveTime" in words or "unarchiveInstallerTitle" in words,
        data_inode=_inode(words),
        first_install=local_time(words.get("firstInstallTime", "")),
    )


def _flag(words: dict[str, str], key: str) -> bool | None:
    return {"true": True, "false": False}.get(words.get(key, ""))


def _inode(words: dict[str, str]) -> int | None:
    """The first inode that is one, else what the phone said: -1 and 0 for none (negative ones are real: Samsung)."""
    numbers = [value for key in ("ceDataInode", "deDataInode") if (value := number(words.get(key, ""))) is not None]
    return next((value for value in numbers if value not in (0, -1)), numbers[0] if numbers else None)
