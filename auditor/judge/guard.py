"""Packages that no ban list can have removed: without them a phone does not start, unlock, call or install.

Names are those of the Android Open Source Project and of Google's builds of the same components; the removal of any
of them for the owner leaves a phone that may need to be reset.
"""

from collections.abc import Mapping

_FRAMEWORK = "part of the Android framework"
_CALLS = "needed for calls and emergency calls"
_INSTALL = "needed to install and to grant rights"

NEVER_REMOVE: Mapping[str, str] = {
    "android": _FRAMEWORK,
    "com.android.systemui": "draws the lock screen and the status bar",
    "com.android.settings": "the settings, including the way back",
    "com.android.shell": "the shell that audits speak to",
    "com.android.phone": _CALLS,
    "com.android.server.telecom": _CALLS,
    "com.android.providers.telephony": _CALLS,
    "com.android.packageinstaller": _INSTALL,
    "com.google.android.packageinstaller": _INSTALL,
    "com.android.permissioncontroller": _INSTALL,
    "com.google.android.permissioncontroller": _INSTALL,
    "com.android.providers.settings": _FRAMEWORK,
    "com.android.providers.media": _FRAMEWORK,
    "com.android.externalstorage": _FRAMEWORK,
    "com.android.keychain": "holds the phone's certificates",
    "com.android.inputdevices": "needed to type the unlock code",
    "com.android.webview": _FRAMEWORK,
    "com.google.android.webview": _FRAMEWORK,
    "com.google.android.gms": "the Google services that other apps cannot start without",
    "com.miui.powerkeeper": "its removal is known to keep Xiaomi phones from starting",
}


def never_remove(package: str) -> str | None:
    """Why the package must not be touched, or None if it may be."""
    return NEVER_REMOVE.get(package)
