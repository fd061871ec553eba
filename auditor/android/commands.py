"""The closed catalogue of what may be sent to a phone: questions and changes are different kinds; there is no third.

Package names, user ids and the paths of app files are the only things from outside that enter a command. A name must
obey Android's own rules (letters, digits, low lines, dots), so no character of it means anything to a shell and nothing
needs quoting; a user id is a number; a path has only characters that mean nothing within single quotes. What breaks
these rules is reported by whoever met it, and never sent.
"""

import re
from dataclasses import dataclass

from auditor.android.parse.names import is_package_name
from auditor.android.parse.users import MAX_USER_ID
from auditor.model.removal import Action

# A service string beyond the 4,096-byte payload of old phones makes adb's server 36 abort ("Check failed:
# p->msg.data_length <= s->get_max_payload()") and every phone drop. What framing adds stays below that.
MAX_COMMAND = 3_950
SHOW_VERSION_CODE_SINCE = 26
"""API level 8.0: `--show-versioncode`, and `-U` for the uid."""

# Paths of app files, as makers and Android name them: nothing in them means anything inside single quotes.
APK_PATH = r"/[A-Za-z0-9 ._~=@+,()\[\]/-]{1,500}\.apk"
_PATH = re.compile(APK_PATH, re.ASCII)
_STAT = rf"stat -c '%s %Y %n'( '{APK_PATH}')+"
_DD = r'dd if="\$p" bs=4096 skip=\d{1,9} count=\d{1,5} 2>/dev/null;echo \$m \$\?'
_TAIL = r'tail -c \+\d{1,13} "\$p" 2>/dev/null\|head -c \d{1,9};echo \$m \$\?'
_RANGES = rf"m=[0-9a-f]{{24}}(;p='{APK_PATH}'(;({_DD}|{_TAIL}))+)+"
_LIST = r"pm list packages( -f)?( -U)?( -i)?( --show-versioncode)?( -u)? --user \d{1,5}"
_DUMPS = r"dumpsys (package packages|package known-packages|device_policy|role|vpn_management)"
SECURE_SETTINGS = (
    "enabled_accessibility_services",
    "enabled_notification_listeners",
    "default_input_method",
    "always_on_vpn_app",
    "sms_default_application",
    "dialer_default_application",
)
"""Of android.provider.Settings.Secure, in the order in which secure_settings asks for them."""
_SETTING = rf"settings get --user \d{{1,5}} secure ({'|'.join(SECURE_SETTINGS)})"
_HOME = (
    r"cmd package resolve-activity --brief --user \d{1,5}"
    r" -a android\.intent\.action\.MAIN -c android\.intent\.category\.HOME"
)
_PATHS = r"pm path --user \d{1,5} [A-Za-z][A-Za-z0-9_.]{0,222}"
_READS = re.compile(
    rf"getprop|pm list users|{_DUMPS}|{_LIST}|{_SETTING}(;{_SETTING})*|{_HOME}|{_STAT}|{_RANGES}|{_PATHS}", re.ASCII
)
_CHANGES = re.compile(
    r"pm (?:uninstall|disable-user|enable) --user \d{1,5} (\S+)"
    r"|cmd package install-existing --user \d{1,5} (\S+)",
    re.ASCII,
)
_CHANGE_WORDS = {
    Action.UNINSTALL: "pm uninstall",
    Action.DISABLE: "pm disable-user",
    Action.ENABLE: "pm enable",
    Action.RESTORE: "cmd package install-existing",
}


def _check_length(text: str) -> None:
    if len(text.encode("utf-8", "backslashreplace")) >= MAX_COMMAND:
        raise ValueError(f"a command must be shorter than {MAX_COMMAND} bytes")


@dataclass(frozen=True, slots=True)
class ReadCommand:
    """A question. It changes nothing on the phone."""

    text: str

    def __post_init__(self) -> None:
        """Refuse whatever is not in the catalogue."""
        _check_length(self.text)
        if not _READS.fullmatch(self.text):
            raise ValueError(f"{self.text[:80]!r} is no question of the catalogue")

    @property
    def binary(self) -> bool:
        """Whether the answer is bytes of files, which no terminal may touch."""
        return self.text.startswith("m=")


@dataclass(frozen=True, slots=True)
class ChangeCommand:
    """A change of one package for one user. Sent only for a step of a confirmed plan."""

    text: str

    def __post_init__(self) -> None:
        """Refuse whatever is not in the catalogue."""
        _check_length(self.text)
        match = _CHANGES.fullmatch(self.text)
        if match is None or not is_package_name(match[1] or match[2]):
            raise ValueError(f"{self.text[:80]!r} is no change of the catalogue")


Command = ReadCommand | ChangeCommand


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Options of `pm list packages`. uninstalled: also what is not installed for the user but has left something."""

    path: bool = True
    uid: bool = True
    installer: bool = True
    version_code: bool = True
    uninstalled: bool = True

    @classmethod
    def for_sdk(cls, sdk: int | None) -> "ListOptions":
        """What that Android knows; the least if it did not say which it is."""
        modern = sdk is not None and sdk >= SHOW_VERSION_CODE_SINCE
        return cls(uid=modern, version_code=modern)

    def without(self, option: str) -> "ListOptions":
        """Fewer options, after a phone said that it does not know this one."""
        known = {"--show-versioncode": self.version_code, "-U": self.uid}
        if not known.get(option, False):
            return LEAST_OPTIONS
        return ListOptions(
            path=self.path,
            uid=self.uid and option != "-U",
            installer=self.installer,
            version_code=self.version_code and option != "--show-versioncode",
            uninstalled=self.uninstalled,
        )


LEAST_OPTIONS = ListOptions(path=False, uid=False, installer=False, version_code=False)
"""`-u` alone: known to every Android."""
INSTALLED_ONLY = ListOptions(path=False, uid=False, installer=False, version_code=False, uninstalled=False)
"""No option at all: exactly what is installed and not hidden."""

PROPERTIES = ReadCommand("getprop")
USERS = ReadCommand("pm list users")
PACKAGES = ReadCommand("dumpsys package packages")
ADMINISTRATORS = ReadCommand("dumpsys device_policy")
ROLES = ReadCommand("dumpsys role")
VPNS = ReadCommand("dumpsys vpn_management")
KNOWN_PACKAGES = ReadCommand("dumpsys package known-packages")
ROLES_SINCE = 29
"""API level of Android 10, which brought roles."""
HOME_TOLD_SINCE = 26
"""API level 8.0: `resolve-activity --brief`."""
VPNS_SINCE = 31
"""API level of Android 12, which moved VPNs to a service of their own, and whose dump names known packages."""


def is_apk_path(path: str) -> bool:
    """Whether a path is one that app files have, and can be sent."""
    return _PATH.fullmatch(path) is not None and ".." not in path.split("/")


def list_packages(user_id: int, options: ListOptions) -> ReadCommand:
    """One user's packages. Always names the user: without it, Android 14 merges all users and hides refusals."""
    words = (
        *(("-f",) if options.path else ()),
        *(("-U",) if options.uid else ()),
        *(("-i",) if options.installer else ()),
        *(("--show-versioncode",) if options.version_code else ()),
        *(("-u",) if options.uninstalled else ()),
    )
    return ReadCommand(" ".join(("pm list packages", *words, f"--user {_checked_user(user_id)}")))


def change(package: str, user_id: int, action: Action) -> ChangeCommand:
    """The command of one act. Always names the user: without it `pm uninstall` acts on everybody. Raises ValueError."""
    if not is_package_name(package):
        raise ValueError(f"{package[:80]!r} is no name that a package can have")
    return ChangeCommand(f"{_CHANGE_WORDS[action]} --user {_checked_user(user_id)} {package}")


def app_paths(package: str, user_id: int) -> ReadCommand:
    """Where the files of an app lie. Raises ValueError for a name that no package can have."""
    if not is_package_name(package):
        raise ValueError(f"{package[:80]!r} is no name that a package can have")
    return ReadCommand(f"pm path --user {_checked_user(user_id)} {package}")


def secure_settings(user_id: int) -> ReadCommand:
    """The six secure settings of one user that name apps: one line each, in one question."""
    user = _checked_user(user_id)
    return ReadCommand(";".join(f"settings get --user {user} secure {name}" for name in SECURE_SETTINGS))


def home_app(user_id: int) -> ReadCommand:
    """Which app answers the Home button of one user."""
    user = f"--user {_checked_user(user_id)}"
    wanted = "-a android.intent.action.MAIN -c android.intent.category.HOME"
    return ReadCommand(f"cmd package resolve-activity --brief {user} {wanted}")


def _checked_user(user_id: int) -> int:
    if type(user_id) is not int or not 0 <= user_id <= MAX_USER_ID:
        raise ValueError(f"{user_id!r} is no user id")
    return user_id
