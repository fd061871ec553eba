"""What the phone says about itself: getprop, users, and who governs it."""

from auditor.practice import since
from auditor.practice.blueprint import Admin, AdminRole, Blueprint, User

FIXED_PROPERTIES = {
    "dalvik.vm.heapsize": "512m",
    "init.svc.adbd": "running",
    "persist.sys.usb.config": "mtp,adb",
    "ro.adb.secure": "1",
    "ro.boot.flash.locked": "1",
    "ro.boot.vbmeta.device_state": "locked",
    "ro.boot.verifiedbootstate": "green",
    "ro.build.characteristics": "phone",
    "ro.build.tags": "release-keys",
    "ro.build.type": "user",
    "ro.build.version.codename": "REL",
    "ro.crypto.state": "encrypted",
    "ro.crypto.type": "file",
    "ro.debuggable": "0",
    "ro.product.cpu.abi": "arm64-v8a",
    "ro.product.cpu.abilist": "arm64-v8a,armeabi-v7a,armeabi",
    "ro.secure": "1",
    "sys.boot_completed": "1",
}
"""What every locked, encrypted phone says alike; a blueprint may say otherwise."""


def properties(phone: Blueprint) -> dict[str, str]:
    """System properties by name, in the order of getprop (sorted)."""
    known = {
        **FIXED_PROPERTIES,
        "persist.sys.locale": phone.locale,
        "persist.sys.timezone": phone.time_zone,
        "ro.boot.serialno": phone.serial,
        "ro.build.display.id": f"{phone.build_id}.{phone.incremental}",
        "ro.build.fingerprint": phone.fingerprint,
        "ro.build.id": phone.build_id,
        "ro.build.product": phone.device,
        "ro.build.version.incremental": phone.incremental,
        "ro.build.version.release": phone.release,
        "ro.build.version.sdk": str(phone.sdk),
        "ro.build.version.security_patch": phone.security_patch,
        "ro.product.board": phone.device,
        "ro.product.brand": phone.brand,
        "ro.product.device": phone.device,
        "ro.product.manufacturer": phone.maker,
        "ro.product.model": phone.model,
        "ro.product.name": phone.product,
        "ro.serialno": phone.serial,
        **dict(phone.properties),
    }
    return dict(sorted(known.items()))


def getprop(phone: Blueprint, name: str | None) -> bytes:
    """`getprop` or `getprop NAME`; an unknown name is an empty line."""
    known = properties(phone)
    if name is not None:
        return f"{known.get(name, '')}\n".encode("utf-8", "surrogateescape")
    return "".join(f"[{key}]: [{value}]\n" for key, value in known.items()).encode("utf-8", "surrogateescape")


def build_prop(phone: Blueprint) -> bytes:
    """/system/build.prop."""
    lines = (f"{key}={value}\n" for key, value in properties(phone).items() if key.startswith("ro."))
    return "".join(lines).encode("utf-8", "surrogateescape")


def list_users(phone: Blueprint) -> bytes:
    """`pm list users`."""
    lines = [f"\tUserInfo{{{user.user_id}:{user.name}:{user.flags:x}}}{_running(user)}\n" for user in phone.users]
    return "".join(["Users:\n", *lines]).encode("utf-8", "surrogateescape")


def _running(user: User) -> str:
    return " running" if user.running else ""


def dump_users(phone: Blueprint) -> bytes:
    """`dumpsys user`."""
    lines = ["Current user: 0", "Users:"]
    for serial, user in enumerate(phone.users):
        primary = "true" if user.user_id == 0 else "false"
        parent = " parentId=0" if ".profile." in user.kind.value else ""
        head = f"  UserInfo{{{user.user_id}:{user.name}:{user.flags:x}}} serialNo={serial} isPrimary={primary}{parent}"
        lines.append(head)
        if phone.android >= since.USER_TYPES:
            lines.append(f"    Type: {user.kind.value}")
        owner = any(a.user_id == user.user_id and a.role is AdminRole.PROFILE_OWNER for a in phone.admins)
        lines += [
            f"    Flags: {user.flags} ({_flag_words(user)})",
            f"    State: {'RUNNING_UNLOCKED' if user.running else '-1'}",
            "    Created: <unknown>",
            f"    Has profile owner: {'true' if owner else 'false'}",
            "    Restrictions:",
            *(f"      {name}" for name in user.restrictions or ("none",)),
        ]
    lines += ["", "  Max users: 8 (limit reached: false)", "  Supports switchable users: true"]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


FLAG_WORDS = (
    (0x2, "ADMIN"),
    (0x400, "FULL"),
    (0x10, "INITIALIZED"),
    (0x4000, "MAIN"),
    (0x20, "MANAGED_PROFILE"),
    (0x1, "PRIMARY"),
    (0x1000, "PROFILE"),
    (0x800, "SYSTEM"),
)


def _flag_words(user: User) -> str:
    return "|".join(word for bit, word in FLAG_WORDS if user.flags & bit)


def dump_policy(phone: Blueprint, admins: tuple[Admin, ...]) -> bytes:
    """`dumpsys device_policy`."""
    lines = ["Current Device Policy Manager state:", "  Immutable state:", "    mHasFeature=true"]
    lines += ["    mIsWatch=false", "    mHasTelephonyFeature=true", "    mSafetyChecker=null", ""]
    for admin in admins:
        if admin.role is AdminRole.DEVICE_OWNER:
            lines += ["  Device Owner: ", *_owner(admin), f"    User ID: {admin.user_id}", ""]
        elif admin.role is AdminRole.PROFILE_OWNER:
            lines += [f"  Profile Owner (User {admin.user_id}): ", *_owner(admin), ""]
    for user in phone.users:
        active = [admin for admin in admins if admin.user_id == user.user_id]
        # DEVICE_OWNER and PROFILE_OWNER provision a user to state 3 (STATE_USER_PROFILE_COMPLETE or _FINALIZED).
        owned = any(admin.role is not AdminRole.ADMIN for admin in active)
        lines.append(f"  Enabled Device Admins (User {user.user_id}, provisioningState: {3 if owned else 0}):")
        for admin in active:
            lines += _active(admin)
        lines += ["    ", "    mPasswordOwner=-1", ""]
    lines += ["  Constants:", "    DAS_DIED_SERVICE_RECONNECT_BACKOFF_SEC: 3600", "  Encryption Status: per-user"]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def _owner(admin: Admin) -> list[str]:
    return [
        f"    admin=ComponentInfo{{{admin.package}/{admin.receiver}}}",
        f"    name={admin.label}",
        f"    package={admin.package}",
        *(["    isOrganizationOwnedDevice=false"] if admin.role is AdminRole.PROFILE_OWNER else []),
    ]


def _active(admin: Admin) -> list[str]:
    short = admin.receiver.removeprefix(admin.package)
    return [
        f"    {admin.package}/{short}:",
        "      uid=10245",
        "      testOnlyAdmin=false",
        "      policies:",
        "        wipe-data",
        "        reset-password",
        "        limit-password",
        "        force-lock",
        "      passwordQuality=0x0",
        "      minimumPasswordLength=0",
    ]
