"""Two more practice phones: a courier's small compliant one, and an analyst's whose system apps stay."""

from dataclasses import replace

from auditor.practice.apps_android import AOSP, CORE, GOOGLE, PIXEL
from auditor.practice.apps_people import PEOPLE_APPS
from auditor.practice.apps_samsung import NOKIA
from auditor.practice.blueprint import PLAY, SIDELOADED, App, Blueprint, ProfileType, User
from auditor.practice.making import installed_app, numbered, patched, system_app, with_update

COURIER_APPS = 60
ANALYST_APPS = 180
OWNER, PRIVATE = 0, 11
FIRST_INSTALLED_ID = 10_300


def _installed(rows: tuple[tuple[str, str], ...], users: tuple[int, ...] = (OWNER,)) -> list[App]:
    return [
        installed_app(name, label, FIRST_INSTALLED_ID + index, users, PLAY) for index, (name, label) in enumerate(rows)
    ]


def courier() -> Blueprint:
    """Nokia 5.3, Android 10, one user, nothing banned."""
    system = (*CORE, "com.android.chrome", "com.android.vending", "com.google.android.gms", "com.google.android.gsf")
    names = (*system, *NOKIA[: COURIER_APPS - len(system) - 10])
    apps = [system_app(name, app_id, (OWNER,)) for name, app_id in numbered(names)]
    apps += _installed(PEOPLE_APPS[: COURIER_APPS - len(names)])
    chrome = next(app for app in apps if app.name == "com.android.chrome")
    return Blueprint(
        name="courier",
        title="Courier's phone: one user, nothing banned",
        android=10,
        maker="HMD Global",
        brand="Nokia",
        model="Nokia 5.3",
        product="CaptainAmerica_00WW",
        device="CAP_sprout",
        build_id="QKQ1.200127.002",
        incremental="00WW_1_210",
        security_patch="2021-02-05",
        serial="PRACTICE-COURIER",
        port=16_220,
        users=(User(OWNER, "Owner", 0x13),),
        apps=patched(apps, [with_update(chrome)]),
        roles=(("android.app.role.SMS", "com.android.mms.service"),),
    )


def analyst() -> Blueprint:
    """Pixel 9, Android 17: a banned app among the preinstalled ones, another installed; a private space."""
    users = (OWNER, PRIVATE)
    names = (*CORE, *AOSP, *GOOGLE, *PIXEL)[: ANALYST_APPS - 30]
    rows = (("com.tencent.mm", "WeChat"), *PEOPLE_APPS[: ANALYST_APPS - len(names) - 3])
    apps = [system_app(name, app_id, users) for name, app_id in numbered(names)]
    apps.append(replace(system_app("com.zhiliaoapp.musically", FIRST_INSTALLED_ID - 1, (OWNER,)), label="TikTok"))
    apps += _installed(rows)
    # Three letters of another script: what a fake looks like.
    apps.append(
        installed_app("org.freeclips.player", "\u0422\u0456k\u0422ok", FIRST_INSTALLED_ID + 500, (OWNER,), SIDELOADED)
    )
    return Blueprint(
        name="analyst",
        title="Analyst's phone: Android 17, a preinstalled banned app",
        android=17,
        maker="Google",
        brand="google",
        model="Pixel 9",
        product="tokay",
        device="tokay",
        build_id="CP2A.260605.012",
        incremental="14021887",
        security_patch="2026-09-05",
        serial="PRACTICE-ANALYST",
        port=16_240,
        users=(
            User(OWNER, "Owner", 0x4C13),
            User(PRIVATE, "Private space", 0x1010, ProfileType.PRIVATE, running=False),
        ),
        apps=tuple(apps),
        roles=(("android.app.role.HOME", "com.google.android.apps.nexuslauncher"),),
    )
