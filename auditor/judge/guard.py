"""The never-remove guard: without these a phone does not start, unlock, call, install or grant rights.

No ban list can override it: a plan never holds a guarded package. Matched by package name, by the identity an app
shares with the system, and by the role that the phone itself names. Sources: AOSP for what is part of Android by
its own declaration; issue threads of debloaters, as REPOSITORY#NUMBER, where phones were seen to fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.package import InstalledPackage
from auditor.model.policy import Bilingual
from auditor.model.role import Role, RoleHolder

_UAD_NG = "Universal-Debloater-Alliance/universal-android-debloater-next-generation"
_UAD = "0x192/universal-android-debloater"


@dataclass(frozen=True, slots=True)
class Guard:
    """Why a package must not be touched, and where that is told."""

    reason: Bilingual
    source: str


def _aosp(en: str, fr: str) -> Guard:
    return Guard(Bilingual(en, fr), "AOSP: declared as part of the system image (build/make/target/product)")


_FRAMEWORK = _aosp("It is part of the Android framework", "Elle fait partie d’Android même")
_SCREEN = _aosp(
    "It draws the lock screen and the status bar", "Elle affiche l’écran de verrouillage et la barre d’état"
)
_CALLS = _aosp(
    "It is needed for calls and emergency calls", "Elle est nécessaire aux appels, dont les appels d’urgence"
)
_INSTALL = Guard(
    Bilingual(
        "It installs and removes apps; phones without it failed to start",
        "Elle installe et retire les applications; sans elle, des téléphones n’ont plus démarré",
    ),
    f"{_UAD_NG}#157, {_UAD}#239",
)
_RIGHTS = _aosp("It grants and withdraws the rights of apps", "Elle accorde et retire les droits des applications")
_STORE = _aosp(
    "It keeps data that Android cannot start without", "Elle garde des données sans lesquelles Android ne démarre pas"
)
_UNLOCK = _aosp("It is needed to unlock the phone", "Elle est nécessaire pour déverrouiller le téléphone")
_MODEM = _aosp(
    "It connects the phone to the mobile network, emergency calls included",
    "Elle relie le téléphone au réseau mobile, appels d’urgence compris",
)
_GOOGLE = Guard(
    Bilingual(
        "Other apps of the phone cannot start without it",
        "D’autres applications du téléphone ne démarrent pas sans elle",
    ),
    "Google: overview of Google Play services; AOSP: WebView provider (frameworks/base, WebViewUpdateService)",
)


def _maker(en: str, fr: str, source: str) -> Guard:
    return Guard(
        Bilingual(
            f"{en} phones are known not to start any more without it",
            f"On sait que des téléphones {fr} ne démarrent plus sans elle",
        ),
        source,
    )


_XIAOMI = _maker("Xiaomi", "Xiaomi", f"{_UAD_NG}#247, {_UAD}#641")
_POWER = _maker("Xiaomi", "Xiaomi", f"{_UAD_NG}#1284, {_UAD}#739")
_FIND = _maker("Xiaomi", "Xiaomi", f"{_UAD}#812, {_UAD}#358")
_ACCOUNT = _maker("Xiaomi", "Xiaomi", f"{_UAD}#358, {_UAD}#153")
_OPPO = _maker("Realme, OPPO and OnePlus", "Realme, OPPO et OnePlus", f"{_UAD_NG}#1104")
_SAMSUNG = _maker("Samsung", "Samsung", f"{_UAD_NG}#1358")

NEVER_REMOVE: Mapping[str, Guard] = {
    "android": _FRAMEWORK,
    "com.android.systemui": _SCREEN,
    "com.android.settings": _aosp(
        "It is the settings, including the way back", "Ce sont les paramètres, donc le chemin du retour"
    ),
    "com.android.shell": _aosp(
        "It is the shell that audits speak to", "C’est l’interpréteur auquel parlent les audits"
    ),
    "com.android.phone": _CALLS,
    "com.android.server.telecom": _CALLS,
    "com.android.providers.telephony": _CALLS,
    "com.android.providers.contacts": _CALLS,
    "com.android.emergency": _CALLS,
    "com.android.incallui": _CALLS,
    "com.samsung.android.incallui": _CALLS,
    "com.android.packageinstaller": _INSTALL,
    "com.google.android.packageinstaller": _INSTALL,
    "com.samsung.android.packageinstaller": _INSTALL,
    "com.miui.packageinstaller": _INSTALL,
    "com.miui.global.packageinstaller": _INSTALL,
    "com.android.permissioncontroller": _RIGHTS,
    "com.google.android.permissioncontroller": _RIGHTS,
    "com.samsung.android.permissioncontroller": _RIGHTS,
    "com.lbe.security.miui": _RIGHTS,
    "com.coloros.securitypermission": _RIGHTS,
    "com.oplus.securitypermission": _RIGHTS,
    "com.android.providers.settings": _STORE,
    "com.android.providers.media": _STORE,
    "com.android.providers.media.module": _STORE,
    "com.google.android.providers.media.module": _STORE,
    "com.android.providers.downloads": _STORE,
    "com.android.externalstorage": _STORE,
    "com.android.keychain": _STORE,
    "com.android.certinstaller": _STORE,
    "com.android.networkstack": _FRAMEWORK,
    "com.google.android.networkstack": _FRAMEWORK,
    "com.android.networkstack.tethering": _FRAMEWORK,
    "com.google.android.networkstack.tethering": _FRAMEWORK,
    "com.android.modulemetadata": _FRAMEWORK,
    "com.google.android.modulemetadata": _FRAMEWORK,
    "com.google.android.ext.services": _FRAMEWORK,
    "com.android.bluetooth": _FRAMEWORK,
    "com.android.nfc": _FRAMEWORK,
    "com.android.se": _FRAMEWORK,
    "com.android.location.fused": _FRAMEWORK,
    "com.android.inputdevices": _UNLOCK,
    "com.android.webview": _GOOGLE,
    "com.google.android.webview": _GOOGLE,
    "com.google.android.trichromelibrary": _GOOGLE,
    "com.google.android.gms": _GOOGLE,
    "com.google.android.gsf": _GOOGLE,
    "org.codeaurora.ims": _MODEM,
    "com.qualcomm.qti.telephonyservice": _MODEM,
    "com.qti.phone": _MODEM,
    "com.mediatek.ims": _MODEM,
    "com.shannon.imsservice": _MODEM,
    "com.sec.imsservice": _MODEM,
    "com.miui.powerkeeper": _POWER,
    "com.miui.securitycenter": _XIAOMI,
    "com.miui.securitycore": _XIAOMI,
    "com.miui.securityadd": _XIAOMI,
    "com.xiaomi.finddevice": _FIND,
    "com.android.updater": _FIND,
    "com.xiaomi.xmsf": _ACCOUNT,
    "com.miui.wmsvc": _ACCOUNT,
    "com.oplus.exsystemservice": _OPPO,
    "com.samsung.android.timezone.data_R": _SAMSUNG,
}
# Apps that run under one of these identities are one program with Android's own (android.os.Process, *_UID).
SYSTEM_IDENTITIES = frozenset(
    f"android.uid.{name}"
    for name in ("system", "phone", "systemui", "bluetooth", "nfc", "shell", "networkstack", "se", "log")
)
_SHARED = _aosp(
    "It runs under Android’s own identity, as one program with it",
    "Elle s’exécute sous l’identité d’Android même, comme un seul programme avec lui",
)
_PERSISTENT = _aosp(
    "Android keeps it running at all times as a part of itself",
    "Android la maintient toujours en marche, comme une partie de lui-même",
)
_BY_ROLE = _aosp(
    "The phone itself names it as a part of the system", "Le téléphone lui-même la désigne comme partie du système"
)


def never_remove(name: str, package: InstalledPackage | None, roles: tuple[RoleHolder, ...] = ()) -> Guard | None:
    """Why the package must not be touched, or None if it may be. package None: it could not be read."""
    if name in NEVER_REMOVE:
        return NEVER_REMOVE[name]
    if any(holder.role is Role.SYSTEM_PART for holder in roles):
        return _BY_ROLE
    # What somebody installed has neither: both take the platform's signature or the system partition.
    if package is None or package.system is False:
        return None
    if package.shared_user in SYSTEM_IDENTITIES:
        return _SHARED
    return _PERSISTENT if package.persistent else None
