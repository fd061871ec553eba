"""A package as people ask about it: where it came from, since when it is there, what it is called."""

from dataclasses import replace

import pytest

from auditor.model.appfile import AppFile, Cause, FilePart, FileStamp, Unread
from auditor.model.origin import OriginKind
from auditor.practice.blueprint import FACTORY, FROM_COMPUTER, GALAXY, PLAY, SIDELOADED
from support import build


def brought(source, *, system=False):
    return replace(
        build.package(system=system),
        installer=source.installer,
        initiating=source.initiating,
        originating=source.originating,
    ).origin


@pytest.mark.parametrize(
    ("source", "kind", "by"),
    [
        (PLAY, OriginKind.STORE, "Google Play"),
        (GALAXY, OriginKind.STORE, "Galaxy Store"),
        (SIDELOADED, OriginKind.SIDE_LOADED, None),
        (FROM_COMPUTER, OriginKind.FROM_COMPUTER, None),
        (FACTORY, OriginKind.UNKNOWN, None),
    ],
)
def test_an_app_came_from_a_store_or_from_somebody(source, kind, by):
    origin = brought(source)
    assert (origin.kind, origin.by) == (kind, by)
    assert origin.side_loaded is (kind in (OriginKind.SIDE_LOADED, OriginKind.FROM_COMPUTER))


def test_whoever_began_the_installation_is_told_beside_the_installer():
    assert brought(SIDELOADED).asked_by == "com.sec.android.app.sbrowser"
    assert brought(replace(PLAY, initiating="com.facebook.system")).asked_by == "com.facebook.system"
    assert brought(PLAY).asked_by is None


@pytest.mark.parametrize(
    ("installer", "initiating", "kind"),
    [
        ("org.fdroid.fdroid", None, OriginKind.STORE),
        ("com.android.chrome", None, OriginKind.SIDE_LOADED),
        ("com.airwatch.androidagent", None, OriginKind.MANAGED),
        (None, "com.android.chrome", OriginKind.SIDE_LOADED),
        ("adb", None, OriginKind.FROM_COMPUTER),
    ],
)
def test_only_known_stores_are_stores(installer, initiating, kind):
    assert brought(replace(PLAY, installer="com.android.chrome")).by == "com.android.chrome"
    assert brought(replace(PLAY, installer=installer, initiating=initiating)).kind is kind


def test_preinstalled_apps_say_which_store_updated_them():
    assert brought(FACTORY, system=True).kind is OriginKind.PREINSTALLED
    assert brought(PLAY, system=True).by == "Google Play"


def test_the_first_installation_is_told_for_each_user_or_for_all():
    here = replace(build.state(0), first_install="2024-01-01 10:00:00")
    package = replace(build.package("a.b", here, build.state(10)), first_install="2023-05-05 05:05:05")
    assert package.first_install_for(0) == "2024-01-01 10:00:00"
    assert package.first_install_for(10) == package.first_install_for(99) == "2023-05-05 05:05:05"


def test_what_a_file_claims_goes_in_and_comes_out_whole():
    icon = Unread(FilePart.ICON, Cause.MALFORMED, "broken")
    told = AppFile(
        "a.b", FileStamp("/x.apk", 1, 2), "L", "E", "F", "H", None, ("0" * 64,), ("1" * 64,), ("v2",), (icon,)
    )
    package = build.package("a.b").with_file(told, "2026-0001-abcd")
    assert package.told_file == told
    assert package.read_in == "2026-0001-abcd"
    assert package.labels == ("L", "H", "E", "F")
    assert package.all_signers == ("0" * 64, "1" * 64)
    assert package.lacks(FilePart.ICON) == icon
    assert package.lacks(FilePart.LABEL) is None
