import ast
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
# On every Debian, or brought by a package that brings a program of the list as well.
WITH_EVERY_DEBIAN = {"mount", "umount", "ps", "sha256sum", "git"}
WITH_ANOTHER = {"pdftotext": "pdfsig", "objcopy": "ld", "as": "ld"}
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks Qt's libraries")


def test_this_machine_has_what_the_tests_need(machine):
    assert machine.both(machine.need_libraries(), machine.need_programs()).things == ()
    assert machine.need_venv().things == ()


def programs_of(path):
    """What a file of tests starts by name."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("run", "Popen"):
            words = call.args[0] if call.args else None
            if isinstance(words, ast.List) and isinstance(words.elts[0], ast.Constant):
                yield words.elts[0].value


def test_every_program_that_the_tests_start_is_provided(machine):
    """A journey typed with a program that only the machine of its writer had."""
    started = {name for path in TESTS.rglob("*.py") for name in programs_of(path) if name[0] not in "-/"}
    assert "xdotool" in started
    needed = {WITH_ANOTHER.get(name, name) for name in started - WITH_EVERY_DEBIAN}
    assert needed <= set(machine.TEST_PROGRAMS)


@LINUX
def test_a_library_that_cannot_be_loaded_is_missing(machine, monkeypatch):
    monkeypatch.setitem(machine.LIBRARIES, "libabsent-of-fieldcheck.so.1", "libabsent1")
    assert machine.need_libraries() == machine.Missing(("libabsent-of-fieldcheck.so.1",), ("libabsent1",))


@LINUX
def test_programs_of_one_package_are_installed_once(machine, monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    monkeypatch.setattr(machine, "TEST_FILES", {"/no/such/place/a.jar": "libjaxb-java"})
    missing = machine.need_programs()
    assert missing.things == (
        "pdfsig",
        "pdftoppm",
        "certutil",
        "strace",
        "java",
        "softhsm2-util",
        "openssl",
        "aapt",
        "apksigner",
        "patchelf",
        "ld",
        "icupkg",
        "Xvfb",
        "dbus-daemon",
        "xdotool",
        "/no/such/place/a.jar",
    )
    packages = (
        "poppler-utils",
        "libnss3-tools",
        "strace",
        "default-jre-headless",
        "softhsm2",
        "openssl",
        "aapt",
        "apksigner",
        "patchelf",
        "binutils",
        "icu-devtools",
        "xvfb",
        "dbus",
        "xdotool",
        "libjaxb-java",
    )
    assert missing.packages == packages
    assert missing.apt_line == f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


@LINUX
def test_what_a_window_on_a_screen_needs_is_asked_for_with_the_tests_alone(machine, monkeypatch):
    monkeypatch.setattr(machine, "_loads", lambda name: name != "libxcb-icccm.so.4")
    monkeypatch.setitem(machine.TEST_FILES, "/usr/lib/*/no-such.typelib", "gir1.2-absent")
    assert machine.need_programs().packages == ("gir1.2-absent", "libxcb-icccm4")
    assert machine.need_libraries().things == ()


def test_python_without_venv_is_missing_one_package(machine, monkeypatch):
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert machine.need_venv().packages == ("python3-venv",)


def test_nothing_missing_needs_nothing(machine, monkeypatch):
    monkeypatch.setattr(machine, "_apt_prefix", pytest.fail)
    machine.provide(machine.Missing((), ()))


def test_without_apt_the_packages_are_named(machine, monkeypatch, setup_error):
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    with pytest.raises(setup_error, match=r"lacks libX.*Debian.*libx1"):
        machine.provide(machine.Missing(("libX",), ("libx1",)))


def test_without_the_right_to_use_apt_the_line_to_type_is_printed(machine, monkeypatch, setup_error):
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/bin/{name}" if name == "apt-get" else None)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(setup_error, match="sudo apt-get install --no-install-recommends libx1"):
        machine.provide(machine.Missing(("libX",), ("libx1",)))


def test_apt_renews_its_lists_once_and_then_installs_what_is_missing(machine, monkeypatch):
    ran = []
    monkeypatch.setattr(machine, "_apt_prefix", lambda: ["env", "DEBIAN_FRONTEND=noninteractive"])
    monkeypatch.setattr(machine, "_apt", ran.append)
    machine.provide(machine.Missing(("libX", "libY"), ("libx1", "liby1")))
    assert [command[4] for command in ran] == ["update", "install"]
    assert ran[1][-3:] == ["--no-install-recommends", "libx1", "liby1"]


def test_apt_s_own_words_are_shown_when_it_fails(machine, monkeypatch, setup_error):
    monkeypatch.setattr(machine, "_apt_prefix", list)
    monkeypatch.setattr(machine, "_apt", lambda _command: "no such package")
    with pytest.raises(setup_error, match="no such package"):
        machine.provide(machine.Missing(("libX",), ("libx1",)))
