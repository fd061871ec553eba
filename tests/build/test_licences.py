"""Nothing is handed out whose licence nobody read; the packages are those that are really installed."""

import json
from importlib.metadata import version
from pathlib import Path

import pypdfium2_raw
import PySide6
import pytest

from auditor.android.program import PLATFORM_TOOLS


@pytest.fixture
def licences(script):
    return script("licences")


@pytest.fixture
def contents(script):
    return script("contents")


def test_every_package_of_the_program_has_an_accepted_licence_and_its_text(script, licences):
    names = script("closure").runtime()
    assert licences.check_packages(names) == []
    found = licences.components([*names, "Fieldcheck", "Android Debug Bridge", "Inter", "IBM Plex Mono", "PyInstaller"])
    assert all(len(one.text) > 100 for one in found)
    notice, texts = licences.notice(found), licences.texts(found)
    assert f"pyside6-essentials {names['pyside6-essentials']} - LGPL-3.0-only" in notice
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts
    assert all(one.name in texts for one in found)


def test_a_new_package_under_a_licence_that_nobody_accepted_stops_the_build(contents, licences, monkeypatch, tmp_path):
    text = contents.LIST.read_text(encoding="utf-8")
    assert '"MIT" = "MIT"\n' in text
    shorter = tmp_path / "licences.toml"
    shorter.write_text(text.replace('"MIT" = "MIT"\n', ""), encoding="utf-8")
    monkeypatch.setattr(contents, "LIST", shorter)
    (complaint,) = licences.check_packages(["adbutils", "reportlab"])
    assert complaint.startswith("adbutils is under MIT, which is not accepted")


def test_a_package_that_tells_no_licence_is_not_accepted(licences):
    (complaint,) = licences.check_packages(["never-installed"])
    assert "no licence that could be read" in complaint


def test_each_font_and_program_in_the_package_has_its_licence_text(contents):
    for part in contents.accepted().parts:
        assert part.text.is_file(), part.name
        assert part.licence, part.name


def test_what_comes_inside_a_wheel_is_listed_in_the_version_that_came(contents):
    listed = {part.name: part.version for part in contents.accepted().parts}
    pdfium = json.loads(Path(pypdfium2_raw.__file__).with_name("version.json").read_text(encoding="utf-8"))
    assert listed["Qt"] == version("PySide6-Essentials")
    assert listed["Android Debug Bridge"] == PLATFORM_TOOLS
    assert listed["PDFium"] == str(pdfium["build"])
    # Qt's own file of ICU has the whole version among its words.
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicuuc.so.*")
    assert f"\0{listed['ICU']}\0".encode() in library.read_bytes()


def test_every_font_of_the_resources_belongs_to_a_part(contents):
    resources = contents.ROOT / "resources"
    fonts = [path for path in resources.rglob("*") if path.suffix in (".ttf", ".otf")]
    names = [f"resources/{path.relative_to(resources).as_posix()}" for path in fonts]
    parts = contents.accepted().parts
    assert names
    assert [name for name in names if not any(part.holds(name) for part in parts)] == []
