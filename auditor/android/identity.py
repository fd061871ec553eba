"""Who the phone says it is: system properties → Device. Pure; what the phone did not say is None."""

from auditor.android.parse.getprop import Properties
from auditor.android.parse.text import number
from auditor.model.device import Administrator, Device


def device_from(
    serial: str, connection: str, told: Properties, administrators: tuple[Administrator, ...] | None
) -> Device:
    """Names of properties are those of android.os.Build; where makers differ, the first that is told counts."""
    first = told.first
    return Device(
        serial=serial,
        hardware_serial=first("ro.serialno", "ro.boot.serialno"),
        maker=first("ro.product.manufacturer", "ro.product.system.manufacturer", "ro.product.brand"),
        model=first("ro.product.model", "ro.product.system.model"),
        android=first("ro.build.version.release"),
        sdk=number(first("ro.build.version.sdk") or ""),
        security_patch=first("ro.build.version.security_patch"),
        build_fingerprint=first("ro.build.fingerprint", "ro.system.build.fingerprint"),
        verified_boot=first("ro.boot.verifiedbootstate"),
        bootloader_locked=_locked(told),
        encryption=_encryption(told),
        locale=first("persist.sys.locale", "ro.product.locale"),
        time_zone=first("persist.sys.timezone"),
        connection=connection,
        administrators=administrators,
    )


def _locked(told: Properties) -> bool | None:
    """Android Verified Boot's word, else the older flag (source.android.com, Verified Boot: device state)."""
    words = {"locked": True, "unlocked": False, "1": True, "0": False}
    return words.get(told.first("ro.boot.vbmeta.device_state", "ro.boot.flash.locked") or "")


def _encryption(told: Properties) -> str | None:
    state, kind = told.first("ro.crypto.state"), told.first("ro.crypto.type")
    return f"{state} ({kind})" if state and kind else state
