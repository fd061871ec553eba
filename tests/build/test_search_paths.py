"""Where the package's libraries look for others: inside the package alone. Real libraries, real patchelf."""

import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("patchelf") is None or shutil.which("ld") is None,
    reason="search paths are Linux's, and need patchelf and binutils",
)


@pytest.fixture
def search_paths(script):
    return script("search_paths")


@pytest.fixture
def library(tmp_path):
    """A shared library with nothing in it, that looks for others where it is told."""

    def make(name, *places):
        (tmp_path / "empty.s").write_text(".section .note.GNU-stack\n", encoding="utf-8")
        subprocess.run(["as", "-o", tmp_path / "empty.o", tmp_path / "empty.s"], check=True)
        folder = tmp_path / "package"
        folder.mkdir(exist_ok=True)
        paths = ["-rpath", ":".join(places)] if places else []
        subprocess.run(["ld", "-shared", *paths, "-o", folder / name, tmp_path / "empty.o"], check=True)
        return folder

    return make


def places(path):
    told = subprocess.run(["patchelf", "--print-rpath", path], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def test_a_place_of_the_maker_s_is_taken_out_and_the_package_s_own_stays(search_paths, library):
    library("libmaker.so.1", "/opt/maker/python/lib")
    library("libboth.so", "$ORIGIN/../lib", "/opt/maker/lib")
    folder = library("libown.so", "$ORIGIN")
    search_paths.settle(folder)
    assert places(folder / "libmaker.so.1") == ""
    assert places(folder / "libboth.so") == "$ORIGIN/../lib"
    assert places(folder / "libown.so") == "$ORIGIN"


def test_a_library_that_looks_elsewhere_stops_the_build(search_paths, library, setup_error):
    folder = library("libmaker.so.1", "/opt/maker/python/lib")
    with pytest.raises(setup_error, match=r"libmaker\.so\.1 looks for libraries in /opt/maker/python/lib"):
        search_paths.check(folder)


def test_links_and_what_is_no_library_are_left_alone(search_paths, library):
    folder = library("libown.so.1.2", "$ORIGIN")
    (folder / "libown.so").symlink_to("libown.so.1.2")
    (folder / "script.so").write_text("GROUP ( libown.so.1.2 )", encoding="utf-8")
    assert [path.name for path in search_paths.libraries(folder)] == ["libown.so.1.2"]
