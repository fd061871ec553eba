"""The default practice phone: a manager's Galaxy with a work profile, a Secure Folder and five banned apps."""

from dataclasses import replace

from auditor.practice.apps_android import AOSP, CORE, GOOGLE
from auditor.practice.apps_people import PEOPLE_APPS, WORK_APPS
from auditor.practice.apps_samsung import SAMSUNG
from auditor.practice.blueprint import (
    FROM_COMPUTER,
    GALAXY,
    PLAY,
    SIDELOADED,
    Admin,
    AdminRole,
    App,
    AppState,
    Blueprint,
    EnabledSetting,
    ProfileType,
    Source,
    User,
)
from auditor.practice.making import installed_app, numbered, patched, system_app, with_update

APP_COUNT = 450
FIRST_INSTALLED_ID = 10_400
OWNER, WORK, SECURE_FOLDER = 0, 10, 150
USERS = (
    User(OWNER, "Owner", 0x4C13),
    User(WORK, "Work profile", 0x1030, ProfileType.WORK, restrictions=("no_install_unknown_sources",)),
    # Samsung makes Secure Folder a managed profile and keeps adb's shell out of it.
    User(SECURE_FOLDER, "Secure Folder", 0x10061030, ProfileType.WORK, listable=False),
)
Row = tuple[str, str, tuple[int, ...], Source | None]
"""Package name, label, the users who have it, and where from (None: wherever people get apps)."""
BANNED: tuple[Row, ...] = (
    ("com.zhiliaoapp.musically", "TikTok", (OWNER,), PLAY),
    ("com.tencent.mm", "WeChat", (OWNER, WORK), PLAY),
    ("com.kms.free", "Kaspersky", (OWNER,), SIDELOADED),
    ("com.kaspersky.secure.connection", "Kaspersky VPN", (WORK,), FROM_COMPUTER),
    ("com.ss.android.ugc.tiktok.lite", "TikTok Lite", (WORK,), GALAXY),
)
AGENT = "ca.ironbridge.workagent"
IN_SECURE_FOLDER = frozenset(
    {"com.citrine.photo", "ca.northlake.banking", "com.brightfen.notes", "com.paperboat.messenger"}
)
UPDATED = (
    "com.android.chrome",
    "com.google.android.gms",
    "com.google.android.youtube",
    "com.sec.android.app.sbrowser",
    "com.samsung.android.calendar",
)


def _system() -> list[App]:
    users = tuple(user.user_id for user in USERS)
    others = len(PEOPLE_APPS) + len(WORK_APPS) + len(BANNED)
    room = APP_COUNT - others - len(CORE) - len(AOSP) - len(GOOGLE)
    names = (*CORE, *AOSP, *GOOGLE, *SAMSUNG[:room])
    return [system_app(name, app_id, users) for name, app_id in numbered(names)]


def _installed() -> list[App]:
    rows: list[Row] = [(name, label, _holders(name), None) for name, label in PEOPLE_APPS]
    rows += [(name, label, (WORK,), PLAY) for name, label in WORK_APPS]
    rows += list(BANNED)
    rows.sort(key=lambda row: row[0])
    return [installed_app(row[0], row[1], FIRST_INSTALLED_ID + index, row[2], row[3]) for index, row in enumerate(rows)]


def _holders(name: str) -> tuple[int, ...]:
    return (OWNER, SECURE_FOLDER) if name in IN_SECURE_FOLDER else (OWNER,)


def _conditions(apps: list[App]) -> list[App]:
    """Apps in every condition an auditor meets: disabled, given up, archived, updated, suspended, never started."""
    by_name = {app.name: app for app in apps}
    off = AppState(
        OWNER, enabled=EnabledSetting.DISABLED_USER, last_disabled_caller="com.android.settings", stopped=True
    )
    gone = AppState(OWNER, installed=False, stopped=True, not_launched=True, first_install=None)
    return [
        *(with_update(by_name[name]) for name in UPDATED),
        by_name["com.samsung.android.bixby.agent"].with_state(off),
        by_name["com.google.android.videos"].with_state(off),
        by_name["com.google.android.apps.tachyon"].with_state(replace(off, enabled=EnabledSetting.DISABLED)),
        by_name["com.samsung.android.game.gametools"].with_state(gone),
        by_name["com.snowplow.games.chess"].with_state(AppState(OWNER, suspended=True)),
        by_name["com.fernhouse.garden"].with_state(AppState(OWNER, stopped=True, not_launched=True)),
        by_name["ca.maplegrid.transit"].with_state(replace(gone, data_kept=True)),
        by_name["ca.harbourfm.player"].with_state(replace(gone, archived=True)),
    ]


def manager() -> Blueprint:
    """Samsung Galaxy A54 5G, Android 14, 450 apps for three users."""
    apps = [*_system(), *_installed()]
    return Blueprint(
        name="manager",
        title="Manager's phone: work profile, Secure Folder, five banned apps",
        android=14,
        maker="samsung",
        brand="samsung",
        model="SM-A546W",
        product="a54xcs",
        device="a54x",
        build_id="UP1A.231005.007",
        incremental="A546WVLS8CXF2",
        security_patch="2024-06-01",
        serial="PRACTICE-MANAGER",
        port=16_200,
        users=USERS,
        apps=patched(apps, _conditions(apps)),
        admins=(
            Admin(AGENT, WORK, AdminRole.PROFILE_OWNER, f"{AGENT}.AdminReceiver", "Ironbridge"),
            Admin("com.samsung.android.fmm", OWNER, AdminRole.ADMIN, "com.samsung.android.fmm.AdminReceiver"),
        ),
        properties=(("ro.build.version.oneui", "60101"), ("ro.csc.country_code", "Canada"), ("ro.config.knox", "v30")),
        settings=(
            ("secure/default_input_method", "com.samsung.android.honeyboard/.service.HoneyBoardService"),
            ("secure/enabled_accessibility_services", ""),
            ("secure/enabled_notification_listeners", "com.tidewell.run/.Listener"),
        ),
        roles=(
            ("android.app.role.SMS", "com.samsung.android.messaging"),
            ("android.app.role.DIALER", "com.samsung.android.dialer"),
            ("android.app.role.HOME", "com.sec.android.app.launcher"),
            ("android.app.role.BROWSER", "com.sec.android.app.sbrowser"),
        ),
        vpns=((WORK, "com.kaspersky.secure.connection"),),
    )
