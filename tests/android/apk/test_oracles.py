"""Our readers against the tools that make and judge APKs: Debian's aapt and apksigner, on their own samples."""

import hashlib
import zipfile
from pathlib import Path

import pytest
import uiautomator2
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate

from auditor.practice.apk import build_apk, signing_of
from auditor.practice.people import blueprint_of
from support import apks

EN, FR, FR_CA, ZH, AR = ("en", "CA"), ("fr", "FR"), ("fr", "CA"), ("zh", "CN"), ("ar", "EG")


def digest_in(samples, name):
    certificate = load_pem_x509_certificate((samples / f"{name}.pem").read_bytes())
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


@pytest.mark.parametrize(
    ("name", "sdk", "schemes"),
    [
        ("v1", 28, ("v1",)),
        ("v2", 34, ("v2",)),
        ("v123", 23, ("v1", "v2", "v3")),
        ("v123", 25, ("v1", "v2", "v3")),
        ("v123", 30, ("v1", "v2", "v3")),
        ("rotated", 25, ("v1", "v2", "v3")),
        ("rotated", 30, ("v1", "v2", "v3")),
        ("split", 30, ("v2",)),
    ],
)
def test_signers_are_those_that_apksigner_verifies(samples, read, name, sdk, schemes):
    apk = samples / f"{name}.apk"
    app = read(apk.read_bytes(), sdk=sdk, whole=False).app
    assert app.signers == apks.told_signers(apk, sdk)
    assert app.signing_schemes == schemes
    assert app.unread == ()


def test_a_rotated_signer_shows_the_old_one_too(samples, read):
    app = read((samples / "rotated.apk").read_bytes()).app
    assert (app.signers, app.past_signers) == ((digest_in(samples, "two"),), (digest_in(samples, "one"),))
    before = read((samples / "rotated.apk").read_bytes(), sdk=25).app
    assert (before.signers, before.past_signers) == ((digest_in(samples, "one"),), ())


def test_labels_are_those_that_aapt_shows(samples, read):
    said = apks.badge(samples / "v2.apk")
    data = (samples / "v2.apk").read_bytes()
    expected = {EN: "", FR: "fr", FR_CA: "fr-CA", ZH: "zh-CN", AR: "ar"}
    shown = {locale: read(data, locale=locale).app.label for locale in expected}
    assert shown == {locale: said.labels[language] for locale, language in expected.items()}
    app = read(data, locale=ZH).app
    assert (app.label_en, app.label_fr) == ("Sample", "Échantillon")
    assert app.launcher_label == "样本 home"
    assert read(data).app.launcher_label == said.launcher


def test_icons_are_found_and_drawn(samples, read):
    assert read((samples / "v2.apk").read_bytes()).app.icon
    assert read((samples / "adaptive.apk").read_bytes()).app.icon
    literal = read((samples / "literal.apk").read_bytes()).app
    assert (literal.label, literal.icon, literal.unread) == ("Written out", None, ())


def test_a_split_has_no_label_and_no_icon_and_that_is_no_trouble(samples, read):
    app = read((samples / "split.apk").read_bytes()).app
    assert (app.label, app.icon, app.unread) == (None, None, ())


THIRD_PARTY = sorted(Path(uiautomator2.__file__).parent.rglob("*.apk"))


@pytest.mark.parametrize("apk", THIRD_PARTY, ids=lambda path: path.name)
def test_a_stranger_s_app_is_read_like_our_own(apk, read):
    if (missing := apks.absent()) is not None:
        pytest.skip(missing)
    said = apks.badge(apk)
    got = read(apk.read_bytes(), said.package, EN)
    assert got.app.signers == apks.told_signers(apk, 30)
    assert got.app.label == said.labels[""]
    assert got.app.icon
    assert got.taken < apk.stat().st_size / 4


def test_there_is_a_stranger_s_app_to_read():
    assert THIRD_PARTY


def test_practice_apps_are_apps_to_the_tools_too(tmp_path, read):
    if (missing := apks.absent()) is not None:
        pytest.skip(missing)
    by_way = {}
    for app in sorted(blueprint_of("manager").apps, key=lambda app: app.system):
        signing = signing_of(app.vendor)
        by_way[(*signing.schemes, signing.before is not None)] = app
    assert len(by_way) >= 5
    for app in by_way.values():
        apk = tmp_path / f"{app.name}.apk"
        apk.write_bytes(build_apk(app, "/x/base.apk").all())
        with zipfile.ZipFile(apk) as archive:
            assert archive.testzip() is None
        got = read(apk.read_bytes(), app.name, EN).app
        # Androids since 11 want more than v1 of an app for them, and apksigner with them.
        assert got.signers == apks.told_signers(apk, 28 if got.signing_schemes == ("v1",) else 30)
        said = apks.badge(apk)
        assert (got.label, got.label_fr) == (said.labels[""], said.labels.get("fr", said.labels[""]))
