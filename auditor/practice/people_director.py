"""A director's phone: what a computer may not remove, so that its owner must; for the owner's card and for training."""

from auditor.practice.apps_android import AOSP, CORE, GOOGLE
from auditor.practice.apps_people import PEOPLE_APPS
from auditor.practice.apps_samsung import SAMSUNG
from auditor.practice.blueprint import GALAXY, PLAY, SIDELOADED, Admin, AdminRole, App, Blueprint, ProfileType, User
from auditor.practice.making import installed_app, numbered, system_app

APP_COUNT = 160
FIRST_INSTALLED_ID = 10_300
OWNER, DUAL, SECURE_FOLDER = 0, 95, 150
USERS = (
    User(OWNER, "Owner", 0x4C13),
    User(DUAL, "DUAL_APP", 0x20001010, ProfileType.CLONE),
    User(SECURE_FOLDER, "Secure Folder", 0x10061030, ProfileType.WORK, listable=False),
)
KASPERSKY = "com.kms.free"


def _banned(first: int) -> list[App]:
    return [
        installed_app(KASPERSKY, "Kaspersky", first, (OWNER,), PLAY),
        installed_app("com.tencent.mm", "WeChat", first + 1, (OWNER, DUAL), GALAXY),
        installed_app("com.zhiliaoapp.musically", "TikTok", first + 2, (SECURE_FOLDER,), SIDELOADED),
    ]


def director() -> Blueprint:
    """Samsung Galaxy S23, Android 13: an administrator, a second copy, and an app inside Secure Folder."""
    people = PEOPLE_APPS[:24]
    names = (*CORE, *AOSP, *GOOGLE, *SAMSUNG)[: APP_COUNT - len(people) - 3]
    users = tuple(user.user_id for user in USERS)
    apps = [system_app(name, app_id, users) for name, app_id in numbered(names)]
    apps += [
        installed_app(name, label, FIRST_INSTALLED_ID + index, (OWNER,), PLAY)
        for index, (name, label) in enumerate(people)
    ]
    apps += _banned(FIRST_INSTALLED_ID + len(people))
    return Blueprint(
        name="director",
        title="Director's phone: an administrator, a second copy, an app in Secure Folder",
        android=13,
        maker="samsung",
        brand="samsung",
        model="SM-S911W",
        product="dm1qcsx",
        device="dm1q",
        build_id="TP1A.220624.014",
        incremental="S911WVLU1AWBM",
        security_patch="2023-05-01",
        serial="PRACTICE-DIRECTOR",
        port=16_280,
        users=USERS,
        apps=tuple(apps),
        admins=(Admin(KASPERSKY, OWNER, AdminRole.ADMIN, f"{KASPERSKY}.AdminReceiver", "Kaspersky"),),
        settings=(
            ("secure/enabled_accessibility_services", f"{KASPERSKY}/.WebProtectionService"),
            ("secure/enabled_notification_listeners", ""),
        ),
        roles=(("android.app.role.SMS", "com.samsung.android.messaging"),),
    )
