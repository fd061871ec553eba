"""Builds apps out of names: the numbers are made up, but the same for the same name on every run."""

import zlib
from collections.abc import Iterable
from dataclasses import replace

from auditor.practice.blueprint import (
    FACTORY,
    FROM_COMPUTER,
    GALAXY,
    PLAY,
    SIDELOADED,
    App,
    AppState,
    Partition,
    Source,
)

FIRST_APP_ID = 10_050
"""Linux uids of apps begin at 10,000; the first few belong to the system image."""
PLATFORM_APP_IDS = {"android": 1000, "com.android.systemui": 10_010, "com.android.settings": 1000}
SHARED_USERS = {
    "android": ("android.uid.system", 1000),
    "com.android.settings": ("android.uid.system", 1000),
    "com.android.inputdevices": ("android.uid.system", 1000),
    "com.android.phone": ("android.uid.phone", 1001),
    "com.android.providers.telephony": ("android.uid.phone", 1001),
    "com.android.bluetooth": ("android.uid.bluetooth", 1002),
    "com.android.nfc": ("android.uid.nfc", 1027),
    "com.android.shell": ("android.uid.shell", 2000),
    "com.android.providers.contacts": ("android.uid.shared", 10_011),
    "com.android.providers.userdictionary": ("android.uid.shared", 10_011),
    "com.android.providers.media": ("android.media", 10_012),
    "com.android.providers.downloads": ("android.media", 10_012),
}
PERSISTENT = frozenset({"android", "com.android.systemui", "com.android.phone", "com.android.nfc", "com.android.se"})
ESSENTIAL_PREFIXES = ("android", "com.android.", "com.google.android.gms", "com.google.android.webview")
PERMISSIONS = (
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.WAKE_LOCK",
    "android.permission.RECEIVE_BOOT_COMPLETED",
    "android.permission.FOREGROUND_SERVICE",
    "android.permission.VIBRATE",
)
PEOPLE_SOURCES = (PLAY, PLAY, PLAY, PLAY, GALAXY, PLAY, SIDELOADED, PLAY, FROM_COMPUTER, PLAY)


def number(text: str) -> int:
    """A made-up but steady number for a text, 0 to 2**32-1."""
    return zlib.crc32(text.encode("utf-8", "surrogateescape"))


def moment(name: str) -> str:
    """A made-up but steady installation time between March 2023 and October 2024."""
    n = number("time " + name)
    month = n % 20 + 2
    year, month = 2023 + month // 12, month % 12 + 1
    return f"{year}-{month:02d}-{n // 20 % 28 + 1:02d} {n // 560 % 24:02d}:{n // 13440 % 60:02d}:{n // 806400 % 60:02d}"


def _partition(name: str) -> Partition:
    if name == "android":
        return Partition.FRAMEWORK
    if ".overlay" in name or name.endswith(".resources") or ".navbar." in name or ".cutout." in name:
        return Partition.PRODUCT_OVERLAY
    if name.startswith("com.google.android.") and name.endswith(("module", "services", "tethering", "modulemetadata")):
        return Partition.APEX
    if name.startswith("com.google."):
        return Partition.PRODUCT_PRIV if number(name) % 3 == 0 else Partition.PRODUCT
    if name.startswith(("com.shannon.", "com.qualcomm.")):
        return Partition.VENDOR
    return Partition.SYSTEM_PRIV if number(name) % 2 else Partition.SYSTEM


def system_app(name: str, app_id: int, users: Iterable[int]) -> App:
    """A preinstalled app. Profiles other than user 0 get the essential ones and every third of the rest."""
    shared = SHARED_USERS.get(name)
    essential = name.startswith(ESSENTIAL_PREFIXES) or number(name) % 3 == 0
    states = tuple(
        AppState(user, first_install="2009-01-01 00:00:00" if user == 0 else moment(f"{name} {user}"))
        for user in users
        if user == 0 or essential
    )
    return App(
        name,
        name.rsplit(".", 1)[-1].capitalize(),
        shared[1] if shared else PLATFORM_APP_IDS.get(name, app_id),
        _partition(name),
        version_code=number("version " + name) % 900_000_000 + 1,
        factory_version=1,
        version_name=f"{number(name) % 30 + 1}.{number(name) // 30 % 10}",
        persistent=name in PERSISTENT,
        shared_user=shared[0] if shared else None,
        source=FACTORY,
        permissions=("android.permission.INTERNET", *PERMISSIONS[: number(name) % 4]) if number(name) % 5 else (),
        vendor=".".join(name.split(".")[:2]),
        states=states,
    )


def installed_app(name: str, label: str, app_id: int, users: Iterable[int], source: Source | None = None) -> App:
    """An app that somebody installed, for these users."""
    n = number(name)
    return App(
        name,
        label,
        app_id,
        version_code=n % 900_000 + 100,
        version_name=f"{n % 12 + 1}.{n // 12 % 20}.{n // 240 % 9}",
        min_sdk=24 + n % 6,
        target_sdk=31 + n % 4,
        source=source or PEOPLE_SOURCES[n % len(PEOPLE_SOURCES)],
        splits=("config.arm64_v8a", "config.en", "config.xxhdpi") if n % 3 == 0 else (),
        permissions=("android.permission.INTERNET", *PERMISSIONS[: n % 6]),
        vendor=".".join(name.split(".")[:2]),
        last_update=moment("update " + name),
        states=tuple(AppState(user, first_install=moment(f"{name} {user}"), install_reason=4) for user in users),
    )


def with_update(app: App) -> App:
    """The same system app with an update over its factory copy."""
    return replace(
        app, updated=True, factory_version=max(1, app.version_code // 2), source=PLAY, last_update=moment(app.name)
    )


def numbered(names: Iterable[str], first: int = FIRST_APP_ID) -> list[tuple[str, int]]:
    """Each name with its app id."""
    return [(name, first + index) for index, name in enumerate(names)]


def patched(apps: Iterable[App], changed: Iterable[App]) -> tuple[App, ...]:
    """The apps, with those of the same names in changed put in their places. Raises ValueError for a stranger."""
    known = {app.name: app for app in apps}
    for app in changed:
        if app.name not in known:
            raise ValueError(f"no app called {app.name} to change")
        known[app.name] = app
    return tuple(known.values())
