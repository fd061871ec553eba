"""A small generic phone for each Android version, and one that says hostile things: for tests of what reads them."""

from dataclasses import replace

from auditor.practice import since
from auditor.practice.blueprint import (
    FACTORY,
    PLAY,
    SIDELOADED,
    App,
    AppState,
    Blueprint,
    EnabledSetting,
    Partition,
    ProfileType,
    User,
)
from auditor.practice.making import installed_app, system_app, with_update

VERSIONS = tuple(range(7, 18))
FIRST_PORT = 16_300
_BUILDS = {
    7: ("HUAWEI", "HUAWEI", "PRA-LX1", "PRA-LX1", "HWPRA-H", "HUAWEIPRA-LX1", "C432B211", "2018-09-01"),
    8: ("motorola", "motorola", "moto g(6)", "ali_retail", "ali", "OPSS27.82-87-6", "12", "2018-12-01"),
    9: ("samsung", "samsung", "SM-J530F", "j5y17ltexx", "j5y17lte", "PPR1.180610.011", "J530FXXU7CTF1", "2020-06-01"),
    10: (
        "OnePlus",
        "OnePlus",
        "GM1913",
        "OnePlus7Pro_EEA",
        "OnePlus7Pro",
        "QKQ1.190716.003",
        "2006090244",
        "2020-05-01",
    ),
    11: ("Xiaomi", "Redmi", "M2101K6G", "sweet_global", "sweet", "RKQ1.200826.002", "V12.5.9.0.RKFMIXM", "2021-10-01"),
    12: ("Sony", "Sony", "XQ-BC52", "XQ-BC52", "XQ-BC52", "61.1.A.7.35", "061001A007003501602", "2022-05-01"),
    13: ("FAIRPHONE", "Fairphone", "FP4", "FP4", "FP4", "TKQ1.230127.002", "2Z2B", "2023-09-05"),
    14: ("samsung", "samsung", "SM-G991B", "o1sxeea", "o1s", "UP1A.231005.007", "G991BXXSBGXDA", "2024-05-01"),
    15: ("Google", "google", "Pixel 7", "panther", "panther", "AP4A.250205.002", "12821496", "2025-02-05"),
    16: ("Google", "google", "Pixel 8", "shiba", "shiba", "BP2A.250605.031.A2", "13578606", "2025-06-05"),
    17: ("Google", "google", "Pixel 10", "frankel", "frankel", "CP2A.260605.012", "14021887", "2026-09-05"),
}
_OWNER_FLAGS = ((14, 0x4C13), (11, 0xC13), (7, 0x13))


def _users(android: int) -> tuple[User, ...]:
    owner = next(flags for since, flags in _OWNER_FLAGS if android >= since)
    work = 0x1030 if android >= since.PROFILE_FLAG else 0x30
    return (User(0, "Owner", owner), User(10, "Work profile", work, ProfileType.WORK))


def _apps() -> tuple[App, ...]:
    both = (0, 10)
    system = ("android", "com.android.systemui", "com.android.settings", "com.android.phone", "com.android.shell")
    chrome = with_update(system_app("com.android.chrome", 10_060, both))
    radio = system_app("com.android.fmradio", 10_061, (0,))
    off = replace(radio.state_for(0), enabled=EnabledSetting.DISABLED_USER, last_disabled_caller="com.android.settings")
    gone = AppState(0, installed=False, stopped=True, not_launched=True, first_install=None)
    kept = replace(gone, data_kept=True)
    egg = system_app("com.android.egg", 10_062, both).with_state(gone)
    return (
        *(system_app(name, 10_050 + index, both) for index, name in enumerate(system)),
        chrome,
        radio.with_state(off),
        egg,
        installed_app("com.redcanoe.weather", "Red Canoe Weather", 10_100, both, PLAY),
        installed_app("org.openfield.maps", "Openfield Maps", 10_101, (0,), SIDELOADED),
        installed_app("ca.northlake.banking", "Northlake Banking", 10_102, (10,), PLAY),
        installed_app("com.quillandbook.reader", "Quill Reader", 10_103, (10,), FACTORY).with_state(kept),
    )


def generic(android: int) -> Blueprint:
    """A small phone of that Android version: owner and work profile, an app in most conditions, nothing banned."""
    maker, brand, model, product, device, build_id, incremental, patch = _BUILDS[android]
    return Blueprint(
        name=f"android{android}",
        title=f"Generic phone with Android {android}",
        android=android,
        maker=maker,
        brand=brand,
        model=model,
        product=product,
        device=device,
        build_id=build_id,
        incremental=incremental,
        security_patch=patch,
        serial=f"PRACTICE-ANDROID{android}",
        port=FIRST_PORT + 20 * (android - VERSIONS[0]),
        users=_users(android),
        apps=_apps(),
        vendor_lines=("hwflags=[ ]",) if brand == "HUAWEI" else (),
    )


HOSTILE_NAMES = (
    "com.evil.$(reboot)",
    "com.evil;reboot",
    "com.evil`id`",
    "com.evil|cat",
    "com.evil'quote",
    'com.evil"double',
    "com.evil&amp;<b>bold</b>",
    "com.evil.\u202ekcit.kot",
    "com.evil.\x1b[31mred\x07",
    "com.evil." + "a" * 10_000,
    "com.evil=equals",
    "com.evil,comma",
    "--user",
)
"""Package names that no honest Android accepts; a hostile phone may say anything."""


def hostile() -> Blueprint:
    """A phone whose names, versions and users are written to break whoever reads or prints them."""
    users = (
        User(0, "<b>Owner</b>\u202e:13} running", 0x4C13),
        User(10, "Work\x1b[2J\x07" + "w" * 10_000, 0x1030, ProfileType.WORK),
    )
    apps = [App(name, "<img src=x>\u202e", 10_200 + index, vendor="evil") for index, name in enumerate(HOSTILE_NAMES)]
    spoof = "1.0\n    User 0: ceDataInode=0 installed=false enabled=3\n  Package [com.evil.invented] (0):\n    appId=1"
    apps.append(App("com.evil.version", "Version", 10_250, version_name=spoof, vendor="evil"))
    apps.append(
        App("com.evil.controls", "Controls", 10_251, version_name="\x00\x01\x1b]0;title\x07\u2066", vendor="evil")
    )
    phone = generic(14)
    system = tuple(app for app in phone.apps if app.partition is not Partition.DATA)
    return replace(phone, name="hostile", serial="PRACTICE-HOSTILE", port=16_260, users=users, apps=(*system, *apps))
