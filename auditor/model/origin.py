"""Where an app came from, by the phone's word: preinstalled, a store, a file that somebody brought, or not told."""

from dataclasses import dataclass
from enum import Enum


class OriginKind(Enum):
    """How an app came onto the phone."""

    PREINSTALLED = "preinstalled"
    STORE = "store"
    MANAGED = "managed by the organisation"
    SIDE_LOADED = "side-loaded"
    FROM_COMPUTER = "side-loaded from a computer"
    UNKNOWN = "not told"


# Package name of a store → the name people know it by. Installers of record that a phone names.
STORES = {
    "com.android.vending": "Google Play",
    "com.sec.android.app.samsungapps": "Galaxy Store",
    "com.huawei.appmarket": "AppGallery",
    "com.xiaomi.mipicks": "GetApps",
    "com.xiaomi.market": "GetApps",
    "com.amazon.venezia": "Amazon Appstore",
    "org.fdroid.fdroid": "F-Droid",
    "org.fdroid.basic": "F-Droid Basic",
    "com.aurora.store": "Aurora Store",
    "com.heytap.market": "App Market (OPPO, realme)",
    "com.oppo.market": "App Market (OPPO)",
    "com.bbk.appstore": "V-Appstore (vivo)",
    "com.vivo.appstore": "V-Appstore (vivo)",
    "com.hihonor.appmarket": "Honor App Market",
    "com.lenovo.leos.appstore": "Lenovo App Store",
    "com.tencent.android.qqdownloader": "Tencent MyApp",
    "com.apkpure.aegon": "APKPure",
    "cm.aptoide.pt": "Aptoide",
    "com.uptodown": "Uptodown",
    "ru.vk.store": "RuStore",
    "com.looker.droidify": "Droid-ify",
    "com.machiav3lli.fdroid": "Neo Store",
    "dev.imranr.obtainium": "Obtainium",
    "app.accrescent.client": "Accrescent",
    "com.epicgames.portal": "Epic Games Store",
    "com.taptap.global": "TapTap",
}
# Installers that put apps on a phone for the organisation that manages it.
MANAGERS = {
    "com.google.android.apps.work.clouddpc": "Android Device Policy",
    "com.microsoft.windowsintune.companyportal": "Intune Company Portal",
    "com.airwatch.androidagent": "Workspace ONE",
    "com.mobileiron": "Ivanti",
    "com.sec.enterprise.knox.cloudmdm.smdms": "Knox Manage",
}
# The system's own dialogue for files, by maker: whatever it installs, a person chose a file, so it is no "by".
FILE_INSTALLERS = frozenset(
    (
        "com.google.android.packageinstaller",
        "com.android.packageinstaller",
        "com.samsung.android.packageinstaller",
        "com.miui.packageinstaller",
        "com.huawei.systemmanager",
    )
)
COMPUTERS = frozenset(("com.android.shell", "adb"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an app came from. by: the store's or manager's name as people know it, or the package name of another
    app that installed it.

    asked_by: another app that began the installation or brought the file, as its package name, if the phone told.
    """

    kind: OriginKind
    by: str | None = None
    asked_by: str | None = None

    @property
    def side_loaded(self) -> bool:
        """Whether no store and no organisation brought it."""
        return self.kind in (OriginKind.SIDE_LOADED, OriginKind.FROM_COMPUTER)


def origin_of(*, system: bool | None, installer: str | None, initiating: str | None, originating: str | None) -> Origin:
    """Judge the origin by what the phone told: preinstalled, installer of record, who began it, whence the file came.

    An installer that is in no table (a browser, a file manager, another app) is no store: what it brought is
    side-loaded. No installer of record: since Android 14 that is told in so many words, before it may only be untold.
    """
    if system:
        return Origin(OriginKind.PREINSTALLED, STORES.get(installer or ""))
    asked_by = next((each for each in (originating, initiating) if each and each != installer), None)
    if installer in COMPUTERS or (installer is None and initiating in COMPUTERS):
        return Origin(OriginKind.FROM_COMPUTER, None, originating)
    if installer is None:
        return Origin(OriginKind.SIDE_LOADED if initiating else OriginKind.UNKNOWN, None, asked_by)
    if installer in STORES:
        return Origin(OriginKind.STORE, STORES[installer], asked_by)
    if installer in MANAGERS:
        return Origin(OriginKind.MANAGED, MANAGERS[installer], asked_by)
    return Origin(OriginKind.SIDE_LOADED, None if installer in FILE_INSTALLERS else installer, asked_by)
