"""To whom the files of a package belong, by the tables that the freezing program leaves."""

import json
import sysconfig
from pathlib import Path

import pytest


@pytest.fixture
def contents(script):
    return script("contents")


@pytest.fixture
def owners(contents, tmp_path):
    return contents.Owners(Path(sysconfig.get_paths()["purelib"]), tmp_path)


def entry(contents, name, source):
    return contents.Entry(name, Path(source))


def test_modules_belong_to_those_whose_packages_brought_them(contents, owners):
    site = Path(sysconfig.get_paths()["purelib"])
    stdlib = Path(sysconfig.get_paths()["stdlib"])
    told = {
        "reportlab": entry(contents, "reportlab", site / "reportlab" / "__init__.py"),
        "Python": entry(contents, "json", stdlib / "json" / "__init__.py"),
        "Fieldcheck": entry(contents, "auditor.app", contents.ROOT / "auditor" / "app.py"),
        "Inter": entry(
            contents, "resources/fonts/Inter-Regular.ttf", contents.ROOT / "resources/fonts/Inter-Regular.ttf"
        ),
        "Android Debug Bridge": entry(contents, "adbutils/binaries/adb", site / "adbutils" / "binaries" / "adb"),
        "PyInstaller": entry(contents, "pyi_rth", site / "PyInstaller" / "hooks" / "rthooks" / "pyi_rth_inspect.py"),
    }
    assert {name: owners.owner(one) for name, one in told.items()} == {name: name for name in told}


def test_a_module_of_the_makers_own_tools_stops_the_build(contents, owners, setup_error):
    site = Path(sysconfig.get_paths()["purelib"])
    with pytest.raises(setup_error, match="belongs to pytest, which is not shipped"):
        owners.owner(entry(contents, "pytest", site / "pytest" / "__init__.py"))


def test_a_file_that_belongs_to_nobody_stops_the_build(contents, owners, setup_error, tmp_path_factory):
    stray = tmp_path_factory.mktemp("elsewhere") / "libstray.so.1"
    stray.touch()
    with pytest.raises(setup_error, match=r"libstray\.so\.1 .* is not accepted: read its licence"):
        owners.owner(entry(contents, "libstray.so.1", stray))


def test_the_tables_tell_files_and_neither_links_nor_options(contents, tmp_path):
    rows = [
        ("a/b.so", "/somewhere/b.so", "BINARY"),
        ("link.so", "a/b.so", "SYMLINK"),
        ("namespace", "-", "PYMODULE"),
        ("an-option", "", "OPTION"),
    ]
    (tmp_path / "COLLECT-00.toc").write_text(repr((rows,)), encoding="utf-8")
    assert [one.name for one in contents.entries(tmp_path)] == ["a/b.so"]
    assert json.dumps([str(one.source) for one in contents.entries(tmp_path)]) == '["/somewhere/b.so"]'


def test_a_package_without_one_of_the_program_s_own_modules_is_not_handed_out(contents, setup_error, tmp_path):
    for name in ("auditor/__init__.py", "auditor/app.py", "ui/__init__.py", "ui/views/__init__.py", "ui/views/help.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    whole = ["auditor", "auditor.app", "json", "ui", "ui.views", "ui.views.help"]
    contents.check_whole(whole, tmp_path)
    with pytest.raises(setup_error, match=r"lacks modules of the program: ui\.views\.help\."):
        contents.check_whole(whole[:-1], tmp_path)


def test_where_there_is_no_dpkg_a_stray_library_is_named_all_the_same(
    contents, owners, setup_error, tmp_path, monkeypatch
):
    monkeypatch.setattr(contents.shutil, "which", lambda _name: None)
    stray = tmp_path.parent / "stray.dll"
    with pytest.raises(setup_error, match=r"stray\.dll .* is not accepted"):
        owners.owner(entry(contents, "stray.dll", stray))


def test_on_windows_all_that_lies_in_python_s_own_folder_came_with_python(contents, owners, tmp_path, monkeypatch):
    monkeypatch.setattr(contents.sys, "platform", "win32")
    monkeypatch.setattr(contents.sys, "base_prefix", str(tmp_path.parent / "Python311"))
    for name in ("DLLs/libcrypto-3.dll", "DLLs/_ssl.pyd", "vcruntime140.dll", "python311.dll"):
        assert owners.owner(entry(contents, name, tmp_path.parent / "Python311" / name)) == "Python"
