"""What sort of user a numbered user is, by the flags and the number that Android gives it. Pure.

UserInfo.FLAG_* (android.content.pm.UserInfo); the numbers are makers' customs. Seen on real phones: 0 with 13, c13 or
4c13 (owner), 10 with 30 or 1030 (work profile), 10 with 10 or 410 (second person), 14 (guest), 95 and 999 with 20001010
or 801010 (clones of Samsung and Xiaomi), 25 with 1010 named Clone0 (Android's own clone), 150 with 10061030 (Samsung's
Secure Folder, which is also flagged as a managed profile).
"""

from auditor.model.package import UserKind

GUEST, RESTRICTED, MANAGED, PROFILE, MAIN = 0x4, 0x8, 0x20, 0x1000, 0x4000
# Samsung keeps these numbers for Secure Folder and its kin (SemPersonaManager.MIN_ and MAX_SECURE_FOLDER_ID).
SECURE_FOLDERS = range(150, 161)
# Second copies of messengers: 95 Samsung and OPPO, 998 and 999 Xiaomi, OnePlus and OPPO.
CLONES = (95, 998, 999)
# Android 15's private space and Android 14's clone have equal flags; only the default name tells them apart.
_PRIVATE_WORDS = ("private space", "espace privé", "privater bereich")
_CLONE_WORDS = ("clone", "dual", "xspace", "multi-app", "parallel")


def user_kind(user_id: int, flags: int | None, name: str | None) -> UserKind:
    """The kind, or UNKNOWN when neither number nor flags tell it. flags None: the user was not listed."""
    if user_id in SECURE_FOLDERS:
        return UserKind.SECURE_FOLDER
    if user_id in CLONES:
        return UserKind.CLONE
    if user_id == 0:
        return UserKind.OWNER
    return UserKind.UNKNOWN if flags is None else _by_flags(flags, (name or "").casefold())


def _by_flags(flags: int, name: str) -> UserKind:
    for bit, kind in ((MANAGED, UserKind.WORK), (MAIN, UserKind.OWNER), (GUEST, UserKind.GUEST)):
        if flags & bit:
            return kind
    if flags & RESTRICTED:
        return UserKind.RESTRICTED
    if not flags & PROFILE:
        return UserKind.SECONDARY
    if any(word in name for word in _PRIVATE_WORDS):
        return UserKind.PRIVATE
    return UserKind.CLONE if any(word in name for word in _CLONE_WORDS) else UserKind.UNKNOWN
