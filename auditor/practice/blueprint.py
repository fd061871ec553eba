"""What a practice phone is made of: frozen values for the phone, its users, its apps, and who governs them."""

from dataclasses import dataclass, replace
from enum import Enum, IntEnum

SDK_BY_ANDROID = {7: 25, 8: 27, 9: 28, 10: 29, 11: 30, 12: 31, 13: 33, 14: 34, 15: 35, 16: 36, 17: 37}
"""The newest API level of each Android version that a practice phone can run (12 without its 12L)."""
RELEASE_TEXT = {7: "7.1.2", 8: "8.1.0"}


class EnabledSetting(IntEnum):
    """PackageManager.COMPONENT_ENABLED_STATE_*."""

    DEFAULT = 0
    ENABLED = 1
    DISABLED = 2
    DISABLED_USER = 3
    DISABLED_UNTIL_USED = 4


class Partition(Enum):
    """Where an app's code lies; the value is the folder."""

    DATA = "/data/app"
    SYSTEM = "/system/app"
    SYSTEM_PRIV = "/system/priv-app"
    FRAMEWORK = "/system/framework"
    PRODUCT = "/product/app"
    PRODUCT_PRIV = "/product/priv-app"
    PRODUCT_OVERLAY = "/product/overlay"
    VENDOR = "/vendor/app"
    APEX = "/apex"

    @property
    def privileged(self) -> bool:
        """Whether apps there may hold privileged permissions."""
        return self in (Partition.SYSTEM_PRIV, Partition.PRODUCT_PRIV, Partition.FRAMEWORK)


class Refusal(Enum):
    """What the phone answers to `pm uninstall` of an app that it does not let go; the value is the text in brackets.

    The names are PackageManager.DELETE_FAILED_*; MIUI prints the bare number.
    """

    INTERNAL_ERROR = "DELETE_FAILED_INTERNAL_ERROR"
    DEVICE_POLICY_MANAGER = "DELETE_FAILED_DEVICE_POLICY_MANAGER"
    USER_RESTRICTED = "DELETE_FAILED_USER_RESTRICTED"
    OWNER_BLOCKED = "DELETE_FAILED_OWNER_BLOCKED"
    ABORTED = "DELETE_FAILED_ABORTED"
    USED_SHARED_LIBRARY = "DELETE_FAILED_USED_SHARED_LIBRARY"
    MIUI = "-1000"


@dataclass(frozen=True, slots=True)
class AppState:
    """One app for one user. first_install None: never installed there, which Android prints as the epoch."""

    user_id: int
    installed: bool = True
    enabled: EnabledSetting = EnabledSetting.DEFAULT
    hidden: bool = False
    suspended: bool = False
    stopped: bool = False
    not_launched: bool = False
    data_kept: bool = False
    archived: bool = False
    first_install: str | None = "2024-02-11 09:14:27"
    install_reason: int = 0
    last_disabled_caller: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who brought an app: the installer of record, who asked it, and where the file came from. kind: packageSource."""

    installer: str | None = None
    initiating: str | None = None
    originating: str | None = None
    kind: int = 0


FACTORY = Source()
PLAY = Source("com.android.vending", "com.android.vending", None, 2)
GALAXY = Source("com.sec.android.app.samsungapps", "com.sec.android.app.samsungapps", None, 2)
SIDELOADED = Source(
    "com.google.android.packageinstaller", "com.google.android.packageinstaller", "com.sec.android.app.sbrowser", 4
)
FROM_COMPUTER = Source(None, "com.android.shell", None, 1)


@dataclass(frozen=True, slots=True)
class App:
    """One package. app_id: Linux uid for user 0. updated: a system app with an update in /data over its factory copy.

    refusal and refuses_disabling: how this phone's maker or owner keeps the app. returns: it is back after a reboot.
    """

    name: str
    label: str
    app_id: int
    partition: Partition = Partition.DATA
    version_code: int = 1
    version_name: str = "1.0"
    factory_version: int = 1
    updated: bool = False
    min_sdk: int = 24
    target_sdk: int = 34
    persistent: bool = False
    shared_user: str | None = None
    source: Source = FACTORY
    splits: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ("android.permission.INTERNET",)
    vendor: str = "aosp"
    last_update: str = "2024-02-11 09:14:27"
    refusal: Refusal | None = None
    refuses_disabling: bool = False
    returns: bool = False
    states: tuple[AppState, ...] = (AppState(0),)

    @property
    def system(self) -> bool:
        """Whether the factory put it on a system partition."""
        return self.partition is not Partition.DATA

    def state_for(self, user_id: int) -> AppState:
        """The app's state for a user; for one who never had it, what Android keeps by default."""
        for state in self.states:
            if state.user_id == user_id:
                return state
        return AppState(user_id, installed=False, stopped=True, not_launched=True, first_install=None)

    def with_state(self, state: AppState) -> "App":
        """The same app with another state for that state's user."""
        others = tuple(each for each in self.states if each.user_id != state.user_id)
        return replace(self, states=tuple(sorted((*others, state), key=lambda each: each.user_id)))

    @property
    def known(self) -> bool:
        """Whether the package manager still keeps a record: any user has it, its data, or an archive of it."""
        return self.system or any(state.installed or state.data_kept or state.archived for state in self.states)


class ProfileType(Enum):
    """Android's own names of user types (since Android 10)."""

    OWNER = "android.os.usertype.full.SYSTEM"
    SECONDARY = "android.os.usertype.full.SECONDARY"
    GUEST = "android.os.usertype.full.GUEST"
    WORK = "android.os.usertype.profile.MANAGED"
    CLONE = "android.os.usertype.profile.CLONE"
    PRIVATE = "android.os.usertype.profile.PRIVATE"


@dataclass(frozen=True, slots=True)
class User:
    """One of Android's users. listable: whether adb's shell may ask `pm` about it."""

    user_id: int
    name: str
    flags: int
    kind: ProfileType = ProfileType.OWNER
    running: bool = True
    listable: bool = True
    restrictions: tuple[str, ...] = ()


class AdminRole(Enum):
    """Administrator rights an app can hold."""

    DEVICE_OWNER = "device owner"
    PROFILE_OWNER = "profile owner"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Admin:
    """An app with administrator rights in one user. receiver: its class, as in `dumpsys device_policy`."""

    package: str
    user_id: int
    role: AdminRole
    receiver: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A whole phone as it leaves the box. port: where it prefers to listen. serial says that it is for practice.

    settings: ("secure/default_input_method", value) as `settings get` tells them. roles: (role, package), such as
    ("android.app.role.SMS", "com.android.mms"). Both begin with "10/" where they are user 10's and not the owner's.
    vpns: (user id, package that is set up as VPN). lacks: programs that its shell does not have. closed: packages whose
    files the shell may see and not read.
    """

    name: str
    title: str
    android: int
    maker: str
    brand: str
    model: str
    product: str
    device: str
    build_id: str
    incremental: str
    security_patch: str
    serial: str
    port: int
    users: tuple[User, ...]
    apps: tuple[App, ...]
    admins: tuple[Admin, ...] = ()
    locale: str = "en-CA"
    time_zone: str = "America/Toronto"
    epoch: str = "1969-12-31 19:00:00"
    legacy_transport: bool = False
    vendor_lines: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    vpns: tuple[tuple[int, str], ...] = ()
    lacks: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def release(self) -> str:
        """ro.build.version.release."""
        return RELEASE_TEXT.get(self.android, str(self.android))

    @property
    def sdk(self) -> int:
        """ro.build.version.sdk."""
        return SDK_BY_ANDROID[self.android]

    @property
    def fingerprint(self) -> str:
        """ro.build.fingerprint."""
        build = f"{self.release}/{self.build_id}/{self.incremental}"
        return f"{self.brand}/{self.product}/{self.device}:{build}:user/release-keys"
